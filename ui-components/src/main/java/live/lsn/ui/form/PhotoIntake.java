package live.lsn.ui.form;

import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;

import live.lsn.ui.Background;
import live.lsn.ui.Formats;
import live.lsn.ui.Loadable;
import live.lsn.ui.Snapshots;
import live.lsn.ui.Words;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Checks a photo, puts it into the store and makes its thumbnail, all in the background.
final class PhotoIntake {
    static final double WIDTH = 84;
    static final double HEIGHT = 63;

    // On screens of double density too.
    private static final double SHARP = 2;
    private static final int MEGABYTE = 1_000_000;

    /// What became of a photo that was given.
    sealed interface Outcome {
        record Kept(String id, Image thumbnail) implements Outcome {}

        /// @param why in words
        record Refused(String why) implements Outcome {}
    }

    private final PhotoStore store;
    private final Background background;
    private final Formats formats;
    private final long most;

    /// @param most largest size in bytes
    PhotoIntake(PhotoStore store, Background background, Formats formats, long most) {
        this.store = store;
        this.background = background;
        this.formats = formats;
        this.most = most;
    }

    void take(Path file, Consumer<Outcome> deliver) {
        var name = String.valueOf(file.getFileName());
        take(
                name,
                () -> {
                    // A film of gigabytes is refused without reading it.
                    var size = Files.size(file);
                    return size > most
                            ? tooLarge(name, size)
                            : keep(name, Files.readAllBytes(file));
                },
                deliver);
    }

    void take(String name, byte[] photo, Consumer<Outcome> deliver) {
        take(name, () -> keep(name, photo), deliver);
    }

    /// A picture that has no file, such as one that was cut from a screen.
    void take(String name, Image picture, Consumer<Outcome> deliver) {
        var pixels =
                new WritableImage(
                        picture.getPixelReader(),
                        (int) picture.getWidth(),
                        (int) picture.getHeight());
        take(
                name,
                () -> {
                    var out = new ByteArrayOutputStream();
                    Snapshots.write(pixels, out);
                    return keep(name, out.toByteArray());
                },
                deliver);
    }

    private void take(String name, Callable<Outcome> work, Consumer<Outcome> deliver) {
        background.load(
                work,
                answer -> {
                    switch (answer) {
                        case Loadable.Ready<Outcome>(var outcome) -> deliver.accept(outcome);
                        case Loadable.Failed<Outcome>(var _) ->
                                deliver.accept(new Outcome.Refused(Words.of("photo.unread", name)));
                        case Loadable.Loading<Outcome>() -> {}
                    }
                });
    }

    private Outcome keep(String name, byte[] photo) throws IOException {
        if (photo.length > most) return tooLarge(name, photo.length);
        if (!PhotoKind.isPhoto(photo)) return new Outcome.Refused(Words.of("photo.kind", name));
        var thumbnail =
                new Image(
                        new ByteArrayInputStream(photo), WIDTH * SHARP, HEIGHT * SHARP, true, true);
        if (thumbnail.isError()) return new Outcome.Refused(Words.of("photo.kind", name));
        try {
            return new Outcome.Kept(store.add(photo), thumbnail);
        } catch (PhotoStore.Full e) {
            return new Outcome.Refused(Words.of("photo.full", name));
        }
    }

    private Outcome tooLarge(String name, long size) {
        return new Outcome.Refused(
                Words.of(
                        "photo.large",
                        name,
                        formats.decimal((double) size / MEGABYTE, 1),
                        formats.decimal((double) most / MEGABYTE, 1)));
    }
}
