package live.lsn.desk.attach;

/// A file that is not taken in. Its code names the sentence that people read.
public final class UnfitFileException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String code;

    UnfitFileException(String code) {
        super(code);
        this.code = code;
    }

    UnfitFileException(String code, Throwable cause) {
        super(code, cause);
        this.code = code;
    }

    /// Key of the sentence, such as `attachment.too-large`.
    public String code() {
        return code;
    }
}
