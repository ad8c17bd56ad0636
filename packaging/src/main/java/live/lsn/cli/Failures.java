package live.lsn.cli;

import org.slf4j.LoggerFactory;

import java.io.PrintWriter;

/// How a failed command tells of it: one sentence, the rest in the log.
final class Failures {
    private Failures() {}

    static void tell(PrintWriter err, Exception failure) {
        LoggerFactory.getLogger(Failures.class).debug("command failed", failure);
        var message = failure.getMessage();
        err.println(
                "lsn: "
                        + (message == null || message.isBlank()
                                ? failure.getClass().getSimpleName()
                                : message));
        err.flush();
    }
}
