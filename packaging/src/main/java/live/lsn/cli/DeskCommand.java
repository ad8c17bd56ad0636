package live.lsn.cli;

import live.lsn.desk.Desk;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

@Command(
        name = "desk",
        description =
                "Opens the desk on the platform of this machine, which is started where none is"
                        + " running.",
        mixinStandardHelpOptions = true)
final class DeskCommand implements Callable<Integer> {
    @Mixin private DataOption data = new DataOption();

    @Option(names = "--empty", description = "Begin a new data folder without the sample's orders.")
    private boolean empty;

    @Override
    public Integer call() throws InterruptedException {
        Desk.run(data.dir(), !empty);
        return 0;
    }
}
