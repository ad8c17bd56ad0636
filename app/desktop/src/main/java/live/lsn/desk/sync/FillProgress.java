package live.lsn.desk.sync;

import live.lsn.desk.sync.SyncStatus.Loading;

import java.time.Duration;

/// How far the filling of one collection has come, and how large its next page should be: a few
/// pages are in memory at once, so they are measured by bytes and not by rows.
final class FillProgress {
    private static final int FIRST_ROWS = 500;
    private static final int MOST_ROWS = 5_000;
    private static final long PAGE_BYTES = 1L << 20;

    /// Telling more often draws the window more often than anybody reads it.
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final String collection;
    private final Pace pace;
    private long rows;
    private long estimate = -1;
    private int pageRows = FIRST_ROWS;
    private long toldAt;
    private boolean told;

    FillProgress(String collection, long rows, Pace pace) {
        this.collection = collection;
        this.rows = rows;
        this.pace = pace;
    }

    /// How many rows to ask for at once.
    int pageRows() {
        return pageRows;
    }

    long rows() {
        return rows;
    }

    /// A page has come.
    ///
    /// @param bytes of its records
    /// @param total how many rows there are; −1 where the page does not tell
    void came(int count, long bytes, long total) {
        rows += count;
        if (total >= 0) estimate = total;
        if (count == 0) return;
        var each = Math.max(1, bytes / count);
        pageRows = Math.clamp(PAGE_BYTES / each, FIRST_ROWS, MOST_ROWS);
    }

    /// Whether somebody should be told now, for the first time or again after a while.
    boolean isDue() {
        var now = pace.nanoTime();
        if (told && now - toldAt < BETWEEN.toNanos()) return false;
        told = true;
        toldAt = now;
        return true;
    }

    Loading loading() {
        return new Loading(collection, rows, estimate);
    }
}
