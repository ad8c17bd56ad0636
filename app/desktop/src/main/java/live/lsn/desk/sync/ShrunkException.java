package live.lsn.desk.sync;

/// What the platform told is not taken over before somebody has looked at it.
final class ShrunkException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Shrunk shrunk;

    ShrunkException(Shrunk shrunk) {
        super("less than half of " + shrunk.collection() + " would be left");
        this.shrunk = shrunk;
    }

    Shrunk shrunk() {
        return shrunk;
    }
}
