package live.lsn.platform.limit;

import java.time.Duration;

/// How often somebody may call within a window that slides with time; 0 is as often as they like.
///
/// @param perUser calls of one account
/// @param perAddress calls from one network address, whoever makes them
/// @param signIns requests of the sign-in from one network address; how often a password may be
///   tried for one login name is limited apart from that
/// @param window how long a call counts
/// @param forwarded whether a proxy on this machine tells the callers' addresses in
///   `X-Forwarded-For`; else it would be taken for one caller
public record RateLimits(
        int perUser, int perAddress, int signIns, Duration window, boolean forwarded) {
    private static final int LARGEST_BATCH = 100;

    /// Nobody is held back.
    public static final RateLimits NONE = new RateLimits(0, 0, 0, Duration.ofMinutes(1), false);

    public RateLimits {
        for (var limit : new int[] {perUser, perAddress, signIns})
            if (limit != 0 && limit < LARGEST_BATCH)
                throw new IllegalArgumentException(
                        "a limit must be 0 for none, or at least "
                                + LARGEST_BATCH
                                + ", for so many calls can come at once; not "
                                + limit);
        if (window.compareTo(Duration.ofSeconds(1)) < 0)
            throw new IllegalArgumentException("a window of limits lasts a second or longer");
    }

    /// In a minute 6,000 calls of a user, nearly twice what a desk needs that sends 10,000 commands
    /// in three minutes; 120,000 from an address, ten a second for each of 200 desks behind it; and
    /// 3,000 requests of the sign-in, a whole one of each of them with room to spare.
    public static RateLimits usual() {
        return new RateLimits(6_000, 120_000, 3_000, Duration.ofMinutes(1), false);
    }
}
