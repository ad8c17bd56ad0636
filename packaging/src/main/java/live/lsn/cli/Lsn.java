package live.lsn.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.util.Locale;

/// The program `lsn`.
@Command(
        name = "lsn",
        description = "The back-office desktop of the live-shopping network.",
        mixinStandardHelpOptions = true,
        version = "LSN Desk 0.1",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DeskCommand.class,
            CallCommand.class,
            PlatformCommand.class,
            ImportCommand.class,
            AuditCommand.class,
            UsersCommand.class,
            ContractCommand.class,
            PlanCommand.class,
            SwitchingCommand.class,
            TourCommand.class,
            BenchCommand.class,
            DoctorCommand.class
        })
public final class Lsn {
    private Lsn() {}

    /// Exit codes: 0 done, 1 failed, 2 a wrong option or argument, 3 a table that is not offered.
    public static void main(String[] args) {
        Locale.setDefault(Locale.Category.FORMAT, Locale.UK);
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new Lsn());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((wrong, _) -> Failures.explain(wrong));
        line.setExecutionExceptionHandler(
                (failure, command, _) -> {
                    Failures.tell(command.getErr(), failure);
                    return 1;
                });
        return line;
    }
}
