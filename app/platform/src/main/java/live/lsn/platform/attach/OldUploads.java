package live.lsn.platform.attach;

import live.lsn.api.collection.Column;
import live.lsn.platform.backup.Schedule;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;

/// Sweeps away files that never became whole and those that no record ever named. A desk that comes
/// back later sends them anew.
public final class OldUploads implements AutoCloseable {
    /// How long a file that is not whole is waited for.
    public static final Duration INCOMPLETE = Duration.ofDays(7);

    /// How long a whole file may be named by no record.
    public static final Duration UNNAMED = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(OldUploads.class);
    private static final Duration AFTER_START = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofHours(6);
    private static final int SLICE = 100;

    private final Attachments attachments;
    private final InstantSource clock;
    private final Schedule schedule;

    public OldUploads(Attachments attachments, InstantSource clock, Schedule schedule) {
        this.attachments = attachments;
        this.clock = clock;
        this.schedule = schedule;
    }

    public void start() {
        schedule.after(AFTER_START, this::look);
    }

    private void look() {
        var again = LOOK_AGAIN;
        try {
            var gone = sweep();
            if (gone > 0) LOG.info("{} files that nobody waits for were swept away", gone);
            if (gone >= SLICE) again = AFTER_START;
        } catch (RuntimeException e) {
            LOG.warn("old uploads could not be swept away; that is tried again", e);
        }
        schedule.after(again, this::look);
    }

    /// @return how many went; there may be more
    int sweep() {
        var now = clock.instant();
        return attachments.sweep(
                Column.micros(now.minus(INCOMPLETE)), Column.micros(now.minus(UNNAMED)), SLICE);
    }

    @Override
    public void close() {
        schedule.close();
    }
}
