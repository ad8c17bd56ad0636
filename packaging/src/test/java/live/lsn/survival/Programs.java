package live.lsn.survival;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// The real programs as processes of their own, with this test's classes.
public final class Programs {
    private static final Duration LAST = Duration.ofSeconds(20);

    private Programs() {}

    public static Process start(Class<?> main, List<String> options, String... arguments)
            throws IOException {
        return new ProcessBuilder(command(main, options, arguments))
                .redirectError(Redirect.INHERIT)
                .start();
    }

    /// The command that starts it.
    public static List<String> command(Class<?> main, List<String> options, String... arguments) {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    static void stop(@Nullable Process process) {
        if (process != null) process.destroy();
        end(process);
    }

    public static void kill(@Nullable Process process) {
        if (process != null) process.destroyForcibly();
        end(process);
    }

    private static void end(@Nullable Process process) {
        if (process == null) return;
        try {
            assertThat(process.waitFor(LAST.toSeconds(), TimeUnit.SECONDS)).as("it ended").isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static void pause(long millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    public static void await(Duration atMost, BooleanSupplier condition) {
        var until = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited " + atMost).isLessThan(until);
            pause(100);
        }
    }
}
