package live.lsn.cli;

import live.lsn.api.signin.Browser;
import live.lsn.cli.log.LogFiles;
import live.lsn.desk.Desk;
import live.lsn.desk.EmbeddedPlatform;
import live.lsn.desk.PlatformLink;
import live.lsn.desk.RemotePlatform;
import live.lsn.desk.SignInWays;

import okhttp3.HttpUrl;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.util.List;
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
            names = {"--platform", "--url"},
            paramLabel = "U",
            description = "Work with the platform at this address instead; you sign in to it.")
    private @Nullable String url;

    @Option(
            names = "--sign-in",
            paramLabel = "WAY",
            description =
                    "How: oauth, cookie or token (default: token where there is one, else as the"
                            + " platform says).")
    private @Nullable Way signIn;

    @Option(
            names = "--issuer",
            paramLabel = "U",
            description = "The sign-in server's address (default: the platform's own).")
    private @Nullable String issuer;

    @Option(
            names = "--sign-in-page",
            paramLabel = "U",
            description = "Where one signs in for a cookie (default: /app-auth of the platform).")
    private @Nullable String page;

    @Option(
            names = "--token",
            paramLabel = "T",
            description = "Access token for --platform (default: the variable LSN_TOKEN).",
            defaultValue = "${env:LSN_TOKEN}")
    private @Nullable String token;

    @Option(
            names = "--until-rows",
            hidden = true,
            description = "Go on as a fraud analyst, tell when rows are drawn, and end.")
    private boolean untilRows;

    @Option(
            names = "--until-synced",
            hidden = true,
            description =
                    "Go on as a fraud analyst, tell when all that the platform has is here, and"
                            + " end.")
    private boolean untilSynced;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, IOException {
        var link = link();
        LogFiles.into(data.dir(), "desk");
        try {
            if (untilRows) return untilRows(link);
            if (untilSynced) return untilSynced(link);
            if (!Desk.run(data.dir(), link, this::machine)) {
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

    private List<String> machine() {
        return DoctorCommand.findings(data.dir()).stream().map(Finding::line).toList();
    }

    private int untilRows(Supplier<PlatformLink> link) throws InterruptedException, IOException {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        Desk.runUntilRows(
                data.dir(),
                link,
                () -> {
                    out.println("rows are drawn");
                    out.flush();
                });
        return 0;
    }

    private int untilSynced(Supplier<PlatformLink> link) throws InterruptedException, IOException {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        Desk.runUntilSynced(
                data.dir(),
                link,
                filled -> {
                    out.println(
                            "synced " + filled.rows() + " rows, ms: " + filled.took().toMillis());
                    out.flush();
                });
        return 0;
    }

    private Supplier<PlatformLink> link() {
        if (url == null) return () -> EmbeddedPlatform.open(data.dir(), !empty);
        var address = address("--platform", url);
        var given = token == null || token.isBlank() ? null : token;
        if (signIn == Way.TOKEN || (signIn == null && given != null)) {
            if (given == null) throw wrong("--sign-in token needs a token in --token or LSN_TOKEN");
            return () -> new RemotePlatform(address.toString(), given);
        }
        var ways =
                new SignInWays(
                        address,
                        signIn == null ? null : signIn.way,
                        issuer == null ? null : address("--issuer", issuer),
                        page == null ? null : address("--sign-in-page", page));
        return () -> ways.platform(data.dir(), Browser.system());
    }

    private HttpUrl address(String option, String given) {
        var address = HttpUrl.parse(given);
        if (address == null) throw wrong(option + " needs an http or https address");
        return address;
    }

    private ParameterException wrong(String why) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
    }

    /// The ways to sign in.
    enum Way {
        OAUTH(SignInWays.Way.OAUTH),
        COOKIE(SignInWays.Way.COOKIE),
        TOKEN(null);

        private final SignInWays.@Nullable Way way;

        Way(SignInWays.@Nullable Way way) {
            this.way = way;
        }
    }
}
