package live.lsn.desk.attach;

import live.lsn.api.model.Attachment;
import live.lsn.desk.store.AttachmentStore;
import live.lsn.desk.store.AttachmentStore.Fresh;
import live.lsn.desk.store.KeptFile;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;

/// Takes files in: tells what they are, makes pictures anew without what else is in them, and keeps
/// them. What is no picture is kept as it is. Takes its time.
public final class Capture {
    /// Longest side of a picture that is kept, in pixels.
    public static final int LONGEST_SIDE = Pictures.LONGEST_SIDE;

    private static final String PHOTO = "image/jpeg";
    private final AttachmentStore store;
    private final InstantSource clock;

    public Capture(AttachmentStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// The record that a file is to hang on.
    ///
    /// @param collection name of its collection
    public record Place(String collection, String aggregateId) {}

    /// Takes a file in. On return it survives a loss of power.
    ///
    /// @throws UnfitFileException if it is not taken
    /// @throws IOException if it cannot be read
    /// @throws live.lsn.desk.store.StoreException if it cannot be kept, as when the disk is nearly
    ///   full
    public KeptFile take(Path file, Place place) throws IOException, UnfitFileException {
        var size = Files.size(file);
        if (size == 0) throw new UnfitFileException("attachment.empty");
        if (size > Attachment.LONGEST) throw new UnfitFileException("attachment.too-large");
        var kind = kind(file);
        var name = FileName.clean(String.valueOf(file.getFileName()), kind.ending());
        switch (kind.way()) {
            case PROGRAM -> throw new UnfitFileException("attachment.program");
            case UNREADABLE_PICTURE -> throw new UnfitFileException("attachment.picture-kind");
            case PICTURE -> {
                var made = Pictures.make(file, kind.type());
                var fresh = fresh(kind.type(), name, place, made.thumbnail());
                return store.keep(new ByteArrayInputStream(made.content()), fresh, clock.instant());
            }
            case AS_IT_IS -> {
                try (var in = Files.newInputStream(file)) {
                    return store.keep(in, fresh(kind.type(), name, place, null), clock.instant());
                }
            }
        }
        throw new IllegalStateException("no way for " + kind);
    }

    /// Takes a picture in that has no file of its own.
    ///
    /// @param picture PNG or JPEG
    /// @throws UnfitFileException as with a file
    /// @throws IOException as with a file
    public KeptFile take(byte[] picture, String name, Place place)
            throws IOException, UnfitFileException {
        var kind = FileKind.of(Arrays.copyOf(picture, Math.min(picture.length, FileKind.HEAD)));
        if (kind.way() != FileKind.Way.PICTURE)
            throw new UnfitFileException("attachment.unreadable");
        var made = Pictures.make(picture, kind.type());
        var fresh =
                fresh(kind.type(), FileName.clean(name, kind.ending()), place, made.thumbnail());
        return store.keep(new ByteArrayInputStream(made.content()), fresh, clock.instant());
    }

    /// Takes a photo in that was drawn on, and makes a JPEG of it.
    ///
    /// @param picture without loss, so that it is made a JPEG once only
    /// @throws UnfitFileException as with a file
    /// @throws IOException as with a file
    public KeptFile takePhoto(byte[] picture, String name, Place place)
            throws IOException, UnfitFileException {
        var made = Pictures.make(picture, PHOTO);
        var fresh = fresh(PHOTO, FileName.clean(name, ".jpg"), place, made.thumbnail());
        return store.keep(new ByteArrayInputStream(made.content()), fresh, clock.instant());
    }

    private static Fresh fresh(String type, String name, Place place, byte @Nullable [] thumbnail) {
        return new Fresh(type, name, place.collection(), place.aggregateId(), thumbnail);
    }

    private static FileKind kind(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return FileKind.of(in.readNBytes(FileKind.HEAD));
        }
    }
}
