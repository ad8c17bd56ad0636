package live.lsn.rules.goods;

import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.InspectionLevel;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotSource;
import live.lsn.api.model.goods.Nonconformity;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.model.goods.PlanSpec.ClassAql;
import live.lsn.api.model.goods.PlanSpec.Defect;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;
import live.lsn.api.model.goods.Severity;
import live.lsn.api.model.goods.SignOff;
import live.lsn.api.model.goods.UnitEntry;
import live.lsn.api.procedure.Command;
import live.lsn.api.procedure.GoodsProcedures.CountLot;
import live.lsn.api.procedure.GoodsProcedures.ReceiveLot;
import live.lsn.api.procedure.GoodsProcedures.RecordUnits;
import live.lsn.api.procedure.GoodsProcedures.StartInspection;
import live.lsn.rules.CommandRule;
import live.lsn.rules.Context;
import live.lsn.rules.Lookup;
import live.lsn.rules.Outcome;
import live.lsn.rules.Outcome.Applied;
import live.lsn.rules.Outcome.Refused;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Gives commands on one lot, as tests need them.
final class Dock {
    static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");

    /// The plan of the worked example: critical 0.065, major 2.5, minor 4.0.
    static final PlanSpec SPEC = spec(Scheme.Z1_4, Counting.ITEMS, false, List.of());

    static final LotSource SOURCE =
            new LotSource(
                    "order",
                    "PO-2207",
                    "line",
                    "supplier",
                    "SUP-118",
                    "Maker",
                    "SKU-1",
                    "Headset",
                    "each",
                    null);

    private @Nullable Lot lot;

    static PlanSpec spec(
            Scheme scheme,
            Counting counting,
            boolean mayCurtail,
            List<PlanSpec.Characteristic> characteristics) {
        return new PlanSpec(
                scheme,
                PlanType.SINGLE,
                InspectionLevel.II,
                counting,
                mayCurtail,
                false,
                true,
                List.of(
                        new ClassAql(NonconformityClass.CRITICAL, "0.065"),
                        new ClassAql(NonconformityClass.MAJOR, "2.5"),
                        new ClassAql(NonconformityClass.MINOR, "4.0")),
                List.of(
                        new Defect("SHARP", "Sharp edge", NonconformityClass.CRITICAL),
                        new Defect("DENT", "Dent", NonconformityClass.MAJOR),
                        new Defect("HINGE", "Loose hinge", NonconformityClass.MAJOR),
                        new Defect("SCRATCH", "Scratch", NonconformityClass.MINOR)),
                characteristics);
    }

    static CountLot count(long quantity, long damaged) {
        return new CountLot(
                "lot", "LOT-A-1", "AU", SOURCE, quantity, damaged, null, null, List.of(), null);
    }

    static StartInspection start(String id, PlanSpec spec, Severity severity, boolean again) {
        var severities = new EnumMap<NonconformityClass, Severity>(NonconformityClass.class);
        spec.classes().forEach(one -> severities.put(one.of(), severity));
        return new StartInspection(
                "lot",
                id,
                "INS-" + id.toUpperCase(java.util.Locale.ROOT),
                spec,
                severities,
                7,
                again);
    }

    static UnitEntry unit(int index, String... defects) {
        var found = new java.util.HashMap<String, Integer>();
        for (var defect : defects) found.merge(defect, 1, Integer::sum);
        return new UnitEntry(index, null, found, Map.of(), false, NOW);
    }

    /// A lot that was received.
    static Dock received(long quantity) {
        var dock = new Dock();
        dock.give(LotRules.COUNT, count(quantity, 0));
        dock.give(LotRules.RECEIVE, new ReceiveLot("lot"));
        return dock;
    }

    /// Good units from one to another.
    void good(String inspection, int from, int to) {
        for (var first = from; first <= to; first += InspectionRules.MOST_UNITS) {
            var last = Math.min(to, first + InspectionRules.MOST_UNITS - 1);
            give(
                    InspectionRules.RECORD,
                    new RecordUnits(
                            "lot",
                            inspection,
                            java.util.stream.IntStream.rangeClosed(first, last)
                                    .mapToObj(index -> unit(index))
                                    .toList()));
        }
    }

    Lot lot() {
        return Objects.requireNonNull(lot);
    }

    Nonconformity report() {
        return Objects.requireNonNull(lot().nonconformity());
    }

    /// What the first inspection was signed with.
    SignOff signOff() {
        return Objects.requireNonNull(lot().inspections().getFirst().signOff());
    }

    <C extends Command> Outcome<Lot> ask(CommandRule<Lot, C> rule, C command) {
        return ask(rule, command, Lookup.NOTHING);
    }

    <C extends Command> Outcome<Lot> ask(CommandRule<Lot, C> rule, C command, Lookup lookup) {
        var context = new Context("inspector", NOW, "00000000-0000-7000-8000-000000000001", lookup);
        var outcome = rule.rule().apply(lot, command, context);
        if (outcome instanceof Applied<Lot>(var after)) lot = after;
        return outcome;
    }

    /// Gives a command that must be taken.
    <C extends Command> Lot give(CommandRule<Lot, C> rule, C command) {
        if (ask(rule, command) instanceof Refused<Lot>(var why))
            throw new AssertionError("refused: " + why);
        return lot();
    }

    /// Why it is refused; empty where it is not.
    <C extends Command> String refusal(CommandRule<Lot, C> rule, C command) {
        return ask(rule, command) instanceof Refused<Lot>(var why) ? why.code() : "";
    }
}
