package live.lsn.desk.store;

import live.lsn.api.collection.Column;
import live.lsn.api.model.Ids;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.io.IOException;
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
import java.util.Set;

import javax.crypto.SecretKey;

/// `outbox.db`: what the user confirmed. It is never thrown away; what was confirmed is on the disk
/// when [#add] returns. Input and answer are sealed, and what stands beside the input is checked
/// when it is opened. For any number of threads.
public final class OutboxStore implements AutoCloseable {
    private static final String FILE = "outbox.db";

    /// Above it no program ever comes: the number is damaged.
    private static final long HIGHEST_VERSION = 10_000;

    /// Two pages: until tables are there the file has one.
    private static final int LEAST_WITH_TABLES = 8_192;

    /// Each brings the file one version on; never change one that was released.
    private static final List<List<String>> MIGRATIONS =
            List.of(
                    List.of(
                            "CREATE TABLE install (one INTEGER PRIMARY KEY CHECK (one = 1),"
                                    + " id TEXT NOT NULL, last_seq INTEGER NOT NULL) STRICT",
                            "CREATE TABLE commands (seq INTEGER PRIMARY KEY AUTOINCREMENT,"
                                    + " id TEXT NOT NULL UNIQUE, procedure TEXT NOT NULL,"
                                    + " command_version INTEGER NOT NULL, collection TEXT NOT NULL,"
                                    + " aggregate_id TEXT NOT NULL, based_on_version INTEGER,"
                                    + " based_on_command TEXT, occurred_at INTEGER NOT NULL,"
                                    + " clock_offset_ms INTEGER NOT NULL,"
                                    + " local_seq INTEGER NOT NULL UNIQUE,"
                                    + " created_at INTEGER NOT NULL, state TEXT NOT NULL,"
                                    + " not_before INTEGER NOT NULL, attempts INTEGER NOT NULL,"
                                    + " next_attempt INTEGER NOT NULL, last_error BLOB,"
                                    + " ack_version INTEGER, ack_position INTEGER,"
                                    + " updated_at INTEGER NOT NULL, input BLOB NOT NULL,"
                                    + " answer BLOB) STRICT",
                            "CREATE INDEX commands_state ON commands (state, seq)"));

    private static final String COLUMNS =
            "seq, id, procedure, command_version, collection, aggregate_id, based_on_version,"
                    + " based_on_command, occurred_at, clock_offset_ms, local_seq, created_at,"
                    + " state, not_before, attempts, next_attempt, last_error, ack_version,"
                    + " ack_position, updated_at, input, answer";

    private final SecretKey sealing;
    private final SecureRandom random = new SecureRandom();
    private final Writer writer;
    private final Readers readers;
    private final String installId;
    private final Listeners<Boolean> listeners = new Listeners<>();
    private final SqliteFile file;
    private @Nullable OutboxDamage damage;

    private OutboxStore(SqliteFile file, ProfileKey key, Connection connection)
            throws SQLException {
        this.file = file;
        this.sealing = key.derive("outbox", "AES");
        this.installId = SqliteFile.text(connection, "SELECT id FROM install");
        connection.commit();
        this.readers = new Readers(file);
        this.writer = new Writer(file, connection, "outbox writer");
    }

    /// Opens the outbox in the folder; makes what is missing, readable by its owner alone. A file
    /// that is damaged is kept aside, and what can be read of it is taken over.
    ///
    /// @throws StoreException if it cannot be opened; it is left as it is
    public static OutboxStore open(Path dir, ProfileKey key) {
        var file = new SqliteFile(dir.resolve(FILE), SynchronousMode.FULL, false);
        try {
            return opened(file, key, null);
        } catch (SQLException e) {
            if (StoreException.problemOf(e) != StoreException.Problem.DAMAGED)
                throw StoreException.of(file.path(), "Opening the outbox", e);
            return rescued(file, key);
        } catch (IOException e) {
            throw StoreException.of(file.path(), "Opening the outbox", e);
        }
    }

    private static OutboxStore rescued(SqliteFile file, ProfileKey key) {
        try {
            return opened(file, key, OutboxRescue.of(file.path(), Instant.now()));
        } catch (SQLException e) {
            throw StoreException.of(file.path(), "Rescuing the outbox", e);
        } catch (IOException e) {
            throw StoreException.of(file.path(), "Rescuing the outbox", e);
        }
    }

    private static OutboxStore opened(
            SqliteFile file, ProfileKey key, @Nullable OutboxRescue rescue)
            throws SQLException, IOException {
        Connection connection = null;
        var done = false;
        try {
            if (rescue == null) checkLog(file);
            connection = file.openWriter();
            migrate(connection);
            if (rescue == null) check(connection);
            var damage = rescue == null ? null : rescue(connection, rescue);
            var store = new OutboxStore(file, key, connection);
            store.damage = damage == null ? store.unreadable() : damage;
            done = true;
            return store;
        } finally {
            if (!done) closeQuietly(connection);
        }
    }

    private static OutboxDamage rescue(Connection connection, OutboxRescue rescue)
            throws SQLException, IOException {
        // The first page is read from the file itself.
        connection.setAutoCommit(true);
        SqliteFile.execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        connection.setAutoCommit(false);
        return rescue.into(connection, COLUMNS);
    }

    /// A log that is another file's, as after a copy by hand, would be written over this one once
    /// it is opened for writing. What both make together is looked at before.
    private static void checkLog(SqliteFile file) throws SQLException, IOException {
        var path = file.path();
        if (!Files.exists(path.resolveSibling(FILE + "-wal"))
                || !Files.exists(path)
                || Files.size(path) < LEAST_WITH_TABLES) return;
        try (var reader = file.openReader()) {
            if (!hasTables(reader)) throw damaged("the log beside it is another file's");
        }
    }

    /// A file of this kind is small, so that all of it can be looked at.
    private static void check(Connection connection) throws SQLException {
        var found = SqliteFile.text(connection, "PRAGMA quick_check(1)");
        if (!found.equals("ok")) throw damaged("quick_check: " + found);
        try {
            SqliteFile.text(connection, "SELECT " + COLUMNS + " FROM commands LIMIT 0");
            var install = "SELECT id FROM install WHERE length(id) > 0 AND last_seq >= 0";
            if (SqliteFile.text(connection, install).isEmpty()) throw damaged("no install");
        } catch (SQLException e) {
            // A name in the schema may be damaged and still be a name.
            if (e.getErrorCode() != SQLiteErrorCode.SQLITE_ERROR.code) throw e;
            throw damaged("the schema is another: " + e.getMessage());
        }
    }

    private static boolean hasTables(Connection connection) throws SQLException {
        var tables = "SELECT count(*) FROM sqlite_schema WHERE name = 'commands'";
        return SqliteFile.number(connection, tables) > 0;
    }

    private static SQLiteException damaged(String how) {
        return new SQLiteException(how, SQLiteErrorCode.SQLITE_CORRUPT);
    }

    /// What an earlier damage cost, found when this was opened; null where all is well.
    public @Nullable OutboxDamage damage() {
        return damage;
    }

    private @Nullable OutboxDamage unreadable() {
        var damaged = damaged();
        if (damaged.isEmpty()) return null;
        var lost =
                damaged.stream()
                        .map(id -> new OutboxDamage.Lost(id, 0, OutboxRescue.givenAt(id)))
                        .toList();
        var kept = all().size();
        return new OutboxDamage(
                kept,
                lost,
                null,
                OutboxRescue.list(file.path().resolveSibling("outbox-unreadable.db"), kept, lost));
    }

    private static void closeQuietly(@Nullable Connection connection) {
        if (connection == null) return;
        try {
            connection.close();
        } catch (SQLException e) {
            // The failure to open it is what is told.
            return;
        }
    }

    private static void migrate(Connection connection) throws SQLException {
        var version = SqliteFile.number(connection, "PRAGMA user_version");
        if (version < 0 || version > HIGHEST_VERSION || (version == 0 && hasTables(connection)))
            throw damaged("the version of the schema is not what its tables are");
        if (version > MIGRATIONS.size())
            throw new StoreException(
                    StoreException.Problem.OTHER,
                    "The outbox was written by a newer version of this program");
        for (var next = (int) version; next < MIGRATIONS.size(); next++) {
            for (var sql : MIGRATIONS.get(next)) SqliteFile.execute(connection, sql);
            if (next == 0) newInstall(connection);
            SqliteFile.execute(connection, "PRAGMA user_version = " + (next + 1));
            connection.commit();
        }
    }

    private static void newInstall(Connection connection) throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        "INSERT INTO install (one, id, last_seq) VALUES (1, ?, 0)")) {
            insert.setString(1, Ids.next());
            insert.executeUpdate();
        }
    }

    /// Keeps a new command; it is on the disk when this returns. Gives it its `seq` and, whatever
    /// it came with, its `localSeq`.
    ///
    /// @throws StoreException if it could not be kept, as when one of its id is there already
    public void add(OutboxCommand command) {
        writer.transaction(
                "Saving the command",
                connection -> {
                    SqliteFile.execute(connection, "UPDATE install SET last_seq = last_seq + 1");
                    var seq = SqliteFile.number(connection, "SELECT last_seq FROM install");
                    insert(connection, command.withSeq(0, seq));
                    return true;
                },
                this::tell);
    }

    private void insert(Connection connection, OutboxCommand command) throws SQLException {
        var columns = COLUMNS.substring("seq, ".length());
        var marks = "?, ".repeat(columns.split(",").length - 1) + "?";
        try (var insert =
                connection.prepareStatement(
                        "INSERT INTO commands (" + columns + ") VALUES (" + marks + ")")) {
            var at = 1;
            for (var value : envelope(command)) insert.setObject(at++, value);
            for (var value : progress(command)) insert.setObject(at++, value);
            insert.executeUpdate();
        }
    }

    /// Stores how far a command came: all but its envelope and its input, which stay as they were
    /// confirmed.
    ///
    /// @return false, with nothing changed, if the user discarded it meanwhile: then it must not be
    ///   sent
    /// @throws StoreException if there is none of that id
    public boolean update(OutboxCommand command) {
        return writer.transaction(
                "Saving the command's progress",
                connection -> {
                    var stored = state(connection, command.id());
                    if (stored.equals(State.DISCARDED_BY_USER.name())
                            && command.state() != State.DISCARDED_BY_USER) return false;
                    store(connection, command);
                    return true;
                },
                this::tell);
    }

    private static String state(Connection connection, String id) throws SQLException {
        try (var find = connection.prepareStatement("SELECT state FROM commands WHERE id = ?")) {
            find.setString(1, id);
            try (var rows = find.executeQuery()) {
                if (rows.next()) return rows.getString(1);
            }
        }
        throw new StoreException(
                StoreException.Problem.OTHER, "There is no command " + id + " in the outbox");
    }

    private void store(Connection connection, OutboxCommand command) throws SQLException {
        try (var update =
                connection.prepareStatement(
                        "UPDATE commands SET state = ?, not_before = ?, attempts = ?,"
                                + " next_attempt = ?, last_error = ?, ack_version = ?,"
                                + " ack_position = ?, updated_at = ?, answer = ? WHERE id = ?")) {
            var values = progress(command);
            values.remove(values.size() - 2);
            var at = 1;
            for (var value : values) update.setObject(at++, value);
            update.setString(at, command.id());
            update.executeUpdate();
        }
    }

    /// Takes a command back that was not sent yet.
    ///
    /// @return false, with nothing changed, if it was too late or there is none of that id
    public boolean discard(String id, Instant now) {
        return writer.transaction(
                "Taking the command back",
                connection -> {
                    try (var update =
                            connection.prepareStatement(
                                    "UPDATE commands SET state = 'DISCARDED_BY_USER',"
                                            + " updated_at = ? WHERE id = ? AND state ="
                                            + " 'QUEUED'")) {
                        update.setLong(1, micros(now));
                        update.setString(2, id);
                        return update.executeUpdate() == 1;
                    }
                },
                this::tell);
    }

    /// Forgets some commands that are over and old: done by the platform and held by the cache, or
    /// given up by the user. One that a later command is based on stays until that one is
    /// forgotten. One transaction.
    ///
    /// @param before when they were last touched
    /// @param cursor the position up to which the cache holds what the platform holds
    /// @return how many; 0 where nothing more is to be forgotten
    public int forget(Instant before, long cursor, int atMost) {
        return writer.transaction(
                "Forgetting old commands",
                connection -> {
                    try (var delete =
                            connection.prepareStatement(
                                    "DELETE FROM commands WHERE seq IN (SELECT seq FROM commands"
                                            + " WHERE (state = 'DISCARDED_BY_USER' OR (state ="
                                            + " 'ACKED' AND ack_position <= ?)) AND updated_at < ?"
                                            + " AND id NOT IN (SELECT based_on_command FROM"
                                            + " commands WHERE based_on_command IS NOT NULL) ORDER"
                                            + " BY seq DESC LIMIT ?)")) {
                        delete.setLong(1, cursor);
                        delete.setLong(2, micros(before));
                        delete.setInt(3, atMost);
                        return delete.executeUpdate();
                    }
                },
                () -> {
                    // Nothing is shown or sent otherwise than before.
                });
    }

    /// All commands by `seq`, but for the damaged ones.
    public List<OutboxCommand> all() {
        return select("ORDER BY seq", List.of()).commands();
    }

    /// Those in one of the states, by `seq`, but for the damaged ones.
    public List<OutboxCommand> in(Set<State> states) {
        var marks = String.join(", ", states.stream().map(state -> "?").toList());
        var names = states.stream().map(State::name).toList();
        return select("WHERE state IN (" + marks + ") ORDER BY seq", names).commands();
    }

    /// How many are in one of the states, damaged ones among them.
    public long count(Set<State> states) {
        var names = String.join("', '", states.stream().map(State::name).toList());
        return readers.read(
                "Counting the outbox",
                reader ->
                        SqliteFile.number(
                                reader.connection(),
                                "SELECT count(*) FROM commands WHERE state IN ('" + names + "')"));
    }

    /// Those that may still change what is shown, by `seq`: waiting or under way, or acknowledged
    /// at a position that the cache has not reached.
    ///
    /// @param cursor the position up to which the cache holds what the platform holds
    public List<OutboxCommand> shownBeyond(long cursor) {
        return select(
                        "WHERE state IN ('QUEUED', 'INFLIGHT', 'AUTH_WAIT', 'PARKED') OR (state ="
                                + " 'ACKED' AND (ack_position IS NULL OR ack_position > CAST(? AS"
                                + " INTEGER))) ORDER BY seq",
                        List.of(String.valueOf(cursor)))
                .commands();
    }

    /// Those that the platform has given a receipt for of a place after `from` up to `to`, or of
    /// one beyond `head`, by `seq`.
    public List<OutboxCommand> receipts(long from, long to, long head) {
        return select(
                        "WHERE state = 'ACKED' AND (ack_position > CAST(? AS INTEGER) AND"
                                + " ack_position <= CAST(? AS INTEGER) OR ack_position > CAST(? AS"
                                + " INTEGER)) ORDER BY seq",
                        List.of(String.valueOf(from), String.valueOf(to), String.valueOf(head)))
                .commands();
    }

    /// Null where there is none of that id, and where it is damaged.
    public @Nullable OutboxCommand find(String id) {
        var found = select("WHERE id = ?", List.of(id)).commands();
        return found.isEmpty() ? null : found.getFirst();
    }

    /// Ids of commands that are not as they were stored, by `seq`. They are kept but must never be
    /// sent.
    public List<String> damaged() {
        return select("ORDER BY seq", List.of()).damaged();
    }

    /// The number that the next command added will have: 1, 2, 3 … without gaps.
    public long nextLocalSeq() {
        return readers.read(
                "Reading the outbox",
                reader ->
                        SqliteFile.number(reader.connection(), "SELECT last_seq + 1 FROM install"));
    }

    /// UUID of this outbox, made with it.
    public String installId() {
        return installId;
    }

    /// Who is told after each change, on the writer's thread. Must be quick.
    public Subscription onChange(Runnable listener) {
        return listeners.add(changed -> listener.run());
    }

    private void tell() {
        listeners.tell(true);
    }

    /// Lets pending writing finish and closes the file.
    @Override
    public void close() {
        try (writer) {
            readers.close();
        } catch (SQLException e) {
            throw new IllegalStateException("a connection to the outbox did not close", e);
        }
    }

    private record Found(List<OutboxCommand> commands, List<String> damaged) {}

    private Found select(String rest, List<String> values) {
        return readers.read(
                "Reading the outbox",
                reader -> {
                    var found = new Found(new ArrayList<>(), new ArrayList<>());
                    try (var statement =
                            reader.connection()
                                    .prepareStatement(
                                            "SELECT " + COLUMNS + " FROM commands " + rest)) {
                        for (var i = 0; i < values.size(); i++)
                            statement.setString(i + 1, values.get(i));
                        try (var rows = statement.executeQuery()) {
                            while (rows.next()) read(rows, found);
                        }
                    }
                    return found;
                });
    }

    private void read(ResultSet rows, Found found) throws SQLException {
        var id = rows.getString("id");
        try {
            found.commands().add(command(rows));
        } catch (Sealer.Broken | IllegalArgumentException | NullPointerException e) {
            // Damage may leave nothing where the schema says that something is.
            found.damaged().add(id == null ? "" : id);
        }
    }

    private OutboxCommand command(ResultSet rows) throws SQLException, Sealer.Broken {
        var unsealed =
                new OutboxCommand(
                        rows.getLong("seq"),
                        rows.getString("id"),
                        rows.getString("procedure"),
                        rows.getInt("command_version"),
                        rows.getString("collection"),
                        rows.getString("aggregate_id"),
                        new byte[0],
                        number(rows, "based_on_version"),
                        rows.getString("based_on_command"),
                        instant(rows.getLong("occurred_at")),
                        rows.getLong("clock_offset_ms"),
                        rows.getLong("local_seq"),
                        State.valueOf(rows.getString("state")),
                        instant(rows.getLong("not_before")),
                        rows.getInt("attempts"),
                        instant(rows.getLong("next_attempt")),
                        null,
                        number(rows, "ack_version"),
                        number(rows, "ack_position"),
                        null,
                        instant(rows.getLong("created_at")),
                        instant(rows.getLong("updated_at")));
        var sealer = new Sealer(sealing, random);
        var input = sealer.open(0, rows.getBytes("input"), context(unsealed));
        var error = opened(sealer, rows.getBytes("last_error"), unsealed.id(), "error");
        var answer = opened(sealer, rows.getBytes("answer"), unsealed.id(), "answer");
        return unsealed.opened(
                input, error == null ? null : new String(error, StandardCharsets.UTF_8), answer);
    }

    private static byte @Nullable [] opened(
            Sealer sealer, byte @Nullable [] sealed, String id, String what) throws Sealer.Broken {
        return sealed == null ? null : sealer.open(0, sealed, context(id, what));
    }

    private static @Nullable Long number(ResultSet rows, String column) throws SQLException {
        var number = rows.getLong(column);
        return rows.wasNull() ? null : number;
    }

    /// What the user confirmed, beside the input: never changed, and part of the input's seal.
    private static List<@Nullable Object> envelope(OutboxCommand command) {
        var values = new ArrayList<@Nullable Object>();
        values.add(command.id());
        values.add(command.procedure());
        values.add(command.commandVersion());
        values.add(command.collection());
        values.add(command.aggregateId());
        values.add(command.basedOnVersion());
        values.add(command.basedOnCommand());
        values.add(micros(command.occurredAt()));
        values.add(command.clockOffsetMs());
        values.add(command.localSeq());
        values.add(micros(command.createdAt()));
        return values;
    }

    /// What changes as the command goes its way, and the input before the answer.
    private List<@Nullable Object> progress(OutboxCommand command) {
        var sealer = new Sealer(sealing, random);
        var error = command.lastError();
        var answer = command.answer();
        var values = new ArrayList<@Nullable Object>();
        values.add(command.state().name());
        values.add(micros(command.notBefore()));
        values.add(command.attempts());
        values.add(micros(command.nextAttempt()));
        values.add(
                error == null
                        ? null
                        : sealer.seal(
                                0,
                                error.getBytes(StandardCharsets.UTF_8),
                                context(command.id(), "error")));
        values.add(command.ackVersion());
        values.add(command.ackPosition());
        values.add(micros(command.updatedAt()));
        values.add(sealer.seal(0, command.input(), context(command)));
        values.add(answer == null ? null : sealer.seal(0, answer, context(command.id(), "answer")));
        return values;
    }

    private static ByteBuffer context(OutboxCommand command) {
        var canonical = new Canonical();
        for (var value : envelope(command)) canonical.add(value);
        return canonical.buffer();
    }

    private static ByteBuffer context(String id, String what) {
        return new Canonical().add(id).add(what).buffer();
    }

    /// What lies beyond the microseconds of 64 bits is as good as for ever.
    private static long micros(Instant time) {
        try {
            return Column.micros(time);
        } catch (ArithmeticException e) {
            return time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
