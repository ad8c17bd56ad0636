package live.lsn.desk.sync;

import live.lsn.desk.store.OutboxCommand;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/// Which answers to commands are taken for receipts. An answer may come so late that the pages have
/// passed the place that it names; if none of them named the command, the platform may have been
/// restored meanwhile, and no later page would tell. Such an answer counts as lost: the command
/// goes out again, and counts once.
final class Receipts {
    /// Beyond all places: what was sent before is asked for or goes out again.
    static final long NOT_KNOWN_YET = Long.MAX_VALUE;

    private static final int REMEMBERED = 4_000;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    /// Receipts are kept side by side, so that many are one write.
    private final Lock answers = lock.readLock();

    private final Lock pages = lock.writeLock();
    private final Set<String> named = new LinkedHashSet<>();
    private long covered = -1;
    private int begun;

    /// How far the pages were when a command was sent.
    ///
    /// @param begun how often a cache had begun anew
    record Mark(long covered, int begun) {}

    Mark mark() {
        answers.lock();
        try {
            return new Mark(covered, begun);
        } finally {
            answers.unlock();
        }
    }

    /// Keeps a receipt, or has the command sent again. One that is kept here before
    /// [#covers(long,Collection)] is in the outbox by then.
    ///
    /// @param sent when the command went out
    void take(OutboxCommand receipt, Mark sent, Instant now, Consumer<OutboxCommand> keep) {
        answers.lock();
        try {
            keep.accept(isLate(receipt, sent) ? receipt.dueNow(now) : receipt);
        } finally {
            answers.unlock();
        }
    }

    /// What was there before a command was sent is told by a platform that still had it then.
    private boolean isLate(OutboxCommand receipt, Mark sent) {
        @Nullable Long place = receipt.ackPosition();
        if (place == null || named.contains(receipt.id())) return false;
        return begun != sent.begun() || (place <= covered && place > sent.covered());
    }

    /// Before the receipts of a page are looked at: those that come from now on were not.
    void covers(long to, Collection<String> applied) {
        pages.lock();
        try {
            covered = to;
            named.addAll(applied);
            while (named.size() > REMEMBERED) named.remove(named.iterator().next());
        } finally {
            pages.unlock();
        }
    }

    /// The cache begins anew where no page has led to, in another history perhaps: what was named
    /// and sent before counts for nothing.
    void beginAt(long position) {
        pages.lock();
        try {
            covered = position;
            begun++;
            named.clear();
        } finally {
            pages.unlock();
        }
    }
}
