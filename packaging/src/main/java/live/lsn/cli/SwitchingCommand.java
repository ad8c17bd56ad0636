package live.lsn.cli;

import live.lsn.api.trpc.Json;
import live.lsn.cli.sampling.LotHistory;
import live.lsn.cli.sampling.Spelling;
import live.lsn.cli.sampling.SwitchReport;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

@Command(
        name = "switching",
        description =
                "Replays lot histories by the switching rules: how each lot had to be inspected,"
                        + " what became of it, how the next one is inspected, and why.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "FILE is CSV with a line of names first, or JSON: an array of objects with the same"
                    + " names. Each supplier, item and class is a history of its own, in the order"
                    + " of its dates, else of the file.",
            "",
            "  lot           its number",
            "  supplier, item, class   class is critical, major (default) or minor",
            "  date          2026-01-31 or 2026-01-31T09:00:00Z",
            "  scheme        iso2859 or z14",
            "  size, level, aql, type  by them the plan is looked up under each severity",
            "  n, ac, re     the plan that a finished inspection used, in the place of those; of"
                    + " double and multiple plans n1, ac1, re1, n2 …, units of each sample",
            "  severity      of a finished inspection: its plan is looked up under it; the first"
                    + " lot's is where its history begins",
            "  found         count of the lot; found1, found2 … of each sample",
            "  verdict       accepted or rejected, where it is finished",
            "  resubmitted   true: it does not count",
            "  steady, approved   false: no reduced inspection (default: as the options say)",
            "  supplierAction     true: the supplier acted before this lot",
            "  normal        true: another reason calls for normal inspection",
            "  late          true: it came late; what it changes is told"
        })
final class SwitchingCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "The histories.")
    private @Nullable Path file;

    @Option(
            names = "--scheme",
            paramLabel = "SCHEME",
            description = "iso2859 or z14, for lots that do not say.")
    private @Nullable String scheme;

    @Option(
            names = "--level",
            defaultValue = "II",
            description = "Inspection level of lots that do not say (default ${DEFAULT-VALUE}).")
    private String level = "";

    @Option(
            names = "--start",
            defaultValue = "normal",
            description =
                    "How the first lot of a history is inspected: normal, tightened or reduced"
                            + " (default ${DEFAULT-VALUE}).")
    private String start = "";

    @Option(
            names = "--waive-limit-numbers",
            description =
                    "Z1.4: ten accepted lots suffice for reduced inspection, whatever they showed.")
    private boolean waived;

    @Option(
            names = "--irregular",
            description = "Production is not steady where a lot does not say otherwise.")
    private boolean irregular;

    @Option(
            names = "--not-approved",
            description = "Reduced inspection is not wanted where a lot does not say otherwise.")
    private boolean notApproved;

    @Option(names = "--json", description = "Report as one JSON object.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var from = Objects.requireNonNull(file);
        if (!Files.isRegularFile(from)) throw wrong("There is no file " + from);
        try {
            var defaults =
                    new LotHistory.Defaults(
                            scheme == null ? null : Spelling.scheme(scheme),
                            Spelling.level(level).text(),
                            !irregular,
                            !notApproved);
            var begin = Spelling.severity(start);
            var reports =
                    LotHistory.read(from, defaults).entrySet().stream()
                            .map(
                                    one ->
                                            new SwitchReport(
                                                    one.getKey(), one.getValue(), waived, begin))
                            .toList();
            tell(reports);
            return 0;
        } catch (IllegalArgumentException wrong) {
            throw wrong(String.valueOf(wrong.getMessage()));
        }
    }

    private ParameterException wrong(String why) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
    }

    private void tell(List<SwitchReport> reports) {
        var lots = reports.stream().flatMap(report -> report.lots().stream()).toList();
        var streams = reports.stream().map(SwitchReport::summary).toList();
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            var all = new LinkedHashMap<String, Object>();
            all.put("lots", lots);
            all.put("streams", streams);
            out.println(Json.MAPPER.writeValueAsString(all));
        } else {
            lots.forEach(lot -> out.println(words(lot)));
            streams.forEach(stream -> out.println(end(stream)));
        }
        out.flush();
    }

    private static String words(Map<String, @Nullable Object> lot) {
        return "%-12s %-12s %-8s %-10s %-12s %-13s -> %-12s %s"
                .formatted(
                        lot.get("supplier"),
                        lot.get("item"),
                        lot.get("class"),
                        lot.get("lot"),
                        lot.get("severity"),
                        lot.get("verdict"),
                        lot.get("nextSeverity"),
                        lot.get("reason"));
    }

    private static String end(Map<String, @Nullable Object> stream) {
        var changes = stream.get("changes") instanceof List<?> all ? all.size() : 0;
        return "%s %s %s: %s inspection next%s"
                .formatted(
                        stream.get("supplier"),
                        stream.get("item"),
                        stream.get("class"),
                        stream.get("state"),
                        changes == 0 ? "" : "; late lots change " + changes + " others");
    }
}
