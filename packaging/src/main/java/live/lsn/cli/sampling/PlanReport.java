package live.lsn.cli.sampling;

import live.lsn.api.model.goods.PlanType;
import live.lsn.rules.sampling.SamplingPlan;
import live.lsn.rules.sampling.Stage;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A plan as JSON, as CSV and in words.
public final class PlanReport {
    private PlanReport() {}

    /// @param level as it was asked for, or null where the letter was
    public static Map<String, @Nullable Object> json(SamplingPlan plan, @Nullable String level) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("scheme", plan.scheme().code());
        json.put("schemeTitle", plan.scheme().title());
        json.put("type", Spelling.of(plan.askedType()));
        json.put("planType", Spelling.of(plan.type()));
        json.put("severity", Spelling.of(plan.severity()));
        json.put("lot", plan.lotSize());
        json.put("level", level);
        json.put("aql", plan.aql().decimal());
        json.put("letter", plan.letter().name());
        json.put("planLetter", plan.planLetter().name());
        json.put("path", plan.path());
        json.put("sampleSize", plan.sampleSize());
        json.put("totalSampleSize", plan.largestSample());
        json.put("ac", plan.acceptance());
        json.put("re", plan.rejection());
        json.put("inspectAll", plan.inspectsAll());
        json.put("stages", plan.stages().stream().map(PlanReport::json).toList());
        return json;
    }

    private static Map<String, @Nullable Object> json(Stage stage) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("n", stage.size());
        json.put("cumulative", stage.cumulative());
        json.put("ac", stage.permitsAcceptance() ? stage.acceptance() : null);
        json.put("re", stage.rejection());
        return json;
    }

    /// The columns of a whole table: of a plan in several samples cumulative,
    /// `n1,ac1,re1,n2,ac2,re2` and so on.
    public static String header(PlanType type) {
        if (type == PlanType.SINGLE) return "letter,aql,n,ac,re";
        var header = new StringBuilder("letter,aql");
        for (var at = 1; at <= type.stages(); at++) {
            header.append(",n%d,ac%d,re%d".formatted(at, at, at));
        }
        return header + ",plan";
    }

    /// A line of a table. Columns after the last sample are empty; the last one tells which type of
    /// plan the cell has, since some are sent to the single or the double one.
    public static String line(SamplingPlan plan) {
        var cells = new ArrayList<String>();
        cells.add(plan.letter().name());
        cells.add(plan.aql().text());
        for (var stage : plan.stages()) {
            cells.add(Integer.toString(stage.cumulative()));
            cells.add(stage.acceptanceText());
            cells.add(Integer.toString(stage.rejection()));
        }
        if (plan.askedType() == PlanType.SINGLE) return String.join(",", cells);
        while (cells.size() < 2 + 3 * plan.askedType().stages()) cells.add("");
        cells.add(Spelling.of(plan.type()));
        return String.join(",", cells);
    }

    /// What a person reads.
    public static List<String> words(SamplingPlan plan) {
        var words = new ArrayList<String>();
        words.add(
                "%s, %s, %s inspection, AQL %s"
                        .formatted(
                                plan.scheme().title(),
                                Spelling.of(plan.askedType()),
                                Spelling.of(plan.severity()),
                                plan.aql()));
        words.add("code letter  " + plan.path());
        for (var at = 0; at < plan.stages().size(); at++) {
            var stage = plan.stages().get(at);
            words.add(
                    "%-11s  n %d%s, Ac %s, Re %d"
                            .formatted(
                                    plan.stages().size() == 1 ? "sample" : "sample " + (at + 1),
                                    stage.size(),
                                    at == 0 ? "" : " (" + stage.cumulative() + " in all)",
                                    stage.acceptanceText(),
                                    stage.rejection()));
        }
        if (plan.inspectsAll()) words.add("             inspect all " + plan.lotSize());
        if (plan.hasGap()) {
            words.add(
                    "             between Ac and Re: accepted, and normal inspection from the next"
                            + " lot on");
        }
        return words;
    }
}
