package live.lsn.desk.inspection;

import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;

import live.lsn.api.model.goods.LotFile;
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
import live.lsn.ui.Snapshots;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/// Photos of units. One that does not fit on the disk is refused, and nothing of the form is lost.
final class UnitPhotos implements AutoCloseable {
    private final SessionDesk desk;
    private final UnitsViewModel units;
    private final FilePicker picker;
    private final FilesViewModel files;
    private Consumer<Notice> say = _ -> {};

    /// What a photo shows; kept with it, since another unit may be in hand when it is taken in.
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
                        _ -> new Sent.Refused(Refusal.of("command.not-saved")),
                        background);
    }

    FilesViewModel files() {
        return files;
    }

    void onSaid(Consumer<Notice> listener) {
        say = listener;
        files.onRefusal(why -> listener.accept(refused(why)));
    }

    /// What happened, what is safe, what to do.
    private static Notice refused(Refusal why) {
        return Notice.stopped(
                why.code().equals("attachment.disk-full")
                        ? "inspection.said.photo-no-room"
                        : why.code());
    }

    /// Asks for photos of the unit in hand; after the last one, of that.
    void ask(@Nullable Scene scene, InspectionWords words) {
        var what = inHand();
        if (what == null || scene == null) return;
        attach(picker.open(scene.getWindow(), words.of("inspection.photo.ask", what.unit())), what);
    }

    /// Takes photos from the clipboard, or from a folder they were dragged out of.
    ///
    /// @return whether there was one
    boolean take(Clipboard board) {
        var what = inHand();
        if (what == null || !board.hasFiles()) return false;
        attach(board.getFiles().stream().map(File::toPath).toList(), what);
        return true;
    }

    private @Nullable Shown inHand() {
        var now = units.work().get();
        return now == null
                ? null
                : new Shown(
                        now.inspection().id(),
                        Math.min(now.hand().index(), now.inspection().most()));
    }

    private void attach(List<Path> chosen, Shown what) {
        if (chosen.isEmpty()) return;
        files.attach(
                chosen,
                new FilesViewModel.Way(
                        file -> name(file, what.inspectionId(), what.unit()),
                        notice ->
                                say.accept(
                                        Notice.done(
                                                "inspection.said.photo",
                                                notice.commandIds().size(),
                                                what.unit())),
                        why -> say.accept(refused(why))));
    }

    /// Keeps a photo with marks beside the one that it was drawn on, of the same unit.
    ///
    /// @param done told when it is kept
    /// @param refused told why it is not
    void attachMarked(
            WritableImage picture,
            String name,
            LotFile of,
            Consumer<Notice> done,
            Consumer<Notice> refused) {
        files.attachDrawn(
                () -> {
                    var png = new ByteArrayOutputStream();
                    Snapshots.write(picture, png);
                    return png.toByteArray();
                },
                name,
                new FilesViewModel.Way(
                        file -> name(file, of.inspectionId(), of.unit()),
                        _ -> done.accept(Notice.done("inspection.said.marked")),
                        why -> refused.accept(refused(why))));
    }

    private Sent name(KeptFile file, @Nullable String inspectionId, @Nullable Integer unit) {
        var content = file.content();
        return desk.send(
                GoodsProcedures.ATTACH_TO_LOT,
                new AttachToLot(
                        file.aggregateId(),
                        inspectionId,
                        unit,
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
