package live.lsn.platform.command;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import live.lsn.api.collection.Column;
import live.lsn.api.procedure.Procedure;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.platform.access.Caller;
import live.lsn.platform.trpc.TrpcFailure;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/// Which commands took effect: whoever sends one again finds it here.
final class Ledger {
    private static final Table<Record> LEDGER = table(name("command_ledger"));
    private static final Field<String> COMMAND = field(name("command_id"), String.class);
    private static final Field<String> ACTOR = field(name("actor"), String.class);
    private static final Field<String> CHANNEL = field(name("channel"), String.class);
    private static final Field<byte[]> PAYLOAD = field(name("payload_hash"), byte[].class);
    private static final Field<Long> LED_TO = field(name("version"), Long.class);
    private static final Field<Long> CREATED = field(name("created_us"), Long.class);

    private Ledger() {}

    /// The first thing that a command does.
    ///
    /// @throws org.jooq.exception.IntegrityConstraintViolationException if it came before
    static void enter(
            DSLContext sql, Envelope envelope, Caller caller, byte[] payload, Instant received) {
        sql.insertInto(LEDGER, COMMAND, ACTOR, CHANNEL, PAYLOAD, CREATED)
                .values(
                        envelope.commandId(),
                        caller.account(),
                        envelope.channel(),
                        payload,
                        Column.micros(received))
                .execute();
    }

    static void ledTo(DSLContext sql, Envelope envelope, long version) {
        sql.update(LEDGER).set(LED_TO, version).where(COMMAND.eq(envelope.commandId())).execute();
    }

    /// That what came before under this id was the same.
    ///
    /// @return the version that it led to
    /// @throws TrpcFailure PRECONDITION_FAILED if it was something else
    static @Nullable Long requireSame(
            DSLContext sql,
            Envelope envelope,
            Caller caller,
            byte[] payload,
            RuntimeException seenBefore) {
        var row =
                sql.select(ACTOR, PAYLOAD, LED_TO, CHANNEL)
                        .from(LEDGER)
                        .where(COMMAND.eq(envelope.commandId()))
                        .fetchOne();
        if (row == null) throw seenBefore;
        var same =
                row.get(ACTOR).equals(caller.account())
                        && row.get(CHANNEL).equals(envelope.channel())
                        && MessageDigest.isEqual(row.get(PAYLOAD), payload);
        if (!same) {
            throw new TrpcFailure(
                            TrpcErrorCode.PRECONDITION_FAILED,
                            "This command id was used for something else")
                    .with("reason", "KEY_REUSED");
        }
        return row.get(LED_TO);
    }

    static @Nullable Long versionOf(DSLContext sql, String commandId, String actor) {
        return sql.select(LED_TO)
                .from(LEDGER)
                .where(COMMAND.eq(commandId))
                .and(ACTOR.eq(actor))
                .fetchOne(LED_TO);
    }

    /// Procedure and input, nothing else.
    static byte[] payloadHash(Procedure<?, ?> procedure, Object input) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(procedure.name().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            return digest.digest(Json.MAPPER.writeValueAsBytes(input));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
