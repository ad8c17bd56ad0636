package live.lsn.platform.importing;

import java.io.IOException;
import java.nio.file.Path;

/// A file that no orders can be taken from. Nothing was stored.
public final class UnusableFileException extends IOException {
    private static final long serialVersionUID = 1L;

    UnusableFileException(Path file, String why) {
        super(file.getFileName() + " cannot be imported: " + why + ". Nothing was stored.");
    }
}
