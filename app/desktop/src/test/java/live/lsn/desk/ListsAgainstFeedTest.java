package live.lsn.desk;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.collection.Collections;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Aggregate;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.Role;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.api.procedure.Procedures;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Sort;
import live.lsn.desk.store.State;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.desk.sync.Introduction;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.db.Database;
import live.lsn.platform.sample.SampleData;

import mockwebserver3.MockResponse;

import okhttp3.HttpUrl;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// A desk that reads the lists of a platform has the same rows as one that follows its feed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListsAgainstFeedTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String NOT_THERE =
            "{\"error\":{\"message\":\"No procedure found\",\"code\":-32004,"
                    + "\"data\":{\"code\":\"NOT_FOUND\",\"httpStatus\":404}}}";

    private Path dir;
    private TestPlatform site;
    private SickFront front;
    private DeskSession byFeed;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        dir = folder;
        site =
                new TestPlatform(
                        dir.resolve("server"), Database::sqlite, new SampleData.Size(400, 100, 40));
        front = new SickFront(site.platform().url());
        byFeed = open("feed", site.platform().url(), site.platform().platformId());
        await(() -> byFeed.sync().status().connection() == Connection.ONLINE);
    }

    @AfterEach
    void heal() {
        front.heal();
    }

    @AfterAll
    void stop() {
        byFeed.close();
        front.close();
        site.close();
    }

    private void maskSync() {
        front.sicken(
                Procedures.ALL.stream()
                        .map(procedure -> procedure.name())
                        .filter(name -> name.startsWith("sync."))
                        .collect(Collectors.toSet()),
                () -> new MockResponse.Builder().code(404).body(NOT_THERE).build());
    }

    private DeskSession open(String folder, String url, String platformId) {
        var founder = site.caller(Role.FOUNDER, "AU");
        var platform = site.platform();
        return DeskSession.open(
                dir.resolve(folder),
                new Who(url, platformId, founder.account(), "AU"),
                new LocalAccounts(platform.url(), platform.localSecret())
                        .tokens(founder.account()));
    }

    private DeskSession openByLists(String folder) {
        maskSync();
        var desk = open(folder, front.url(), Introduction.idOf(HttpUrl.get(front.url())));
        await(() -> desk.sync().status().connection() == Connection.ONLINE);
        return desk;
    }

    private static <A extends Aggregate> TreeMap<String, A> rows(
            DeskSession desk, SyncedCollection<A> collection) {
        var all =
                new ListQuery<>(
                        collection,
                        List.of(),
                        null,
                        new Sort(collection.columns().getFirst().name(), false));
        var order = desk.cache().order(all, Integer.MAX_VALUE);
        var rows = new TreeMap<String, A>();
        desk.cache()
                .page(collection, order, 0, order.size())
                .forEach(row -> assertThat(rows.put(row.id(), row)).isNull());
        assertThat(rows).hasSize(order.size());
        return rows;
    }

    private void assertSame(DeskSession byLists) {
        for (var collection : Collections.ALL)
            assertThat(rows(byLists, collection))
                    .as(collection.name())
                    .isNotEmpty()
                    .isEqualTo(rows(byFeed, collection));
    }

    @Test
    void bothHaveTheSameRowsBeforeAndAfterADecision() {
        try (var byLists = openByLists("lists")) {
            assertThat(requireNonNull(byLists.sync().status().lists()).troubles()).isEmpty();
            assertSame(byLists);
            var open = site.openCases("AU", 1).getFirst();
            byLists.sync().tryNow();
            await(() -> byLists.cache().find(Collections.FRAUD_CASES, open.id()) != null);
            var sent =
                    (Sent.Queued)
                            byLists.commands()
                                    .send(
                                            FraudProcedures.DECIDE_CASE,
                                            new DecideCase(
                                                    open.id(),
                                                    Verdict.DECLINE,
                                                    DecisionCode.R1,
                                                    null),
                                            Duration.ZERO);
            await(
                    () ->
                            requireNonNull(byLists.outbox().find(sent.commandId())).state()
                                    == State.ACKED);
            await(() -> byFeed.cache().baseVersion("fraudCases", open.id()) == 2);
            assertSame(byLists);
            assertThat(
                            requireNonNull(
                                            requireNonNull(
                                                            byLists.cache()
                                                                    .find(
                                                                            Collections.FRAUD_CASES,
                                                                            open.id()))
                                                    .lastDecision())
                                    .commandId())
                    .isEqualTo(sent.commandId());
        }
    }

    @Test
    void aPlatformThatGetsItsFeedIsFollowedByItFromThenOn() {
        try (var desk = openByLists("grown")) {
            front.heal();
            desk.sync().tryNow();
            await(
                    () ->
                            desk.sync().status().lists() == null
                                    && desk.sync().status().connection() == Connection.ONLINE);
            assertSame(desk);
        }
    }

    @Test
    void aPlatformThatWasMetWithItsFeedIsNotTakenForAnotherWithLists() {
        maskSync();
        var before = front.well(Collections.ORDERS.listed().list());
        try (var desk = open("known", front.url(), site.platform().platformId())) {
            await(() -> desk.sync().status().connection() == Connection.OFFLINE);
            assertThat(desk.sync().status().reason()).isEqualTo("sync.offline.refused");
            assertThat(front.well(Collections.ORDERS.listed().list())).isEqualTo(before);
        }
    }

    private static void await(BooleanSupplier condition) {
        var until = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) throw new AssertionError("waited " + SOON);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
