package live.lsn.rules.goods;

import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.rules.sampling.Aql;
import live.lsn.rules.sampling.Reading;
import live.lsn.rules.sampling.SamplingPlans;
import live.lsn.rules.sampling.SkipLot;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether lots can be inspected by a plan.
public final class PlanCheck {
    /// How many defects, and how many characteristics, a plan has at most.
    public static final int MOST_ROWS = 200;

    /// Of a name or a unit, in characters.
    public static final int LONGEST_NAME = 80;

    private static final int LONGEST_CODE = 60;
    private static final int LONGEST_LIMIT = 40;

    private final PlanSpec spec;
    private final Set<NonconformityClass> classes = EnumSet.noneOf(NonconformityClass.class);
    private final List<PlanProblem> problems = new ArrayList<>();

    private PlanCheck(PlanSpec spec) {
        this.spec = spec;
    }

    /// All that is wrong, in the order of the plan; empty where lots can be inspected by it.
    public static List<PlanProblem> problems(PlanSpec spec) {
        var check = new PlanCheck(spec);
        if (!SamplingPlans.offers(spec.scheme(), spec.type()))
            check.problems.add(PlanProblem.of("goods.plan.not-offered", "type"));
        check.classes();
        check.skip();
        check.defects();
        check.characteristics();
        return List.copyOf(check.problems);
    }

    private void wrong(String code, String part, int row) {
        problems.add(new PlanProblem(code, part, row));
    }

    private void classes() {
        if (spec.classes().isEmpty())
            problems.add(PlanProblem.of("goods.plan.no-class", "classes"));
        NonconformityClass worse = null;
        for (var row = 0; row < spec.classes().size(); row++) {
            var one = spec.classes().get(row);
            if (!isCounted(one.aql())) wrong("goods.plan.aql", "classes", row);
            if (!classes.add(one.of())) wrong("goods.plan.class-twice", "classes", row);
            else if (worse != null && one.of().compareTo(worse) < 0)
                wrong("goods.plan.class-order", "classes", row);
            worse = one.of();
        }
    }

    private boolean isCounted(String text) {
        var aql = Aql.find(text);
        return aql.isPresent()
                && (spec.counting() == Counting.PER_HUNDRED || !aql.get().isPerHundredOnly());
    }

    private void skip() {
        var after = spec.skipAfter();
        if (after != null && (after < SkipLot.FEWEST || after > SkipLot.MOST))
            problems.add(PlanProblem.of("goods.plan.skip", "skipAfter"));
    }

    private void defects() {
        var codes = new HashSet<String>();
        for (var row = 0; row < spec.defects().size(); row++) {
            var one = spec.defects().get(row);
            if (!isName(one.name())) wrong("goods.plan.defect-name", "defects", row);
            if (!isCode(one.code())) wrong("goods.plan.defect-code", "defects", row);
            else if (!codes.add(one.code())) wrong("goods.plan.defect-twice", "defects", row);
            if (!classes.contains(one.of())) wrong("goods.plan.defect-class", "defects", row);
        }
        if (spec.defects().size() > MOST_ROWS)
            problems.add(PlanProblem.of("goods.plan.too-many", "defects"));
    }

    private void characteristics() {
        var codes = new HashSet<String>();
        for (var row = 0; row < spec.characteristics().size(); row++) {
            var one = spec.characteristics().get(row);
            if (!isName(one.name()) || one.unit().length() > LONGEST_NAME)
                wrong("goods.plan.measured-name", "characteristics", row);
            if (!isCode(one.code()) || !codes.add(one.code()))
                wrong("goods.plan.measured-twice", "characteristics", row);
            var limits = limits(one);
            if (limits != null) wrong(limits, "characteristics", row);
            if (!classes.contains(one.of()))
                wrong("goods.plan.measured-class", "characteristics", row);
            if (one.units() < 1 || one.units() > InspectionRules.MOST_UNITS)
                wrong("goods.plan.measured-units", "characteristics", row);
        }
        if (spec.characteristics().size() > MOST_ROWS)
            problems.add(PlanProblem.of("goods.plan.too-many", "characteristics"));
    }

    private static @Nullable String limits(PlanSpec.Characteristic of) {
        if (of.lower() == null && of.upper() == null) return "goods.plan.no-limit";
        var lower = limit(of.lower());
        var upper = limit(of.upper());
        if ((of.lower() != null && lower == null) || (of.upper() != null && upper == null))
            return "goods.plan.limit";
        return lower != null && upper != null && lower.compareTo(upper) > 0
                ? "goods.plan.limits-crossed"
                : null;
    }

    private static @Nullable BigDecimal limit(@Nullable String text) {
        return text != null
                        && text.length() <= LONGEST_LIMIT
                        && Reading.of(text) instanceof Reading.Value(var value)
                ? value
                : null;
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST_NAME;
    }

    private static boolean isCode(String text) {
        return !text.isBlank() && text.length() <= LONGEST_CODE;
    }
}
