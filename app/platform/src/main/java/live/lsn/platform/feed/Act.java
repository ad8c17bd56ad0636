package live.lsn.platform.feed;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is told of a transaction in the audit log: ids, codes, versions and times, never anything
/// personal.
///
/// @param commandId null for what nobody sent as a command
/// @param actor account id, or the name of a program
/// @param action what was done: the procedure's name, or such as `import orders`
/// @param at when the platform took it
/// @param details further codes and numbers, in order
public record Act(
        @Nullable String commandId,
        String actor,
        String action,
        Instant at,
        Map<String, String> details) {
    /// What a program of the platform did by itself.
    public static Act of(String program, String action, Instant at) {
        return new Act(null, program, action, at, Map.of());
    }

    /// The same with one more detail.
    public Act with(String key, String value) {
        var more = new LinkedHashMap<>(details);
        more.put(key, value);
        return new Act(commandId, actor, action, at, more);
    }
}
