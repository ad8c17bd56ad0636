package live.lsn.desk.sync;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// How the desk stands with the platform, as the status bar tells it.
///
/// @param since when this connection state began
/// @param lastSync when the cache was last known to be up to date; null before the first time
/// @param reason why it is not online, as a text key; null where it is
/// @param loading what is being loaded for the first time; null where nothing is
/// @param clockOffset the platform's clock less this machine's, as last told
/// @param lists how the platform's lists stand; null where the platform tells of changes itself
public record SyncStatus(
        Connection connection,
        Instant since,
        @Nullable Instant lastSync,
        @Nullable String reason,
        @Nullable Loading loading,
        Duration clockOffset,
        @Nullable Lists lists) {
    /// From this offset on the user is told: due times and ages are wrong by as much.
    public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /// Whether this machine's clock is too far from the platform's to be left unsaid.
    public boolean clockIsWrong() {
        return clockOffset.abs().compareTo(CLOCK_TOLERANCE) > 0;
    }

    /// Where the connection stands.
    public enum Connection {
        CONNECTING,
        ONLINE,
        OFFLINE,
        /// The platform wants the user to sign in again; everything else goes on.
        SIGN_IN,
        /// The platform is too new or too old for this desk; nothing is sent.
        INCOMPATIBLE
    }

    /// @param rows how many rows have come
    /// @param estimate how many there are, as far as the platform knows; −1 where it does not
    public record Loading(String collection, long rows, long estimate) {}

    /// What is read from lists is as old as the last reading.
    ///
    /// @param asOf when the oldest part of it was read; null before all was read once
    /// @param interval from one reading to the next
    /// @param troubles why a list is not taken over, as a text key, by collection
    public record Lists(@Nullable Instant asOf, Duration interval, Map<String, String> troubles) {
        /// Whether a reading is long overdue.
        public boolean isStale(Instant now) {
            return asOf != null && now.isAfter(asOf.plus(interval.multipliedBy(2)));
        }
    }

    SyncStatus now(Connection next, Instant time, @Nullable String why) {
        return new SyncStatus(
                next,
                next == connection ? since : time,
                lastSync,
                why,
                next == Connection.ONLINE ? null : loading,
                clockOffset,
                lists);
    }

    SyncStatus synced(Instant time) {
        return online(time, time, null);
    }

    SyncStatus listed(Lists read, Instant time) {
        return online(time, read.asOf(), read);
    }

    SyncStatus aged(Lists read) {
        return new SyncStatus(connection, since, read.asOf(), reason, loading, clockOffset, read);
    }

    private SyncStatus online(Instant time, @Nullable Instant upTo, @Nullable Lists read) {
        return new SyncStatus(
                Connection.ONLINE,
                connection == Connection.ONLINE ? since : time,
                upTo,
                null,
                null,
                clockOffset,
                read);
    }

    SyncStatus loading(@Nullable Loading progress) {
        return new SyncStatus(connection, since, lastSync, reason, progress, clockOffset, lists);
    }

    SyncStatus clockOffset(Duration offset) {
        return new SyncStatus(connection, since, lastSync, reason, loading, offset, lists);
    }
}
