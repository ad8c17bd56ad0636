package live.lsn.desk.sync;

/// A collection of which the platform's answers would leave less than half. Nothing of it was taken
/// over.
///
/// @param had how many rows the cache holds
/// @param left how many would be left
/// @param confirmed whether the platform, asked how many it has, told as few
public record Shrunk(String collection, long had, long left, boolean confirmed) {
    /// So few may go without a question, whatever part of the whole they are.
    private static final long FEW = 50;

    /// Whether so many going at once is rather a fault of the platform than its will.
    static boolean isOdd(long had, long left) {
        return had - left > FEW && left * 2 < had;
    }
}
