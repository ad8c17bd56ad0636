package live.lsn.platform.feed;

import live.lsn.platform.backup.Schedule;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;

/// Lets the feed forget what is older than any desk's absence that is made up for change by change.
/// The audit log forgets nothing.
public final class OldChanges implements AutoCloseable {
    /// Twice the longest time without the platform that a desk is meant for.
    public static final Duration KEPT = Duration.ofDays(90);

    private static final Logger LOG = LoggerFactory.getLogger(OldChanges.class);
    private static final Duration AFTER_START = Duration.ofMinutes(1);
    private static final Duration LOOK_AGAIN = Duration.ofHours(6);
    private final Feed feed;
    private final InstantSource clock;
    private final Schedule schedule;

    public OldChanges(Feed feed, InstantSource clock, Schedule schedule) {
        this.feed = feed;
        this.clock = clock;
        this.schedule = schedule;
    }

    public void start() {
        schedule.after(AFTER_START, this::look);
    }

    private void look() {
        try {
            var gone = feed.trim(clock.instant().minus(KEPT));
            if (gone > 0) LOG.info("the feed has forgotten {} changes of long ago", gone);
        } catch (RuntimeException e) {
            LOG.warn("old changes could not be forgotten; that is tried again", e);
        }
        schedule.after(LOOK_AGAIN, this::look);
    }

    @Override
    public void close() {
        schedule.close();
    }
}
