package live.lsn.faults;

/// An invariant that did not hold.
public final class BrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Invariant invariant;

    public BrokenException(Invariant invariant, long seed, String what) {
        super(invariant + " is broken (" + invariant.words() + "), seed " + seed + ": " + what);
        this.invariant = invariant;
    }

    public Invariant invariant() {
        return invariant;
    }
}
