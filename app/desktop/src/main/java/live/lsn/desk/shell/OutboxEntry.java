package live.lsn.desk.shell;

import live.lsn.api.model.FraudCase;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.State;
import live.lsn.desk.sync.OutboxFiles;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A command of the outbox with what it is about.
///
/// @param subject what people call that
/// @param base the case as the platform last told it; null where it is not here
/// @param held whether it waits behind one that needs the user
/// @param files how far the files that it names are
record OutboxEntry(
        OutboxCommand command,
        Group group,
        String subject,
        @Nullable FraudCase base,
        boolean held,
        OutboxFiles.Progress files) {
    /// The parts of the list, in their order.
    enum Group {
        NEEDS_YOU,
        WAITING,
        SENT;

        /// The group of the state; null for what is not shown.
        static @Nullable Group of(State state) {
            return switch (state) {
                case CONFLICT, REJECTED, PARKED, LOST, UNSURE -> NEEDS_YOU;
                case QUEUED, INFLIGHT, AUTH_WAIT -> WAITING;
                case ACKED -> SENT;
                case DISCARDED_BY_USER -> null;
            };
        }

        String key() {
            return switch (this) {
                case NEEDS_YOU -> "outbox.needs-you";
                case WAITING -> "outbox.waiting";
                case SENT -> "outbox.sent";
            };
        }
    }

    /// Whether it waits for a file that is still on its way.
    boolean waitsForFile() {
        return group == Group.WAITING && files.sent() < files.all();
    }

    String id() {
        return command.id();
    }

    /// Whether it can be taken back: once sent it may have taken effect, whatever came back.
    boolean canBeTakenBack() {
        return command.state() == State.QUEUED && command.attempts() == 0;
    }

    /// Whether it is held back for a while so that it can be undone.
    boolean undoable(Instant now) {
        return canBeTakenBack() && command.notBefore().isAfter(now);
    }
}
