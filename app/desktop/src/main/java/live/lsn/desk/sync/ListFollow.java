package live.lsn.desk.sync;

import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.http.TrpcClient;
import live.lsn.api.procedure.SyncProcedures.Cursor;
import live.lsn.api.trpc.TrpcException.Refused;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.sync.ListPass.Result;
import live.lsn.desk.sync.SyncStatus.Loading;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// Follows a platform without `sync.*`: reads each of its lists whole, again and again.
final class ListFollow implements Follow {
    private static final Logger LOG = LoggerFactory.getLogger(ListFollow.class);

    /// How often it is asked whether the platform is there at all.
    private static final Duration LOOK = Duration.ofSeconds(60);

    /// What is so old is read anew when somebody looks at it, or when the platform is back.
    private static final Duration OLD = Duration.ofMinutes(1);

    /// When what is in doubt is read again.
    private static final Duration SOON = Duration.ofSeconds(30);

    private final CacheStore cache;
    private final Commands commands;
    private final Served served;
    private final ListPass pass;
    private final ListCarrier carrier;
    private final Memory memory;
    private final InstantSource clock;
    private final Pace pace;
    private final Duration interval;
    private final Host host;
    private final AtomicBoolean again = new AtomicBoolean();

    /// By collection, by [Pace#nanoTime]; what is not in it is due.
    private final Map<String, Long> due = new HashMap<>();

    private final Map<String, Instant> ages;
    private final Map<String, String> troubles = new TreeMap<>();
    private volatile long readAt;

    /// @param served what the platform has
    /// @param interval from one reading of a list to the next
    ListFollow(
            CacheStore cache,
            TrpcClient client,
            Commands commands,
            Site site,
            Served served,
            Memory memory,
            InstantSource clock,
            Pace pace,
            Duration interval,
            Host host) {
        this.pace = pace;
        this.readAt = pace.nanoTime() - OLD.toNanos();
        this.cache = cache;
        this.commands = commands;
        this.served = served;
        this.memory = memory;
        this.clock = clock;
        this.interval = interval;
        this.host = host;
        this.ages = new HashMap<>(memory.ages());
        var lists = new Lists(client, site.channel(), served);
        var rows = new ListCache(cache);
        this.pass = new ListPass(cache, lists, rows);
        this.carrier =
                new ListCarrier(cache, client, lists, rows, site.actor(), clock, this::askAgain);
    }

    @Override
    public Duration round() {
        begin();
        if (again.getAndSet(false)) due.clear();
        var some = false;
        for (var collection : Readable.of(host.hello()).values()) {
            if (pace.nanoTime() - due.getOrDefault(collection.name(), Long.MIN_VALUE / 2) < 0)
                continue;
            read(collection);
            some = true;
        }
        if (some) {
            var before = cache.cursor();
            if (before != null) cache.startAt(at(before.position() + 1));
            commands.shown().refreshAll();
        }
        host.upToDate(now -> now.listed(lists(), clock.instant()));
        return untilNext();
    }

    /// Readings are counted where a feed has positions, so that what was sent is shown over what
    /// was read before it.
    private void begin() {
        var cursor = cache.cursor();
        if (cursor == null) cache.startAt(at(1));
        else if (!cursor.epoch().equals(Introduction.LISTS))
            cache.startAt(at(cursor.position() + 1));
    }

    private static Cursor at(long reading) {
        return new Cursor(Introduction.LISTS, reading, "");
    }

    private void read(SyncedCollection<?> collection) {
        var name = collection.name();
        var begun = clock.instant();
        var next = jittered(interval);
        try {
            var result = pass.read(collection, rows -> loading(collection, rows));
            if (result == Result.SHRUNK) {
                trouble(name, "sync.lists.shrunk");
                next = jittered(SOON);
            } else {
                troubles.remove(name);
                ages.put(name, begun);
                memory.keepAges(Map.copyOf(ages));
            }
        } catch (Refused refused) {
            if (Trouble.isOfTheWay(refused)) throw refused;
            trouble(name, Trouble.ofList(refused));
        } catch (Lists.EndlessException e) {
            trouble(name, "sync.lists.endless");
        } catch (OddAnswerException | JacksonException | ArithmeticException e) {
            LOG.warn("the list of {} cannot be used: {}", name, e.getClass().getSimpleName());
            trouble(name, "sync.lists.unreadable");
        }
        readAt = pace.nanoTime();
        due.put(name, readAt + next.toNanos());
    }

    private void loading(SyncedCollection<?> collection, long rows) {
        host.tell(now -> now.loading(new Loading(collection.name(), rows, -1)));
    }

    private void trouble(String collection, String key) {
        if (!key.equals(troubles.put(collection, key)))
            LOG.warn("the list of {} is not taken over: {}", collection, key);
    }

    private Duration jittered(Duration wait) {
        var tenth = Math.max(1, wait.toMillis() / 10);
        return wait.plusMillis(pace.random(2 * tenth + 1) - tenth);
    }

    private Duration untilNext() {
        var now = pace.nanoTime();
        var left = due.values().stream().mapToLong(at -> at - now).min().orElse(0);
        return Duration.ofNanos(Math.clamp(left, 0, LOOK.toNanos()));
    }

    private SyncStatus.Lists lists() {
        return new SyncStatus.Lists(asOf(), interval, Map.copyOf(troubles));
    }

    /// As of when all stands that the platform gives out: as of when its oldest part does.
    private @Nullable Instant asOf() {
        var oldest = Instant.MAX;
        for (var name : Readable.of(host.hello()).keySet()) {
            var age = ages.get(name);
            if (age == null && troubles.containsKey(name)) continue;
            if (age == null) return null;
            if (age.isBefore(oldest)) oldest = age;
        }
        return oldest.equals(Instant.MAX) ? null : oldest;
    }

    @Override
    public Carrier carrier() {
        return carrier;
    }

    @Override
    public boolean takes(String mutation) {
        return served.mutation(mutation);
    }

    /// What the platform has, not known from before: it may be another program by now.
    Served servedAnew() {
        served.forget();
        return served;
    }

    @Override
    public void lookAgain() {
        again.set(true);
    }

    private void askAgain() {
        lookAgain();
        host.nudge();
    }

    @Override
    public boolean lookedAt() {
        var old = pace.nanoTime() - readAt > OLD.toNanos();
        if (old) lookAgain();
        return old;
    }

    @Override
    public void close() {
        // nothing is open between two rounds
    }
}
