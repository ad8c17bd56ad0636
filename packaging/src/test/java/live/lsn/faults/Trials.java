package live.lsn.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// What a fault is tried with.
///
/// @param dir a folder of its own
/// @param whole whether all is tried, which takes hours, or a part of it
record Trials(Path dir, long seed, boolean whole, Control control) {
    int count(int part, int all) {
        return whole ? all : part;
    }

    boolean has(Control one) {
        return control == one;
    }

    Random chance() {
        return new Random(seed);
    }

    Path folder(String name) {
        try {
            return Files.createDirectories(dir.resolve(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// The same in a folder of its own.
    Trials within(String name) {
        return new Trials(folder(name), seed, whole, control);
    }

    void holds(Invariant invariant, boolean condition, String otherwise) {
        if (!condition) throw new BrokenException(invariant, seed, otherwise);
    }
}
