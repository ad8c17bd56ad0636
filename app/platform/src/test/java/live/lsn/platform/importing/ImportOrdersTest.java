package live.lsn.platform.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.util.Objects.requireNonNull;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Channel;
import live.lsn.api.model.Order;
import live.lsn.api.model.OrderStatus;
import live.lsn.platform.access.Accounts;
import live.lsn.platform.access.Registry;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Seal;
import live.lsn.platform.db.Tables;
import live.lsn.platform.feed.Feed;
import live.lsn.platform.importing.ImportOrders.Plan;
import live.lsn.platform.importing.ImportOrders.Report;
import live.lsn.platform.sample.Enrichment;

import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.UnaryOperator;

class ImportOrdersTest {
    private static final Channel UK = new Channel("UK", "UK", "GBP", ZoneId.of("Europe/London"));
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));
    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    @TempDir private Path dir;
    private Database database;
    private Tables tables;
    private Feed feed;

    @BeforeEach
    void open() {
        database = Database.sqlite(dir.resolve("platform.db"));
        var seal = new Seal(new byte[32]);
        tables = new Tables(seal);
        feed = new Feed(database);
        new Registry(database, feed, tables, new Accounts(database, seal))
                .open(UK, "epoch", CLOCK.instant());
    }

    @AfterEach
    void close() {
        assertThat(feed.verify()).allSatisfy(channel -> assertThat(channel.fault()).isNull());
        database.close();
    }

    private Report run(Path file, UnaryOperator<Order> enrich) throws IOException {
        var book = new OrderBook(database, tables, feed, "UK");
        return new ImportOrders(book, UK, CLOCK)
                .run(new Plan(file, dir.resolve("rejects.csv"), 0, enrich, () -> {}), (_, _) -> {});
    }

    private Report run(String lines) throws IOException {
        var file = dir.resolve("orders.csv");
        Files.writeString(file, HEADER + lines);
        return run(file, UnaryOperator.identity());
    }

    private Order order(String number) {
        return database.read(
                        sql ->
                                tables.of(Collections.ORDERS)
                                        .list(sql, "UK", DSL.field("number").eq(number)))
                .getFirst();
    }

    @Test
    void linesOfAnInvoiceBecomeOneOrderRoundedHalfUpLineByLine() throws IOException {
        run(
                """
                1,A1,Mug,3,2011-07-01 12:00:00,0.335,100.0,United Kingdom
                1,A2,Cup,1,2011-07-01 12:01:00,2.5,100.0,United Kingdom
                """);
        var order = order("1");
        // 3 × 0.335 = 1.005, half a penny up: 1.01
        assertThat(order.lines())
                .extracting(line -> line.total().minor())
                .containsExactly(101L, 250L);
        assertThat(order.total().minor()).isEqualTo(351);
        assertThat(order.placedAt()).isEqualTo(Instant.parse("2011-07-01T11:00:00Z"));
    }

    @Test
    void aCancellationIsTiedToTheNewestEarlierOrderThatHoldsTheArticle() throws IOException {
        var report =
                run(
                        """
                        1,A1,Mug,10,2011-01-01 12:00:00,1.00,100.0,United Kingdom
                        2,A1,Mug,10,2011-01-02 12:00:00,1.00,100.0,United Kingdom
                        C3,A1,Mug,-4,2011-01-03 12:00:00,1.00,100.0,United Kingdom
                        C4,A1,Mug,-9,2011-01-04 12:00:00,1.00,100.0,United Kingdom
                        C5,A1,Mug,-9,2011-01-05 12:00:00,1.00,100.0,United Kingdom
                        """);
        assertThat(order("2").refunded().minor()).isEqualTo(400);
        assertThat(order("2").status()).isEqualTo(OrderStatus.PARTLY_REFUNDED);
        assertThat(order("1").refunded().minor()).isEqualTo(900);
        var loose = order("C5");
        assertThat(loose.total().minor()).isZero();
        assertThat(loose.refunded().minor()).isEqualTo(900);
        assertThat(report.refunds()).isEqualTo(3);
        assertThat(report.untied()).isEqualTo(1);
        assertThat(report.orders()).isEqualTo(2);
    }

    @Test
    void everyLineIsAccountedFor() throws IOException {
        var report =
                run(
                        """
                        1,A1,Mug,1,2011-01-01 12:00:00,1.00,,United Kingdom
                        2,A1,lost,-5,2011-01-01 12:00:00,0.0,,United Kingdom
                        3,A1,free,1,2011-01-01 12:00:00,0.0,100.0,United Kingdom
                        A4,B,Adjust bad debt,1,2011-01-01 12:00:00,-11062.06,,United Kingdom
                        5,A1,Mug,many,2011-01-01 12:00:00,1.00,,United Kingdom
                        6,A1,Mug,1,someday,1.00,,United Kingdom
                        7,A1,"a mug, ""blue""\",1,2011-01-01 12:00:00,1.00,,Unspecified
                        """);
        assertThat(report.lines()).isEqualTo(7);
        assertThat(report.used()).isEqualTo(2);
        assertThat(report.rejected())
                .isEqualTo(
                        Map.of(
                                "bad_debt_adjustment",
                                1L,
                                "stock_adjustment",
                                1L,
                                "zero_price",
                                1L,
                                "unreadable",
                                2L));
        assertThat(report.lines())
                .isEqualTo(
                        report.used()
                                + report.rejected().values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum());
        assertThat(
                        Files.readAllLines(dir.resolve("rejects.csv")).stream()
                                .map(line -> line.split(",")[0]))
                .containsExactly("line", "3", "4", "5", "6", "7");
        assertThat(order("1").customerId()).isNull();
        assertThat(order("7").lines().getFirst().description()).isEqualTo("a mug, \"blue\"");
        assertThat(order("7").country()).isEqualTo("ZZ");
    }

    @Test
    void aSecondImportAddsNothingAndAnExtendedFileOnlyWhatIsNew() throws IOException {
        var first = "1,A1,Mug,1,2011-01-01 12:00:00,1.00,100.0,United Kingdom\n";
        assertThat(run(first).fresh()).isEqualTo(1);
        var head = feed.head("UK").position();
        var again = run(first);
        assertThat(again.fresh()).isZero();
        assertThat(again.used()).isEqualTo(1);
        assertThat(feed.head("UK").position()).isEqualTo(head);
        assertThat(
                        run(first + "2,A1,Mug,1,2011-01-02 12:00:00,1.00,100.0,United Kingdom\n")
                                .fresh())
                .isEqualTo(1);
    }

    @Test
    void aFileThatIsNoneIsRefusedInOneSentence() throws IOException {
        var binary = dir.resolve("binary.csv");
        Files.write(binary, new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xfe, 10, 0, 3});
        assertThatThrownBy(() -> run(binary, UnaryOperator.identity()))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("Nothing was stored");
        var other = dir.resolve("other.csv");
        Files.writeString(other, "a,b\n1,2\n", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> run(other, UnaryOperator.identity()))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("InvoiceNo");
    }

    private static final String LINE = "1,A1,Mug,1,2011-01-01 12:00:00,1.00,100.0,United Kingdom\n";

    private void refused(String name, byte[] content, String why) throws IOException {
        var file = dir.resolve(name);
        Files.write(file, content);
        var before = feed.head("UK").position();
        assertThatThrownBy(() -> run(file, UnaryOperator.identity()))
                .as(name)
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("Nothing was stored");
        assertThat(feed.head("UK").position()).isEqualTo(before);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzipped(byte[] plain) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var gzip = new java.util.zip.GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    @Test
    void whatIsNoExportIsRefusedWithWhatToDo() throws IOException {
        refused("empty.csv", new byte[0], "it is empty");
        refused("header.csv", utf8(HEADER), "holds no orders");
        refused("binary.csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 1}, "no text");
        refused("utf16.csv", (HEADER + LINE).getBytes(StandardCharsets.UTF_16), "UTF-16");
        refused("utf16le.csv", (HEADER + LINE).getBytes(StandardCharsets.UTF_16LE), "UTF-16");
        refused(
                "latin1.csv",
                (HEADER + LINE + LINE + "2,A1,Caf\u00e9,1,2011-01-01 12:00:00,1.00,,France\n")
                        .getBytes(StandardCharsets.ISO_8859_1),
                "line 4 is not in UTF-8");
        refused(
                "latin1.csv.gz",
                gzipped(
                        (HEADER + LINE.repeat(20_000) + "2,A1,Caf\u00e9,1,x,1.00,,France\n")
                                .getBytes(StandardCharsets.ISO_8859_1)),
                "line 20002 is not in UTF-8");
        refused("plain.csv.gz", utf8(HEADER + LINE), "not gzipped");
        var whole = gzipped(utf8(HEADER + LINE.repeat(5_000)));
        refused(
                "half.csv.gz",
                java.util.Arrays.copyOf(whole, whole.length / 2),
                "breaks off in the middle");
        refused("missing.csv", utf8("InvoiceNo,StockCode\n1,A1\n"), "missing: Description");
        var names = new StringBuilder("c");
        for (var i = 0; i < 10_000; i++) names.append(",c").append(i);
        refused("columns.csv", utf8(names + "\n" + "1,".repeat(10_000)), "missing: InvoiceNo");
        refused(
                "quote.csv",
                utf8(HEADER + LINE + "2,\"A1,Mug,1,2011-01-01 12:00:00,1.00,,France\n" + LINE),
                "a quote in it is never closed");
        refused(
                "long.csv",
                utf8(HEADER + "1,A1," + "x".repeat(100 << 20) + ",1,t,1,,UK\n"),
                "longer than a million characters");
        var folder = Files.createDirectory(dir.resolve("folder.csv"));
        assertThatThrownBy(() -> run(folder, UnaryOperator.identity()))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("it is a folder");
        assertThatThrownBy(() -> run(dir.resolve("gone.csv"), UnaryOperator.identity()))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("not there");
    }

    @Test
    void aByteOrderMarkAndTenThousandFurtherColumnsAreNoHindrance() throws IOException {
        var file = dir.resolve("wide.csv");
        var names = new StringBuilder();
        for (var i = 0; i < 10_000; i++) names.append(",c").append(i);
        Files.write(
                file,
                utf8(
                        "\ufeff"
                                + HEADER.strip()
                                + names
                                + "\n"
                                + LINE.strip()
                                + ",x".repeat(10_000)
                                + "\n"));
        var report = run(file, UnaryOperator.identity());
        assertThat(report.used()).isEqualTo(1);
        assertThat(report.rejected()).isEmpty();
    }

    @Test
    void aLineWithTooFewOrTooManyFieldsIsNamedAndTheOthersAreTaken() throws IOException {
        var report = run(LINE + "2,A1\n" + LINE.strip() + ",more\n");
        assertThat(report.used()).isEqualTo(1);
        assertThat(report.rejected()).isEqualTo(Map.of("unreadable", 2L));
    }

    /// The retailer's own file, whose figures are published with it.
    @Test
    void theRetailersFileComesToItsPublishedFigures() throws IOException {
        var folder = System.getProperty("lsn.data.dir", "");
        assumeTrue(
                !folder.isEmpty(), "the folder of real data is not named by lsn.data.dir: skipped");
        var file = Path.of(folder).resolve("online-retail.csv.gz");
        var report = run(file, new Enrichment());
        assertThat(report.lines()).isEqualTo(541_909);
        assertThat(report.rejected())
                .isEqualTo(
                        Map.of(
                                "bad_debt_adjustment",
                                3L,
                                "stock_adjustment",
                                1_336L,
                                "zero_price",
                                1_179L));
        assertThat(report.used()).isEqualTo(541_909 - 3 - 1_336 - 1_179);
        assertThat(report.refunds()).isEqualTo(3_836);
        assertThat(report.orders()).isEqualTo(19_959);
        assertThat(report.revenueMinorByMonth()).hasSize(13).containsEntry("2011-11", 150_949_633L);
        assertThat(report.cases().values().stream().mapToInt(Integer::intValue).sum()).isPositive();
        var cases =
                database.read(
                        sql ->
                                tables.of(Collections.FRAUD_CASES)
                                        .list(sql, "UK", DSL.noCondition()));
        assertThat(cases)
                .isNotEmpty()
                .allSatisfy(
                        c ->
                                assertThat(c.reasons().stream().mapToInt(r -> r.points()).sum())
                                        .isEqualTo(c.points()));
        var orders =
                database.read(
                        sql ->
                                tables.of(Collections.ORDERS)
                                        .list(sql, "UK", DSL.field("source").eq("IMPORT")));
        assertThat(orders)
                .filteredOn(o -> o.signals() != null)
                .hasSize(report.orders())
                .allMatch(o -> requireNonNull(o.signals()).generated());
        assertThat(
                        orders.stream()
                                .filter(o -> o.status() != OrderStatus.CANCELLED)
                                .mapToLong(o -> o.total().minor())
                                .sum())
                .isEqualTo(
                        report.revenueMinorByMonth().values().stream()
                                .mapToLong(Long::longValue)
                                .sum());
        var again = run(file, new Enrichment());
        assertThat(again.fresh()).isZero();
        assertThat(again.cases()).isEqualTo(report.cases());
    }
}
