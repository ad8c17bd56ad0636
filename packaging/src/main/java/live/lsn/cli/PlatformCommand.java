package live.lsn.cli;

import live.lsn.api.model.Channel;
import live.lsn.api.trpc.Json;
import live.lsn.cli.log.LogFiles;
import live.lsn.platform.Platform;
import live.lsn.platform.access.Caller;
import live.lsn.platform.access.OutsideIssuer.Address;
import live.lsn.platform.sample.SampleData;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

@Command(
        name = "platform",
        description =
                "Runs the platform by itself, for desks and programs of this machine, until it is"
                        + " stopped (Ctrl+C).",
        mixinStandardHelpOptions = true)
final class PlatformCommand implements Callable<Integer> {
    private static final Duration TEST_SIGN_IN = Duration.ofHours(12);

    @Mixin private DataOption data = new DataOption();

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Address to listen at (default ${DEFAULT-VALUE}).")
    private String host = "";

    @Option(
            names = "--port",
            defaultValue = "0",
            description = "Port to listen at (default: any free one).")
    private int port;

    @Option(
            names = "--test-procedures",
            description =
                    "Add system.{echo,echoMutation,needsInput,types,slow,boom,forbidden,unauthorized,tooMany,changes}"
                        + " for testing clients, and give everybody who has no password yet one"
                        + " that --json prints.")
    private boolean testProcedures;

    @Option(
            names = "--json",
            description =
                    "Print address and sign-ins for tests (tokens of 12 hours) as one JSON object"
                            + " on the first line.")
    private boolean json;

    @Option(names = "--empty", description = "Begin a new data folder without the sample's orders.")
    private boolean empty;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Seed of the sample in a new data folder (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--issuer",
            paramLabel = "URL",
            description =
                    "Take the access tokens of this OpenID provider, too. Their preferred_username,"
                            + " email or sub must be the login name of somebody here.")
    private @Nullable String issuer;

    @Option(
            names = "--audience",
            defaultValue = "lsn-platform",
            description = "What those tokens name as audience (default ${DEFAULT-VALUE}).")
    private String audience = "";

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        LogFiles.into(data.dir(), "platform");
        var stopped = new CountDownLatch(1);
        var platform =
                Platform.start(
                        new Platform.Options(
                                data.dir(),
                                host,
                                port,
                                testProcedures,
                                empty ? null : new SampleData.Size(20_000, 4_000, seed),
                                false,
                                issuer == null ? null : new Address(issuer, audience)));
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    platform.close();
                                    stopped.countDown();
                                },
                                "stop"));
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            out.println(Json.MAPPER.writeValueAsString(report(platform)));
        } else {
            out.println("The platform answers at " + platform.url());
            out.println("Its data lie in " + data.dir() + ". Stop it with Ctrl+C.");
        }
        out.flush();
        stopped.await();
        return 0;
    }

    private Map<String, Object> report(Platform platform) {
        var report = new LinkedHashMap<String, Object>();
        report.put("url", platform.url());
        report.put("address", platform.url().replace("/api/trpc", ""));
        report.put("platformId", platform.platformId());
        report.put("data", data.dir().toString());
        var users = platform.accounts().stream().map(caller -> signIn(platform, caller)).toList();
        report.put("token", users.getFirst().get("token"));
        report.put("users", users);
        return report;
    }

    private Map<String, Object> signIn(Platform platform, Caller caller) {
        var user = new LinkedHashMap<String, Object>();
        user.put("account", caller.account());
        user.put("name", caller.name());
        user.put("role", caller.role());
        user.put("channels", caller.channels().stream().map(Channel::code).toList());
        user.put("token", platform.token(caller.account(), TEST_SIGN_IN));
        if (testProcedures) {
            var signIn = platform.testSignIn(caller.account());
            user.put("login", signIn.login());
            if (signIn.password() != null) user.put("password", signIn.password());
        }
        return user;
    }
}
