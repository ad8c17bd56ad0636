package live.lsn.platform.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.util.Objects.requireNonNull;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Channel;
import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.api.model.goods.PurchaseState;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

class ImportPurchaseOrdersTest {
    private static final Channel SCM = new Channel("SCM", "SCM", "USD", ZoneId.of("UTC"));
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final LocalDate SUMMER = LocalDate.of(2012, 8, 1);
    private static final long SHIFT = ChronoUnit.DAYS.between(SUMMER, LocalDate.of(2026, 11, 21));
    private static final Map<String, Long> REJECTED =
            Map.of(
                    "unreadable", 18L,
                    "repeated_line", 2L,
                    "zero_quantity", 1L,
                    "negative_quantity", 1L,
                    "negative_value", 1L,
                    "value_too_fine", 1L,
                    "no_due_date", 2L);

    @TempDir private Path dir;
    private Path file = Path.of("");
    private Instant now = NOW;
    private Database database;
    private Tables tables;
    private Feed feed;

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
        return requireNonNull(ImportPurchaseOrdersTest.class.getResourceAsStream("deliveries.csv"));
    }

    private Report run(Path of, @Nullable LocalDate asOf, Progress progress) throws IOException {
        var book = new OrderBook(database, tables, feed, "SCM");
        return new ImportPurchaseOrders(book, SCM, InstantSource.fixed(now))
                .run(new Plan(of, dir.resolve("rejects.csv"), asOf), progress);
    }

    private Report run(@Nullable LocalDate asOf) throws IOException {
        return run(file, asOf, (_, _) -> {});
    }

    private List<PurchaseOrder> orders() {
        return database.read(
                sql -> tables.of(Collections.PURCHASE_ORDERS).list(sql, "SCM", DSL.noCondition()));
    }

    private List<Supplier> suppliers() {
        return database.read(
                sql -> tables.of(Collections.SUPPLIERS).list(sql, "SCM", DSL.noCondition()));
    }

    private List<PurchaseOrder> orders(String number) {
        return orders().stream().filter(order -> order.number().equals(number)).toList();
    }

    private PurchaseOrder order(String number) {
        assertThat(orders(number)).hasSize(1);
        return orders(number).getFirst();
    }

    private static long sum(Report report) {
        return report.used()
                + report.notOrderedYet()
                + report.rejected().values().stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void everyLineOfTheHandMadeFileIsAccountedFor() throws IOException {
        var report = run(null);
        assertThat(report.lines()).isEqualTo(60).isEqualTo(sum(report));
        assertThat(report.rejected()).isEqualTo(REJECTED);
        assertThat(report.used()).isEqualTo(34);
        assertThat(report.fresh()).isEqualTo(34);
        assertThat(report.orders()).isEqualTo(24).isEqualTo(orders().size());
        assertThat(report.suppliers()).isEqualTo(5).isEqualTo(suppliers().size());
        assertThat(report.items()).isEqualTo(10);
        assertThat(report.lateLines()).isEqualTo(8);
        assertThat(report.valueMinor()).isEqualTo(120_001_874_668L);
        assertThat(report.byState()).isEqualTo(Map.of("sent", 3, "completed", 21));
        assertThat(report.shiftedDays()).isZero();
        assertThat(report.notOrderedYet()).isZero();
        assertThat(orders().stream().mapToLong(PurchaseOrder::valueMinor).sum())
                .isEqualTo(report.valueMinor());
    }

    @Test
    void whatIsNotUsedStandsInTheRejectsFileWithItsLineNumberAndTheReason() throws IOException {
        run(null);
        var rejects = Files.readAllLines(dir.resolve("rejects.csv"));
        assertThat(rejects).hasSize(1 + 26).startsWith("line,reason,fields");
        assertThat(rejects)
                .anyMatch(line -> line.startsWith("25,zero_quantity,22,"))
                .anyMatch(line -> line.startsWith("31,unreadable,28,"))
                .anyMatch(line -> line.startsWith("49,repeated_line,1,"));
        var lines = Files.readAllLines(file);
        for (var reject : rejects.subList(1, rejects.size())) {
            var parts = reject.split(",", 4);
            var number = Integer.parseInt(parts[0]);
            assertThat(lines.get(number - 1)).as(reject).startsWith(parts[2] + ",");
        }
    }

    @Test
    void linesOfOneNumberBecomeOneOrderInTheOrderOfTheFileWhereverTheyStand() throws IOException {
        run(null);
        var order = order("PO-3");
        assertThat(order.lines()).extracting(PurchaseOrder.Line::number).containsExactly(1, 2, 3);
        assertThat(order.lines())
                .extracting(PurchaseOrder.Line::ordered)
                .containsExactly(40L, 2_000L, 40L);
        assertThat(order.lines())
                .extracting(line -> line.value().minor())
                .containsExactly(118_080L, 6_667L, 118_080L);
        assertThat(order.lines())
                .extracting(PurchaseOrder.Line::deliveredOn)
                .containsExactly(
                        LocalDate.of(2012, 3, 30),
                        LocalDate.of(2012, 4, 12),
                        LocalDate.of(2012, 4, 2));
        assertThat(order.lines()).extracting(PurchaseOrder.Line::id).doesNotHaveDuplicates();
        assertThat(order.lines().getFirst().item())
                .isEqualTo("HIV 1/2, \"Quickline\" Test, 20 Tests");
        assertThat(order.lines())
                .extracting(PurchaseOrder.Line::unit)
                .containsExactly("pack of 20", "each", "pack of 20");
        assertThat(order.orderedOn()).isEqualTo("2012-01-20");
        assertThat(order.state()).isEqualTo(PurchaseState.COMPLETED);
        assertThat(order.tolerancePermille()).isZero();
        assertThat(order.blind()).isFalse();
        assertThat(order.generated()).isFalse();
    }

    @Test
    void oneNumberOfTwoVendorsIsTwoOrders() throws IOException {
        run(null);
        assertThat(orders("PO-5"))
                .extracting(PurchaseOrder::supplierName)
                .containsExactlyInAnyOrder("Ravel Pharma Limited", "Åkerblom Medical A/S");
    }

    @Test
    void anOrderWaitsUntilItsLastLineCame() throws IOException {
        run(null);
        assertThat(order("PO-11").state()).isEqualTo(PurchaseState.SENT);
        assertThat(order("PO-11").nextDue()).isEqualTo("2012-09-04");
        assertThat(orders())
                .filteredOn(order -> order.state() == PurchaseState.SENT)
                .extracting(PurchaseOrder::number)
                .containsExactlyInAnyOrder("PO-10", "PO-11", "PO-12");
    }

    @Test
    void daysThatAreToldInWordsAreNotKnown() throws IOException {
        run(null);
        assertThat(order("PO-1").orderedOn()).isNull();
        assertThat(order("PO-4").orderedOn()).isNull();
        assertThat(order("PO-11").lines().getFirst().deliveredOn()).isNull();
    }

    @Test
    void theSameItemHasTheSameSkuInWhateverLettersAndAnotherPackHasAnother() throws IOException {
        run(null);
        var one = order("PO-1").lines().getFirst().sku();
        assertThat(one).matches("SCMS-[0-9A-F]{8}");
        assertThat(order("PO-7").lines().getFirst().sku()).isEqualTo(one);
        assertThat(order("PO-7").lines().getLast().sku()).isNotEqualTo(one);
        assertThat(order("PO-8").lines())
                .extracting(PurchaseOrder.Line::unit)
                .containsExactly("pack of 20", "pack", "pack");
        assertThat(order("PO-8").lines().getFirst().item()).hasSize(200).endsWith("…");
        assertThat(order("PO-9").lines().getFirst().item()).isEqualTo("Gloves, nitrile, 100 Pcs");
    }

    @Test
    void suppliersAreNumberedInTheOrderInWhichTheyComeAndKeepTheirNumbers() throws IOException {
        var beginning = dir.resolve("beginning.csv");
        Files.write(beginning, Files.readAllLines(file).subList(0, 6));
        run(beginning, null, (_, _) -> {});
        assertThat(suppliers())
                .extracting(Supplier::number)
                .containsExactlyInAnyOrder("SUP-1", "SUP-2", "SUP-3");
        run(null);
        assertThat(suppliers())
                .extracting(supplier -> supplier.number() + " " + supplier.name())
                .containsExactlyInAnyOrder(
                        "SUP-1 Ravel Pharma Limited",
                        "SUP-2 NORTHERN CROSS DIAGNOSTICS, INC.",
                        "SUP-3 Depot Wharf",
                        "SUP-4 Åkerblom Medical A/S",
                        "SUP-5 Quayside Traders (formerly Dock Traders)");
        assertThat(suppliers())
                .allSatisfy(
                        supplier -> {
                            assertThat(supplier.country()).isNull();
                            assertThat(supplier.contact()).isNull();
                        });
        var byId = suppliers();
        assertThat(orders())
                .allSatisfy(
                        order ->
                                assertThat(byId)
                                        .anyMatch(
                                                supplier ->
                                                        supplier.id().equals(order.supplierId())
                                                                && supplier.number()
                                                                        .equals(
                                                                                order
                                                                                        .supplierNumber())));
    }

    @Test
    void asOfADayLaterDeliveriesAreStillExpectedAndLaterOrdersAreLeftOut() throws IOException {
        var report = run(SUMMER);
        assertThat(report.lines()).isEqualTo(60).isEqualTo(sum(report));
        assertThat(report.rejected()).isEqualTo(REJECTED);
        assertThat(report.used()).isEqualTo(27);
        assertThat(report.notOrderedYet()).isEqualTo(7);
        assertThat(report.orders()).isEqualTo(19);
        assertThat(report.suppliers()).isEqualTo(4).isEqualTo(suppliers().size());
        assertThat(report.lateLines()).isEqualTo(5);
        assertThat(report.byState()).isEqualTo(Map.of("sent", 8, "completed", 11));
        assertThat(report.shiftedDays()).isEqualTo(SHIFT);
        // sent later, or offered later where it is not told when it was sent
        assertThat(orders("PO-18")).isEmpty();
        assertThat(orders("PO-20")).isEmpty();
        assertThat(order("PO-21").state()).isEqualTo(PurchaseState.SENT);
    }

    @Test
    void asOfADayAllDaysAreMovedSoThatItIsToday() throws IOException {
        run(SUMMER);
        var waiting = order("PO-25");
        assertThat(waiting.lines())
                .extracting(PurchaseOrder.Line::dueOn)
                .containsExactly(
                        LocalDate.of(2026, 10, 20),
                        LocalDate.of(2026, 11, 20),
                        LocalDate.of(2026, 12, 21));
        assertThat(waiting.lines())
                .extracting(PurchaseOrder.Line::deliveredOn)
                .containsExactly(LocalDate.of(2026, 10, 20), LocalDate.of(2026, 11, 20), null);
        assertThat(waiting.nextDue()).isEqualTo("2026-12-21");
        assertThat(order("PO-2").orderedOn()).isEqualTo(LocalDate.of(2012, 1, 10).plusDays(SHIFT));
        assertThat(order("PO-1").orderedOn()).isNull();
    }

    @Test
    void aSecondImportStoresNothingAndTellsTheSame() throws IOException {
        for (var asOf : new LocalDate[] {SUMMER, SUMMER, null, null}) {
            var first = run(asOf);
            var head = feed.head("SCM").position();
            var stored = orders();
            var again = run(asOf);
            assertThat(again.fresh()).isZero();
            assertThat(feed.head("SCM").position()).isEqualTo(head);
            assertThat(orders()).isEqualTo(stored);
            assertThat(again).usingRecursiveComparison().ignoringFields("fresh").isEqualTo(first);
        }
    }

    @Test
    void theFirstImportSettlesByHowManyDaysTheOrdersAreMoved() throws IOException {
        run(SUMMER);
        now = NOW.plus(Duration.ofDays(9));
        var all = run(null);
        assertThat(all.shiftedDays()).isEqualTo(SHIFT);
        assertThat(all.fresh()).isEqualTo(7);
        assertThat(order("PO-22").lines().getFirst().dueOn())
                .isEqualTo(LocalDate.of(2013, 2, 4).plusDays(SHIFT));
        assertThat(order("PO-21").state()).isEqualTo(PurchaseState.SENT);
    }

    @Test
    void ordersOfTrueDaysAreNotMovedByALaterImport() throws IOException {
        run(null);
        assertThat(run(SUMMER).shiftedDays()).isZero();
    }

    /// Many orders, so that they are stored by several transactions.
    private Path many(int orders) throws IOException {
        var lines = Files.readAllLines(file);
        var text = new StringBuilder(lines.getFirst()).append('\n');
        var template = lines.get(2);
        for (var i = 0; i < orders; i++)
            text.append(
                            template.replaceFirst("^2,", (10_000 + i) + ",")
                                    .replace("PO-2,", "MANY-" + i + ","))
                    .append('\n');
        return Files.writeString(dir.resolve("many.csv"), text);
    }

    private static final class KilledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void anImportThatWasStoppedAnywhereIsFinishedOnAnotherDayByRunningItAgain() throws IOException {
        var many = many(1_700);
        var steps = new int[1];
        var killAfter = new int[] {1};
        Progress killed =
                (_, _) -> {
                    if (++steps[0] == killAfter[0]) throw new KilledException();
                };
        for (; killAfter[0] <= 4; killAfter[0]++) {
            steps[0] = 0;
            assertThatThrownBy(() -> run(many, SUMMER, killed)).isInstanceOf(KilledException.class);
            now = now.plus(Duration.ofDays(1));
        }
        // Suppliers alone, then three transactions of 500 orders each.
        assertThat(orders()).hasSize(1_500);
        var report = run(many, SUMMER, (_, _) -> {});
        assertThat(report.orders()).isEqualTo(1_700);
        assertThat(report.fresh()).isEqualTo(200);
        assertThat(orders()).hasSize(1_700);
        assertThat(orders())
                .extracting(order -> order.lines().getFirst().dueOn())
                .containsOnly(LocalDate.of(2012, 3, 20).plusDays(report.shiftedDays()));
        assertThat(suppliers()).hasSize(1);
    }

    @Test
    void aGzippedFileIsTheSameFile() throws IOException {
        var plain = run(null);
        var gzipped = dir.resolve("deliveries.csv.gz");
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(gzipped))) {
            Files.copy(file, gzip);
        }
        var again = run(gzipped, null, (_, _) -> {});
        assertThat(again).usingRecursiveComparison().ignoringFields("fresh").isEqualTo(plain);
    }

    private void refused(String name, byte[] content, String why) throws IOException {
        var other = Files.write(dir.resolve(name), content);
        assertThatThrownBy(() -> run(other, null, (_, _) -> {}))
                .as(name)
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("Nothing was stored");
        assertThat(orders()).isEmpty();
    }

    @Test
    void whatIsNoSuchFileIsRefusedWithWhatToDo() throws IOException {
        var whole = Files.readString(file);
        var header = whole.substring(0, whole.indexOf('\n') + 1);
        refused("empty.csv", new byte[0], "it is empty");
        refused("header.csv", header.getBytes(StandardCharsets.UTF_8), "holds no orders");
        refused(
                "retail.csv",
                "InvoiceNo,StockCode\n1,A1\n".getBytes(StandardCharsets.UTF_8),
                "missing: ID, PO / SO #, Vendor");
        refused(
                "column.csv",
                whole.replace("Line Item Value", "Worth").getBytes(StandardCharsets.UTF_8),
                "missing: Line Item Value");
        refused("utf16.csv", whole.getBytes(StandardCharsets.UTF_16), "UTF-16");
        refused("latin1.csv", whole.getBytes(StandardCharsets.ISO_8859_1), "is not in UTF-8");
        refused("plain.csv.gz", whole.getBytes(StandardCharsets.UTF_8), "not gzipped");
        refused(
                "quote.csv",
                (whole + "99,\"900").getBytes(StandardCharsets.UTF_8),
                "a quote in it is never closed");
    }

    private static Path published() {
        var folder = System.getProperty("lsn.data.dir", "");
        assumeTrue(
                !folder.isEmpty(), "the folder of real data is not named by lsn.data.dir: skipped");
        return Path.of(folder).resolve("scms-deliveries.csv.gz");
    }

    /// The published history, whose figures are told with it.
    @Test
    void thePublishedHistoryComesToItsPublishedFigures() throws IOException {
        var history = published();
        var report = run(history, null, (_, _) -> {});
        assertThat(report.lines()).isEqualTo(10_324);
        assertThat(report.rejected()).isEmpty();
        assertThat(report.used()).isEqualTo(10_324);
        assertThat(report.orders()).isEqualTo(6_233).isEqualTo(orders().size());
        assertThat(report.suppliers()).isEqualTo(73).isEqualTo(suppliers().size());
        assertThat(report.items()).isEqualTo(184);
        assertThat(report.lateLines()).isEqualTo(1_186);
        assertThat(report.valueMinor()).isEqualTo(162_758_445_729L);
        assertThat(report.byState()).isEqualTo(Map.of("sent", 0, "completed", 6_233));
        assertThat(run(history, null, (_, _) -> {}).fresh()).isZero();
    }

    @Test
    void asOfADayOfThePublishedHistorySomeOfItIsStillToCome() throws IOException {
        var report = run(published(), LocalDate.of(2014, 6, 1), (_, _) -> {});
        assertThat(report.lines()).isEqualTo(10_324).isEqualTo(sum(report));
        assertThat(report.notOrderedYet()).isEqualTo(1_309);
        var open =
                orders().stream()
                        .flatMap(order -> order.lines().stream())
                        .filter(line -> line.deliveredOn() == null)
                        .toList();
        assertThat(open).hasSize(658);
        assertThat(open)
                .filteredOn(line -> !line.dueOn().isBefore(LocalDate.of(2026, 11, 21)))
                .hasSize(658 - 19);
    }
}
