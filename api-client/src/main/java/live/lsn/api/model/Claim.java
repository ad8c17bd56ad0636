package live.lsn.api.model;

import java.time.Instant;

/// Somebody works on a case, until then or until released.
public record Claim(String by, Instant until) {
    /// Whether it still keeps others off at the given time.
    public boolean holdsAt(Instant time) {
        return time.isBefore(until);
    }
}
