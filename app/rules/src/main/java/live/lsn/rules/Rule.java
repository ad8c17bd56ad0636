package live.lsn.rules;

import live.lsn.api.model.Aggregate;
import live.lsn.api.procedure.Command;

import org.jspecify.annotations.Nullable;

/// What a command does to an aggregate. Total: every state and every input has an outcome, never an
/// exception.
@FunctionalInterface
public interface Rule<A extends Aggregate, C extends Command> {
    /// @param before the aggregate as it is; null where there is none
    Outcome<A> apply(@Nullable A before, C command, Context context);
}
