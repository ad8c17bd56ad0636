package live.lsn.platform;

import io.javalin.Javalin;

import live.lsn.api.escrow.SealedBox;
import live.lsn.api.procedure.Procedure;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.platform.access.Accounts;
import live.lsn.platform.access.ApiKeys;
import live.lsn.platform.access.Authentication;
import live.lsn.platform.access.Caller;
import live.lsn.platform.access.Directory;
import live.lsn.platform.access.LocalSignIn;
import live.lsn.platform.access.LocalUsers;
import live.lsn.platform.access.OutsideIssuer;
import live.lsn.platform.access.Sessions;
import live.lsn.platform.access.TestPasswords;
import live.lsn.platform.access.Tokens;
import live.lsn.platform.access.admin.AccessService;
import live.lsn.platform.access.admin.ApiKeysService;
import live.lsn.platform.access.admin.UserRecords;
import live.lsn.platform.access.admin.UsersService;
import live.lsn.platform.access.oauth.AuthorizationServer;
import live.lsn.platform.attach.AttachmentRoute;
import live.lsn.platform.attach.AttachmentSettings;
import live.lsn.platform.attach.Attachments;
import live.lsn.platform.attach.OldUploads;
import live.lsn.platform.backup.NightlyCopies;
import live.lsn.platform.backup.Schedule;
import live.lsn.platform.command.AccessCommands;
import live.lsn.platform.command.Pipeline;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Seal;
import live.lsn.platform.db.ServerAddress;
import live.lsn.platform.device.AwaitedWipes;
import live.lsn.platform.device.DevicePolicy;
import live.lsn.platform.device.DeviceService;
import live.lsn.platform.feed.Feed;
import live.lsn.platform.feed.HeadWatch;
import live.lsn.platform.feed.OldChanges;
import live.lsn.platform.importing.LocalImport;
import live.lsn.platform.limit.RateGate;
import live.lsn.platform.limit.RateLimits;
import live.lsn.platform.sample.SampleData;
import live.lsn.platform.sync.ListService;
import live.lsn.platform.sync.SyncService;
import live.lsn.platform.trpc.TestProcedures;
import live.lsn.platform.trpc.TrpcFailure;
import live.lsn.platform.trpc.TrpcOptions;
import live.lsn.platform.trpc.TrpcRouter;
import live.lsn.platform.trpc.TrpcServer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// A running platform over one data folder: the composition root of its side.
public final class Platform implements AutoCloseable {
    private static final int SECRET_BYTES = 32;

    private final PlatformFolder folder;
    private final FileLock lock;
    private final Database database;
    private final Accounts accounts;
    private final TestPasswords testPasswords;
    private final Authentication authentication;
    private final Founding.Identity identity;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final HeadWatch heads;
    private final NightlyCopies copies;
    private final OldChanges oldChanges;
    private final OldUploads oldUploads;
    private final Javalin web;
    private final String host;
    private final String secret;

    /// @param dir the data folder
    /// @param host the address to listen at; only loopback ones are served without TLS
    /// @param port 0 for any free one
    /// @param testProcedures whether `system.*` has the procedures that clients are tested with
    /// @param sample what an empty folder is filled with; null for nothing
    /// @param listsPeople whether the sign-in page lists everybody who may sign in
    /// @param outside an OpenID provider whose access tokens count, too; null for none
    /// @param server where the database is; null for a file in the data folder
    /// @param limits how often somebody may call
    /// @param attachments where the content of files lies, and how much a channel may hold
    /// @param devices on which terms work may lie on people's devices
    public record Options(
            Path dir,
            String host,
            int port,
            boolean testProcedures,
            SampleData.@Nullable Size sample,
            boolean listsPeople,
            OutsideIssuer.@Nullable Address outside,
            @Nullable ServerAddress server,
            RateLimits limits,
            AttachmentSettings attachments,
            DevicePolicy devices) {
        public Options(
                Path dir,
                String host,
                int port,
                boolean testProcedures,
                SampleData.@Nullable Size sample,
                boolean listsPeople,
                OutsideIssuer.@Nullable Address outside,
                @Nullable ServerAddress server,
                RateLimits limits,
                AttachmentSettings attachments) {
            this(
                    dir,
                    host,
                    port,
                    testProcedures,
                    sample,
                    listsPeople,
                    outside,
                    server,
                    limits,
                    attachments,
                    DevicePolicy.USUAL);
        }

        public Options(
                Path dir,
                String host,
                int port,
                boolean testProcedures,
                SampleData.@Nullable Size sample) {
            this(dir, host, port, testProcedures, sample, false, null, null, RateLimits.NONE);
        }

        public Options(
                Path dir,
                String host,
                int port,
                boolean testProcedures,
                SampleData.@Nullable Size sample,
                boolean listsPeople,
                OutsideIssuer.@Nullable Address outside,
                @Nullable ServerAddress server,
                RateLimits limits) {
            this(
                    dir,
                    host,
                    port,
                    testProcedures,
                    sample,
                    listsPeople,
                    outside,
                    server,
                    limits,
                    AttachmentSettings.USUAL);
        }

        public static Options embedded(Path dir, SampleData.@Nullable Size sample) {
            return new Options(
                    dir, "127.0.0.1", 0, false, sample, true, null, null, RateLimits.NONE);
        }

        public Options withServer(@Nullable ServerAddress address) {
            return new Options(
                    dir,
                    host,
                    port,
                    testProcedures,
                    sample,
                    listsPeople,
                    outside,
                    address,
                    limits,
                    attachments,
                    devices);
        }

        public Options withLimits(RateLimits wanted) {
            return new Options(
                    dir,
                    host,
                    port,
                    testProcedures,
                    sample,
                    listsPeople,
                    outside,
                    server,
                    wanted,
                    attachments,
                    devices);
        }

        public Options withDevices(DevicePolicy wanted) {
            return new Options(
                    dir,
                    host,
                    port,
                    testProcedures,
                    sample,
                    listsPeople,
                    outside,
                    server,
                    limits,
                    attachments,
                    wanted);
        }

        public Options withAttachments(AttachmentSettings wanted) {
            return new Options(
                    dir,
                    host,
                    port,
                    testProcedures,
                    sample,
                    listsPeople,
                    outside,
                    server,
                    limits,
                    wanted,
                    devices);
        }
    }

    /// Starts, and on an empty folder founds, a platform.
    ///
    /// @throws PlatformFolder.InUseException if another process has the folder
    public static Platform start(Options options) {
        var server = options.server();
        return open(
                options,
                folder ->
                        server == null
                                ? Database.sqlite(folder.ownDatabase())
                                : Database.mariaDb(server),
                InstantSource.system());
    }

    /// @param databases opens the database of a folder, given the file where it lies by default
    static Platform start(
            Options options, Function<Path, Database> databases, InstantSource clock) {
        return open(options, folder -> databases.apply(folder.ownDatabase()), clock);
    }

    private static Platform open(
            Options options, Function<PlatformFolder, Database> databases, InstantSource clock) {
        if (!List.of("127.0.0.1", "::1", "localhost").contains(options.host())) {
            throw new IllegalArgumentException(
                    "without TLS the platform listens on this machine alone: use 127.0.0.1, not "
                            + options.host());
        }
        var folder = new PlatformFolder(options.dir());
        var lock = folder.lock();
        try {
            return new Platform(options, folder, lock, databases, clock);
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    private Platform(
            Options options,
            PlatformFolder folder,
            FileLock lock,
            Function<PlatformFolder, Database> databases,
            InstantSource clock) {
        this.folder = folder;
        this.lock = lock;
        this.host = options.host();
        var master = folder.masterKey();
        var seal = new Seal(master);
        var founding = Founding.of(folder, databases, seal, options.sample(), clock);
        database = founding.database();
        identity = founding.identity();
        accounts = founding.accounts();
        var feed = founding.feed();
        var tables = founding.tables();
        var credentials = founding.credentials();
        var keys = founding.keys();
        var directory = new Directory(accounts, credentials);
        testPasswords = new TestPasswords(seal, credentials);
        if (options.testProcedures()) accounts.all().forEach(testPasswords::give);
        var tokens = new Tokens(keys, identity.platformId(), clock);
        var sessions = new Sessions(database, accounts, credentials, tokens, feed, clock);
        sessions.purge();
        var apiKeys = new ApiKeys(database, seal, accounts, credentials, clock);
        authentication =
                new Authentication(
                        accounts,
                        credentials,
                        tokens,
                        sessions,
                        apiKeys,
                        options.outside() == null
                                ? null
                                : new OutsideIssuer(options.outside(), clock));
        var oauth =
                new AuthorizationServer(
                        database,
                        seal,
                        accounts,
                        credentials,
                        sessions,
                        keys,
                        clock,
                        options.listsPeople());
        secret = secret();
        var local = new LocalSignIn(secret, accounts, authentication);
        var users = new LocalUsers(directory, credentials, local::check);
        var imports =
                new LocalImport(
                        accounts,
                        founding.registry(),
                        founding.books(),
                        local::check,
                        identity.epoch(),
                        folder.rejects(),
                        clock);
        heads = new HeadWatch(feed);
        var attachments =
                new Attachments(
                        database,
                        seal,
                        folder.blobs(options.attachments()),
                        options.attachments().quota(),
                        clock);
        var pipeline = new Pipeline(database, tables, feed, heads, attachments, clock);
        var router = new TrpcRouter();
        pipeline.register(router);
        new SyncService(
                        identity.platformId(),
                        identity.epoch(),
                        database,
                        tables,
                        feed,
                        heads,
                        pipeline,
                        new AwaitedWipes(database)::hasAny,
                        clock)
                .register(router);
        new ListService(database, tables).register(router);
        var commands = new AccessCommands(database, feed, heads, clock);
        new AccessService(credentials, commands).register(router);
        new DeviceService(
                        identity.platformId(),
                        SealedBox.Owner.of(Seal.subkey(master, "escrow of profile keys")),
                        keys,
                        options.devices(),
                        database,
                        directory,
                        credentials,
                        commands,
                        clock)
                .register(router);
        new ApiKeysService(apiKeys, credentials, commands, clock).register(router);
        new UsersService(
                        directory,
                        credentials,
                        new UserRecords(database, accounts, tables, feed, credentials),
                        commands,
                        seal)
                .register(router);
        if (options.testProcedures()) TestProcedures.addTo(router);
        var rates = new RateGate(options.limits(), System::nanoTime);
        var trpc =
                new TrpcServer<Caller>(
                        router, authentication, Platform::authorise, rates, TrpcOptions.defaults());
        var files = new AttachmentRoute(attachments, authentication, rates);
        web =
                Javalin.create(
                        config -> {
                            config.concurrency.useVirtualThreads = true;
                            config.startup.showJavalinBanner = false;
                            config.jetty.addConnector(
                                    (server, http) ->
                                            new FullStopConnector(
                                                    server, http, options.host(), options.port()));
                            trpc.mount(config);
                            local.mount(config);
                            users.mount(config);
                            rates.mount(config);
                            oauth.mount(config);
                            imports.mount(config);
                            files.mount(config);
                        });
        web.start();
        copies =
                new NightlyCopies(
                        database::copyTo,
                        folder.copies(),
                        PlatformFolder::create,
                        clock,
                        ZoneId.systemDefault(),
                        Schedule.ownThread("copies"));
        if (database.isFile()) copies.start();
        oldChanges = new OldChanges(feed, clock, Schedule.ownThread("old changes"));
        oldChanges.start();
        oldUploads = new OldUploads(attachments, clock, Schedule.ownThread("old uploads"));
        oldUploads.start();
        folder.announce(new PlatformFolder.Endpoint(url(), secret, ProcessHandle.current().pid()));
    }

    private static void authorise(Procedure<?, ?> procedure, @Nullable Caller caller) {
        if (caller == null)
            throw new TrpcFailure(TrpcErrorCode.UNAUTHORIZED, "Sign in first")
                    .wwwAuthenticate("Bearer");
        var needed = procedure.permission();
        if (needed != null && !caller.permissions().contains(needed)) {
            throw new TrpcFailure(TrpcErrorCode.FORBIDDEN, "This needs the permission " + needed)
                    .with("permission", needed.name());
        }
    }

    /// Where its procedures are, such as `http://127.0.0.1:4870/api/trpc`.
    public String url() {
        var named = host.contains(":") ? "[" + host + "]" : host;
        return "http://" + named + ":" + web.port() + "/api/trpc";
    }

    public String platformId() {
        return identity.platformId();
    }

    /// What authorises a sign-in without a password, until this platform stops.
    public String localSecret() {
        return secret;
    }

    /// Everybody who may sign in.
    public List<Caller> accounts() {
        return accounts.all();
    }

    /// An access token for the account.
    public String token(String account, Duration good) {
        return authentication.token(account, good);
    }

    /// How a test signs in as the account; without a password where it has one of its own.
    public TestPasswords.SignIn testSignIn(String account) {
        return testPasswords.of(account);
    }

    /// Recomputes the audit chain of every channel of a data folder, whether or not its platform is
    /// running.
    ///
    /// @throws IllegalArgumentException if there is no platform in the folder
    public static List<Feed.Verified> verifyAudit(Path dir) {
        try (var database = Database.sqlite(new PlatformFolder(dir).existingDatabase())) {
            return new Feed(database).verify();
        }
    }

    /// The same for a database on a server. It is looked at as it is.
    public static List<Feed.Verified> verifyAudit(ServerAddress server) {
        try (var database = Database.existing(server)) {
            return new Feed(database).verify();
        }
    }

    /// Takes no more calls, cuts those under way, and closes the database: what they had not
    /// committed is undone, and their callers ask again.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) return;
        folder.withdraw();
        heads.close();
        copies.close();
        oldChanges.close();
        oldUploads.close();
        web.stop();
        database.checkpoint();
        database.close();
        release(lock);
    }

    private static void release(FileLock lock) {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String secret() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
