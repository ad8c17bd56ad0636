package live.lsn.rules.goods;

import static live.lsn.rules.goods.Dock.SOURCE;
import static live.lsn.rules.goods.Dock.SPEC;
import static live.lsn.rules.goods.Dock.start;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.collection.Collections;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Aggregate;
import live.lsn.api.model.goods.Disposition;
import live.lsn.api.model.goods.InspectionPlan;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.model.goods.Severity;
import live.lsn.api.procedure.GoodsProcedures.PassLot;
import live.lsn.api.procedure.GoodsProcedures.PutAwayLot;
import live.lsn.api.procedure.GoodsProcedures.ReceiveLot;
import live.lsn.api.procedure.GoodsProcedures.SignInspection;
import live.lsn.rules.Lookup;
import live.lsn.rules.Outcome.Applied;
import live.lsn.rules.Outcome.Refused;
import live.lsn.rules.sampling.SkipLot;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// A lot that was not drawn passes without inspection; nothing else does.
class PassRulesTest {
    private static final long SEED = LotDraw.seedOf(SOURCE);

    private static int place(boolean drawn) {
        return IntStream.range(11, 100)
                .filter(each -> new LotDraw(3, SEED, each).isDrawn() == drawn)
                .findFirst()
                .orElseThrow();
    }

    private static PassLot undrawn() {
        return new PassLot("lot", 3, SEED, place(false));
    }

    /// A platform that knows of these plans alone.
    private static Lookup plans(InspectionPlan... plans) {
        return new Lookup() {
            @Override
            public boolean seesAll() {
                return true;
            }

            @Override
            @SuppressWarnings("unchecked") // plans alone are asked for
            public <A extends Aggregate> @Nullable A find(
                    SyncedCollection<A> collection, String id) {
                return (A)
                        List.of(plans).stream()
                                .filter(_ -> collection.equals(Collections.INSPECTION_PLANS))
                                .filter(plan -> plan.id().equals(id))
                                .findFirst()
                                .orElse(null);
            }

            @Override
            public long sum(
                    SyncedCollection<?> collection, String column, String by, String value) {
                return 0;
            }
        };
    }

    private static InspectionPlan plan(String sku, @Nullable Integer skipAfter) {
        var spec =
                new PlanSpec(
                        SPEC.scheme(),
                        SPEC.type(),
                        SPEC.level(),
                        SPEC.counting(),
                        SPEC.mayCurtail(),
                        SPEC.limitNumbersWaived(),
                        SPEC.reducedApproved(),
                        SPEC.classes(),
                        SPEC.defects(),
                        SPEC.characteristics(),
                        skipAfter);
        return new InspectionPlan(InspectionPlan.idOf("AU", sku), 1, "AU", sku, spec, false);
    }

    @Test
    void anUndrawnLotIsAcceptedAndKeepsWhy() {
        var dock = Dock.received(50);
        var passed = dock.give(PassRules.PASS, undrawn());
        assertThat(passed.state()).isEqualTo(LotState.ACCEPTED);
        assertThat(passed.stockUnits()).isEqualTo(50);
        assertThat(passed.dispositions()).containsExactly(new Lot.Way(Disposition.ACCEPT, 50));
        assertThat(passed.holding()).isNull();
        assertThat(passed.passed())
                .isEqualTo(new Lot.Passed("inspector", Dock.NOW, 3, SEED, place(false)));
    }

    @Test
    void itGoesToItsBinLikeAnyAcceptedLotAndStillTellsWhy() {
        var dock = Dock.received(50);
        dock.give(PassRules.PASS, undrawn());
        var shelved = dock.give(LotRules.PUT_AWAY, new PutAwayLot("lot", "S-01-01"));
        assertThat(shelved.bin()).isEqualTo("S-01-01");
        assertThat(shelved.passed()).isNotNull();
    }

    @Test
    void aDrawnLotDoesNotPass() {
        assertThat(
                        Dock.received(50)
                                .refusal(PassRules.PASS, new PassLot("lot", 3, SEED, place(true))))
                .isEqualTo("goods.pass.drawn");
    }

    @Test
    void nobodyPicksTheDraw() {
        var dock = Dock.received(50);
        assertThat(dock.refusal(PassRules.PASS, new PassLot("lot", 3, SEED + 1, 12)))
                .isEqualTo("goods.pass.seed");
        assertThat(dock.refusal(PassRules.PASS, new PassLot("lot", 1, SEED, 12)))
                .isEqualTo("goods.pass.one-in");
        assertThat(dock.refusal(PassRules.PASS, new PassLot("lot", 6, SEED, 12)))
                .isEqualTo("goods.pass.one-in");
        assertThat(dock.refusal(PassRules.PASS, new PassLot("lot", 3, SEED, 0)))
                .isEqualTo("goods.pass.place");
    }

    @Test
    void aLotMustBeThereWholeAndUntouched() {
        var dock = new Dock();
        assertThat(dock.refusal(PassRules.PASS, undrawn())).isEqualTo("goods.lot.unknown");
        dock.give(LotRules.COUNT, Dock.count(50, 1));
        assertThat(dock.refusal(PassRules.PASS, undrawn())).isEqualTo("goods.lot.not-received");
        dock.give(LotRules.RECEIVE, new ReceiveLot("lot"));
        assertThat(dock.refusal(PassRules.PASS, undrawn())).isEqualTo("goods.pass.damaged");
        var begun = Dock.received(50);
        begun.give(InspectionRules.START, start("a", SPEC, Severity.NORMAL, false));
        assertThat(begun.refusal(PassRules.PASS, undrawn())).isEqualTo("goods.pass.inspected");
        var passed = Dock.received(50);
        passed.give(PassRules.PASS, undrawn());
        assertThat(passed.refusal(PassRules.PASS, undrawn()))
                .isEqualTo("goods.pass.passed-already");
    }

    @Test
    void thePlanOfTheItemDecides() {
        var on = plan("SKU-1", 10);
        var off = plan("SKU-1", null);
        var everyOn = plan(InspectionPlan.EVERY_ITEM, 10);
        assertThat(ask(plans())).isEqualTo("goods.pass.off");
        assertThat(ask(plans(off, everyOn))).isEqualTo("goods.pass.off");
        assertThat(ask(plans(on))).isEmpty();
        assertThat(ask(plans(everyOn))).isEmpty();
    }

    private static String ask(Lookup lookup) {
        return Dock.received(50).ask(PassRules.PASS, undrawn(), lookup)
                        instanceof Refused<Lot>(var why)
                ? why.code()
                : "";
    }

    @Test
    void whatAnInspectionFindsAfterwardsHolds() {
        var dock = Dock.received(50);
        dock.give(PassRules.PASS, undrawn());
        dock.give(InspectionRules.START, start("a", SPEC, Severity.NORMAL, false));
        dock.give(
                InspectionRules.RECORD,
                new live.lsn.api.procedure.GoodsProcedures.RecordUnits(
                        "lot", "a", List.of(Dock.unit(1, "SHARP"))));
        dock.good("a", 2, dock.lot().inspections().getFirst().most());
        var lot =
                dock.give(
                        InspectionRules.SIGN,
                        new SignInspection(
                                "lot",
                                "a",
                                LotVerdict.REJECTED,
                                Map.of(Disposition.RETURN, 50),
                                null));
        assertThat(lot.state()).isEqualTo(LotState.REJECTED);
        assertThat(lot.stockUnits()).isZero();
        assertThat(Objects.requireNonNull(lot.passed()).oneIn()).isEqualTo(3);
    }

    @Property
    void aLotPassesExactlyWhereItIsNotDrawn(
            @ForAll @IntRange(min = -1, max = 8) int oneIn,
            @ForAll @IntRange(min = -5, max = 500) int place) {
        var outcome = Dock.received(50).ask(PassRules.PASS, new PassLot("lot", oneIn, SEED, place));
        var mayPass =
                oneIn >= 2
                        && oneIn <= SkipLot.RAREST
                        && place >= 1
                        && !SkipLot.draws(oneIn, SEED, place);
        assertThat(outcome instanceof Applied<Lot>).isEqualTo(mayPass);
    }
}
