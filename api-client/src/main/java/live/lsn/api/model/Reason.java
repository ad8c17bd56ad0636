package live.lsn.api.model;

import java.util.Map;

/// Why points were given: a machine reason with the values it was made of.
///
/// @param code stable code of the rule, such as VEL_CARD_ATTEMPTS
/// @param points what the rule added, 1 to 100
/// @param operands the values by name, as text in the unit that the rule names: `{"previous": "3",
///   "limit": "3"}`; nothing personal
public record Reason(String code, Layer layer, int points, Map<String, String> operands) {}
