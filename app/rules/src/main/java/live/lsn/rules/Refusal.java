package live.lsn.rules;

import java.util.List;
import java.util.Map;

/// Why a command cannot be done.
///
/// @param code stable, and the key of the message that people read, such as
///   fraud.case.already-decided
/// @param fields the input's fields that are at fault; empty where the state is
/// @param details values for the message, by name; nothing personal
public record Refusal(String code, List<String> fields, Map<String, String> details) {
    public static Refusal of(String code, String... fields) {
        return new Refusal(code, List.of(fields), Map.of());
    }
}
