package live.lsn.desk.floor;

import live.lsn.desk.DeskSession;
import live.lsn.desk.attach.Capture;
import live.lsn.desk.attach.FilesViewModel;
import live.lsn.ui.Background;

import java.time.InstantSource;

/// Photos of what came damaged, taken in at the dock.
final class LotFiles implements AutoCloseable {
    /// The key that attaches one.
    static final String KEY = "Ctrl+T";

    private final FilesViewModel model;

    LotFiles(
            DeskSession session,
            FloorCommands commands,
            InstantSource clock,
            Background background) {
        var store = session.outbox().attachments();
        model =
                new FilesViewModel(
                        session.files(),
                        new Capture(store, clock),
                        store,
                        commands::attach,
                        background);
    }

    FilesViewModel model() {
        return model;
    }

    @Override
    public void close() {
        model.close();
    }
}
