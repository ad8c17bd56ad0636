package live.lsn.desk.sync;

import live.lsn.desk.store.OutboxCommand;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// When each waiting command may go. A command tells it by this machine's clock, which somebody may
/// set years on or back; so each wait is taken once, held to what it can be, and then measured by a
/// clock that never jumps.
final class DueTimes {
    private final Duration longestRetry;
    private final Pace pace;
    private final Map<String, Seen> seen = new HashMap<>();
    private final Map<String, Long> held = new HashMap<>();

    /// When a command may go, as it was first read.
    ///
    /// @param undoAt until when it can be taken back, by [Pace#nanoTime]
    /// @param retryAt when it may be tried again, by [Pace#nanoTime]
    private record Seen(Instant notBefore, Instant nextAttempt, long undoAt, long retryAt) {
        boolean is(OutboxCommand command) {
            return notBefore.equals(command.notBefore())
                    && nextAttempt.equals(command.nextAttempt());
        }
    }

    /// @param longestRetry no command waits longer for its next attempt
    DueTimes(Duration longestRetry, Pace pace) {
        this.pace = pace;
        this.longestRetry = longestRetry;
    }

    /// How long the command has to wait from now; zero or less where it may go.
    ///
    /// @param eager whether the wait for the next attempt is left out
    synchronized Duration left(OutboxCommand command, Instant now, boolean eager) {
        var known = seen.get(command.id());
        if (known == null || !known.is(command)) {
            known = read(command, now);
            seen.put(command.id(), known);
        }
        var nano = pace.nanoTime();
        var left = Math.max(known.undoAt() - nano, held.getOrDefault(command.id(), nano) - nano);
        return Duration.ofNanos(eager ? left : Math.max(left, known.retryAt() - nano));
    }

    private Seen read(OutboxCommand command, Instant now) {
        var nano = pace.nanoTime();
        var undo = Duration.between(command.createdAt(), command.notBefore());
        // Both ends may be of different clocks, as where it became due under one of the future.
        if (undo.compareTo(Commands.UNDO) > 0) undo = Commands.UNDO;
        return new Seen(
                command.notBefore(),
                command.nextAttempt(),
                // What was sent once cannot be taken back any more.
                command.attempts() > 0 ? nano : nano + wait(now, command.notBefore(), undo),
                // What was never tried waits for nothing but the time to take it back.
                command.attempts() == 0
                        ? nano
                        : nano + wait(now, command.nextAttempt(), longestRetry));
    }

    private static long wait(Instant now, Instant until, Duration longest) {
        if (!until.isAfter(now) || longest.isNegative()) return 0;
        var left = Duration.between(now, until);
        return (left.compareTo(longest) < 0 ? left : longest).toNanos();
    }

    /// Lets the command wait, whatever stands in the outbox: it could not be written there.
    synchronized void hold(String commandId, Duration wait) {
        held.put(commandId, pace.nanoTime() + wait.toNanos());
    }

    /// Forgets all but these.
    synchronized void keep(Collection<String> commandIds) {
        seen.keySet().retainAll(commandIds);
        held.keySet().retainAll(commandIds);
    }
}
