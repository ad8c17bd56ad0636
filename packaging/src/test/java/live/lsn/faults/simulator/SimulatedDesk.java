package live.lsn.faults.simulator;

import live.lsn.api.collection.Collections;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.http.TrpcClient;
import live.lsn.api.http.TrpcClient.Settings;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.http.TrpcClient.Transformer;
import live.lsn.api.procedure.SyncProcedures.Cursor;
import live.lsn.api.procedure.SyncProcedures.Hello;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.OutboxStore;
import live.lsn.desk.store.ProfileKey;
import live.lsn.desk.sync.Commands;
import live.lsn.desk.sync.DeskSync;
import live.lsn.desk.sync.Memory;
import live.lsn.desk.sync.Site;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A desk that is what the program is from the stores up to the sync, and can be killed.
final class SimulatedDesk implements AutoCloseable {
    private static final OkHttpClient HTTP = TrpcClient.http().build();
    private static final List<String> FILES =
            List.of("cache.db", "cache.db-wal", "outbox.db", "outbox.db-wal");

    private static final List<SyncedCollection<?>> FOLLOWED = List.of(Collections.FRAUD_CASES);

    private final Turns turns;
    private final ModelPlatform platform;
    private final Trace trace;
    private final String name;
    private final Path dir;
    private final ProfileKey key;
    private final Notes notes = new Notes();

    /// What the user was told is safe.
    private final Set<String> confirmed = new HashSet<>();

    private @Nullable Cursor checked;
    private int lives;
    private Turns.Life life;
    private Net net;
    private CacheStore cache;
    private OutboxStore outbox;
    private DeskSync sync;

    SimulatedDesk(Turns turns, ModelPlatform platform, Trace trace, String name, Path dir)
            throws IOException {
        this.turns = turns;
        this.platform = platform;
        this.trace = trace;
        this.name = name;
        this.dir = dir;
        this.key = ProfileKey.load(Files.createDirectories(dir).resolve("key"));
        this.life = turns.life();
        var folder = folder();
        this.net = new Net(turns, life, platform, trace, name);
        this.cache = CacheStore.open(folder, key, FOLLOWED);
        this.outbox = OutboxStore.open(folder, key);
        this.sync = begun();
    }

    private Path folder() throws IOException {
        return Files.createDirectories(dir.resolve("life-" + lives));
    }

    private DeskSync begun() {
        var url = HttpUrl.get("http://simulated.test/trpc");
        var client =
                new TrpcClient(
                        new Settings(url, Transformer.NONE, TokenSource.none(), 1),
                        HTTP.newBuilder().addInterceptor(net).build());
        var next =
                new DeskSync(
                        cache,
                        outbox,
                        client,
                        new Site(url, ModelPlatform.ID, ModelPlatform.CHANNEL, name),
                        life,
                        life,
                        Duration.ofMinutes(5),
                        notes);
        next.start();
        return next;
    }

    /// Nothing more is done or written; what was on the disk is there at the next start.
    void kill() throws IOException {
        trace.tell(name, "is killed");
        var before = folder();
        lives++;
        var after = folder();
        for (var file : FILES)
            if (Files.exists(before.resolve(file)))
                Files.copy(
                        before.resolve(file),
                        after.resolve(file),
                        StandardCopyOption.REPLACE_EXISTING);
        end();
        var weather = net.weather();
        life = turns.life();
        net = new Net(turns, life, platform, trace, name);
        net.become(weather);
        cache = CacheStore.open(after, key, FOLLOWED);
        outbox = OutboxStore.open(after, key);
        checked = null;
        sync = begun();
        delete(before);
    }

    /// As when somebody quits the program and starts it again.
    void restart() {
        try {
            kill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end() {
        life.end();
        sync.close();
        outbox.close();
        cache.close();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) Files.delete(file);
        }
        Files.delete(folder);
    }

    String name() {
        return name;
    }

    Turns.Life life() {
        return life;
    }

    Net net() {
        return net;
    }

    CacheStore cache() {
        return cache;
    }

    OutboxStore outbox() {
        return outbox;
    }

    DeskSync sync() {
        return sync;
    }

    Commands commands() {
        return sync.commands();
    }

    /// The cursor where it has moved since this was last asked; else null.
    @Nullable Cursor movedTo() {
        var cursor = cache.cursor();
        if (cursor == null || cursor.equals(checked)) return null;
        checked = cursor;
        return cursor;
    }

    Set<String> confirmed() {
        return confirmed;
    }

    @Override
    public void close() {
        end();
        try {
            delete(folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a profile keeps beside its stores.
    private static final class Notes implements Memory {
        private @Nullable Hello hello;
        private @Nullable Instant compared;

        @Override
        public void keep(Hello told) {
            hello = told;
        }

        @Override
        public @Nullable Hello hello() {
            return hello;
        }

        @Override
        public void keepCompared(Instant at) {
            compared = at;
        }

        @Override
        public @Nullable Instant compared() {
            return compared;
        }

        @Override
        public void keepAges(Map<String, Instant> ages) {
            if (!ages.isEmpty()) throw new IllegalStateException("the platform has a feed");
        }

        @Override
        public Map<String, Instant> ages() {
            return Map.of();
        }
    }
}
