package live.lsn.faults;

import java.util.Locale;

/// A fault put into the suite's own doubles, to see that the suite finds it.
public enum Control {
    NONE,
    /// Changes are told by a plain sequence: what commits late is never told.
    NAIVE_CURSOR,
    /// The platform forgets which commands took effect.
    NO_LEDGER,
    /// The outbox is written with `synchronous=OFF`.
    SYNC_OFF;

    static Control chosen() {
        var name = System.getProperty("faults.control", "none");
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
