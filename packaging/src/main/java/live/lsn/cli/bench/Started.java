package live.lsn.cli.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One start of a program, until it says that it has drawn what it shows.
///
/// @param milliseconds from before the process was made
/// @param peakMebibytes the most memory that it had by then; 0 where the system does not tell
record Started(double milliseconds, double peakMebibytes) {
    private static final int PATIENCE_SECONDS = 60;

    /// @throws IOException if it ends without having drawn anything
    static Started of(List<String> command) throws IOException {
        var before = System.nanoTime();
        var process =
                new ProcessBuilder(command)
                        .redirectError(new File(nothing()))
                        .redirectInput(new File(nothing()))
                        .start();
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var line = lines.readLine();
            while (line != null && !line.contains("drawn")) line = lines.readLine();
            var nanos = System.nanoTime() - before;
            var peak = peak(process.pid());
            if (line == null)
                throw new IOException(command.getFirst() + " ended before it had drawn anything");
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                throw new IOException(command.getFirst() + " did not end");
            return new Started(nanos / 1e6, peak);
        } catch (InterruptedException e) {
            throw new InterruptedIOException(command.getFirst() + " was not waited for");
        } finally {
            process.destroy();
        }
    }

    private static String nothing() {
        return System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null";
    }

    private static double peak(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
