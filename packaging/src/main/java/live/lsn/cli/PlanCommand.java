package live.lsn.cli;

import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.trpc.Json;
import live.lsn.cli.sampling.CurveReport;
import live.lsn.cli.sampling.PlanReport;
import live.lsn.cli.sampling.Spelling;
import live.lsn.rules.sampling.NotOfferedException;
import live.lsn.rules.sampling.OcCurve;
import live.lsn.rules.sampling.SamplingPlan;
import live.lsn.rules.sampling.SamplingPlans;
import live.lsn.rules.sampling.Stage;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

@Command(
        name = "plan",
        description = "Acceptance sampling: the plan for a lot, a whole table, or a plan's curve.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "lsn plan --scheme z14 --type double --lot 3000 --aql 2.5",
            "lsn plan --table --scheme iso2859 --severity reduced",
            "lsn plan --oc --scheme iso2859 --lot 3000 --aql 2.5 --at 5 --json",
            "lsn plan --oc --n 80 --ac 5 --lot 1200 --nonconforming 50",
            "",
            "A table is CSV, letter,aql,n,ac,re; of double and multiple plans n1,ac1,re1,n2 and so"
                    + " on are cumulative, # is an Ac where acceptance is not permitted yet, and"
                    + " the last column tells where the tables send to the single or double plan.",
            "A curve is CSV as well: a process by the binomial law (percent nonconforming) or"
                    + " Poisson's (per 100 items), the lot itself by the hypergeometric one.",
            "ISO's double and multiple tables are not offered (exit code 3): those of Z1.4 differ."
        })
final class PlanCommand implements Callable<Integer> {
    private static final int NOT_OFFERED = 3;

    @Mixin private PlanQuestion asked = new PlanQuestion();

    @Option(
            names = "--table",
            description = "Every cell of the table, 16 letters by 26 AQLs, arrows followed.")
    private boolean table;

    @Option(names = "--oc", description = "The operating characteristic of the plan.")
    private boolean oc;

    @Option(
            names = "--count",
            paramLabel = "WAY",
            description =
                    "With --oc: items (percent nonconforming) or per100 (nonconformities per 100"
                            + " items); by default items up to an AQL of 10.")
    private @Nullable String count;

    @Option(
            names = "--at",
            split = ",",
            paramLabel = "PERCENT",
            description = "With --oc: qualities that are told besides an even spread.")
    private List<BigDecimal> at = List.of();

    @Option(
            names = "--nonconforming",
            split = ",",
            paramLabel = "D",
            description = "With --oc and --lot: units of the lot, told besides an even spread.")
    private List<Integer> nonconforming = List.of();

    @Option(
            names = "--n",
            paramLabel = "N",
            description = "With --oc: a single plan of your own, with --ac and, if wanted, --re.")
    private @Nullable Integer size;

    @Option(names = "--ac", paramLabel = "AC", description = "Its acceptance number.")
    private @Nullable Integer acceptance;

    @Option(names = "--re", paramLabel = "RE", description = "Its rejection number (Ac + 1).")
    private @Nullable Integer rejection;

    @Option(names = "--json", description = "Report as one JSON object.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try {
            if (table && oc) throw new IllegalArgumentException("Say either --table or --oc");
            if (table) printTable();
            else if (oc && size != null) printOwnCurve(size);
            else if (oc) printCurve(asked.plan(true));
            else printPlan(asked.plan(false));
            return 0;
        } catch (NotOfferedException missing) {
            return tell(missing);
        } catch (IllegalArgumentException wrong) {
            throw wrong(wrong.getMessage());
        }
    }

    private int tell(NotOfferedException missing) {
        if (json) {
            print(Map.of("offered", false, "message", String.valueOf(missing.getMessage())));
        }
        var err = Objects.requireNonNull(spec).commandLine().getErr();
        err.println("lsn: " + missing.getMessage());
        err.flush();
        return NOT_OFFERED;
    }

    private ParameterException wrong(@Nullable String why) {
        return new ParameterException(
                Objects.requireNonNull(spec).commandLine(), String.valueOf(why));
    }

    private void printPlan(SamplingPlan plan) {
        if (json) {
            print(PlanReport.json(plan, asked.level()));
        } else {
            lines(PlanReport.words(plan));
        }
    }

    private void printTable() {
        var in = asked.type();
        var all = SamplingPlans.all(asked.scheme(), in, asked.severity());
        if (json) {
            print(Map.of("plans", all.stream().map(one -> PlanReport.json(one, null)).toList()));
            return;
        }
        lines(List.of(PlanReport.header(in)));
        lines(all.stream().map(PlanReport::line).toList());
    }

    private void printCurve(SamplingPlan plan) {
        var counting =
                count != null
                        ? Spelling.counting(count)
                        : plan.aql().isPerHundredOnly() ? Counting.PER_HUNDRED : Counting.ITEMS;
        var curve = OcCurve.of(plan, counting);
        var report = report(curve, plan.aql().decimal());
        var head = PlanReport.json(plan, asked.level());
        print(report, head);
    }

    private void printOwnCurve(int units) {
        var allowed = PlanQuestion.needed(acceptance, "--ac");
        var refused = rejection == null ? allowed + 1 : rejection;
        var stage = new Stage(units, units, allowed, refused);
        var counting = count == null ? Counting.ITEMS : Spelling.counting(count);
        var head = new LinkedHashMap<String, @Nullable Object>();
        head.put("type", Spelling.of(PlanType.SINGLE));
        head.put("lot", asked.lot());
        head.put("sampleSize", units);
        head.put("ac", allowed);
        head.put("re", refused);
        var limit = asked.aql();
        var curve = new OcCurve(List.of(stage), counting);
        print(report(curve, limit == null ? null : limit.decimal()), head);
    }

    private CurveReport report(OcCurve curve, @Nullable BigDecimal limit) {
        var lot = asked.lot();
        if (lot != null && curve.stages().getLast().cumulative() > lot) {
            throw new IllegalArgumentException("The sample is larger than the lot of " + lot);
        }
        // Nonconformities of a lot are not a number of its units.
        var units = curve.counting() == Counting.ITEMS ? lot : null;
        if (units == null && !nonconforming.isEmpty()) {
            throw new IllegalArgumentException("--nonconforming needs --lot, and counts items");
        }
        return new CurveReport(curve, units, limit, at, nonconforming);
    }

    private void print(CurveReport report, Map<String, @Nullable Object> head) {
        if (json) {
            var all = new LinkedHashMap<>(head);
            all.putAll(report.json());
            print(all);
        } else {
            lines(report.csv());
        }
    }

    private void print(Map<String, ? extends @Nullable Object> of) {
        lines(List.of(Json.MAPPER.writeValueAsString(of)));
    }

    private void lines(List<String> lines) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        lines.forEach(out::println);
        out.flush();
    }
}
