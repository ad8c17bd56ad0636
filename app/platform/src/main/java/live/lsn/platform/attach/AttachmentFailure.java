package live.lsn.platform.attach;

/// A request for a file that is refused, in words for whoever sent it.
final class AttachmentFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    static final int BAD = 400;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int CONFLICT = 409;
    static final int TOO_LARGE = 413;
    static final int RANGE = 416;
    static final int CHECKSUM = 460;
    static final int UNAVAILABLE = 503;
    static final int NO_ROOM = 507;

    private final int status;
    private final String reason;

    /// @param reason what programs go by
    AttachmentFailure(int status, String reason, String message) {
        super(message, null, false, false);
        this.status = status;
        this.reason = reason;
    }

    int status() {
        return status;
    }

    String reason() {
        return reason;
    }

    static AttachmentFailure unknown() {
        return new AttachmentFailure(
                NOT_FOUND, "UNKNOWN", "There is no such file, or it is not yours to see");
    }
}
