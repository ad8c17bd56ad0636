package live.lsn.cli;

import org.slf4j.LoggerFactory;

import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.PrintWriter;

/// How a failed command tells of it: one sentence, the rest in the log.
final class Failures {
    private Failures() {}

    /// A wrong option or argument: what is wrong, what is right, exit code 2.
    static int explain(ParameterException wrong) {
        var command = wrong.getCommandLine();
        var err = command.getErr();
        err.println("lsn: " + wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        var help = command.getHelp();
        err.print("Usage: " + help.synopsis(7));
        err.println(
                "Try '"
                        + command.getCommandSpec().qualifiedName()
                        + " --help' for what each does.");
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    static void tell(PrintWriter err, Exception failure) {
        LoggerFactory.getLogger(Failures.class).debug("command failed", failure);
        err.println("lsn: " + sentence(failure));
        err.flush();
    }

    static String sentence(Exception failure) {
        var message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
