package live.lsn.rules;

import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Aggregate;
import live.lsn.api.procedure.Command;
import live.lsn.api.procedure.Procedure.Mutation;

/// Binds a rule to the procedure that carries its command and to the collection that it changes.
public record CommandRule<A extends Aggregate, C extends Command>(
        Mutation<C, A> procedure, SyncedCollection<A> collection, Rule<A, C> rule) {
    public static <A extends Aggregate, C extends Command> CommandRule<A, C> of(
            Mutation<C, A> procedure, SyncedCollection<A> collection, Rule<A, C> rule) {
        return new CommandRule<>(procedure, collection, rule);
    }
}
