package live.lsn.platform;

import live.lsn.api.collection.Collections;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.http.AttachmentClient;
import live.lsn.api.http.TrpcClient;
import live.lsn.api.http.TrpcClient.Settings;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.http.TrpcClient.Transformer;
import live.lsn.api.model.Aggregate;
import live.lsn.api.model.CaseState;
import live.lsn.api.model.Channel;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Layer;
import live.lsn.api.model.Money;
import live.lsn.api.model.Reason;
import live.lsn.api.model.RiskLevel;
import live.lsn.api.model.Role;
import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.api.procedure.AccessProcedures;
import live.lsn.api.procedure.AccessProcedures.ChangeUser;
import live.lsn.api.procedure.SyncProcedures.Op;
import live.lsn.platform.access.Caller;
import live.lsn.platform.attach.AttachmentSettings;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Seal;
import live.lsn.platform.db.Tables;
import live.lsn.platform.db.ThirdDialect;
import live.lsn.platform.device.DevicePolicy;
import live.lsn.platform.feed.Act;
import live.lsn.platform.feed.Change;
import live.lsn.platform.feed.Feed;
import live.lsn.platform.limit.RateLimits;
import live.lsn.platform.sample.SampleData;

import okhttp3.HttpUrl;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A real platform over a real folder, with cases put into it as an import would.
public final class TestPlatform implements AutoCloseable {
    private final Path dir;
    private final Function<Path, Database> databases;
    private final SampleData.@Nullable Size sample;
    private final InstantSource clock;
    private final RateLimits limits;
    private final DevicePolicy devices;
    private final AttachmentSettings attachments;
    private Platform platform;

    public TestPlatform(Path dir) {
        this(dir, ThirdDialect::sqlite, null);
    }

    public TestPlatform(Path dir, InstantSource clock) {
        this(dir, ThirdDialect::sqlite, null, clock);
    }

    /// @param databases opens the database of a folder, given the file where it lies by default
    /// @param sample what an empty folder is filled with; null for nothing
    public TestPlatform(
            Path dir, Function<Path, Database> databases, SampleData.@Nullable Size sample) {
        this(dir, databases, sample, InstantSource.system());
    }

    /// One that holds back whoever calls more often.
    public TestPlatform(Path dir, RateLimits limits) {
        this(dir, ThirdDialect::sqlite, null, InstantSource.system(), limits);
    }

    private TestPlatform(
            Path dir,
            Function<Path, Database> databases,
            SampleData.@Nullable Size sample,
            InstantSource clock) {
        this(dir, databases, sample, clock, RateLimits.NONE);
    }

    /// One with terms of its own for what lies on devices.
    public TestPlatform(Path dir, InstantSource clock, DevicePolicy devices) {
        this(
                dir,
                ThirdDialect::sqlite,
                null,
                clock,
                RateLimits.NONE,
                AttachmentSettings.USUAL,
                devices);
    }

    /// One that keeps files elsewhere, or fewer of them.
    public TestPlatform(
            Path dir, AttachmentSettings attachments, Function<Path, Database> databases) {
        this(
                dir,
                databases,
                null,
                InstantSource.system(),
                RateLimits.NONE,
                attachments,
                DevicePolicy.USUAL);
    }

    private TestPlatform(
            Path dir,
            Function<Path, Database> databases,
            SampleData.@Nullable Size sample,
            InstantSource clock,
            RateLimits limits) {
        this(dir, databases, sample, clock, limits, AttachmentSettings.USUAL, DevicePolicy.USUAL);
    }

    private TestPlatform(
            Path dir,
            Function<Path, Database> databases,
            SampleData.@Nullable Size sample,
            InstantSource clock,
            RateLimits limits,
            AttachmentSettings attachments,
            DevicePolicy devices) {
        this.attachments = attachments;
        this.devices = devices;
        this.limits = limits;
        this.clock = clock;
        this.dir = dir;
        this.sample = sample;
        this.databases = databases;
        this.platform = start();
    }

    private Platform start() {
        return Platform.start(
                Platform.Options.embedded(dir, sample)
                        .withLimits(limits)
                        .withAttachments(attachments)
                        .withDevices(devices),
                databases,
                clock);
    }

    /// Recomputes the audit chain of every channel.
    public List<Feed.Verified> verifyAudit() {
        try (var database = databases.apply(new PlatformFolder(dir).database())) {
            return new Feed(database).verify();
        }
    }

    /// Where the database of its own lies.
    public Path databaseFile() {
        return new PlatformFolder(dir).database();
    }

    /// Lets the feed forget what happened before then.
    ///
    /// @return how many changes went
    public long forgetChanges(Instant before) {
        try (var database = databases.apply(databaseFile())) {
            return new Feed(database).trim(before);
        }
    }

    /// An administrator gives somebody another role.
    public void changeRole(Role from, Role to) {
        var who =
                platform.accounts().stream()
                        .filter(c -> c.role() == from)
                        .findFirst()
                        .orElseThrow();
        var channels = who.channels().stream().map(Channel::code).toList();
        try (var admin = client(caller(Role.ADMINISTRATOR, channels.getFirst()))) {
            admin.mutate(
                    AccessProcedures.CHANGE_USER,
                    new ChangeUser(who.account(), to, channels, false),
                    envelope(Ids.next(), channels.getFirst(), null));
        }
    }

    public Platform platform() {
        return platform;
    }

    public void restart() {
        platform.close();
        platform = start();
    }

    /// Stores open cases while the platform runs.
    public List<FraudCase> openCases(String channel, int count) {
        var cases = new ArrayList<FraudCase>();
        for (var i = 0; i < count; i++) cases.add(openCase(channel, i));
        store(Collections.FRAUD_CASES, channel, cases);
        return cases;
    }

    /// Stores new records of a channel while the platform runs.
    public <A extends Aggregate> void store(
            SyncedCollection<A> collection, String channel, List<A> records) {
        var folder = new PlatformFolder(dir);
        var seal = new Seal(folder.masterKey());
        var changes =
                records.stream()
                        .map(record -> new Change(collection.name(), record.id(), 1, Op.PUT))
                        .toList();
        try (var database = databases.apply(folder.database())) {
            database.write(
                    sql -> {
                        new Tables(seal).of(collection).insert(sql, records);
                        return new Feed(database)
                                .append(
                                        sql,
                                        channel,
                                        Act.of("test", "new records", Instant.now()),
                                        changes);
                    });
        }
    }

    /// Stores an order whose delivery is expected while the platform runs.
    public void expect(PurchaseOrder order) {
        var folder = new PlatformFolder(dir);
        var seal = new Seal(folder.masterKey());
        var stored = new Change(Collections.PURCHASE_ORDERS.name(), order.id(), 1, Op.PUT);
        try (var database = databases.apply(folder.database())) {
            database.write(
                    sql -> {
                        new Tables(seal)
                                .of(Collections.PURCHASE_ORDERS)
                                .insert(sql, List.of(order));
                        return new Feed(database)
                                .append(
                                        sql,
                                        order.channel(),
                                        Act.of("test", "expect a delivery", Instant.now()),
                                        List.of(stored));
                    });
        }
    }

    private static FraudCase openCase(String channel, int n) {
        var opened = Instant.parse("2026-11-20T10:00:00Z").plusSeconds(n);
        return new FraudCase(
                Ids.next(),
                1,
                channel,
                "CASE-" + (10_000 + n),
                Ids.next(),
                "ORD-" + n,
                null,
                "Test Person",
                "person@example.test",
                opened,
                opened.plus(Duration.ofHours(1)),
                60 + n % 41,
                60 + n % 41,
                n % 41 >= 20 ? RiskLevel.CRITICAL : RiskLevel.HIGH,
                CaseState.OPEN,
                new Money(10_000 + n, "AUD"),
                "AU → NZ",
                List.of(new Reason("VEL_CARD_ATTEMPTS", Layer.VELOCITY, 22, Map.of("count", "4"))),
                List.of(Layer.BLACKLIST),
                "v1",
                "",
                "",
                List.of(),
                null,
                List.of(),
                true);
    }

    public Caller caller(Role role, String channel) {
        return platform.accounts().stream()
                .filter(c -> c.role() == role && c.channel(channel).isPresent())
                .findFirst()
                .orElseThrow();
    }

    public TrpcClient client(Caller caller) {
        return client(platform.token(caller.account(), Duration.ofMinutes(5)));
    }

    public TrpcClient client(@Nullable String token) {
        return new TrpcClient(
                new Settings(
                        HttpUrl.get(platform.url()),
                        Transformer.NONE,
                        TokenSource.fixed(() -> token),
                        1));
    }

    /// Sends and fetches files as the caller, in a channel.
    public AttachmentClient files(Caller caller, String channel) {
        return new AttachmentClient(client(caller), HttpUrl.get(platform.url()), channel);
    }

    /// The headers of a fresh command.
    public static Map<String, String> envelope(
            String commandId, String channel, @Nullable Long basedOn) {
        var headers = new java.util.HashMap<String, String>();
        headers.put("Idempotency-Key", "\"" + commandId + "\"");
        headers.put("X-Lsn-Channel", channel);
        headers.put("X-Lsn-Occurred-At", "2026-11-20T11:00:00.000Z");
        if (basedOn != null) headers.put("If-Match", "\"" + basedOn + "\"");
        return headers;
    }

    @Override
    public void close() {
        platform.close();
    }
}
