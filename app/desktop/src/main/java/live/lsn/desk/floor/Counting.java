package live.lsn.desk.floor;

import static java.util.Objects.requireNonNull;

import live.lsn.api.model.goods.LotSource;

import org.jspecify.annotations.Nullable;

/// One lot while it is counted: what stands in the fields, and what of it is on disk. Its lot has
/// no name before the first count was taken down.
final class Counting {
    private final LotSource source;
    private volatile CountEntry entry;
    private volatile CountEntry saved = CountEntry.EMPTY;
    private volatile @Nullable String lotId;
    private volatile @Nullable String number;

    Counting(LotSource source, CountEntry entry) {
        this.source = source;
        this.entry = entry;
    }

    LotSource source() {
        return source;
    }

    CountEntry entry() {
        return entry;
    }

    void type(CountEntry typed) {
        entry = typed;
    }

    /// Gives the lot its name.
    void begin(String newLotId, String newNumber) {
        lotId = newLotId;
        number = newNumber;
    }

    void saved(CountEntry onDisk) {
        saved = onDisk;
    }

    boolean isSaved() {
        return entry.equals(saved);
    }

    /// Null before the first count.
    @Nullable String lotId() {
        return lotId;
    }

    String id() {
        return requireNonNull(lotId);
    }

    String number() {
        return requireNonNull(number);
    }
}
