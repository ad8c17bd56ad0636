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
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One start of a program, until it says that it has done what was waited for.
///
/// @param milliseconds from before the process was made
/// @param peakMebibytes the most memory that it had by then; 0 where the system does not tell
/// @param said the line in which it said so
record Started(double milliseconds, double peakMebibytes, String said) {
    private static final int PATIENCE_SECONDS = 60;

    /// Until it has drawn what it shows.
    ///
    /// @throws IOException if it ends without having drawn anything
    static Started of(List<String> command) throws IOException {
        return until("drawn", command, Map.of());
    }

    /// @param mark what stands in the line that is waited for
    /// @param environment what the program finds there besides this one's
    /// @throws IOException if it ends without having said so
    static Started until(String mark, List<String> command, Map<String, String> environment)
            throws IOException {
        var before = System.nanoTime();
        var builder =
                new ProcessBuilder(command)
                        .redirectError(new File(nothing()))
                        .redirectInput(new File(nothing()));
        builder.environment().putAll(environment);
        var process = builder.start();
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var line = lines.readLine();
            while (line != null && !line.contains(mark)) line = lines.readLine();
            var nanos = System.nanoTime() - before;
            var peak = peak(process.pid());
            if (line == null)
                throw new IOException(command.getFirst() + " ended before it had said: " + mark);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                throw new IOException(command.getFirst() + " did not end");
            return new Started(nanos / 1e6, peak, line);
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
