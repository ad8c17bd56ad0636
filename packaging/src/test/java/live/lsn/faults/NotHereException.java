package live.lsn.faults;

/// Why a fault cannot be tried on this machine.
final class NotHereException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotHereException(String why) {
        super(why);
    }
}
