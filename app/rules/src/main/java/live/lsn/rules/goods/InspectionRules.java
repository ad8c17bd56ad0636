package live.lsn.rules.goods;

import static live.lsn.rules.Outcome.refused;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Permission;
import live.lsn.api.model.goods.Disposition;
import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Inspection.Standing;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.Nonconformity;
import live.lsn.api.model.goods.NonconformityState;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.model.goods.SignOff;
import live.lsn.api.model.goods.UnitEntry;
import live.lsn.api.procedure.GoodsProcedures;
import live.lsn.api.procedure.GoodsProcedures.ChooseInspection;
import live.lsn.api.procedure.GoodsProcedures.RecordUnits;
import live.lsn.api.procedure.GoodsProcedures.SignInspection;
import live.lsn.api.procedure.GoodsProcedures.StartInspection;
import live.lsn.api.procedure.GoodsProcedures.TakeBackUnits;
import live.lsn.rules.CommandRule;
import live.lsn.rules.Context;
import live.lsn.rules.Outcome;
import live.lsn.rules.Outcome.Applied;
import live.lsn.rules.Refusal;
import live.lsn.rules.sampling.Aql;
import live.lsn.rules.sampling.SamplingPlans;
import live.lsn.rules.sampling.Verdict;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/// What can be done with the inspection of a lot.
public final class InspectionRules {
    /// How many units one entry takes at most.
    public static final int MOST_UNITS = 2_000;

    private static final int MOST_PER_UNIT = 99;
    private static final int LONGEST_READING = 40;
    private static final int LONGEST_NAME = 80;
    private static final long LARGEST_SEED = (1L << 53) - 1;

    /// How many inspections a lot takes: each is kept for good.
    private static final int MOST_INSPECTIONS = 20;

    public static final CommandRule<Lot, StartInspection> START =
            CommandRule.of(
                            GoodsProcedures.START_INSPECTION,
                            Collections.LOTS,
                            InspectionRules::start)
                    .commuting()
                    .knownBy(
                            (now, command, context) ->
                                    now.inspection(command.inspectionId()) != null);
    public static final CommandRule<Lot, RecordUnits> RECORD =
            CommandRule.of(GoodsProcedures.RECORD_UNITS, Collections.LOTS, InspectionRules::record)
                    .commuting()
                    .knownBy(InspectionRules::isRecorded);
    public static final CommandRule<Lot, TakeBackUnits> TAKE_BACK =
            CommandRule.of(
                            GoodsProcedures.TAKE_BACK_UNITS,
                            Collections.LOTS,
                            InspectionRules::takeBack)
                    .commuting();
    public static final CommandRule<Lot, SignInspection> SIGN =
            CommandRule.of(GoodsProcedures.SIGN_INSPECTION, Collections.LOTS, InspectionRules::sign)
                    .commuting()
                    .alsoNeeding(
                            command ->
                                    command.dispositions().getOrDefault(Disposition.CONCESSION, 0)
                                                    > 0
                                            ? Permission.QUALITY_FOLLOW_UP
                                            : null)
                    .knownBy(
                            (now, command, context) ->
                                    signOff(now, command.inspectionId()) != null);
    public static final CommandRule<Lot, ChooseInspection> CHOOSE =
            CommandRule.of(
                            GoodsProcedures.CHOOSE_INSPECTION,
                            Collections.LOTS,
                            InspectionRules::choose)
                    .knownBy(
                            (now, command, context) ->
                                    command.inspectionId().equals(now.chosen())
                                            && !now.isToChoose());

    private InspectionRules() {}

    /// Begins an inspection. One that could not know of another is kept and marked.
    static Outcome<Lot> start(@Nullable Lot before, StartInspection command, Context context) {
        if (before == null) return refused("goods.lot.unknown");
        if (before.state() == LotState.DRAFT || before.state() == LotState.DISCARDED)
            return refused("goods.lot.not-received");
        if (before.inspection(command.inspectionId()) != null)
            return refused("goods.inspection.known", "inspectionId");
        if (before.inspections().size() >= MOST_INSPECTIONS)
            return refused("goods.inspection.too-many");
        var size = before.count().whole();
        if (size < 1) return refused("goods.inspection.nothing-whole");
        if (command.resubmitted() && before.state() != LotState.REJECTED)
            return refused("goods.inspection.not-rejected", "resubmitted");
        var fault = fault(command);
        if (fault != null) return new Outcome.Refused<>(fault);
        var first =
                before.inspections().stream()
                        .noneMatch(one -> one.standing() != Standing.SET_ASIDE);
        var inspection =
                new Inspection(
                        command.inspectionId(),
                        command.number(),
                        context.actor(),
                        context.occurredAt(),
                        command.spec(),
                        Math.toIntExact(size),
                        LotPlans.of(command.spec(), command.severities(), Math.toIntExact(size)),
                        command.seed(),
                        command.resubmitted(),
                        first || command.resubmitted() ? Standing.ORIGINAL : Standing.DUPLICATE,
                        List.of(),
                        null);
        var moves = before.state() == LotState.RECEIVED || command.resubmitted();
        return new Applied<>(before.with(inspection, moves ? LotState.INSPECTING : before.state()));
    }

    private static @Nullable Refusal fault(StartInspection command) {
        var spec = command.spec();
        if (!command.number().matches("[A-Z0-9][A-Z0-9-]{2,39}"))
            return Refusal.of("goods.number.malformed", "number");
        if (command.seed() < 0 || command.seed() > LARGEST_SEED)
            return Refusal.of("goods.inspection.seed", "seed");
        return planFault(spec, command);
    }

    private static @Nullable Refusal planFault(PlanSpec spec, StartInspection command) {
        if (spec.classes().isEmpty()) return Refusal.of("goods.plan.no-class", "spec");
        if (!SamplingPlans.offers(spec.scheme(), spec.type()))
            return Refusal.of("goods.plan.not-offered", "spec");
        var seen = new HashSet<>();
        for (var one : spec.classes()) {
            var aql = Aql.find(one.aql());
            var perHundred = spec.counting() == live.lsn.api.model.goods.Counting.PER_HUNDRED;
            if (aql.isEmpty() || (aql.get().isPerHundredOnly() && !perHundred))
                return Refusal.of("goods.plan.aql", "spec");
            if (!seen.add(one.of())) return Refusal.of("goods.plan.class-twice", "spec");
            if (!command.severities().containsKey(one.of()))
                return Refusal.of("goods.plan.no-severity", "severities");
        }
        var inspected =
                spec.defects().stream().allMatch(defect -> seen.contains(defect.of()))
                        && spec.characteristics().stream()
                                .allMatch(one -> seen.contains(one.of()) && hasTolerance(one));
        return inspected ? null : Refusal.of("goods.plan.class-without-aql", "spec");
    }

    private static boolean hasTolerance(PlanSpec.Characteristic of) {
        try {
            InspectionCount.characteristic(of);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// Takes entries down while the inspection is open.
    static Outcome<Lot> record(@Nullable Lot before, RecordUnits command, Context context) {
        var inspection = before == null ? null : before.inspection(command.inspectionId());
        if (before == null || inspection == null) return refused("goods.inspection.unknown");
        if (!inspection.isOpen()) return refused("goods.inspection.signed-already");
        if (command.units().isEmpty() || command.units().size() > MOST_UNITS)
            return refused("goods.units.count", "units");
        var seen = new HashSet<Integer>();
        for (var unit : command.units()) {
            var sound =
                    unit.index() >= 1
                            && unit.index() <= inspection.most()
                            && seen.add(unit.index())
                            && isSound(inspection.spec(), unit);
            if (!sound) return refused("goods.units.malformed", "units");
        }
        return new Applied<>(before.with(inspection.with(command.units()), before.state()));
    }

    private static boolean isSound(PlanSpec spec, UnitEntry unit) {
        return !LotRules.tooLong(unit.serial(), LotRules.LONGEST_CODE)
                && unit.defects().entrySet().stream()
                        .allMatch(
                                one ->
                                        spec.defect(one.getKey()).isPresent()
                                                && one.getValue() >= 1
                                                && one.getValue() <= MOST_PER_UNIT)
                && unit.readings().entrySet().stream()
                        .allMatch(
                                one ->
                                        spec.characteristic(one.getKey()).isPresent()
                                                && one.getValue().length() <= LONGEST_READING);
    }

    private static boolean isRecorded(Lot now, RecordUnits command, Context context) {
        var inspection = now.inspection(command.inspectionId());
        return inspection != null && inspection.units().containsAll(command.units());
    }

    static Outcome<Lot> takeBack(@Nullable Lot before, TakeBackUnits command, Context context) {
        var inspection = before == null ? null : before.inspection(command.inspectionId());
        if (before == null || inspection == null) return refused("goods.inspection.unknown");
        if (!inspection.isOpen()) return refused("goods.inspection.signed-already");
        if (command.from() < 1) return refused("goods.units.malformed", "from");
        return new Applied<>(before.with(inspection.before(command.from()), before.state()));
    }

    /// Ends an inspection with what its entries lead to; nothing else can be signed.
    static Outcome<Lot> sign(@Nullable Lot before, SignInspection command, Context context) {
        var inspection = before == null ? null : before.inspection(command.inspectionId());
        if (before == null || inspection == null) return refused("goods.inspection.unknown");
        if (!inspection.isOpen()) return refused("goods.inspection.signed-already");
        if (LotRules.tooLong(command.note(), LotRules.LONGEST_NOTE))
            return refused("goods.note.too-long", "note");
        if (LotRules.tooLong(command.name(), LONGEST_NAME))
            return refused("goods.sign.name", "name");
        var verdict = InspectionCount.of(inspection).verdict();
        if (verdict instanceof Verdict.Pending) return refused("goods.inspection.unfinished");
        var accepted = verdict instanceof Verdict.Accepted;
        if (accepted != (command.verdict() == LotVerdict.ACCEPTED))
            return refused("goods.inspection.another-verdict", "verdict");
        var fault =
                Ways.fault(before, command.dispositions(), accepted ? before.count().whole() : 0);
        if (fault != null) return new Outcome.Refused<>(fault);
        var signOff =
                new SignOff(
                        context.actor(),
                        context.occurredAt(),
                        command.verdict(),
                        verdict instanceof Verdict.Rejected rejected && rejected.curtailed(),
                        verdict instanceof Verdict.Accepted gap && gap.normalNext(),
                        command.dispositions(),
                        command.note(),
                        command.name());
        var signed = before.with(inspection.signed(signOff), before.state());
        // What was signed first holds until a person says otherwise; a resubmitted lot is judged
        // anew.
        var holds =
                before.chosen() == null
                        || inspection.resubmitted()
                        || inspection.id().equals(before.chosen());
        return new Applied<>(
                holds
                        ? judged(signed, inspection.signed(signOff), context.occurredAt())
                                .atVersion(signed.version())
                        : signed);
    }

    /// The lot with a signed inspection's verdict as its own.
    private static Lot judged(Lot lot, Inspection inspection, Instant at) {
        var signOff = Objects.requireNonNull(inspection.signOff());
        var accepted = signOff.verdict() == LotVerdict.ACCEPTED;
        var judged =
                lot.judged(
                        inspection.id(),
                        accepted ? LotState.ACCEPTED : LotState.REJECTED,
                        Ways.of(signOff.dispositions()));
        if (accepted || judged.nonconformity() != null) return judged;
        return judged.reported(
                new Nonconformity(
                        "NCR-" + inspection.number().replaceFirst("^INS-", ""),
                        inspection.id(),
                        at,
                        NonconformityState.OPEN,
                        null,
                        false,
                        List.of()));
    }

    /// A person says which of two inspections holds; the others are set aside, and kept.
    static Outcome<Lot> choose(@Nullable Lot before, ChooseInspection command, Context context) {
        if (before == null) return refused("goods.lot.unknown");
        var inspection = before.inspection(command.inspectionId());
        if (inspection == null || inspection.isOpen())
            return refused("goods.inspection.not-signed", "inspectionId");
        if (!before.isToChoose()) return refused("goods.inspection.nothing-to-choose");
        var settled = before;
        for (var one : before.inspections()) {
            var standing =
                    one.id().equals(inspection.id()) ? Standing.ORIGINAL : Standing.SET_ASIDE;
            if (!one.isOpen()) settled = settled.with(one.standing(standing), settled.state());
        }
        var judged = withoutReport(judged(settled, inspection, context.occurredAt()), context);
        return new Applied<>(judged.atVersion(before.version() + 1));
    }

    /// What an inspection that was set aside had reported is over where the lot is accepted after
    /// all.
    private static Lot withoutReport(Lot lot, Context context) {
        var report = lot.nonconformity();
        if (report == null
                || lot.state() != LotState.ACCEPTED
                || report.state() == NonconformityState.CLOSED) return lot;
        var over =
                new Nonconformity.Event(
                        Nonconformity.What.CLOSED, context.actor(), context.occurredAt(), null);
        return lot.reported(
                report.after(
                        over,
                        NonconformityState.CLOSED,
                        report.answerDue(),
                        report.contractReview()));
    }

    private static @Nullable SignOff signOff(Lot lot, String inspectionId) {
        var inspection = lot.inspection(inspectionId);
        return inspection == null ? null : inspection.signOff();
    }
}
