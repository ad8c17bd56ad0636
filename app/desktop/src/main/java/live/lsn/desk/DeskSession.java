package live.lsn.desk;

import live.lsn.api.collection.Collections;
import live.lsn.api.http.TrpcClient;
import live.lsn.api.http.TrpcClient.Settings;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.http.TrpcClient.Transformer;
import live.lsn.api.model.Ids;
import live.lsn.api.procedure.Procedure.Mutation;
import live.lsn.api.procedure.Procedure.Query;
import live.lsn.api.signin.WipeOrder;
import live.lsn.api.trpc.TrpcException;
import live.lsn.api.trpc.TrpcException.Refused;
import live.lsn.desk.attach.RecordFiles;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.FileCache;
import live.lsn.desk.store.OutboxStore;
import live.lsn.desk.store.ProfileKey;
import live.lsn.desk.store.ProfileLock;
import live.lsn.desk.store.ProfileNotes;
import live.lsn.desk.sync.Commands;
import live.lsn.desk.sync.DeskSync;
import live.lsn.desk.sync.Pace;
import live.lsn.desk.sync.Site;
import live.lsn.desk.sync.SyncStatus;

import okhttp3.HttpUrl;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;

/// One person's work in one channel of one platform: its cache, its outbox and their tie to the
/// platform.
public final class DeskSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeskSession.class);
    private static final Duration LIST_INTERVAL = Duration.ofMinutes(5);

    private final CacheStore cache;
    private final OutboxStore outbox;
    private final DeskSync sync;
    private final MovingAddress address;
    private final String account;
    private final String channel;
    private final TrpcClient client;
    private final InstantSource clock;
    private final ProfileNotes notes;
    private final ProfileGuard guard;
    private final ProfileKey key;
    private final DeviceTerms terms;
    private final UnsentCount unsent;
    private final Path dir;
    private Supplier<TrpcClient> connect;
    private final FileCache seenFiles;

    /// Who works where.
    ///
    /// @param url where the platform's procedures are, at this time
    /// @param platformId the platform, whatever its address
    public record Who(String url, String platformId, String account, String channel) {}

    private DeskSession(
            CacheStore cache,
            OutboxStore outbox,
            DeskSync sync,
            MovingAddress address,
            TrpcClient client,
            ProfileNotes notes,
            FileCache seenFiles,
            ProfileKey key,
            Path dir,
            Who who,
            InstantSource clock) {
        this.key = key;
        this.dir = dir;
        this.connect = () -> client;
        this.guard = guard(dir, who, clock);
        var back = new WorkReturn(outbox, client, who, clock);
        this.terms =
                new DeviceTerms(
                        notes,
                        who,
                        client,
                        () -> connect(HttpUrl.get(who.url()), TokenSource.none(), address),
                        outbox.installId(),
                        key.machine(),
                        back::take,
                        clock);
        this.unsent = new UnsentCount(outbox, profile(dir, who), who, this::calledHere);
        this.address = address;
        this.notes = notes;
        this.seenFiles = seenFiles;
        this.client = client;
        this.clock = clock;
        this.cache = cache;
        this.outbox = outbox;
        this.sync = sync;
        this.account = who.account();
        this.channel = who.channel();
    }

    /// Opens the profile and begins to follow the platform, which may be away.
    ///
    /// @param dir the data folder
    public static DeskSession open(Path dir, Who who, TokenSource tokens) {
        return open(dir, who, tokens, InstantSource.system());
    }

    /// The same for a profile whose key is known, as one that was unlocked.
    public static DeskSession open(Path dir, Who who, TokenSource tokens, ProfileKey key) {
        return open(dir, who, tokens, key, InstantSource.system(), LIST_INTERVAL);
    }

    /// The same, by another clock than the system's.
    static DeskSession open(Path dir, Who who, TokenSource tokens, InstantSource clock) {
        return open(dir, who, tokens, clock, LIST_INTERVAL);
    }

    /// The same, with another interval from one reading of a list to the next.
    static DeskSession open(
            Path dir, Who who, TokenSource tokens, InstantSource clock, Duration interval) {
        return open(dir, who, tokens, guard(dir, who, clock).plain(), clock, interval);
    }

    private static Path profile(Path dir, Who who) {
        return dir.resolve("profiles")
                .resolve(who.platformId())
                .resolve(who.channel())
                .resolve(hash(who.account()));
    }

    private static ProfileGuard guard(Path dir, Who who, InstantSource clock) {
        return new ProfileGuard(dir, who.platformId(), who.account(), clock);
    }

    static DeskSession open(
            Path dir,
            Who who,
            TokenSource tokens,
            ProfileKey key,
            InstantSource clock,
            Duration interval) {
        var profile = profile(dir, who);
        var notes = new ProfileNotes(profile, key);
        var outbox = OutboxStore.open(profile, key);
        var cache = CacheStore.open(profile, key, Collections.ALL);
        var url = HttpUrl.get(who.url());
        var address = new MovingAddress(url);
        var client = connect(url, tokens, address);
        var sync =
                new DeskSync(
                        cache,
                        outbox,
                        client,
                        new Site(url, who.platformId(), who.channel(), who.account()),
                        clock,
                        Pace.system(),
                        interval,
                        new ProfileMemory(notes));
        LOG.info("work begins in {} of platform {}", who.channel(), who.platformId());
        var seen = new FileCache(profile, key, FileCache.USUAL_SIZE);
        var session =
                new DeskSession(
                        cache, outbox, sync, address, client, notes, seen, key, dir, who, clock);
        session.connect = () -> connect(url, tokens, address);
        sync.onStatus(session::contact);
        sync.onTermsDue(session.terms::hinted);
        sync.start();
        return session;
    }

    private static TrpcClient connect(HttpUrl url, TokenSource tokens, MovingAddress address) {
        return new TrpcClient(
                new Settings(url, Transformer.AUTO, tokens, 1).withHeaders(plainOnThisMachine(url)),
                TrpcClient.http().addInterceptor(address).build());
    }

    private void contact(SyncStatus now) {
        terms.follow(now);
        unsent.changed();
    }

    private @Nullable String calledHere() {
        var hello = sync.hello();
        return hello == null ? null : hello.userName();
    }

    public CacheStore cache() {
        return cache;
    }

    public OutboxStore outbox() {
        return outbox;
    }

    public DeskSync sync() {
        return sync;
    }

    /// Small things that the profile keeps, sealed.
    public ProfileNotes notes() {
        return notes;
    }

    /// On which terms the profile may lie on this device.
    public DeviceTerms terms() {
        return terms;
    }

    /// How many things the platform does not have yet.
    public long unsent() {
        return outbox.count(UnsentCount.UNSENT);
    }

    /// Whether a passphrase is asked before the profile is opened.
    public boolean isLockable() {
        return guard.isLocked();
    }

    /// Whether it is the passphrase of the profile; counted as a try. Takes its time.
    public ProfileLock.Answer check(char[] passphrase) {
        return guard.unlock(passphrase);
    }

    /// Has a passphrase asked from now on, or another one. Takes its time.
    ///
    /// @throws TrpcException if the platform is not there to keep the second key
    /// @throws IllegalArgumentException if the passphrase is too short
    public void lockWith(char[] passphrase) {
        guard.lock(key, passphrase, terms.ask().escrowKey());
    }

    /// Has no passphrase asked any more.
    public void unlockForGood() {
        guard.open(key);
    }

    /// The files of records, wherever they are.
    public RecordFiles files() {
        return new RecordFiles(
                outbox.attachments(), seenFiles, sync.files().client(), sync.files());
    }

    public Commands commands() {
        return sync.commands();
    }

    /// The platform was stopped on purpose: nothing is sent until [#moveTo] tells where it is.
    public void platformStopped() {
        address.away();
        // What it was asked in its last moment it may never answer.
        client.breakOff();
        sync.tryNow();
    }

    /// Goes on with the same platform at another address, at once.
    ///
    /// @param url where its procedures are now
    public void moveTo(String url) {
        address.moveTo(HttpUrl.get(url));
        sync.tryNow();
    }

    /// Asks the platform for what no device keeps. Takes its time.
    ///
    /// @throws TrpcException if there is no answer
    public <I, O> O ask(Query<I, O> query, I input) {
        return client.query(query, input);
    }

    /// A new order, to be given.
    public <I, O> Order<I, O> order(Mutation<I, O> mutation, I input) {
        return new Order<>(mutation, input, Ids.next(), clock.instant());
    }

    /// Has the platform do it. Takes its time; an answer that is lost is asked for once more.
    ///
    /// @throws TrpcException if there is no answer; unless it is a refusal the order may have taken
    ///   effect, and giving the same order again does nothing twice
    public <I, O> O give(Order<I, O> order) {
        try {
            return send(order);
        } catch (Refused refused) {
            throw refused;
        } catch (TrpcException lost) {
            if (!lost.isTransient()) throw lost;
            return send(order);
        }
    }

    /// Between two programs of one machine, packing and unpacking costs more than it saves.
    private static Map<String, String> plainOnThisMachine(HttpUrl url) {
        return url.host().equals("127.0.0.1") || url.host().equals("::1")
                ? Map.of("Accept-Encoding", "identity")
                : Map.of();
    }

    private <I, O> O send(Order<I, O> order) {
        var headers =
                Map.of(
                        TrpcClient.IDEMPOTENCY_KEY,
                        "\"" + order.id() + "\"",
                        "X-Lsn-Channel",
                        channel,
                        "X-Lsn-Occurred-At",
                        order.at().toString(),
                        "X-Lsn-Install",
                        outbox.installId());
        return client.mutate(order.mutation(), order.input(), headers).value();
    }

    public String account() {
        return account;
    }

    public String channel() {
        return channel;
    }

    @Override
    public void close() {
        sync.close();
        terms.seen();
        unsent.close();
        outbox.close();
        cache.close();
        var order = terms.wipe();
        if (order != null) wipe(order);
        if (guard.isLocked()) key.forget();
    }

    private void wipe(WipeOrder order) {
        try (var open = connect.get()) {
            DeviceWipe.begin(dir, order, terms.escrowKey(), () -> {}).goOn(key, open);
        }
    }

    static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)),
                            0,
                            8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
