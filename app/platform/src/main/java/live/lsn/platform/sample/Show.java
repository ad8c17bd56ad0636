package live.lsn.platform.sample;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A live show.
///
/// @param endedAt empty while it is on air
public record Show(
        String number,
        Creator creator,
        String title,
        Instant startedAt,
        @Nullable Instant endedAt) {
    public boolean isOnAir(Instant at) {
        return !at.isBefore(startedAt) && (endedAt == null || at.isBefore(endedAt));
    }
}
