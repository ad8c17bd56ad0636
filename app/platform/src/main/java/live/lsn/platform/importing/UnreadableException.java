package live.lsn.platform.importing;

/// A line, or a field of one, that cannot be understood.
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
        super(message, null, false, false);
    }
}
