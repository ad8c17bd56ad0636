package live.lsn.desk.inspection;

import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;

import live.lsn.api.model.goods.LotFile;
import live.lsn.desk.attach.Capture;
import live.lsn.desk.attach.FilesViewModel;
import live.lsn.ui.Shortcut;
import live.lsn.ui.form.PhotoMarks;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.function.Consumer;

/// Draws on a photo of the inspection. What comes of it is a photo of its own beside the first,
/// which stays as it was taken.
final class PhotoMarking {
    private final UnitPhotos photos;
    private final InspectionWords words;
    private final Consumer<Node> show;
    private final Consumer<@Nullable Notice> back;
    private @Nullable PhotoMarks view;
    private int latest; // FX thread only; an answer to an older request is dropped

    /// @param show shows the photo in the place of the form
    /// @param back shows the form again and says something there, or only that where it is shown
    PhotoMarking(
            UnitPhotos photos,
            InspectionWords words,
            Consumer<Node> show,
            Consumer<@Nullable Notice> back) {
        this.photos = photos;
        this.words = words;
        this.show = show;
        this.back = back;
    }

    void open(LotFile file) {
        var mine = ++latest;
        photos.files()
                .content(
                        file.file(),
                        bytes -> {
                            if (mine == latest) open(file, bytes);
                        },
                        () -> back.accept(Notice.stopped("inspection.said.photo-away")));
    }

    private void open(LotFile file, byte[] bytes) {
        var photo = new Image(new ByteArrayInputStream(bytes));
        if (photo.isError()) {
            back.accept(Notice.stopped("inspection.said.no-picture"));
            return;
        }
        var unit = file.unit();
        var title =
                unit == null
                        ? words.of("inspection.photo.mark.lot")
                        : words.of("inspection.photo.mark.unit", words.count(unit));
        var opened = new PhotoMarks(title, photo, Capture.LONGEST_SIDE, new Acts(file));
        opened.getStyleClass().addAll("inspection", "density-touch");
        view = opened;
        show.accept(opened);
    }

    boolean isShownIn(Pane root) {
        return view != null && root.getChildren().contains(view);
    }

    void focus() {
        if (view != null) view.focus();
    }

    List<Shortcut> keys() {
        return view == null ? List.of() : view.keys();
    }

    private void close(@Nullable Notice told) {
        back.accept(told);
        view = null;
    }

    private final class Acts implements PhotoMarks.Acts {
        private final LotFile file;

        Acts(LotFile file) {
            this.file = file;
        }

        @Override
        public void keep(WritableImage picture) {
            var name = FilesViewModel.nameOf(file.file());
            photos.attachMarked(
                    picture,
                    words.of(
                            "inspection.photo.marked-name", name.replaceFirst("\\.[^.]{1,5}$", "")),
                    file,
                    PhotoMarking.this::close,
                    why -> {
                        if (view != null) view.refuse(words.of(why));
                    });
        }

        @Override
        public void leave() {
            close(null);
        }
    }
}
