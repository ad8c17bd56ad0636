package live.lsn.platform.db;

import java.util.List;

/// A database server is set so that work could be lost there; the message says how to mend it.
public final class UnfitServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfitServerException(List<String> refusals) {
        super("the database server cannot be used as it is: " + String.join("; ", refusals));
    }
}
