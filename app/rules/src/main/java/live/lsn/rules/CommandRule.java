package live.lsn.rules;

import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Aggregate;
import live.lsn.api.model.Attachment;
import live.lsn.api.model.Permission;
import live.lsn.api.procedure.Command;
import live.lsn.api.procedure.Procedure.Mutation;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Binds a rule to the procedure that carries its command and to the collection that it changes.
///
/// @param commutes whether it may be done on any version, since it decides nothing: no version is
///   compared
/// @param alsoNeeds what some commands ask for beside the procedure's permission; null where
///   nothing more
/// @param effect whether a record shows that the command took effect; never, where it leaves no
///   trace of its own
/// @param attachments the files that a command names: the platform must hold them before it takes
///   the command, so a desk sends them first; null where commands name none
public record CommandRule<A extends Aggregate, C extends Command>(
        Mutation<C, A> procedure,
        SyncedCollection<A> collection,
        Rule<A, C> rule,
        boolean commutes,
        Function<C, @Nullable Permission> alsoNeeds,
        Effect<A, C> effect,
        @Nullable Function<C, List<Attachment.Content>> attachments) {
    public static <A extends Aggregate, C extends Command> CommandRule<A, C> of(
            Mutation<C, A> procedure, SyncedCollection<A> collection, Rule<A, C> rule) {
        return new CommandRule<>(
                procedure, collection, rule, false, _ -> null, (_, _, _) -> false, null);
    }

    /// The same, done on any version.
    public CommandRule<A, C> commuting() {
        return new CommandRule<>(procedure, collection, rule, true, alsoNeeds, effect, attachments);
    }

    /// The same, asking for a further permission where the command calls for it.
    public CommandRule<A, C> alsoNeeding(Function<C, @Nullable Permission> permission) {
        return new CommandRule<>(
                procedure, collection, rule, commutes, permission, effect, attachments);
    }

    /// The same, known by what it leaves in the record.
    public CommandRule<A, C> knownBy(Effect<A, C> trace) {
        return new CommandRule<>(
                procedure, collection, rule, commutes, alsoNeeds, trace, attachments);
    }

    /// The same, with commands that name files.
    public CommandRule<A, C> attaching(Function<C, List<Attachment.Content>> files) {
        return new CommandRule<>(procedure, collection, rule, commutes, alsoNeeds, effect, files);
    }

    /// Whether commands of this kind name files.
    public boolean takesFiles() {
        return attachments != null;
    }

    /// The files that a command names.
    public List<Attachment.Content> filesOf(C command) {
        return attachments == null ? List.of() : attachments.apply(command);
    }

    /// Whether somebody with these permissions may give the command.
    public boolean allows(Set<Permission> permissions, C command) {
        var needed = procedure.permission();
        var more = alsoNeeds.apply(command);
        return (needed == null || permissions.contains(needed))
                && (more == null || permissions.contains(more));
    }
}
