package live.lsn.cli.bench;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/// What the sections work with.
///
/// @param dir where their data lie
/// @param rows how many orders, or cases, there are
/// @param file order lines to import; null to make some
/// @param image folder of the packaged program; null where there is none
/// @param programs the programs that figures are compared with
/// @param progress takes a line for whoever waits
public record Setup(
        Path dir,
        int rows,
        @Nullable Path file,
        @Nullable Path image,
        Programs programs,
        Consumer<String> progress) {
    private static final int FULL = 1_000_000;

    Path folder(String name) {
        return dir.resolve(name);
    }

    /// A part of what a full run does, at least so many.
    int scaled(int full, int atLeast) {
        return Math.max(atLeast, (int) Math.min(full, (long) full * rows / FULL));
    }

    void say(String format, Object... values) {
        progress.accept(String.format(Locale.UK, format, values));
    }
}
