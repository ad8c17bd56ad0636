package live.lsn.platform.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.util.Objects.requireNonNull;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Channel;
import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.api.model.goods.Supplier;
import live.lsn.platform.access.Accounts;
import live.lsn.platform.access.Registry;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Seal;
import live.lsn.platform.db.Tables;
import live.lsn.platform.feed.Feed;
import live.lsn.platform.importing.ImportPurchaseOrders.Plan;
import live.lsn.platform.importing.ImportPurchaseOrders.Report;
import live.lsn.platform.importing.OrderBook.Progress;

import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// A platform without a server, and a hand-made delivery history that holds what real ones do.
abstract class PurchaseImports {
    private static final Channel SCM = new Channel("SCM", "SCM", "USD", ZoneId.of("UTC"));
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final Map<String, Long> REJECTED =
            Map.of(
                    "unreadable", 18L,
                    "repeated_line", 2L,
                    "zero_quantity", 1L,
                    "negative_quantity", 1L,
                    "negative_value", 1L,
                    "value_too_fine", 1L,
                    "no_due_date", 2L);

    @TempDir Path dir;
    Path file = Path.of("");
    Instant now = NOW;
    private Database database;
    private Tables tables;
    Feed feed;

    @BeforeEach
    void open() throws IOException {
        database = Database.sqlite(dir.resolve("platform.db"));
        var seal = new Seal(new byte[32]);
        tables = new Tables(seal);
        feed = new Feed(database);
        new Registry(database, feed, tables, new Accounts(database, seal)).open(SCM, "epoch", NOW);
        file = dir.resolve("deliveries.csv");
        try (var lines = handMade()) {
            Files.copy(lines, file);
        }
    }

    @AfterEach
    void close() {
        assertThat(feed.verify()).allSatisfy(channel -> assertThat(channel.fault()).isNull());
        database.close();
    }

    private static InputStream handMade() {
        return requireNonNull(PurchaseImports.class.getResourceAsStream("deliveries.csv"));
    }

    Report run(Path of, @Nullable LocalDate asOf, Progress progress) throws IOException {
        var book = new OrderBook(database, tables, feed, "SCM");
        return new ImportPurchaseOrders(book, SCM, InstantSource.fixed(now))
                .run(new Plan(of, dir.resolve("rejects.csv"), asOf), progress);
    }

    Report run(@Nullable LocalDate asOf) throws IOException {
        return run(file, asOf, (_, _) -> {});
    }

    List<PurchaseOrder> orders() {
        return database.read(
                sql -> tables.of(Collections.PURCHASE_ORDERS).list(sql, "SCM", DSL.noCondition()));
    }

    List<Supplier> suppliers() {
        return database.read(
                sql -> tables.of(Collections.SUPPLIERS).list(sql, "SCM", DSL.noCondition()));
    }

    List<PurchaseOrder> orders(String number) {
        return orders().stream().filter(order -> order.number().equals(number)).toList();
    }

    PurchaseOrder order(String number) {
        assertThat(orders(number)).hasSize(1);
        return orders(number).getFirst();
    }

    static long sum(Report report) {
        return report.used()
                + report.notOrderedYet()
                + report.rejected().values().stream().mapToLong(Long::longValue).sum();
    }

    static Path published() {
        var folder = System.getProperty("lsn.data.dir", "");
        assumeTrue(
                !folder.isEmpty(), "the folder of real data is not named by lsn.data.dir: skipped");
        return Path.of(folder).resolve("scms-deliveries.csv.gz");
    }
}
