package live.lsn.cli.bench;

import live.lsn.api.collection.Collections;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.model.Aggregate;
import live.lsn.api.model.Money;
import live.lsn.api.model.Order;
import live.lsn.api.procedure.SyncProcedures.Cursor;
import live.lsn.api.trpc.Json;
import live.lsn.desk.DeskSession;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.store.Bootstrap;
import live.lsn.desk.store.CachedRow;
import live.lsn.platform.Platform;
import live.lsn.platform.sample.SampleData;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// A desk whose platform is away and whose cache holds as many orders as are wanted, spread evenly
/// over 90 days up to the middle of a business day; everything else is the sample's.
final class FilledOrders implements AutoCloseable {
    static final Instant UNTIL = Instant.parse("2026-11-19T03:30:00Z");
    private static final SampleData.Size TEMPLATES = new SampleData.Size(4_000, 800, 1);
    private static final String NOWHERE = "http://127.0.0.1:9/api/trpc";
    private static final Duration SPREAD = Duration.ofDays(90);
    private static final Cursor CURSOR = new Cursor("bench", 1, "bench");
    private static final int PAGE = 5_000;
    private static final int FIRST_NUMBER = 1_000_000;
    private final DeskSession session;

    private FilledOrders(DeskSession session) {
        this.session = session;
    }

    /// Opens what the folder holds; fills it where it holds another number.
    static FilledOrders open(Setup setup) throws Exception {
        var dir = setup.folder("today-" + setup.rows());
        var who = new Who(NOWHERE, "bench", "bench", FilledQueue.CHANNEL);
        var session = DeskSession.open(dir, who, TokenSource.none());
        try {
            var filled = new FilledOrders(session);
            if (filled.rows() == setup.rows())
                setup.say("today: %,d orders are there from an earlier run", setup.rows());
            else filled.fill(setup, dir);
            return filled;
        } catch (Exception e) {
            session.close();
            throw e;
        }
    }

    DeskSession session() {
        return session;
    }

    private long rows() {
        var known = session.cache().bootstrap(Collections.ORDERS.name());
        return known.state() == Bootstrap.State.READY ? known.rows() : 0;
    }

    private void fill(Setup setup, Path dir) throws Exception {
        setup.say("today: filling the cache with %,d orders", setup.rows());
        var templates = new ArrayList<Order>();
        var own = dir.resolve("templates");
        try (var platform = Platform.start(Platform.Options.embedded(own, TEMPLATES));
                var desk = Sample.desk(own, platform)) {
            Sample.awaitSynced(desk);
            for (var collection : Collections.ALL) {
                if (collection.equals(Collections.ORDERS))
                    templates.addAll(Sample.all(desk.cache(), Collections.ORDERS));
                else copy(desk, collection);
            }
        }
        Folders.delete(own);
        var random = new Random(1);
        begin(Collections.ORDERS);
        for (var from = 0; from < setup.rows(); from += PAGE) {
            var page = new ArrayList<CachedRow>();
            for (var i = from; i < Math.min(setup.rows(), from + PAGE); i++)
                page.add(
                        row(
                                Collections.ORDERS,
                                made(templates.get(i % templates.size()), i, random)));
            session.cache().stage(Collections.ORDERS.name(), page, page.getLast().id());
            if (from % (PAGE * 40) == 0) setup.say("today: %,d orders", from + page.size());
        }
        session.cache().finishBootstrap(Collections.ORDERS.name());
        session.cache().startAt(CURSOR);
    }

    private <A extends Aggregate> void copy(DeskSession desk, SyncedCollection<A> collection) {
        begin(collection);
        List<CachedRow> rows = new ArrayList<>();
        for (var aggregate : Sample.all(desk.cache(), collection))
            rows.add(row(collection, aggregate));
        rows.sort(Comparator.comparing(CachedRow::id));
        if (!rows.isEmpty()) session.cache().stage(collection.name(), rows, rows.getLast().id());
        session.cache().finishBootstrap(collection.name());
    }

    private void begin(SyncedCollection<?> collection) {
        session.cache().beginBootstrap(collection.name(), collection.shapeHash(), CURSOR);
    }

    private static <A extends Aggregate> CachedRow row(
            SyncedCollection<A> collection, A aggregate) {
        return new CachedRow(
                collection.name(),
                aggregate.id(),
                aggregate.version(),
                aggregate,
                Json.MAPPER.writeValueAsBytes(aggregate));
    }

    private static Order made(Order like, int number, Random random) {
        var earlier = Duration.ofSeconds(1 + random.nextLong(SPREAD.toSeconds()));
        var value = Math.max(100, like.total().minor() * (random.nextInt(200) + 100) / 200);
        var refunded = random.nextInt(30) == 0 ? value / 2 : 0;
        var currency = like.total().currency();
        return new Order(
                "0193%04x-%04x-7000-8000-%012x"
                        .formatted(number >> 16 & 0xffff, number & 0xffff, number),
                like.version(),
                like.channel(),
                "ORD-" + (FIRST_NUMBER + number),
                like.source(),
                UNTIL.minus(earlier),
                like.status(),
                like.customerId(),
                like.customerName(),
                like.email(),
                like.country(),
                like.show(),
                like.showTitle(),
                like.creator(),
                new Money(value, currency),
                new Money(refunded, currency),
                like.lines(),
                like.refunds(),
                like.signals(),
                like.label(),
                true);
    }

    @Override
    public void close() {
        session.close();
    }
}
