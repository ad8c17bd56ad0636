package live.lsn.platform.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.api.model.goods.PurchaseState;
import live.lsn.platform.importing.OrderBook.Progress;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// What is imported again, or as if another day were today.
class PurchaseOrdersAsOfADayTest extends PurchaseImports {
    private static final LocalDate SUMMER = LocalDate.of(2012, 8, 1);
    private static final long SHIFT = ChronoUnit.DAYS.between(SUMMER, LocalDate.of(2026, 11, 21));

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
