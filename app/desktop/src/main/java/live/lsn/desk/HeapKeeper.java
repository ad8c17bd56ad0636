package live.lsn.desk;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

import javax.management.NotificationEmitter;

/// Keeps the heap near what is in use. The serial collector, with which the desk starts soonest,
/// lets the old generation grow as far as it may before it looks what of it is garbage; a limit
/// that suits a desk alone would be too low for one that runs the platform, too. So it is asked to
/// look when the old generation has grown by a part since it last did.
final class HeapKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(HeapKeeper.class);

    /// Looking more often than each so many bytes costs more time than memory is worth.
    private static final long LEAST_GROWTH = 8L << 20;

    /// By an eighth.
    private static final int GROWTH_SHIFT = 3;

    /// What a desk has by itself once its window is drawn: looking before only makes the start
    /// longer.
    private static final long LEAST = 48L << 20;

    private final MemoryPoolMXBean old;

    private HeapKeeper(MemoryPoolMXBean old) {
        this.old = old;
    }

    /// Looks after this program's heap from now on; does nothing with a collector that has no old
    /// generation to look after.
    static void begin() {
        var generations =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .filter(MemoryPoolMXBean::isUsageThresholdSupported)
                        .toList();
        if (generations.size() != 1
                || !(ManagementFactory.getMemoryMXBean() instanceof NotificationEmitter emitter))
            return;
        var keeper = new HeapKeeper(generations.getFirst());
        keeper.expect();
        emitter.addNotificationListener((_, _) -> keeper.collect(), null, null);
    }

    private void collect() {
        if (old.isUsageThresholdExceeded()) System.gc();
        expect();
    }

    private void expect() {
        var used = old.getUsage().getUsed();
        var grown = used + Math.max(LEAST_GROWTH, used >> GROWTH_SHIFT);
        var threshold = Math.max(LEAST, grown);
        var most = old.getUsage().getMax();
        old.setUsageThreshold(most < 0 ? threshold : Math.min(threshold, most));
        LOG.trace("{} bytes are in use; looking again at {}", used, threshold);
    }
}
