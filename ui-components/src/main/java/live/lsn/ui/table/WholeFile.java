package live.lsn.ui.table;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Predicate;

/// Writes a file beside its place first: it is there whole or not at all.
final class WholeFile {
    private WholeFile() {}

    /// Writes into the path that it is given.
    interface Content {
        void write(Path part, Predicate<Double> goesOn) throws Exception;
    }

    /// @param goesOn asked now and then with how much is through, 0 to 1; false ends the writing
    /// @return whether the file is there; where it was ended, it is not
    static boolean write(Path file, Predicate<Double> goesOn, Content content) throws Exception {
        var part = file.resolveSibling(file.getFileName() + ".part");
        var ended = new boolean[1];
        Predicate<Double> asked =
                through -> {
                    ended[0] = !goesOn.test(through);
                    return !ended[0];
                };
        try {
            content.write(part, asked);
            if (ended[0]) return false;
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
