package live.lsn.desk.fraud;

import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.AttachToCase;
import live.lsn.desk.DeskSession;
import live.lsn.desk.attach.Capture;
import live.lsn.desk.attach.FilesViewModel;
import live.lsn.desk.store.KeptFile;
import live.lsn.desk.sync.Commands;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.rules.Refusal;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;

import java.time.InstantSource;
import java.util.function.Consumer;

/// The evidence of cases: what attaches a file to one, and takes it back.
final class CaseFiles implements AutoCloseable {
    /// The key that attaches a file.
    static final String KEY = "T";

    private final FilesViewModel model;
    private final Commands commands;
    private final Background background;

    CaseFiles(DeskSession session, InstantSource clock, Background background) {
        this.commands = session.commands();
        this.background = background;
        var store = session.outbox().attachments();
        model =
                new FilesViewModel(
                        session.files(),
                        new Capture(store, clock),
                        store,
                        this::attach,
                        background);
    }

    FilesViewModel model() {
        return model;
    }

    private Sent attach(KeptFile file) {
        var content = file.content();
        return commands.send(
                FraudProcedures.ATTACH_TO_CASE,
                new AttachToCase(
                        file.aggregateId(),
                        content.id(),
                        content.sha256(),
                        content.length(),
                        content.type(),
                        file.name()),
                Commands.UNDO);
    }

    void undo(FilesViewModel.Notice notice, Consumer<Refusal> refused) {
        background.load(
                () -> notice.commandIds().stream().filter(commands::undo).count(),
                answer -> {
                    if (answer instanceof Loadable.Ready<Long>(Long undone)
                            && undone < notice.commandIds().size())
                        refused.accept(Refusal.of("fraud.undo.too-late"));
                });
    }

    @Override
    public void close() {
        model.close();
    }
}
