package live.lsn.platform.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.api.model.goods.PurchaseState;
import live.lsn.api.model.goods.Supplier;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

class ImportPurchaseOrdersTest extends PurchaseImports {
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
}
