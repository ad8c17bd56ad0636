package live.lsn.platform.trpc;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// How a [TrpcServer] serves.
///
/// @param path where the procedures are mounted, without a slash at the end
/// @param maxBodyBytes a longer body of a call that takes input is answered 413
/// @param maxBatch most calls in one batch
/// @param gzipFrom answers from this many bytes on are compressed for clients that accept it
/// @param ping time between two pings to a subscriber; below the 30 s after which an idle
///   connection is closed
/// @param inactivity after what silence subscribers are told to connect anew, above `ping`; null to
///   leave it to them
public record TrpcOptions(
        String path,
        int maxBodyBytes,
        int maxBatch,
        int gzipFrom,
        Duration ping,
        @Nullable Duration inactivity) {

    public TrpcOptions {
        if (!path.startsWith("/") || path.endsWith("/")) {
            throw new IllegalArgumentException("not a path to mount at: " + path);
        }
        if (!ping.isPositive()) throw new IllegalArgumentException("ping must be positive");
        if (inactivity != null && inactivity.compareTo(ping) <= 0) {
            throw new IllegalArgumentException("inactivity must be longer than ping");
        }
    }

    /// `/api/trpc`, bodies up to 1 MiB, batches up to 100, gzip above 1 KiB, a ping every 15 s.
    public static TrpcOptions defaults() {
        return new TrpcOptions("/api/trpc", 1 << 20, 100, 1025, Duration.ofSeconds(15), null);
    }

    public TrpcOptions withMaxBodyBytes(int bytes) {
        return new TrpcOptions(path, bytes, maxBatch, gzipFrom, ping, inactivity);
    }

    public TrpcOptions withPing(Duration interval) {
        return new TrpcOptions(path, maxBodyBytes, maxBatch, gzipFrom, interval, inactivity);
    }

    public TrpcOptions withInactivity(Duration limit) {
        return new TrpcOptions(path, maxBodyBytes, maxBatch, gzipFrom, ping, limit);
    }
}
