package live.lsn.rules.goods;

import static live.lsn.rules.goods.Dock.SPEC;
import static live.lsn.rules.goods.Dock.count;
import static live.lsn.rules.goods.Dock.start;
import static live.lsn.rules.goods.Dock.unit;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Aggregate;
import live.lsn.api.model.Money;
import live.lsn.api.model.goods.Disposition;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.Nonconformity.What;
import live.lsn.api.model.goods.NonconformityState;
import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.api.model.goods.PurchaseState;
import live.lsn.api.model.goods.Severity;
import live.lsn.api.procedure.GoodsProcedures.CountLot;
import live.lsn.api.procedure.GoodsProcedures.DiscardLot;
import live.lsn.api.procedure.GoodsProcedures.DisposeLot;
import live.lsn.api.procedure.GoodsProcedures.FollowUp;
import live.lsn.api.procedure.GoodsProcedures.PutAwayLot;
import live.lsn.api.procedure.GoodsProcedures.ReceiveLot;
import live.lsn.api.procedure.GoodsProcedures.RecordUnits;
import live.lsn.api.procedure.GoodsProcedures.SignInspection;
import live.lsn.api.trpc.Json;
import live.lsn.rules.Lookup;
import live.lsn.rules.Outcome.Applied;
import live.lsn.rules.Outcome.Refused;
import live.lsn.rules.sampling.Verdict;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

class LotRulesTest {
    /// An order of one line and what came of it so far.
    private record OneOrder(PurchaseOrder order, long booked) implements Lookup {
        @Override
        public boolean seesAll() {
            return true;
        }

        @Override
        public <A extends Aggregate> @Nullable A find(SyncedCollection<A> collection, String id) {
            return id.equals(order.id()) ? collection.type().cast(order) : null;
        }

        @Override
        public long sum(SyncedCollection<?> collection, String column, String by, String value) {
            return booked;
        }
    }

    private static Lookup ordered(long ordered, int permille, PurchaseState state, long booked) {
        var line =
                new PurchaseOrder.Line(
                        "line",
                        1,
                        "SKU-1",
                        "Headset",
                        "each",
                        ordered,
                        new Money(1, "AUD"),
                        LocalDate.of(2026, 11, 27),
                        null,
                        null);
        return new OneOrder(
                new PurchaseOrder(
                        "order",
                        1,
                        "AU",
                        "PO-2207",
                        "supplier",
                        "SUP-118",
                        "Maker",
                        state,
                        null,
                        List.of(line),
                        permille,
                        false,
                        false),
                booked);
    }

    private static String receive(long quantity, Lookup lookup) {
        var dock = new Dock();
        dock.give(LotRules.COUNT, count(quantity, 0));
        return dock.ask(LotRules.RECEIVE, new ReceiveLot("lot"), lookup)
                        instanceof Refused<Lot>(var why)
                ? why.code() + " " + why.details().getOrDefault("left", "")
                : dock.lot().state().name();
    }

    /// goods.md 5.6: ordered 10,000, tolerance 2 %.
    @Test
    void noMoreIsReceivedThanTheOrderAndItsToleranceAllow() {
        var so = PurchaseState.SENT;
        assertThat(receive(9_900, ordered(10_000, 20, so, 0))).isEqualTo("RECEIVED");
        assertThat(receive(290, ordered(10_000, 20, so, 9_900))).isEqualTo("RECEIVED");
        assertThat(receive(11, ordered(10_000, 20, so, 10_190)))
                .isEqualTo("goods.receive.too-many 10");
        assertThat(receive(10, ordered(10_000, 20, so, 10_190))).isEqualTo("RECEIVED");
        assertThat(receive(1, ordered(10_000, 20, PurchaseState.CANCELLED, 0)))
                .startsWith("goods.order.cancelled");
    }

    @Test
    void anItemOfAnotherLineIsRefused() {
        var dock = new Dock();
        var source = Dock.SOURCE;
        var other =
                new live.lsn.api.model.goods.LotSource(
                        source.orderId(),
                        source.orderNumber(),
                        "line of another order",
                        source.supplierId(),
                        source.supplierNumber(),
                        source.supplierName(),
                        source.sku(),
                        source.item(),
                        source.unit(),
                        null);
        dock.give(
                LotRules.COUNT,
                new CountLot("lot", "LOT-A-1", "AU", other, 5, 0, null, null, List.of(), null));
        assertThat(
                        dock.ask(
                                LotRules.RECEIVE,
                                new ReceiveLot("lot"),
                                ordered(10, 0, PurchaseState.SENT, 0)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aDraftMovesNothingAndWhatWasReceivedStays() {
        var dock = new Dock();
        dock.give(LotRules.COUNT, count(100, 2));
        assertThat(dock.lot().bookedUnits()).isZero();
        dock.give(LotRules.COUNT, count(98, 2));
        assertThat(dock.lot().count().whole()).isEqualTo(96);
        assertThat(dock.refusal(LotRules.PUT_AWAY, new PutAwayLot("lot", "S-01-01")))
                .isEqualTo("goods.lot.not-received");
        dock.give(LotRules.RECEIVE, new ReceiveLot("lot"));
        assertThat(dock.lot().bookedUnits()).isEqualTo(98);
        assertThat(dock.refusal(LotRules.COUNT, count(5, 0)))
                .isEqualTo("goods.lot.received-already");
        assertThat(dock.refusal(LotRules.DISCARD, new DiscardLot("lot")))
                .isEqualTo("goods.lot.received-already");
    }

    @Test
    void whoPutALotIntoWhichBinAndWhenIsKept() {
        var dock = new Dock();
        dock.give(LotRules.COUNT, count(100, 2));
        dock.give(LotRules.RECEIVE, new ReceiveLot("lot"));
        assertThat(dock.lot().putAways()).isEmpty();
        for (var bin : List.of("S-01-01", "S-01-01", "S-02-07"))
            dock.give(LotRules.PUT_AWAY, new PutAwayLot("lot", bin));
        assertThat(dock.lot().bin()).isEqualTo("S-02-07");
        var by = dock.lot().count().by();
        assertThat(dock.lot().putAways())
                .containsExactly(
                        new Lot.PutAway("S-01-01", by, Dock.NOW),
                        new Lot.PutAway("S-02-07", by, Dock.NOW));
    }

    @Test
    void aRecordFromBeforeThatWasKeptIsReadAndTakesTheNextOne() {
        var dock = new Dock();
        dock.give(LotRules.COUNT, count(100, 2));
        dock.give(LotRules.RECEIVE, new ReceiveLot("lot"));
        dock.give(LotRules.PUT_AWAY, new PutAwayLot("lot", "S-01-01"));
        var json = (ObjectNode) Json.MAPPER.valueToTree(dock.lot());
        json.remove("putAways");
        var old = Json.MAPPER.treeToValue(json, Lot.class);
        assertThat(old.bin()).isEqualTo("S-01-01");
        assertThat(old.putAways()).isEmpty();
        assertThat(old.putInto("S-01-01", "me", Dock.NOW).putAways())
                .containsExactly(new Lot.PutAway("S-01-01", "me", Dock.NOW));
    }

    @Test
    void aReportIsClosedOnlyWhenItsActionHelped() {
        var dock = rejected();
        var due = LocalDate.of(2026, 12, 11);
        assertThat(tell(dock, What.CLOSED, null)).isEqualTo("goods.report.no-effectiveness-check");
        assertThat(tell(dock, What.ACTION_ANSWERED, null))
                .isEqualTo("goods.report.no-action-asked");
        assertThat(tell(dock, What.SUPPLIER_NOTIFIED, null)).isEmpty();
        assertThat(tell(dock, What.ACTION_ASKED, null)).isEqualTo("goods.report.day");
        assertThat(tell(dock, What.ACTION_ASKED, due)).isEmpty();
        assertThat(tell(dock, What.ACTION_ANSWERED, null)).isEmpty();
        assertThat(tell(dock, What.FOUND_INEFFECTIVE, due)).isEmpty();
        assertThat(tell(dock, What.CLOSED, null)).isEqualTo("goods.report.no-effectiveness-check");
        assertThat(tell(dock, What.REVIEW_FLAGGED, null)).isEmpty();
        assertThat(tell(dock, What.ACTION_ANSWERED, null)).isEmpty();
        assertThat(tell(dock, What.FOUND_EFFECTIVE, null)).isEmpty();
        assertThat(tell(dock, What.CLOSED, null)).isEmpty();
        assertThat(dock.report().state()).isEqualTo(NonconformityState.CLOSED);
        assertThat(dock.report().contractReview()).isTrue();
        assertThat(tell(dock, What.SUPPLIER_NOTIFIED, null)).isEqualTo("goods.report.closed");
    }

    @Test
    void onlySortedOrReworkedUnitsTurnOutGood() {
        var dock = rejected();
        assertThat(
                        dock.refusal(
                                FollowUpRules.DISPOSE,
                                new DisposeLot(
                                        "lot", Map.of(Disposition.ACCEPT, 10), "they look fine")))
                .isEqualTo("goods.disposition.accept");
        dock.give(
                FollowUpRules.DISPOSE,
                new DisposeLot(
                        "lot", Map.of(Disposition.SORT, 7, Disposition.CONCESSION, 3), "agreed"));
        dock.give(
                FollowUpRules.DISPOSE,
                new DisposeLot(
                        "lot",
                        Map.of(
                                Disposition.ACCEPT,
                                6,
                                Disposition.RETURN,
                                1,
                                Disposition.CONCESSION,
                                3),
                        "sorted"));
        assertThat(dock.lot().stockUnits()).isEqualTo(9);
    }

    private static String tell(Dock dock, What what, @Nullable LocalDate due) {
        return dock.refusal(FollowUpRules.FOLLOW_UP, new FollowUp("lot", what, due, "said so"));
    }

    private static Dock rejected() {
        var dock = Dock.received(10);
        dock.give(InspectionRules.START, start("a", SPEC, Severity.NORMAL, false));
        dock.give(InspectionRules.RECORD, new RecordUnits("lot", "a", List.of(unit(1, "SHARP"))));
        dock.good("a", 2, 10);
        dock.give(
                InspectionRules.SIGN,
                new SignInspection(
                        "lot", "a", LotVerdict.REJECTED, Map.of(Disposition.RETURN, 10), null));
        return dock;
    }

    @Provide
    Arbitrary<Consumer<Dock>> acts() {
        var defect = Arbitraries.of("SHARP", "DENT", "HINGE", "SCRATCH", "");
        var id = Arbitraries.of("a", "b");
        var count = Arbitraries.integers().between(0, 24);
        return Arbitraries.oneOf(
                count.map(n -> dock -> dock.ask(LotRules.COUNT, count(n, n / 8))),
                Arbitraries.of(true)
                        .map(_ -> dock -> dock.ask(LotRules.RECEIVE, new ReceiveLot("lot"))),
                id.map(
                        one ->
                                dock ->
                                        dock.ask(
                                                InspectionRules.START,
                                                start(one, SPEC, Severity.NORMAL, false))),
                id.map(
                        one ->
                                dock ->
                                        dock.ask(
                                                InspectionRules.START,
                                                start(one + one, SPEC, Severity.TIGHTENED, true))),
                id.flatMap(
                        one ->
                                count.flatMap(
                                        n ->
                                                defect.map(
                                                        what ->
                                                                dock ->
                                                                        dock.ask(
                                                                                InspectionRules
                                                                                        .RECORD,
                                                                                new RecordUnits(
                                                                                        "lot",
                                                                                        one,
                                                                                        List.of(
                                                                                                what
                                                                                                                .isEmpty()
                                                                                                        ? unit(
                                                                                                                n)
                                                                                                        : unit(
                                                                                                                n,
                                                                                                                what))))))),
                id.map(one -> dock -> fill(dock, one)),
                id.map(one -> dock -> sign(dock, one)),
                count.map(
                        n ->
                                dock ->
                                        dock.ask(
                                                FollowUpRules.DISPOSE,
                                                new DisposeLot(
                                                        "lot",
                                                        Map.of(
                                                                Disposition.ACCEPT,
                                                                n,
                                                                Disposition.RETURN,
                                                                3),
                                                        "so be it"))));
    }

    private static void fill(Dock dock, String id) {
        if (!isThere(dock)) return;
        var inspection = dock.lot().inspection(id);
        if (inspection == null || !inspection.isOpen()) return;
        for (var index = 1; index <= inspection.most(); index++) {
            var at = index;
            if (inspection.units().stream().noneMatch(unit -> unit.index() == at))
                dock.give(InspectionRules.RECORD, new RecordUnits("lot", id, List.of(unit(at))));
        }
    }

    private static void sign(Dock dock, String id) {
        if (!isThere(dock)) return;
        var all = Math.toIntExact(dock.lot().count().quantity());
        var whole = Math.toIntExact(dock.lot().count().whole());
        var inspection = dock.lot().inspection(id);
        if (inspection == null) return;
        var over = InspectionCount.of(inspection).verdict();
        var bad = isBad(dock, id);
        var accepted =
                dock.ask(
                                InspectionRules.SIGN,
                                new SignInspection(
                                        "lot",
                                        id,
                                        LotVerdict.ACCEPTED,
                                        Map.of(
                                                Disposition.ACCEPT,
                                                whole,
                                                Disposition.RETURN,
                                                all - whole),
                                        null))
                        instanceof Applied;
        // Written another way: nothing is accepted with a gap, or with more than Ac in any class.
        if (accepted) assertThat(bad).isFalse();
        if (over instanceof Verdict.Pending) assertThat(accepted).isFalse();
        dock.ask(
                InspectionRules.SIGN,
                new SignInspection(
                        "lot", id, LotVerdict.REJECTED, Map.of(Disposition.REWORK, all), null));
    }

    private static boolean isBad(Dock dock, String id) {
        var inspection = java.util.Objects.requireNonNull(dock.lot().inspection(id));
        for (var basis : inspection.classes()) {
            var found = 0;
            for (var index = 1; index <= basis.most(); index++) {
                var at = index;
                var entry =
                        inspection.units().stream().filter(unit -> unit.index() == at).findFirst();
                if (entry.isEmpty()) return true;
                var hit =
                        entry.get().defects().keySet().stream()
                                .anyMatch(
                                        code -> SPEC.defect(code).orElseThrow().of() == basis.of());
                if (hit) found++;
            }
            if (found > basis.samples().getLast().acceptance()) return true;
        }
        return false;
    }

    private static boolean isThere(Dock dock) {
        try {
            dock.lot();
            return true;
        } catch (NullPointerException _) {
            return false;
        }
    }

    /// Whatever is asked in whatever order: an answer, never an exception; units are neither made
    /// nor lost.
    @Property(tries = 500)
    void everyOrderOfCommandsIsAnswered(@ForAll("orders") List<Consumer<Dock>> orders) {
        var dock = new Dock();
        for (var act : orders) {
            var before = isThere(dock) ? dock.lot() : null;
            act.accept(dock);
            if (!isThere(dock)) continue;
            var after = dock.lot();
            if (before != null && before.state() != LotState.DRAFT)
                assertThat(after.count()).isEqualTo(before.count());
            var sum = after.dispositions().stream().mapToLong(Lot.Way::units).sum();
            assertThat(sum).isIn(0L, after.count().quantity());
            assertThat(after.stockUnits()).isLessThanOrEqualTo(after.count().quantity());
            if (after.state() == LotState.ACCEPTED)
                assertThat(requireNonNull(requireNonNull(after.holding()).signOff()).verdict())
                        .isEqualTo(LotVerdict.ACCEPTED);
        }
    }

    @Provide
    Arbitrary<List<Consumer<Dock>>> orders() {
        return acts().list().ofMinSize(1).ofMaxSize(40);
    }
}
