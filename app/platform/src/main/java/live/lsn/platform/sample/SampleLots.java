package live.lsn.platform.sample;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Ids;
import live.lsn.api.model.goods.Disposition;
import live.lsn.api.model.goods.InspectionPlan;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotSource;
import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.Nonconformity.What;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.api.model.goods.Severity;
import live.lsn.api.model.goods.UnitEntry;
import live.lsn.api.procedure.Command;
import live.lsn.api.procedure.GoodsProcedures.CountLot;
import live.lsn.api.procedure.GoodsProcedures.FollowUp;
import live.lsn.api.procedure.GoodsProcedures.PutAwayLot;
import live.lsn.api.procedure.GoodsProcedures.ReceiveLot;
import live.lsn.api.procedure.GoodsProcedures.RecordUnits;
import live.lsn.api.procedure.GoodsProcedures.SignInspection;
import live.lsn.api.procedure.GoodsProcedures.StartInspection;
import live.lsn.platform.sample.SampleData.Inspector;
import live.lsn.rules.CommandRule;
import live.lsn.rules.Context;
import live.lsn.rules.Outcome;
import live.lsn.rules.goods.FollowUpRules;
import live.lsn.rules.goods.InspectionCount;
import live.lsn.rules.goods.InspectionRules;
import live.lsn.rules.goods.LotHistory;
import live.lsn.rules.goods.LotRules;
import live.lsn.rules.sampling.Verdict;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// Makes lots by giving the commands that people would have given.
final class SampleLots {
    private static final int FIRST_LOT = 70_100;
    private static final int FIRST_INSPECTION = 3_100;
    private static final Duration UNIT_TIME = Duration.ofSeconds(24);
    private static final Duration STARTED = Duration.ofMinutes(50);
    private static final int IN_WORK_PERCENT = 70;
    private static final int PER_MILLE = 1_000;

    /// Days in which a supplier answers, and in which it is seen whether that helped.
    private static final int ANSWER_DAYS = 14;

    private final Channel channel;
    private final SamplePlans plans;
    private final RandomGenerator chance;
    private final List<Inspector> inspectors;
    private final Instant until;
    private final Map<String, Lot> lots = new java.util.LinkedHashMap<>();
    private final Map<String, List<String>> byItem = new HashMap<>();
    private int nextLot = FIRST_LOT;
    private int nextInspection = FIRST_INSPECTION;
    private int commands;
    private boolean inWork;

    /// @param until nothing happened after it
    SampleLots(
            Channel channel,
            SamplePlans plans,
            RandomGenerator chance,
            List<Inspector> inspectors,
            Instant until) {
        this.until = until;
        this.channel = channel;
        this.plans = plans;
        this.chance = chance;
        this.inspectors =
                inspectors.isEmpty()
                        ? List.of(new Inspector("sample", "sample"))
                        : List.copyOf(inspectors);
    }

    List<InspectionPlan> plans() {
        return plans.all();
    }

    List<Lot> made() {
        return List.copyOf(lots.values());
    }

    /// A lot of the past: counted, inspected to its end, put away or followed up.
    void inspected(PurchaseOrder order, PurchaseOrder.Line line, Instant dock, int perMille) {
        var lot = received(order, line, dock);
        var end = inspect(lot, dock.plus(STARTED), perMille, Integer.MAX_VALUE);
        sign(lot, end);
        if (get(lot).nonconformity() == null) {
            var bin = "S-%02d-%02d".formatted(1 + chance.nextInt(5), 1 + chance.nextInt(10));
            give(LotRules.PUT_AWAY, new PutAwayLot(lot, bin), end.plus(STARTED));
        } else {
            followUp(lot, end);
        }
    }

    /// A lot that waits for its inspection; of the first one some units were looked at.
    void waiting(
            PurchaseOrder order,
            PurchaseOrder.Line line,
            Instant dock,
            int perMille,
            Duration age) {
        var lot = received(order, line, dock);
        if (inWork || age.compareTo(STARTED) < 0) return;
        inWork = true;
        inspect(lot, dock.plus(STARTED), perMille, IN_WORK_PERCENT);
    }

    private String received(PurchaseOrder order, PurchaseOrder.Line line, Instant dock) {
        var number = "LOT-" + nextLot++;
        var id = id("lot|" + number);
        var broken = chance.nextInt(5) == 0 ? 1 + chance.nextInt(3) : 0;
        var beauty = plans.of(line.sku()).characteristics().size() > 1;
        var day = LocalDate.ofInstant(dock, ZoneOffset.UTC);
        give(
                LotRules.COUNT,
                new CountLot(
                        id,
                        number,
                        channel.code(),
                        new LotSource(
                                order.id(),
                                order.number(),
                                line.id(),
                                order.supplierId(),
                                order.supplierNumber(),
                                order.supplierName(),
                                line.sku(),
                                line.item(),
                                line.unit(),
                                dock),
                        line.ordered(),
                        broken,
                        "B%02d%03d".formatted(day.getYear() % 100, day.getDayOfYear()),
                        beauty ? day.plusMonths(18) : null,
                        List.of(),
                        null),
                dock.plusSeconds(600));
        give(LotRules.RECEIVE, new ReceiveLot(id), dock.plusSeconds(900));
        return id;
    }

    /// @param percent of the largest sample that is looked at
    /// @return when the last unit was looked at
    private Instant inspect(String lot, Instant start, int perMille, int percent) {
        var before = get(lot);
        var spec = plans.of(before.source().sku());
        var item = before.source().supplierId() + "|" + before.source().sku();
        var known = byItem.computeIfAbsent(item, _ -> new ArrayList<>());
        var history = new LotHistory(spec, known.stream().map(this::get).toList());
        known.add(lot);
        var number = "INS-" + nextInspection++;
        var inspection = id("inspection|" + number);
        give(
                InspectionRules.START,
                new StartInspection(
                        lot,
                        inspection,
                        number,
                        spec,
                        severities(spec, history),
                        chance.nextLong(1L << 53),
                        false),
                start);
        var most = Objects.requireNonNull(get(lot).inspection(inspection)).most();
        var units = percent > 100 ? most : most * percent / 100;
        var entries = new ArrayList<UnitEntry>();
        for (var index = 1; index <= units; index++)
            entries.add(entry(spec, index, perMille, start.plus(UNIT_TIME.multipliedBy(index))));
        give(
                InspectionRules.RECORD,
                new RecordUnits(lot, inspection, entries),
                start.plus(UNIT_TIME.multipliedBy(units)));
        return start.plus(UNIT_TIME.multipliedBy(units + 1L));
    }

    /// Where inspection is discontinued the supplier has acted, so that it resumes tightened.
    private static Map<NonconformityClass, Severity> severities(PlanSpec spec, LotHistory history) {
        var all = new EnumMap<NonconformityClass, Severity>(NonconformityClass.class);
        spec.classes().forEach(one -> all.put(one.of(), Severity.TIGHTENED));
        all.putAll(history.severities());
        return all;
    }

    private UnitEntry entry(PlanSpec spec, int index, int perMille, Instant at) {
        var defects = new HashMap<String, Integer>();
        if (chance.nextInt(PER_MILLE) < perMille) defects.put(defect(spec), 1);
        var readings = new HashMap<String, String>();
        for (var one : spec.characteristics())
            if (index <= one.units()) readings.put(one.code(), reading(one));
        return new UnitEntry(index, null, defects, readings, false, at);
    }

    private String defect(PlanSpec spec) {
        var sum = spec.defects().stream().mapToInt(plans::weight).sum();
        var left = chance.nextInt(sum);
        for (var defect : spec.defects()) {
            left -= plans.weight(defect);
            if (left < 0) return defect.code();
        }
        throw new IllegalStateException("the weights of a plan add up");
    }

    private String reading(PlanSpec.Characteristic of) {
        var lower = new BigDecimal(Objects.requireNonNull(of.lower()));
        var width = new BigDecimal(Objects.requireNonNull(of.upper())).subtract(lower);
        var share = BigDecimal.valueOf(Math.clamp(0.5 + chance.nextGaussian() / 7, 0.02, 0.98));
        return lower.add(width.multiply(share)).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private void sign(String lot, Instant at) {
        var before = get(lot);
        var inspection = before.inspections().getLast();
        var accepted = InspectionCount.of(inspection).verdict() instanceof Verdict.Accepted;
        var ways = new EnumMap<Disposition, Integer>(Disposition.class);
        var broken = Math.toIntExact(before.count().damaged());
        var whole = Math.toIntExact(before.count().whole());
        ways.put(accepted ? Disposition.ACCEPT : Disposition.RETURN, whole);
        if (broken > 0) ways.merge(Disposition.RETURN, broken, Integer::sum);
        give(
                InspectionRules.SIGN,
                new SignInspection(
                        lot,
                        inspection.id(),
                        accepted ? LotVerdict.ACCEPTED : LotVerdict.REJECTED,
                        ways,
                        null,
                        inspector().name()),
                at);
    }

    /// A step of a report.
    ///
    /// @param after when it is usually taken, from the signature on
    private record Step(What what, Duration after, @Nullable String text) {}

    private static final List<Step> STEPS =
            List.of(
                    new Step(What.SUPPLIER_NOTIFIED, Duration.ofHours(3), null),
                    new Step(
                            What.ACTION_ASKED,
                            Duration.ofHours(4),
                            "Find the cause and say what keeps it from coming again."),
                    new Step(
                            What.ACTION_ANSWERED,
                            Duration.ofDays(6),
                            "Worn tool in the second station; replaced, checked at each shift."),
                    new Step(
                            What.FOUND_EFFECTIVE,
                            Duration.ofDays(20),
                            "Three lots since without the defect."),
                    new Step(What.CLOSED, Duration.ofDays(21), "Nothing left to do."));

    /// The older a report is, the further it has come; every second one lags some steps behind.
    private void followUp(String lot, Instant signed) {
        var lag = Math.max(0, chance.nextInt(6) - 2);
        var done = STEPS.stream().filter(step -> signed.plus(step.after).isBefore(until)).count();
        var due = LocalDate.ofInstant(signed, ZoneOffset.UTC).plusDays(ANSWER_DAYS);
        for (var step : STEPS.subList(0, Math.max(0, (int) done - lag)))
            tell(
                    lot,
                    step.what,
                    step.what == What.ACTION_ASKED ? due : null,
                    step.text,
                    signed.plus(step.after));
    }

    private void tell(
            String lot, What what, @Nullable LocalDate due, @Nullable String text, Instant at) {
        give(FollowUpRules.FOLLOW_UP, new FollowUp(lot, what, due, text), at);
    }

    private Lot get(String id) {
        return Objects.requireNonNull(lots.get(id));
    }

    private Inspector inspector() {
        return inspectors.get(nextLot % inspectors.size());
    }

    private <C extends Command> void give(CommandRule<Lot, C> rule, C command, Instant at) {
        var context = new Context(inspector().account(), at, id("command|" + commands++));
        var before = lots.get(command.aggregateId());
        switch (rule.rule().apply(before, command, context)) {
            case Outcome.Applied<Lot>(var after) -> lots.put(after.id(), generated(after));
            case Outcome.Refused<Lot>(var why) ->
                    throw new IllegalStateException("the sample was refused: " + why.code());
            case Outcome.Removed<Lot> _ -> throw new IllegalStateException("no rule removes a lot");
        }
    }

    private static Lot generated(Lot lot) {
        return new Lot(
                lot.id(),
                1,
                lot.channel(),
                lot.number(),
                lot.source(),
                lot.state(),
                lot.count(),
                lot.receivedAt(),
                lot.receivedBy(),
                lot.bin(),
                lot.putAways(),
                lot.files(),
                lot.inspections(),
                lot.chosen(),
                lot.dispositions(),
                lot.nonconformity(),
                true);
    }

    private String id(String name) {
        return Ids.derived(SampleGoods.NAMESPACE, channel.code() + "|" + name);
    }
}
