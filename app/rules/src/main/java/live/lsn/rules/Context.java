package live.lsn.rules;

import java.time.Instant;

/// Whose command it is, and when it was given.
///
/// @param actor account id
/// @param occurredAt when the user confirmed, by the clock of the desk
/// @param commandId what new ids are derived from
/// @param lookup what else can be read by whoever runs the rule
public record Context(String actor, Instant occurredAt, String commandId, Lookup lookup) {
    /// Where nothing else can be read.
    public Context(String actor, Instant occurredAt, String commandId) {
        this(actor, occurredAt, commandId, Lookup.NOTHING);
    }
}
