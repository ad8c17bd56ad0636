package live.lsn.desk.store;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/// `outbox.db`: what the user confirmed. It is never thrown away; what was confirmed is on the disk
/// when [#add] returns. Input and answer are sealed, and what stands beside them is checked when a
/// command is opened. For any number of threads.
public final class OutboxStore implements AutoCloseable {
    private static final Set<State> OVER = EnumSet.of(State.ACKED, State.DISCARDED_BY_USER);

    private final OutboxRows rows;
    private final LiveCommands live = new LiveCommands();
    private final Writer writer;
    private final Readers readers;
    private final String installId;
    private final AttachmentStore attachments;
    private final Listeners<Boolean> listeners = new Listeners<>();
    private final SqliteFile file;
    private final @Nullable OutboxDamage damage;

    private OutboxStore(OutboxFile.Opened opened, OutboxRows rows, ProfileKey key)
            throws SQLException {
        this.file = opened.file();
        this.rows = rows;
        this.installId = SqliteFile.text(opened.connection(), "SELECT id FROM install");
        opened.connection().commit();
        this.readers = new Readers(file);
        this.writer = new Writer(file, opened.connection(), "outbox writer");
        var dir = Objects.requireNonNull(file.path().toAbsolutePath().getParent());
        this.attachments = new AttachmentStore(dir, key, writer, readers);
        this.damage = opened.damage() == null ? unreadable() : opened.damage();
    }

    /// Opens the outbox in the folder; makes what is missing, readable by its owner alone. A file
    /// that is damaged is kept aside, and what can be read of it is taken over.
    ///
    /// @throws StoreException if it cannot be opened; it is left as it is
    public static OutboxStore open(Path dir, ProfileKey key) {
        var rows = new OutboxRows(key);
        var opened = OutboxFile.open(dir, rows);
        try {
            return new OutboxStore(opened, rows, key);
        } catch (SQLException e) {
            OutboxFile.closeQuietly(opened.connection());
            throw StoreException.of(opened.file().path(), "Opening the outbox", e);
        }
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

    /// Keeps a new command; it is on the disk when this returns.
    ///
    /// @return the command with its `seq` and, whatever it came with, its `localSeq`
    /// @throws StoreException if it could not be kept, as when one of its id is there already
    public OutboxCommand add(OutboxCommand command) {
        return write(
                "Saving the command",
                connection -> {
                    SqliteFile.execute(connection, "UPDATE install SET last_seq = last_seq + 1");
                    var seq = SqliteFile.number(connection, "SELECT last_seq FROM install");
                    return rows.insert(connection, command.withSeq(0, seq));
                },
                added -> {
                    live.put(added);
                    tell();
                });
    }

    /// Stores how far a command came: all but its envelope and its input, which stay as they were
    /// confirmed.
    ///
    /// @return false, with nothing changed, if the user discarded it meanwhile: then it must not be
    ///   sent
    /// @throws StoreException if there is none of that id
    public boolean update(OutboxCommand command) {
        return updateAll(List.of(command)) == 1;
    }

    /// Stores how far some commands came, all or, should that fail, none.
    ///
    /// @return how many; those that the user discarded meanwhile stay so
    /// @throws StoreException if there is none of an id
    public int updateAll(Collection<OutboxCommand> commands) {
        if (commands.isEmpty()) return 0;
        return write(
                        "Saving the command's progress",
                        connection -> {
                            var stored = new ArrayList<OutboxCommand>();
                            for (var command : commands) {
                                var state = state(connection, command.id());
                                if (state.equals(State.DISCARDED_BY_USER.name())
                                        && command.state() != State.DISCARDED_BY_USER) continue;
                                rows.update(connection, command);
                                stored.add(command);
                            }
                            return stored;
                        },
                        stored -> {
                            stored.forEach(live::put);
                            tell();
                        })
                .size();
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

    /// Takes a command back that was not sent yet.
    ///
    /// @return false, with nothing changed, if it was too late or there is none of that id
    public boolean discard(String id, Instant now) {
        return write(
                                "Taking the command back",
                                connection -> {
                                    var found =
                                            found(connection, "WHERE id = ?", List.of(id))
                                                    .commands();
                                    if (found.isEmpty() || found.getFirst().state() != State.QUEUED)
                                        return List.<OutboxCommand>of();
                                    var discarded =
                                            found.getFirst()
                                                    .withState(State.DISCARDED_BY_USER, now);
                                    rows.update(connection, discarded);
                                    return List.of(discarded);
                                },
                                discarded -> {
                                    discarded.forEach(live::put);
                                    tell();
                                })
                        .size()
                == 1;
    }

    /// Forgets some commands that are over and old: done by the platform and held by the cache, or
    /// given up by the user. One that a later command is based on stays until that one is
    /// forgotten. One transaction.
    ///
    /// @param before when they were last touched
    /// @param cursor the position up to which the cache holds what the platform holds
    /// @param newest so many of the newest commands stay whatever their age: somebody may have set
    ///   this machine's clock
    /// @return how many; 0 where nothing more is to be forgotten
    public int forget(Instant before, long cursor, int newest, int atMost) {
        return write(
                "Forgetting old commands",
                connection -> {
                    try (var delete =
                            connection.prepareStatement(
                                    "DELETE FROM commands WHERE seq IN (SELECT seq FROM commands"
                                        + " WHERE (state = 'DISCARDED_BY_USER' OR (state = 'ACKED'"
                                        + " AND ack_position <= ?)) AND updated_at < ? AND seq <="
                                        + " (SELECT max(seq) FROM commands) - ? AND id NOT IN"
                                        + " (SELECT based_on_command FROM commands WHERE"
                                        + " based_on_command IS NOT NULL) ORDER BY seq DESC LIMIT"
                                        + " ?)")) {
                        delete.setLong(1, cursor);
                        delete.setLong(2, OutboxRows.micros(before));
                        delete.setInt(3, newest);
                        delete.setInt(4, atMost);
                        return delete.executeUpdate();
                    }
                },
                _ -> {
                    // Nothing is shown or sent otherwise than before.
                });
    }

    /// All commands by `seq`, but for the damaged ones.
    public List<OutboxCommand> all() {
        return select("ORDER BY seq", List.of()).commands();
    }

    /// Those in one of the states, by `seq`, but for the damaged ones.
    public List<OutboxCommand> in(Set<State> states) {
        if (states.stream().anyMatch(OVER::contains)) {
            var marks = String.join(", ", states.stream().map(_ -> "?").toList());
            var names = states.stream().map(State::name).toList();
            // The seal tells whether the state is what was written.
            return select("WHERE state IN (" + marks + ") ORDER BY seq", names).commands().stream()
                    .filter(command -> states.contains(command.state()))
                    .toList();
        }
        var some = new ArrayList<OutboxCommand>();
        for (var command : live()) if (states.contains(command.state())) some.add(command);
        return some;
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

    /// Those that are not over, by `seq`, from memory: waiting, under way, in need of somebody, or
    /// acknowledged at a position that the cache has not reached. May be walked while others come
    /// and go; what is sent is read from the disk and checked before.
    public Iterable<OutboxCommand> live() {
        know();
        return live.all();
    }

    /// Those of one aggregate that are not over, by `seq`, from memory.
    public List<OutboxCommand> liveOf(String aggregateId) {
        know();
        return live.of(aggregateId);
    }

    /// The cache holds what the platform held at this position: what was acknowledged up to there
    /// is over.
    ///
    /// @return those that are over by that
    public List<OutboxCommand> covered(long position) {
        know();
        return live.covered(position);
    }

    /// Reads from the disk again what is not over, so that nothing depends on what is remembered.
    public void reread() {
        live.doubt();
        know();
    }

    /// On the writer's thread, so that no change is missed between reading and remembering.
    private void know() {
        if (live.isKnown()) return;
        writer.transaction(
                "Reading the outbox",
                connection ->
                        found(
                                        connection,
                                        "WHERE state <> 'DISCARDED_BY_USER' AND NOT (state ="
                                                + " 'ACKED' AND ack_position IS NOT NULL AND"
                                                + " ack_position <= CAST(? AS INTEGER)) ORDER BY"
                                                + " seq",
                                        List.of(String.valueOf(live.covered())))
                                .commands(),
                live::fill);
    }

    /// Those that the platform has given a receipt for of a place after `from` up to `to`, or of
    /// one beyond `head`, by `seq`.
    public List<OutboxCommand> receipts(long from, long to, long head) {
        return acked(
                select(
                                "WHERE state = 'ACKED' AND (ack_position > CAST(? AS INTEGER) AND"
                                    + " ack_position <= CAST(? AS INTEGER) OR ack_position > CAST(?"
                                    + " AS INTEGER)) ORDER BY seq",
                                List.of(
                                        String.valueOf(from),
                                        String.valueOf(to),
                                        String.valueOf(head)))
                        .commands());
    }

    /// What the platform took since then.
    ///
    /// @param commands the newest of them, newest first
    /// @param count of all
    public record SentSince(List<OutboxCommand> commands, int count) {}

    /// What the platform took since then.
    ///
    /// @param atMost how many are read
    public SentSince sentSince(Instant since, int atMost) {
        var where = "WHERE state = 'ACKED' AND updated_at >= CAST(? AS INTEGER)";
        var from = List.of(String.valueOf(OutboxRows.micros(since)));
        return readers.read(
                "Reading the outbox",
                reader -> {
                    var newest = where + " ORDER BY seq DESC LIMIT " + atMost;
                    var sent = found(reader.connection(), newest, from).commands();
                    var count = "SELECT count(*) FROM commands " + where;
                    try (var statement = reader.prepare(count, from);
                            var rows = statement.executeQuery()) {
                        return new SentSince(acked(sent), rows.getInt(1));
                    }
                });
    }

    /// The seal tells whether the state is what was written.
    private static List<OutboxCommand> acked(List<OutboxCommand> commands) {
        return commands.stream().filter(command -> command.state() == State.ACKED).toList();
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

    /// The files that its commands name.
    public AttachmentStore attachments() {
        return attachments;
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

    /// After a failure it is not certain what is on the disk.
    private <T> T write(String doing, SqliteFile.Work<T> work, Consumer<? super T> after) {
        try {
            return writer.transaction(doing, work, after);
        } catch (StoreException e) {
            live.doubt();
            throw e;
        }
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
                "Reading the outbox", reader -> found(reader.connection(), rest, values));
    }

    private Found found(Connection connection, String rest, List<String> values)
            throws SQLException {
        var found = new Found(new ArrayList<>(), new ArrayList<>());
        try (var statement =
                connection.prepareStatement(
                        "SELECT " + OutboxRows.COLUMNS + " FROM commands " + rest)) {
            for (var i = 0; i < values.size(); i++) statement.setString(i + 1, values.get(i));
            try (var selected = statement.executeQuery()) {
                while (selected.next()) read(selected, found);
            }
        }
        return found;
    }

    private void read(ResultSet selected, Found found) throws SQLException {
        var id = selected.getString("id");
        try {
            found.commands().add(rows.read(selected));
        } catch (Sealer.Broken | IllegalArgumentException | NullPointerException e) {
            // Damage may leave nothing where the schema says that something is.
            found.damaged().add(Objects.requireNonNullElse(id, ""));
        }
    }
}
