package live.lsn.desk.sync;

/// Something answered, but not as the platform does: nothing of it is taken over.
final class OddAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OddAnswerException(String message) {
        super(message);
    }
}
