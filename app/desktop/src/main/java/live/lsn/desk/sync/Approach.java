package live.lsn.desk.sync;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.http.TrpcClient.Answer;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.procedure.SyncProcedures;
import live.lsn.api.procedure.SyncProcedures.Hello;
import live.lsn.api.trpc.TrpcException.Refused;
import live.lsn.desk.store.CacheStore;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// Greets the platform and finds the way that it can be followed.
final class Approach {
    private static final int API = 1;

    private final CacheStore cache;
    private final TrpcClient client;
    private final Site site;
    private final Commands commands;
    private final HostFloor floor;
    private final InstantSource clock;
    private final Pace pace;
    private final ClockWatch clockWatch;
    private final Duration interval;
    private final Memory memory;
    private final Follow.Host host;
    private volatile @Nullable Follow follow;
    private volatile @Nullable Hello hello;

    /// @param interval from one reading of a list to the next
    Approach(
            CacheStore cache,
            TrpcClient client,
            Site site,
            Commands commands,
            HostFloor floor,
            InstantSource clock,
            Pace pace,
            Duration interval,
            Memory memory,
            Follow.Host host) {
        this.pace = pace;
        this.cache = cache;
        this.client = client;
        this.site = site;
        this.commands = commands;
        this.floor = floor;
        this.clock = clock;
        this.clockWatch = new ClockWatch(clock, pace);
        this.interval = interval;
        this.memory = memory;
        this.host = host;
    }

    /// The way that was found; null before the platform was first reached.
    @Nullable Follow follow() {
        return follow;
    }

    /// What the platform told of itself, now or at an earlier start.
    @Nullable Hello hello() {
        return hello;
    }

    /// Whether the platform's records are of another shape than this program's: what cannot be read
    /// of them is then no fault of the way.
    boolean isOfAnotherVersion() {
        var told = hello;
        return told != null
                && Readable.of(told).values().stream()
                        .anyMatch(
                                collection ->
                                        !collection
                                                .shapeHash()
                                                .equals(told.collections().get(collection.name())));
    }

    /// Goes by what the platform told.
    void greet(Hello told) {
        hello = told;
        commands.permitted(told.permissions());
    }

    /// The way to follow the platform. One with lists alone has nothing that tells when it goes
    /// away or gets a feed, so it is greeted each time.
    ///
    /// @param online whether it was there a moment ago
    Follow reach(boolean online) {
        var following = follow;
        var known = online && !clockWatch.jumped();
        if (known && following instanceof FeedFollow) return following;
        var asked = clock.millis();
        try {
            var answer = client.answer(SyncProcedures.HELLO, new Nothing());
            requirePlatform(answer);
            var told = answer.value();
            if (!site.is(told.platformId())) throw new OddAnswerException("another platform");
            introduced(told, asked);
            return following instanceof FeedFollow ? following : followFeed();
        } catch (Refused refused) {
            // A platform with a feed is not taken for another that may stand at its address.
            if (!Introduction.isNotThere(refused) || !site.isKnownByAddress()) throw refused;
            return known && following != null ? following : followLists(asked);
        }
    }

    /// Only what says so is the platform, not a captive portal.
    static void requirePlatform(Answer<?> answer) {
        if (!String.valueOf(API).equals(answer.header("X-Platform-Api")))
            throw new OddAnswerException("no platform");
    }

    private void introduced(Hello told, long asked) {
        var offset = told.serverTime().toEpochMilli() - (asked + clock.millis()) / 2;
        commands.clockOffset(offset);
        clockWatch.set();
        host.tell(now -> now.clockOffset(Duration.ofMillis(offset)));
        if (told.minClient() > API) {
            host.tooOld();
            throw new OddAnswerException("client too old");
        }
        greet(told);
        memory.keep(told);
    }

    private Follow followFeed() {
        if (!memory.ages().isEmpty()) memory.keepAges(Map.of());
        return change(
                new FeedFollow(
                        cache, client, site.channel(), commands, floor, clock, pace, memory, host));
    }

    private Follow followLists(long asked) {
        var known = follow instanceof ListFollow lists ? lists : null;
        var served = known == null ? new Served(client) : known.servedAnew();
        var told = Introduction.ofLists(client, site.url(), clock);
        introduced(Introduction.within(told, served.usable(told.permissions())), asked);
        if (known == null)
            return change(
                    new ListFollow(
                            cache, client, commands, site, served, memory, clock, pace, interval,
                            host));
        known.lookedAt();
        return known;
    }

    private Follow change(Follow next) {
        var before = follow;
        follow = next;
        if (before != null) before.close();
        return next;
    }
}
