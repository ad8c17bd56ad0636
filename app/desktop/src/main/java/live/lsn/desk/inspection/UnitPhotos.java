package live.lsn.desk.inspection;

import javafx.scene.Scene;

import live.lsn.api.procedure.GoodsProcedures;
import live.lsn.api.procedure.GoodsProcedures.AttachToLot;
import live.lsn.desk.DeskSession;
import live.lsn.desk.attach.Capture;
import live.lsn.desk.attach.FilePicker;
import live.lsn.desk.attach.FilesViewModel;
import live.lsn.desk.store.KeptFile;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.rules.Refusal;
import live.lsn.ui.Background;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Consumer;

/// Photos of units. One that does not fit on the disk is refused, and nothing of the form is lost.
final class UnitPhotos implements AutoCloseable {
    private final SessionDesk desk;
    private final UnitsViewModel units;
    private final FilePicker picker;
    private final FilesViewModel files;

    /// What the photos show that are being taken in; read on a worker.
    private volatile @Nullable Shown shown;

    private record Shown(String inspectionId, int unit) {}

    UnitPhotos(
            DeskSession session,
            SessionDesk desk,
            UnitsViewModel units,
            InstantSource clock,
            Background background,
            FilePicker picker) {
        this.desk = desk;
        this.units = units;
        this.picker = picker;
        var store = session.outbox().attachments();
        files =
                new FilesViewModel(
                        session.files(),
                        new Capture(store, clock),
                        store,
                        this::attach,
                        background);
    }

    FilesViewModel files() {
        return files;
    }

    void onSaid(Consumer<Notice> say) {
        files.onNotice(
                notice -> {
                    var what = shown;
                    if (what != null)
                        say.accept(
                                Notice.done(
                                        "inspection.said.photo",
                                        notice.commandIds().size(),
                                        what.unit()));
                });
        files.onRefusal(why -> say.accept(refused(why)));
    }

    private static Notice refused(Refusal why) {
        return Notice.stopped(why.code());
    }

    /// Asks for photos of the unit in hand; after the last one, of that.
    void ask(@Nullable Scene scene, InspectionWords words) {
        var now = units.work().get();
        if (now == null || scene == null) return;
        var unit = Math.min(now.hand().index(), now.inspection().most());
        var chosen = picker.open(scene.getWindow(), words.of("inspection.photo.ask", unit));
        if (chosen.isEmpty()) return;
        shown = new Shown(now.inspection().id(), unit);
        files.attach(chosen);
    }

    private Sent attach(KeptFile file) {
        var content = file.content();
        var what = Objects.requireNonNull(shown);
        return desk.send(
                GoodsProcedures.ATTACH_TO_LOT,
                new AttachToLot(
                        file.aggregateId(),
                        what.inspectionId(),
                        what.unit(),
                        content.id(),
                        content.sha256(),
                        content.length(),
                        content.type(),
                        file.name()));
    }

    @Override
    public void close() {
        files.close();
    }
}
