package live.lsn.desk;

import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Aggregate;
import live.lsn.api.model.Permission;
import live.lsn.api.procedure.Command;
import live.lsn.api.procedure.Procedure.Mutation;
import live.lsn.rules.CommandRules;

import java.util.Set;

/// What somebody may do, as the declarations say that the platform goes by too: whatever a screen
/// offers is asked of this.
public record Access(Set<Permission> granted) {
    public Access {
        granted = Set.copyOf(granted);
    }

    /// Whether the platform lets the person read the collection.
    public boolean reads(SyncedCollection<?> collection) {
        return collection.permission() == null || granted.contains(collection.permission());
    }

    /// Whether the platform takes the command from the person, as far as that is a matter of
    /// permissions.
    public <A extends Aggregate, C extends Command> boolean gives(
            Mutation<C, A> procedure, C command) {
        return CommandRules.of(procedure).allows(granted, command);
    }

    /// Whether there is any command that the person may give.
    public boolean givesAny() {
        return CommandRules.ALL.stream()
                .map(rule -> rule.procedure().permission())
                .anyMatch(needed -> needed == null || granted.contains(needed));
    }
}
