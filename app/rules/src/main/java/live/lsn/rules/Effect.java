package live.lsn.rules;

import live.lsn.api.model.Aggregate;
import live.lsn.api.procedure.Command;

/// Tells whether a record shows that a command took effect, where a platform keeps no account of
/// the commands that it took.
@FunctionalInterface
public interface Effect<A extends Aggregate, C extends Command> {
    /// @param now the record as the platform has it
    /// @param context whose command it is and since when it can have taken effect
    boolean isIn(A now, C command, Context context);
}
