package live.lsn.desk.lots;

import live.lsn.api.model.goods.Lot;
import live.lsn.api.procedure.Command;
import live.lsn.api.procedure.Procedure.Mutation;
import live.lsn.desk.sync.Commands;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.rules.Refusal;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;

import java.time.Instant;
import java.util.function.Consumer;

/// Gives commands on lots, one at a time, and takes them back. Whatever is done is on disk before
/// it is told.
final class LotCommands {
    private final Commands commands;
    private final Background background;
    private Consumer<Notice> notices = _ -> {};
    private Consumer<Refusal> refusals = _ -> {};
    private boolean sending; // FX thread only

    /// Something that was done and can still be taken back.
    ///
    /// @param words key of what is told, which leaves the lot open
    record Notice(String commandId, String lot, String words, Instant until) {}

    LotCommands(Commands commands, Background background) {
        this.commands = commands;
        this.background = background;
    }

    /// @param lot its number
    /// @param words key of what is told once it is done
    /// @param done run after it was told
    <C extends Command> void send(
            Mutation<C, Lot> procedure, C command, String lot, String words, Runnable done) {
        if (sending) return;
        sending = true;
        background.load(
                () -> commands.send(procedure, command, Commands.UNDO),
                answer -> {
                    switch (answer) {
                        case Loadable.Loading<Sent> _ -> {}
                        case Loadable.Failed<Sent> _ -> {
                            sending = false;
                            refuse(Refusal.of("command.not-saved"));
                        }
                        case Loadable.Ready<Sent>(Sent.Refused(Refusal why)) -> {
                            sending = false;
                            refuse(why);
                        }
                        case Loadable.Ready<Sent>(Sent.Queued(String id, Instant until)) -> {
                            sending = false;
                            // The form's draft goes before the form does.
                            notices.accept(new Notice(id, lot, words, until));
                            done.run();
                        }
                    }
                });
    }

    void undo(Notice notice, Runnable then) {
        background.load(
                () -> commands.undo(notice.commandId()),
                answer -> {
                    if (!(answer instanceof Loadable.Ready<Boolean>(Boolean undone))) return;
                    if (!undone) refuse(Refusal.of("fraud.undo.too-late"));
                    then.run();
                });
    }

    void refuse(Refusal why) {
        refusals.accept(why);
    }

    void onNotice(Consumer<Notice> listener) {
        notices = listener;
    }

    void onRefusal(Consumer<Refusal> listener) {
        refusals = listener;
    }
}
