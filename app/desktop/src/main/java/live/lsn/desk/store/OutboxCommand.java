package live.lsn.desk.store;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Something the user confirmed, kept until the platform has done it and after. Times are kept to
/// the microsecond.
///
/// @param seq place in the outbox; 0 until added
/// @param id UUID; the idempotency key
/// @param procedure name of the mutation, such as fraud.decide
/// @param input what the procedure takes, as JSON
/// @param basedOnVersion the version that the user saw; null where there was none or where it is
///   based on an earlier command
/// @param basedOnCommand id of the earlier command whose result the user saw
/// @param occurredAt when the user confirmed, by this machine's clock
/// @param clockOffsetMs the platform's clock less this machine's
/// @param localSeq 1, 2, 3 … for the commands of one install; given when added
/// @param notBefore until when it can be taken back even though it could be sent
/// @param nextAttempt when it may be sent again
/// @param ackVersion the aggregate's version that it led to
/// @param ackPosition the channel's position that holds its effect
/// @param answer the conflict or refusal, as JSON
@SuppressWarnings("ArrayRecordComponent")
public record OutboxCommand(
        long seq,
        String id,
        String procedure,
        int commandVersion,
        String collection,
        String aggregateId,
        byte[] input,
        @Nullable Long basedOnVersion,
        @Nullable String basedOnCommand,
        Instant occurredAt,
        long clockOffsetMs,
        long localSeq,
        State state,
        Instant notBefore,
        int attempts,
        Instant nextAttempt,
        @Nullable String lastError,
        @Nullable Long ackVersion,
        @Nullable Long ackPosition,
        byte @Nullable [] answer,
        Instant createdAt,
        Instant updatedAt) {
    /// This command in another state.
    public OutboxCommand withState(State newState, Instant now) {
        return later(newState, notBefore, attempts, nextAttempt, lastError, answer, now);
    }

    /// This command at its place in the outbox.
    public OutboxCommand withSeq(long newSeq, long newLocalSeq) {
        return new OutboxCommand(
                newSeq,
                id,
                procedure,
                commandVersion,
                collection,
                aggregateId,
                input,
                basedOnVersion,
                basedOnCommand,
                occurredAt,
                clockOffsetMs,
                newLocalSeq,
                state,
                notBefore,
                attempts,
                nextAttempt,
                lastError,
                ackVersion,
                ackPosition,
                answer,
                createdAt,
                updatedAt);
    }

    /// Due at once, whatever it was waiting for and whatever becomes of this machine's clock.
    public OutboxCommand dueNow(Instant now) {
        return later(State.QUEUED, Instant.EPOCH, attempts, Instant.EPOCH, lastError, answer, now);
    }

    /// On its way, once more.
    public OutboxCommand sent(Instant now) {
        return later(State.INFLIGHT, notBefore, attempts + 1, nextAttempt, lastError, answer, now);
    }

    /// Not done; to be tried again then.
    public OutboxCommand failed(State newState, String error, Instant next, Instant now) {
        return later(newState, notBefore, attempts, next, error, answer, now);
    }

    /// Not done, with what the platform said of it.
    public OutboxCommand answered(
            State newState, byte @Nullable [] newAnswer, @Nullable String error, Instant now) {
        return later(newState, notBefore, attempts, nextAttempt, error, newAnswer, now);
    }

    /// Done by the platform.
    public OutboxCommand acked(long version, @Nullable Long position, Instant now) {
        return new OutboxCommand(
                seq,
                id,
                procedure,
                commandVersion,
                collection,
                aggregateId,
                input,
                basedOnVersion,
                basedOnCommand,
                occurredAt,
                clockOffsetMs,
                localSeq,
                State.ACKED,
                notBefore,
                attempts,
                nextAttempt,
                null,
                version,
                position,
                null,
                createdAt,
                now);
    }

    /// This command with what was sealed.
    OutboxCommand opened(byte[] plainInput, @Nullable String error, byte @Nullable [] plainAnswer) {
        return new OutboxCommand(
                seq,
                id,
                procedure,
                commandVersion,
                collection,
                aggregateId,
                plainInput,
                basedOnVersion,
                basedOnCommand,
                occurredAt,
                clockOffsetMs,
                localSeq,
                state,
                notBefore,
                attempts,
                nextAttempt,
                error,
                ackVersion,
                ackPosition,
                plainAnswer,
                createdAt,
                updatedAt);
    }

    private OutboxCommand later(
            State newState,
            Instant newNotBefore,
            int newAttempts,
            Instant next,
            @Nullable String error,
            byte @Nullable [] newAnswer,
            Instant now) {
        return new OutboxCommand(
                seq,
                id,
                procedure,
                commandVersion,
                collection,
                aggregateId,
                input,
                basedOnVersion,
                basedOnCommand,
                occurredAt,
                clockOffsetMs,
                localSeq,
                newState,
                newNotBefore,
                newAttempts,
                next,
                error,
                ackVersion,
                ackPosition,
                newAnswer,
                createdAt,
                now);
    }
}
