package live.lsn.desk.attach;

import live.lsn.api.http.AttachmentClient;
import live.lsn.api.model.Attachment;
import live.lsn.api.seal.SealedFrames;
import live.lsn.api.trpc.TrpcException;
import live.lsn.desk.store.AttachmentStore;
import live.lsn.desk.store.FileCache;
import live.lsn.desk.store.KeptFile;
import live.lsn.desk.store.KeptFile.Standing;
import live.lsn.desk.store.Subscription;
import live.lsn.desk.sync.OutboxFiles;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/// The files of records, wherever they are: taken in here, seen here before, or with the platform.
/// Calls may take their time.
public final class RecordFiles {
    private static final int PIECE = 1 << 20;

    private final AttachmentStore store;
    private final FileCache seen;
    private final AttachmentClient client;
    private final OutboxFiles files;

    public RecordFiles(
            AttachmentStore store, FileCache seen, AttachmentClient client, OutboxFiles files) {
        this.store = store;
        this.seen = seen;
        this.client = client;
        this.files = files;
    }

    /// What the record names, in its order, each with where it is.
    public List<FileItem> of(List<Attachment> named) {
        return named.stream().map(this::item).toList();
    }

    private FileItem item(Attachment attachment) {
        var kept = store.find(attachment.id());
        if (kept == null || kept.standing() == Standing.SENT)
            return new FileItem(attachment, FileItem.State.SENT, 100);
        if (kept.standing() == Standing.DAMAGED)
            return new FileItem(attachment, FileItem.State.DAMAGED, 0);
        var percent = Math.toIntExact(files.sentOf(kept) * 100 / attachment.length());
        return new FileItem(
                attachment,
                percent == 0 ? FileItem.State.WAITING : FileItem.State.SENDING,
                percent);
    }

    /// A small JPEG of it; null where there is none, or none can be had now.
    public byte @Nullable [] thumbnail(Attachment attachment) {
        var kept = store.find(attachment.id());
        if (kept != null && kept.thumbnail() != null) return kept.thumbnail();
        if (!attachment.isPicture()) return null;
        var known = seen.thumbnail(attachment.id());
        if (known != null) return known;
        try {
            var fetched = client.thumbnail(attachment.id());
            seen.keepThumbnail(attachment.id(), fetched);
            return fetched;
        } catch (TrpcException | IOException _) {
            return null;
        }
    }

    /// All of its bytes.
    ///
    /// @throws TrpcException if it is not here and the platform does not give it
    /// @throws IOException if it is damaged
    public byte[] content(Attachment attachment) throws IOException {
        var frames = open(attachment);
        return frames.read(0, Math.toIntExact(frames.length()));
    }

    /// Writes a copy.
    ///
    /// @param target must not be there yet
    /// @throws java.nio.file.FileAlreadyExistsException if it is
    /// @throws TrpcException if it is not here and the platform does not give it
    /// @throws IOException if it is damaged or cannot be written
    public void save(Attachment attachment, Path target) throws IOException {
        var frames = open(attachment);
        try (var out =
                Files.newOutputStream(
                        target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (var at = 0L; at < frames.length(); at += PIECE) out.write(frames.read(at, PIECE));
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            // Half a copy is none; nobody else's file is ever at this place.
            Files.deleteIfExists(target);
            throw e;
        }
    }

    private SealedFrames open(Attachment attachment) throws IOException {
        var kept = store.find(attachment.id());
        if (kept != null && isHere(kept)) return store.open(kept);
        var known = seen.content(attachment.sha256());
        if (known != null) return known;
        return seen.keep(attachment.sha256(), new Fetched(attachment));
    }

    private boolean isHere(KeptFile kept) {
        return kept.standing() != Standing.DAMAGED && store.isWhole(kept);
    }

    /// Tells when files were taken in or have gone further, on a thread of the store or the sync.
    public Subscription onChange(Runnable listener) {
        var stored = store.onChange(listener);
        var sent = files.onProgress(listener);
        return () -> {
            stored.close();
            sent.close();
        };
    }

    /// What the platform has, a piece at a time.
    private final class Fetched extends InputStream {
        private final Attachment attachment;
        private byte[] piece = new byte[0];
        private int at;
        private long fetched;

        Fetched(Attachment attachment) {
            this.attachment = attachment;
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int count) {
            if (at == piece.length) {
                if (fetched >= attachment.length()) return -1;
                piece = client.read(attachment.id(), fetched, PIECE);
                fetched += piece.length;
                at = 0;
            }
            var part = Math.min(count, piece.length - at);
            System.arraycopy(Arrays.copyOfRange(piece, at, at + part), 0, target, from, part);
            at += part;
            return part;
        }
    }
}
