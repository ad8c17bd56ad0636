package live.lsn.ui.form;

import org.jspecify.annotations.Nullable;

/// Tells a scanner from a person by its speed: a scanner types at least four characters with no gap
/// over 35 ms, and then Enter or Tab as fast.
///
/// The times are those at which keys arrive: where the JavaFX thread stands still while somebody
/// types, their keys arrive together, and four of them with Enter count as a scan.
public final class ScanDetector {
    /// The longest gap between two keys of a scanner, in nanoseconds.
    static final long LONGEST_GAP = 35_000_000;

    /// Separates the fields of a GS1 code; scanners send it as a control character.
    static final char GROUP_SEPARATOR = '\u001d';

    private static final int FEWEST = 4;
    private static final char SPACE = ' ';
    private final StringBuilder burst = new StringBuilder();
    private long last;

    /// A character that was typed.
    ///
    /// @param at nanoseconds of any clock that never goes back
    /// @return whether it begins a burst, which any character after a longer gap does
    public boolean type(char character, long at) {
        // Other control characters belong to no code.
        if (character < SPACE && character != GROUP_SEPARATOR) return false;
        var begins = burst.isEmpty() || at - last > LONGEST_GAP;
        if (begins) burst.setLength(0);
        burst.append(character);
        last = at;
        return begins;
    }

    /// Enter or Tab.
    ///
    /// @return what was scanned; null where somebody typed
    public @Nullable String end(long at) {
        var scanned = burst.length() >= FEWEST && at - last <= LONGEST_GAP;
        var code = scanned ? burst.toString() : null;
        burst.setLength(0);
        return code;
    }
}
