package live.lsn.cli;

import live.lsn.api.model.Channel;
import live.lsn.api.trpc.Json;
import live.lsn.cli.log.LogFiles;
import live.lsn.platform.Platform;
import live.lsn.platform.access.Caller;
import live.lsn.platform.access.OutsideIssuer.Address;
import live.lsn.platform.attach.AttachmentSettings;
import live.lsn.platform.device.DevicePolicy;
import live.lsn.platform.limit.RateLimits;
import live.lsn.platform.sample.SampleData;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
    private static final int GIBIBYTE = 30;
    private static final Duration TEST_SIGN_IN = Duration.ofHours(12);

    @Mixin private DataOption data = new DataOption();

    @Mixin private DatabaseOption database = new DatabaseOption();

    @Option(names = "--host", description = "Address to listen at (default 127.0.0.1).")
    private @Nullable String host;

    @Option(names = "--port", description = "Port to listen at (default: any free one).")
    private @Nullable Integer port;

    @Option(
            names = "--limit-user",
            paramLabel = "N",
            description = "Calls a minute of one user, 0 for any number (default 6000).")
    private @Nullable Integer userLimit;

    @Option(
            names = "--limit-address",
            paramLabel = "N",
            description =
                    "Calls a minute from one network address, 0 for any number (default 120000).")
    private @Nullable Integer addressLimit;

    @Option(
            names = "--limit-sign-in",
            paramLabel = "N",
            description =
                    "Requests of the sign-in a minute from one network address, 0 for any number"
                            + " (default 3000).")
    private @Nullable Integer signInLimit;

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
            names = "--attachments",
            paramLabel = "WHERE",
            description =
                    "Where the content of files lies, sealed: a folder that all platforms of one"
                        + " database see, or s3://BUCKET/PREFIX (default: in the data folder). For"
                        + " S3, attachments.endpoint, attachments.region, attachments.key and"
                        + " attachments.secret come from --config or the environment.")
    private @Nullable String attachments;

    @Option(
            names = "--attachments-quota",
            paramLabel = "GIB",
            description = "Most that the files of one sales channel may have (default 50 GiB).")
    private @Nullable Integer quota;

    @Option(
            names = "--issuer",
            paramLabel = "URL",
            description =
                    "Take the access tokens of this OpenID provider, too. Their preferred_username,"
                            + " email or sub must be the login name of somebody here.")
    private @Nullable String issuer;

    @Option(
            names = "--audience",
            description = "What those tokens name as audience (default lsn-platform).")
    private @Nullable String audience;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var options = options();
        LogFiles.into(data.dir(), "platform");
        var stopped = new CountDownLatch(1);
        var platform = Platform.start(options);
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
            out.println(where(options) + " Stop it with Ctrl+C.");
        }
        out.flush();
        stopped.await();
        return 0;
    }

    private String where(Platform.Options options) {
        return options.server() == null
                ? "Its data lie in " + data.dir() + "."
                : "Its data lie in "
                        + options.server()
                        + ", which you copy there: no nightly copies are made. Its key lies in "
                        + data.dir()
                        + ".";
    }

    /// What is wrong with the settings is told as what is wrong with an option.
    private Platform.Options options() {
        try {
            var settings = database.settings();
            var provider = settings.get(PlatformSettings.ISSUER, issuer);
            return new Platform.Options(
                    data.dir(),
                    settings.get(PlatformSettings.HOST, host, "127.0.0.1"),
                    settings.number(PlatformSettings.PORT, port, 0),
                    testProcedures,
                    empty ? null : new SampleData.Size(20_000, 4_000, seed),
                    false,
                    provider == null
                            ? null
                            : new Address(
                                    provider,
                                    settings.get(
                                            PlatformSettings.AUDIENCE, audience, "lsn-platform")),
                    database.address(settings),
                    limits(settings),
                    attachments(settings),
                    devices(settings));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), Failures.sentence(e), e);
        }
    }

    private static DevicePolicy devices(PlatformSettings settings) {
        var usual = DevicePolicy.USUAL;
        var days =
                settings.number(PlatformSettings.READ_DAYS, null, (int) usual.readFor().toDays());
        if (days == 0)
            throw new IllegalArgumentException(
                    PlatformSettings.READ_DAYS + " must be one day at least");
        return new DevicePolicy(settings.flag(PlatformSettings.LOCKED), Duration.ofDays(days));
    }

    private AttachmentSettings attachments(PlatformSettings settings) {
        var usual = Math.toIntExact(AttachmentSettings.USUAL_QUOTA >> GIBIBYTE);
        return AttachmentSettings.of(
                settings.get(PlatformSettings.ATTACHMENTS, attachments),
                new AttachmentSettings.S3Access(
                        settings.get(PlatformSettings.S3_ENDPOINT, null),
                        settings.get(PlatformSettings.S3_REGION, null),
                        settings.get(PlatformSettings.S3_KEY, null),
                        settings.get(PlatformSettings.S3_SECRET, null)),
                (long) settings.number(PlatformSettings.QUOTA, quota, usual) << GIBIBYTE);
    }

    private RateLimits limits(PlatformSettings settings) {
        var usual = RateLimits.usual();
        return new RateLimits(
                settings.number(PlatformSettings.USER_LIMIT, userLimit, usual.perUser()),
                settings.number(PlatformSettings.ADDRESS_LIMIT, addressLimit, usual.perAddress()),
                settings.number(PlatformSettings.SIGN_IN_LIMIT, signInLimit, usual.signIns()),
                usual.window(),
                settings.flag(PlatformSettings.FORWARDED));
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
