package live.lsn.desk.inspection;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// Parts the keys of a person from those of a scanner, which types like one: a digit is a defect,
/// but not the first digit of a code. So a key waits until no other can follow it at the speed of a
/// scanner.
final class WedgeKeys {
    /// The longest gap between two keys of a scanner, in milliseconds.
    static final int LONGEST_GAP = 35;

    private static final long NANOS = 1_000_000;

    /// The shortest code: fewer keys are a person's.
    private static final int FEWEST = 4;

    private static final char SPACE = ' ';
    private static final char GROUP_SEPARATOR = '\u001d';
    private final StringBuilder burst = new StringBuilder();
    private final IntConsumer key;
    private final Consumer<String> scan;
    private long last;

    /// @param key given each key that a person has pressed
    /// @param scan given each code that a scanner has sent
    WedgeKeys(IntConsumer key, Consumer<String> scan) {
        this.key = key;
        this.scan = scan;
    }

    /// A character came.
    ///
    /// @param at nanoseconds of any clock that never goes back
    void type(char character, long at) {
        if (character < SPACE && character != GROUP_SEPARATOR) return;
        if (!burst.isEmpty() && at - last > LONGEST_GAP * NANOS) release();
        burst.append(character);
        last = at;
    }

    /// Enter or Tab came.
    ///
    /// @return whether it was the end of a code
    boolean end(long at) {
        var scanned = burst.length() >= FEWEST && at - last <= LONGEST_GAP * NANOS;
        if (!scanned) {
            release();
            return false;
        }
        var code = burst.toString();
        burst.setLength(0);
        scan.accept(code);
        return true;
    }

    /// No key has followed: what waits is a person's.
    void release() {
        var keys = burst.toString();
        burst.setLength(0);
        keys.chars().forEach(key);
    }

    /// What waits, as far as it was typed; null where nothing does.
    @Nullable String waiting() {
        return burst.isEmpty() ? null : burst.toString();
    }
}
