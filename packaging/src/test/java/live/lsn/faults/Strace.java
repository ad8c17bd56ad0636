package live.lsn.faults;

import live.lsn.survival.Programs;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs a [Keeper] and looks at, or meddles with, its system calls.
final class Strace {
    private static final int FAILED = 127;

    private Strace() {}

    /// @throws NotHereException where it is not to be had
    static void require() throws IOException, InterruptedException {
        if (ended(List.of("strace", "-o", "/dev/null", "true")) != 0)
            throw new NotHereException("no `strace` that may trace on this machine");
    }

    /// @param options strace's own
    /// @return the exit code, not 0 if it was killed
    static int run(List<String> options, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("strace", "-f", "-qq", "-e", "signal=none"));
        command.addAll(options);
        command.addAll(Programs.command(Keeper.class, List.of("-XX:-UsePerfData"), arguments));
        return ended(command);
    }

    private static int ended(List<String> command) throws IOException, InterruptedException {
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.to(new File("/dev/null")))
                            .start();
            if (process.waitFor(2, TimeUnit.MINUTES)) return process.exitValue();
            process.destroyForcibly();
            return FAILED;
        } catch (IOException e) {
            return FAILED;
        }
    }
}
