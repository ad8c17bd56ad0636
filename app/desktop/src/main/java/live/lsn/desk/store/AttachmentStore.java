package live.lsn.desk.store;

import live.lsn.api.collection.Column;
import live.lsn.api.model.Attachment;
import live.lsn.api.model.Ids;
import live.lsn.api.seal.SealedFrames;
import live.lsn.desk.store.KeptFile.Standing;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;

import javax.crypto.SecretKey;

/// Files that were taken in on this device: their content in `att/`, sealed in frames, and a row
/// each in `outbox.db`. The content is on the disk before its row is, and the row before the
/// command that names it. For any number of threads.
public final class AttachmentStore {
    /// Room that must be left on the disk after a file was taken in, in bytes: 500 MB.
    public static final long LEAST_FREE = 500_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(AttachmentStore.class);
    private static final String TABLE =
            "CREATE TABLE IF NOT EXISTS attachments (seq INTEGER PRIMARY KEY AUTOINCREMENT,"
                    + " id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, length INTEGER NOT NULL,"
                    + " type TEXT NOT NULL, collection TEXT NOT NULL, aggregate_id TEXT NOT NULL,"
                    + " name BLOB NOT NULL, thumbnail BLOB, standing TEXT NOT NULL,"
                    + " touched_at INTEGER NOT NULL) STRICT";
    private static final String SELECT =
            "SELECT seq, id, sha256, length, type, collection, aggregate_id, name, thumbnail,"
                    + " standing, touched_at FROM attachments ";

    private final Writer writer;
    private final Readers readers;
    private final SealedFiles files;
    private final SecretKey sealing;
    private volatile LongSupplier free;
    private final SecureRandom random = new SecureRandom();
    private final Listeners<Boolean> listeners = new Listeners<>();

    /// Whether there is a table yet: it is made with the first file, and an outbox that never held
    /// one stays as it was.
    private volatile boolean made;

    AttachmentStore(Path dir, ProfileKey key, Writer writer, Readers readers) {
        this(dir, key, writer, readers, () -> usable(dir));
    }

    /// @param free tells how many bytes may still be written
    AttachmentStore(Path dir, ProfileKey key, Writer writer, Readers readers, LongSupplier free) {
        this.writer = writer;
        this.readers = readers;
        this.free = free;
        this.files = new SealedFiles(dir.resolve("att"), key.derive("attachments", "AES"));
        this.sealing = key.derive("attachment rows", "AES");
        this.made = readers.read("Reading the files", reader -> hasTable(reader.connection()));
    }

    /// Takes the room on the disk for what the supplier says; for tests.
    void freeFrom(LongSupplier told) {
        free = told;
    }

    private static boolean hasTable(Connection connection) throws SQLException {
        var tables = "SELECT count(*) FROM sqlite_schema WHERE name = 'attachments'";
        return SqliteFile.number(connection, tables) > 0;
    }

    private static long usable(Path dir) {
        try {
            return Files.getFileStore(dir).getUsableSpace();
        } catch (IOException e) {
            LOG.debug("the room on the disk cannot be told", e);
            return Long.MAX_VALUE;
        }
    }

    /// A file that is to be kept.
    ///
    /// @param name what people call it
    /// @param thumbnail a small JPEG; null where it is no picture
    @SuppressWarnings("ArrayRecordComponent")
    public record Fresh(
            String type,
            String name,
            String collection,
            String aggregateId,
            byte @Nullable [] thumbnail) {}

    /// Keeps a file. On return its content and its row survive a loss of power.
    ///
    /// @param content is read to its end, and not closed
    /// @throws StoreException DISK_FULL where less than 500 MB would be left; nothing was kept then
    /// @throws IOException if the content cannot be read
    public KeptFile keep(InputStream content, Fresh fresh, Instant now) throws IOException {
        var stored = stored(content);
        var file =
                new KeptFile(
                        0,
                        new Attachment.Content(
                                Ids.next(), stored.sha256(), stored.length(), fresh.type()),
                        fresh.collection(),
                        fresh.aggregateId(),
                        fresh.name(),
                        fresh.thumbnail(),
                        Standing.WAITING,
                        now);
        insert(file);
        return file;
    }

    private SealedFiles.Stored stored(InputStream content) throws IOException {
        requireRoom();
        try {
            return files.keep(content);
        } catch (java.nio.file.FileSystemException e) {
            throw StoreException.of(files.place("0".repeat(64)), "Keeping the file", e);
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("No space left")) throw full(e);
            throw e;
        }
    }

    /// Keeps a file that was taken in on another device and not sent there, under the same id.
    ///
    /// @param content is read to its end, and not closed
    /// @throws StoreException as for one that is taken in here
    /// @throws IOException if the content is not that of the file; nothing was kept then
    public void takeBack(KeptFile file, InputStream content, Instant now) throws IOException {
        var stored = stored(content);
        if (!stored.sha256().equals(file.content().sha256())) {
            files.remove(stored.sha256());
            throw new IOException("this is not the content of file " + file.id());
        }
        insert(
                new KeptFile(
                        0,
                        file.content(),
                        file.collection(),
                        file.aggregateId(),
                        file.name(),
                        file.thumbnail(),
                        Standing.WAITING,
                        now));
    }

    private void requireRoom() {
        if (free.getAsLong() < LEAST_FREE) throw full(null);
    }

    private static StoreException full(@Nullable IOException cause) {
        return new StoreException(
                StoreException.Problem.DISK_FULL,
                "Keeping the file failed: the disk is nearly full",
                cause);
    }

    private void insert(KeptFile file) {
        writer.transaction(
                "Keeping the file",
                connection -> {
                    SqliteFile.execute(connection, TABLE);
                    insert(connection, file);
                    return true;
                },
                _ -> {
                    made = true;
                    tell();
                });
    }

    private void insert(Connection connection, KeptFile file) throws SQLException {
        var thumbnail = file.thumbnail();
        try (var insert =
                connection.prepareStatement(
                        "INSERT INTO attachments (id, sha256, length, type, collection,"
                                + " aggregate_id, name, thumbnail, standing, touched_at) VALUES"
                                + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, file.id());
            insert.setString(2, file.content().sha256());
            insert.setLong(3, file.content().length());
            insert.setString(4, file.content().type());
            insert.setString(5, file.collection());
            insert.setString(6, file.aggregateId());
            insert.setBytes(7, seal(file.name().getBytes(StandardCharsets.UTF_8), file, "name"));
            insert.setBytes(8, thumbnail == null ? null : seal(thumbnail, file, "thumbnail"));
            insert.setString(9, file.standing().name());
            insert.setLong(10, Column.micros(file.touchedAt()));
            insert.executeUpdate();
        }
    }

    /// Takes a content that lies here back into the table, as after a rescue of the outbox: the
    /// command that names it tells what it is.
    ///
    /// @return false where nothing of that hash lies here
    public boolean adopt(
            Attachment.Content content, String collection, String aggregateId, Instant now) {
        if (!files.has(content.sha256())) return false;
        if (find(content.id()) == null)
            insert(
                    new KeptFile(
                            0, content, collection, aggregateId, "", null, Standing.WAITING, now));
        return true;
    }

    /// Those that still have to be sent, oldest first.
    public List<KeptFile> waiting() {
        return select("WHERE standing = 'WAITING' ORDER BY seq", null);
    }

    /// Those of a record, oldest first.
    public List<KeptFile> of(String aggregateId) {
        return select("WHERE aggregate_id = ? ORDER BY seq", aggregateId);
    }

    public List<KeptFile> all() {
        return select("ORDER BY seq", null);
    }

    /// Null where there is none of that id.
    public @Nullable KeptFile find(String id) {
        var found = select("WHERE id = ?", id);
        return found.isEmpty() ? null : found.getFirst();
    }

    /// How many bytes all contents here have together.
    public long bytes() {
        if (!made) return 0;
        return readers.read(
                "Reading the files",
                reader ->
                        SqliteFile.number(
                                reader.connection(),
                                "SELECT coalesce(sum(length), 0) FROM attachments"));
    }

    /// Looks into a content.
    ///
    /// @throws IOException if it is not here, damaged, or cannot be read
    public SealedFrames open(KeptFile file) throws IOException {
        return files.open(file.content().sha256());
    }

    /// Whether what lies here is what was taken in. Reads all of it.
    public boolean isWhole(KeptFile file) {
        return files.isWhole(file.content().sha256());
    }

    /// Notes where a file is now.
    public void mark(String id, Standing standing, Instant now) {
        if (!made) return;
        writer.transaction(
                "Saving where a file is",
                connection -> {
                    try (var update =
                            connection.prepareStatement(
                                    "UPDATE attachments SET standing = ?, touched_at = ? WHERE"
                                            + " id = ?")) {
                        update.setString(1, standing.name());
                        update.setLong(2, Column.micros(now));
                        update.setString(3, id);
                        return update.executeUpdate();
                    }
                },
                _ -> tell());
    }

    /// Forgets a file, and its content where no other has the same.
    public void forget(KeptFile file) {
        var sha256 = file.content().sha256();
        var others =
                writer.transaction(
                        "Forgetting a file",
                        connection -> {
                            try (var delete =
                                            connection.prepareStatement(
                                                    "DELETE FROM attachments WHERE id = ?");
                                    var count =
                                            connection.prepareStatement(
                                                    "SELECT count(*) FROM attachments WHERE"
                                                            + " sha256 = ?")) {
                                delete.setString(1, file.id());
                                delete.executeUpdate();
                                count.setString(1, sha256);
                                try (var rows = count.executeQuery()) {
                                    return rows.next() ? rows.getLong(1) : 0L;
                                }
                            }
                        },
                        _ -> tell());
        if (others > 0) return;
        try {
            files.remove(sha256);
        } catch (IOException e) {
            LOG.warn("a file that nobody names any more could not be removed", e);
        }
    }

    /// Who is told after each change, on the writer's thread. Must be quick.
    public Subscription onChange(Runnable listener) {
        return listeners.add(_ -> listener.run());
    }

    private void tell() {
        listeners.tell(true);
    }

    private List<KeptFile> select(String rest, @Nullable String value) {
        if (!made) return List.of();
        return readers.read(
                "Reading the files",
                reader -> {
                    var found = new ArrayList<KeptFile>();
                    try (var statement = reader.connection().prepareStatement(SELECT + rest)) {
                        if (value != null) statement.setString(1, value);
                        try (var rows = statement.executeQuery()) {
                            while (rows.next()) found.add(file(rows));
                        }
                    }
                    return found;
                });
    }

    /// A row that is not as it was written is a damaged file, which is told and never sent.
    private KeptFile file(ResultSet rows) throws SQLException {
        var bare =
                new KeptFile(
                        rows.getLong("seq"),
                        new Attachment.Content(
                                rows.getString("id"),
                                rows.getString("sha256"),
                                rows.getLong("length"),
                                rows.getString("type")),
                        rows.getString("collection"),
                        rows.getString("aggregate_id"),
                        "",
                        null,
                        Standing.DAMAGED,
                        Instant.EPOCH.plus(rows.getLong("touched_at"), ChronoUnit.MICROS));
        try {
            var sealer = new Sealer(sealing, random);
            var name = sealer.open(0, rows.getBytes("name"), context(bare, "name"));
            var sealed = rows.getBytes("thumbnail");
            return new KeptFile(
                    bare.seq(),
                    bare.content(),
                    bare.collection(),
                    bare.aggregateId(),
                    new String(name, StandardCharsets.UTF_8),
                    sealed == null ? null : sealer.open(0, sealed, context(bare, "thumbnail")),
                    Standing.valueOf(rows.getString("standing")),
                    bare.touchedAt());
        } catch (Sealer.Broken | IllegalArgumentException e) {
            LOG.warn("the row of file {} is damaged", bare.id());
            return bare;
        }
    }

    private byte[] seal(byte[] plain, KeptFile file, String what) {
        return new Sealer(sealing, random).seal(0, plain, context(file, what));
    }

    private static ByteBuffer context(KeptFile file, String what) {
        return new Canonical()
                .add(file.id())
                .add(file.content().sha256())
                .add(file.content().length())
                .add(file.content().type())
                .add(file.collection())
                .add(file.aggregateId())
                .add(Objects.requireNonNull(what))
                .buffer();
    }
}
