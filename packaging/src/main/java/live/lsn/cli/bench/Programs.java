package live.lsn.cli.bench;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds and runs programs of the system.
///
/// @param folders where they are looked for
public record Programs(List<Path> folders) {
    public Programs {
        folders = List.copyOf(folders);
    }

    /// @param path folders as in the variable PATH
    public static Programs of(String path) {
        return new Programs(
                Arrays.stream(path.split(Pattern.quote(File.pathSeparator)))
                        .filter(folder -> !folder.isBlank())
                        .map(Path::of)
                        .toList());
    }

    Optional<Path> find(String name) {
        return folders.stream()
                .flatMap(
                        folder ->
                                java.util.stream.Stream.of(name, name + ".exe")
                                        .map(folder::resolve))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Runs a program to its end.
    ///
    /// @param input a file that it reads
    /// @return what it said
    /// @throws IOException if it fails
    static String run(Path input, List<String> command) throws IOException {
        var process =
                new ProcessBuilder(command)
                        .redirectInput(input.toFile())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), charset());
        try {
            var code = process.waitFor();
            if (code != 0)
                throw new IOException(command.getFirst() + " ended with " + code + ": " + said);
            return said;
        } catch (InterruptedException e) {
            process.destroy();
            throw new InterruptedIOException(command.getFirst() + " was not waited for");
        }
    }

    private static java.nio.charset.Charset charset() {
        return java.nio.charset.StandardCharsets.UTF_8;
    }
}
