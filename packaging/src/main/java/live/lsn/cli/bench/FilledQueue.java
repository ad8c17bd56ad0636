package live.lsn.cli.bench;

import live.lsn.api.collection.Collections;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.model.Aggregate;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Money;
import live.lsn.api.procedure.SyncProcedures.Cursor;
import live.lsn.api.trpc.Json;
import live.lsn.desk.DeskSession;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.store.Bootstrap;
import live.lsn.desk.store.CachedRow;
import live.lsn.platform.Platform;
import live.lsn.platform.sample.SampleData;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A desk whose platform is away and whose cache holds as many cases as are wanted: the sample's,
/// over and over, each with a time, a score and a value of its own.
final class FilledQueue implements AutoCloseable {
    static final String CHANNEL = "AU";
    private static final SampleData.Size TEMPLATES = new SampleData.Size(4_000, 800, 1);
    private static final String NOWHERE = "http://127.0.0.1:9/api/trpc";
    private static final Duration SPREAD = Duration.ofDays(90);
    private static final int PAGE = 5_000;
    private static final int FIRST_NUMBER = 100_000;
    private static final int VALUE_STEPS = 400;

    private final DeskSession session;
    private final PlainTable plain;

    private FilledQueue(DeskSession session, PlainTable plain) {
        this.session = session;
        this.plain = plain;
    }

    /// Opens what the folder holds; fills it where it holds another number.
    static FilledQueue open(Setup setup) throws Exception {
        var dir = setup.folder("queue-" + setup.rows());
        var session =
                DeskSession.open(
                        dir, new Who(NOWHERE, "bench", "bench", CHANNEL), TokenSource.none());
        var plain = PlainTable.open(dir.resolve("plain.db"));
        try {
            var filled = new FilledQueue(session, plain);
            if (filled.rows() != setup.rows() || plain.count() != setup.rows()) {
                plain.clear();
                filled.fill(setup, dir);
            } else {
                setup.say("queue: %,d cases are there from an earlier run", setup.rows());
            }
            return filled;
        } catch (Exception e) {
            session.close();
            plain.close();
            throw e;
        }
    }

    DeskSession session() {
        return session;
    }

    /// The same cases in a plain table.
    PlainTable plain() {
        return plain;
    }

    private long rows() {
        var known = session.cache().bootstrap(Collections.FRAUD_CASES.name());
        return known.state() == Bootstrap.State.READY ? known.rows() : 0;
    }

    private void fill(Setup setup, Path dir) throws Exception {
        setup.say("queue: filling the cache and a plain table with %,d cases", setup.rows());
        var templates = new ArrayList<FraudCase>();
        var own = dir.resolve("templates");
        try (var platform = Platform.start(Platform.Options.embedded(own, TEMPLATES));
                var desk = Sample.desk(own, platform)) {
            Sample.awaitSynced(desk);
            for (var collection : Collections.ALL) {
                if (collection.equals(Collections.FRAUD_CASES))
                    templates.addAll(Sample.all(desk.cache(), Collections.FRAUD_CASES));
                else copy(desk, collection);
            }
        }
        Folders.delete(own);
        var cases = Collections.FRAUD_CASES;
        var random = new Random(1);
        begin(cases);
        for (var from = 0; from < setup.rows(); from += PAGE) {
            var page = new ArrayList<CachedRow>();
            for (var i = from; i < Math.min(setup.rows(), from + PAGE); i++)
                page.add(row(cases, made(templates.get(i % templates.size()), i, random)));
            session.cache().stage(cases.name(), page, page.getLast().id());
            plain.insert(page);
            if (from % (PAGE * 40) == 0) setup.say("queue: %,d cases", from + page.size());
        }
        session.cache().finishBootstrap(cases.name());
        session.cache().startAt(new Cursor("bench", 1, "bench"));
        plain.index();
    }

    private <A extends Aggregate> void copy(DeskSession desk, SyncedCollection<A> collection) {
        begin(collection);
        var rows = new ArrayList<CachedRow>();
        for (var aggregate : Sample.all(desk.cache(), collection))
            rows.add(row(collection, aggregate));
        rows.sort(java.util.Comparator.comparing(CachedRow::id));
        if (!rows.isEmpty()) session.cache().stage(collection.name(), rows, rows.getLast().id());
        session.cache().finishBootstrap(collection.name());
    }

    private void begin(SyncedCollection<?> collection) {
        session.cache()
                .beginBootstrap(
                        collection.name(), collection.shapeHash(), new Cursor("bench", 1, "bench"));
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

    private static FraudCase made(FraudCase like, int number, Random random) {
        var earlier = Duration.ofSeconds(random.nextLong(SPREAD.toSeconds()));
        var score = Math.clamp(like.score() + random.nextInt(-15, 16), 0, 100);
        var value = Math.max(100, like.value().minor() * (random.nextInt(VALUE_STEPS) + 20) / 200);
        return new FraudCase(
                "0192%04x-%04x-7000-8000-%012x"
                        .formatted(number >> 16 & 0xffff, number & 0xffff, number),
                like.version(),
                like.channel(),
                "CASE-" + (FIRST_NUMBER + number),
                like.orderId(),
                like.orderNumber(),
                like.customerId(),
                like.customerName(),
                like.email(),
                like.openedAt().minus(earlier),
                like.dueAt().minus(earlier),
                score,
                like.points(),
                like.level(),
                like.state(),
                new Money(value, like.value().currency()),
                like.route(),
                like.reasons(),
                like.noData(),
                like.ruleSet(),
                like.ruleSetHash(),
                like.inputHash(),
                like.decisions(),
                like.claim(),
                like.reveals(),
                true);
    }

    @Override
    public void close() throws IOException {
        session.close();
        plain.close();
    }

    /// Cases to look at for words that are found.
    List<FraudCase> some() {
        return plain.some();
    }
}
