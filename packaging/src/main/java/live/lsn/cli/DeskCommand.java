package live.lsn.cli;

import live.lsn.desk.Desk;
import live.lsn.desk.EmbeddedPlatform;
import live.lsn.desk.PlatformLink;
import live.lsn.desk.RemotePlatform;

import okhttp3.HttpUrl;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

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

    @Option(
            names = "--url",
            paramLabel = "U",
            description = "Work with the platform at this address instead; needs a token.")
    private @Nullable String url;

    @Option(
            names = "--token",
            paramLabel = "T",
            description = "Access token for --url (default: the variable LSN_TOKEN).",
            defaultValue = "${env:LSN_TOKEN}")
    private @Nullable String token;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, IOException {
        var link = link();
        try {
            if (!Desk.run(data.dir(), link)) {
                var out = Objects.requireNonNull(spec).commandLine().getOut();
                out.println("The desk was open already; its window has come forward.");
                out.flush();
            }
            return 0;
        } catch (UnsupportedOperationException e) {
            throw new IllegalStateException(
                    "there is no display to open a window on. Nothing was changed; start it in a"
                            + " desktop session, or see every screen with: lsn tour DIR",
                    e);
        }
    }

    private Supplier<PlatformLink> link() {
        var address = url;
        var given = token;
        if (address == null) return () -> EmbeddedPlatform.open(data.dir(), !empty);
        if (HttpUrl.parse(address) == null || given == null || given.isBlank()) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--url needs an http or https address, and a token in --token or LSN_TOKEN");
        }
        return () -> new RemotePlatform(address, given);
    }
}
