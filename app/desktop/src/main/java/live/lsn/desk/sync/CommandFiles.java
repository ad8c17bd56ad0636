package live.lsn.desk.sync;

import live.lsn.api.model.Aggregate;
import live.lsn.api.model.Attachment;
import live.lsn.api.procedure.Command;
import live.lsn.api.trpc.Json;
import live.lsn.desk.store.AttachmentStore;
import live.lsn.desk.store.KeptFile.Standing;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.rules.CommandRule;
import live.lsn.rules.CommandRules;

import tools.jackson.core.JacksonException;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which files commands name. They stand in a command's input, so there is no second account that
/// could differ from it.
final class CommandFiles {
    private final AttachmentStore store;
    private final Map<String, List<Attachment.Content>> known = new ConcurrentHashMap<>();

    CommandFiles(AttachmentStore store) {
        this.store = store;
    }

    /// The files that the command names.
    List<Attachment.Content> of(OutboxCommand command) {
        var rule = CommandRules.of(command.procedure());
        if (rule == null || !rule.takesFiles()) return List.of();
        return known.computeIfAbsent(command.id(), _ -> read(rule, command));
    }

    private static <A extends Aggregate, C extends Command> List<Attachment.Content> read(
            CommandRule<A, C> rule, OutboxCommand command) {
        try {
            return rule.filesOf(Json.MAPPER.readValue(command.input(), rule.procedure().input()));
        } catch (JacksonException | NullPointerException e) {
            // Written by another version; the platform judges it.
            return List.of();
        }
    }

    /// Whether a command has to wait for a file that is still to be sent. One that is not known
    /// here is none to wait for: the platform tells whether it has it.
    boolean holds(OutboxCommand command) {
        for (var content : of(command)) {
            var file = store.find(content.id());
            if (file != null && file.standing() != Standing.SENT) return true;
        }
        return false;
    }

    /// Whether later commands on the same record may overtake this one while it waits for a file:
    /// it decides nothing, so its place among them does not matter.
    static boolean stepsAside(OutboxCommand command) {
        var rule = CommandRules.of(command.procedure());
        return rule != null && rule.commutes();
    }

    /// Forgets all but these.
    void keep(Collection<String> commandIds) {
        known.keySet().retainAll(commandIds);
    }
}
