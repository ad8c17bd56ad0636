package live.lsn.desk.plan;

import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Severity;
import live.lsn.desk.plan.PlanAsk.Law;
import live.lsn.rules.sampling.Aql;
import live.lsn.rules.sampling.SamplingPlan;
import live.lsn.ui.Formats;
import live.lsn.ui.Messages;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// How plans and what is read off their curves are told.
record PlanWords(Messages messages, Formats formats) {
    private static final int PLACES_OF_A_CHANCE = 2;

    String of(String key, @Nullable Object... values) {
        return messages.of(key, values);
    }

    String name(NonconformityClass of) {
        return of("plan.class." + of);
    }

    String name(PlanType type) {
        return of("plan.type." + type);
    }

    String name(Severity severity) {
        return of("plan.severity." + severity);
    }

    String name(Counting counting) {
        return of("plan.counting." + counting);
    }

    String name(Law law) {
        return of("plan.law." + law);
    }

    /// `0.065`, in the separators of the language.
    String name(Aql aql) {
        return formats.decimal(aql.decimal(), Math.max(0, aql.decimal().scale()));
    }

    String count(long number) {
        return formats.whole(number);
    }

    /// `98.64 %`.
    String chance(double probability) {
        return formats.percent(probability, PLACES_OF_A_CHANCE);
    }

    /// Enough decimals to tell a quality beside its AQL.
    static int decimals(Aql aql) {
        var percent = aql.decimal().doubleValue();
        if (percent < 0.1) return 4;
        if (percent < 1) return 3;
        return percent <= 10 ? 2 : 1;
    }

    /// `3.22 %`, or `3.22` where nonconformities are counted per 100 items.
    ///
    /// @param share of one unit; not a number for none
    String quality(double share, Law law, Aql aql) {
        if (Double.isNaN(share)) return of("plan.none");
        return law == Law.POISSON
                ? formats.decimal(share * 100, decimals(aql))
                : formats.percent(share, decimals(aql));
    }

    /// `K`, or `K → L` where an arrow leads to the plan of another letter.
    String letters(SamplingPlan plan) {
        var own = plan.letter().name();
        return plan.planLetter() == plan.letter()
                ? own
                : of("plan.letters", own, plan.planLetter().name());
    }

    /// What the letters alone do not tell of where the plan was found.
    List<String> steps(SamplingPlan plan) {
        var path = path(plan);
        return plan.planLetter() == plan.letter() ? path.subList(1, path.size()) : path;
    }

    /// Where the plan was found, a sentence for each step.
    List<String> path(SamplingPlan plan) {
        var path = new ArrayList<String>();
        var letter = plan.letter().name();
        if (plan.planLetter() == plan.letter()) path.add(of("plan.path.own", letter));
        else path.add(of("plan.path.arrow", letter, plan.planLetter().name(), name(plan.aql())));
        if (plan.type() != plan.askedType())
            path.add(
                    of(
                            "plan.path.other-type",
                            name(plan.askedType()).toLowerCase(messages.locale()),
                            name(plan.type()).toLowerCase(messages.locale())));
        if (plan.inspectsAll()) path.add(of("plan.path.all", count(plan.sampleSize())));
        if (plan.hasGap()) path.add(gap(plan));
        return path;
    }

    private String gap(SamplingPlan plan) {
        var from = plan.acceptance() + 1;
        var to = plan.rejection() - 1;
        return from == to
                ? of("plan.path.gap.one", count(from))
                : of("plan.path.gap.some", count(from), count(to));
    }

    /// What stands at the end of a curve.
    String curve(SamplingPlan plan) {
        var severity = name(plan.severity()).toLowerCase(messages.locale());
        if (plan.stages().size() == 1)
            return of(
                    "plan.curve.single",
                    severity,
                    count(plan.sampleSize()),
                    count(plan.acceptance()));
        var first = plan.stages().getFirst().size();
        return of("plan.curve.stages", severity, plan.stages().size(), count(first));
    }

    /// What was asked, as it stands above a plan in a text.
    String asked(PlanAsk ask, int lotSize) {
        return of(
                "plan.text.asked",
                ask.scheme().title(),
                name(ask.type()).toLowerCase(messages.locale()),
                name(ask.severity()).toLowerCase(messages.locale()),
                ask.level().text(),
                count(lotSize));
    }

    /// All plans as text, for an e-mail or a report.
    String text(Planned planned) {
        var lines = new ArrayList<String>();
        lines.add(asked(planned.ask(), planned.lotSize()));
        for (var each : planned.classes()) {
            lines.add("");
            lines.add(of("plan.text.class", name(each.of()), name(each.aql())));
            var plan = each.plan();
            if (plan == null) lines.add("  " + of("plan.per-hundred-only", name(each.aql())));
            else lines.addAll(lines(plan));
        }
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private List<String> lines(SamplingPlan plan) {
        var lines = new ArrayList<String>();
        for (var i = 0; i < plan.stages().size(); i++) {
            var stage = plan.stages().get(i);
            var line =
                    of(
                            "plan.text.stage",
                            count(stage.size()),
                            stage.acceptanceText(),
                            count(stage.rejection()));
            if (plan.stages().size() > 1)
                line =
                        of(
                                "plan.text.stage-of",
                                i + 1,
                                count(stage.size()),
                                count(stage.cumulative()),
                                stage.acceptanceText(),
                                count(stage.rejection()));
            lines.add("  " + line);
        }
        path(plan).forEach(step -> lines.add("  " + step));
        return lines;
    }
}
