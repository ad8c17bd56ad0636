package live.lsn.desk.sync;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// How the desk stands with the platform, as the status bar tells it.
///
/// @param since when this connection state began
/// @param lastSync when the cache was last known to be up to date; null before the first time
/// @param reason why it is not online, as a text key; null where it is
/// @param loading what is being loaded for the first time; null where nothing is
public record SyncStatus(
        Connection connection,
        Instant since,
        @Nullable Instant lastSync,
        @Nullable String reason,
        @Nullable Loading loading) {
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

    SyncStatus now(Connection next, Instant time, @Nullable String why) {
        return new SyncStatus(
                next,
                next == connection ? since : time,
                lastSync,
                why,
                next == Connection.ONLINE ? null : loading);
    }

    SyncStatus synced(Instant time) {
        return new SyncStatus(
                Connection.ONLINE,
                connection == Connection.ONLINE ? since : time,
                time,
                null,
                null);
    }

    SyncStatus loading(@Nullable Loading progress) {
        return new SyncStatus(connection, since, lastSync, reason, progress);
    }
}
