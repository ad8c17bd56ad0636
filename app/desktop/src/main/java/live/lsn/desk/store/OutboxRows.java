package live.lsn.desk.store;

import live.lsn.api.collection.Column;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import javax.crypto.SecretKey;

/// Commands as rows of `outbox.db`. Input, error and answer are sealed; what stands beside the
/// input is part of its seal, and how far a command came has a seal of its own.
final class OutboxRows {
    private static final List<String> ENVELOPE =
            List.of(
                    "id",
                    "procedure",
                    "command_version",
                    "collection",
                    "aggregate_id",
                    "based_on_version",
                    "based_on_command",
                    "occurred_at",
                    "clock_offset_ms",
                    "local_seq",
                    "created_at");

    /// Those that the seal of the progress covers, in its order.
    private static final List<String> PROGRESS =
            List.of(
                    "state",
                    "not_before",
                    "attempts",
                    "next_attempt",
                    "ack_version",
                    "ack_position",
                    "updated_at",
                    "last_error",
                    "answer");

    private static final String SET =
            "UPDATE commands SET "
                    + String.join(" = ?, ", PROGRESS)
                    + " = ?, progress = ? WHERE id = ?";

    /// All columns, `seq` first.
    static final String COLUMNS =
            "seq, "
                    + String.join(", ", ENVELOPE)
                    + ", "
                    + String.join(", ", PROGRESS)
                    + ", progress, input";

    private static final String INSERT =
            "INSERT INTO commands ("
                    + COLUMNS.substring("seq, ".length())
                    + ") VALUES ("
                    + "?, ".repeat(ENVELOPE.size() + PROGRESS.size() + 1)
                    + "?)";

    private final SecretKey sealing;
    private final SecureRandom random = new SecureRandom();

    OutboxRows(ProfileKey key) {
        this.sealing = key.derive("outbox", "AES");
    }

    /// @return the command with its place
    OutboxCommand insert(Connection connection, OutboxCommand command) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            var sealer = sealer();
            var at = bind(insert, 1, envelope(command));
            at = bindProgress(insert, at, command, sealer);
            insert.setBytes(at, sealer.seal(0, command.input(), context(command)));
            insert.executeUpdate();
        }
        var seq = SqliteFile.number(connection, "SELECT last_insert_rowid()");
        return command.withSeq(seq, command.localSeq());
    }

    /// Stores how far it came.
    void update(Connection connection, OutboxCommand command) throws SQLException {
        try (var update = connection.prepareStatement(SET)) {
            update.setString(bindProgress(update, 1, command, sealer()), command.id());
            update.executeUpdate();
        }
    }

    /// Seals the progress of what an earlier version of this program wrote.
    void sealProgress(Connection connection) throws SQLException {
        try (var read = connection.prepareStatement("SELECT " + COLUMNS + " FROM commands");
                var write =
                        connection.prepareStatement(
                                "UPDATE commands SET progress = ? WHERE seq = ?");
                var found = read.executeQuery()) {
            while (found.next()) {
                var id = found.getString("id");
                if (id == null) continue;
                write.setBytes(1, sealer().seal(0, new byte[0], way(id, progress(found))));
                write.setLong(2, found.getLong("seq"));
                write.executeUpdate();
            }
        }
    }

    private int bindProgress(
            PreparedStatement statement, int from, OutboxCommand command, Sealer sealer)
            throws SQLException {
        var progress = progress(command, sealer);
        var at = bind(statement, from, progress);
        statement.setBytes(at++, sealer.seal(0, new byte[0], way(command.id(), progress)));
        return at;
    }

    private static int bind(PreparedStatement statement, int from, List<@Nullable Object> values)
            throws SQLException {
        var at = from;
        for (var value : values) statement.setObject(at++, value);
        return at;
    }

    /// @throws Sealer.Broken if it is not what the user confirmed
    OutboxCommand read(ResultSet rows) throws SQLException, Sealer.Broken {
        var id = rows.getString("id");
        var sealer = sealer();
        var sealedWay = rows.getBytes("progress");
        try {
            if (sealedWay == null) throw new Sealer.Broken(new IllegalArgumentException("no seal"));
            sealer.open(0, sealedWay, way(id, progress(rows)));
            return opened(rows, sealer);
        } catch (Sealer.Broken | IllegalArgumentException e) {
            return unsure(rows, sealer);
        }
    }

    private static OutboxCommand opened(ResultSet rows, Sealer sealer)
            throws SQLException, Sealer.Broken {
        var unsealed =
                command(
                        rows,
                        State.valueOf(rows.getString("state")),
                        instant(rows.getLong("not_before")),
                        rows.getInt("attempts"),
                        instant(rows.getLong("next_attempt")),
                        number(rows, "ack_version"),
                        number(rows, "ack_position"),
                        instant(rows.getLong("updated_at")));
        var input = sealer.open(0, rows.getBytes("input"), context(unsealed));
        var error = opened(sealer, rows.getBytes("last_error"), unsealed.id(), "error");
        var answer = opened(sealer, rows.getBytes("answer"), unsealed.id(), "answer");
        return unsealed.opened(
                input, error == null ? null : new String(error, StandardCharsets.UTF_8), answer);
    }

    /// It may have been sent, or given up: nobody but the user can tell what is to become of it.
    private static OutboxCommand unsure(ResultSet rows, Sealer sealer)
            throws SQLException, Sealer.Broken {
        var created = instant(rows.getLong("created_at"));
        var unsealed = command(rows, State.UNSURE, created, 1, created, null, null, created);
        return unsealed.opened(
                sealer.open(0, rows.getBytes("input"), context(unsealed)), null, null);
    }

    private static OutboxCommand command(
            ResultSet rows,
            State state,
            Instant notBefore,
            int attempts,
            Instant nextAttempt,
            @Nullable Long ackVersion,
            @Nullable Long ackPosition,
            Instant updatedAt)
            throws SQLException {
        return new OutboxCommand(
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
                state,
                notBefore,
                attempts,
                nextAttempt,
                null,
                ackVersion,
                ackPosition,
                null,
                instant(rows.getLong("created_at")),
                updatedAt);
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

    private static List<@Nullable Object> progress(OutboxCommand command, Sealer sealer) {
        var error = command.lastError();
        var answer = command.answer();
        var values = new ArrayList<@Nullable Object>();
        values.add(command.state().name());
        values.add(micros(command.notBefore()));
        values.add(command.attempts());
        values.add(micros(command.nextAttempt()));
        values.add(command.ackVersion());
        values.add(command.ackPosition());
        values.add(micros(command.updatedAt()));
        values.add(
                error == null
                        ? null
                        : sealer.seal(
                                0,
                                error.getBytes(StandardCharsets.UTF_8),
                                context(command.id(), "error")));
        values.add(answer == null ? null : sealer.seal(0, answer, context(command.id(), "answer")));
        return values;
    }

    private static List<@Nullable Object> progress(ResultSet rows) throws SQLException {
        var values = new ArrayList<@Nullable Object>();
        for (var column : PROGRESS) values.add(rows.getObject(column));
        return values;
    }

    private static ByteBuffer way(String id, List<@Nullable Object> progress) {
        var canonical = new Canonical().add(id).add("progress");
        for (var value : progress) canonical.add(value);
        return canonical.buffer();
    }

    private static ByteBuffer context(OutboxCommand command) {
        var canonical = new Canonical();
        for (var value : envelope(command)) canonical.add(value);
        return canonical.buffer();
    }

    private static ByteBuffer context(String id, String what) {
        return new Canonical().add(id).add(what).buffer();
    }

    private Sealer sealer() {
        return new Sealer(sealing, random);
    }

    /// What lies beyond the microseconds of 64 bits is as good as for ever.
    static long micros(Instant time) {
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
