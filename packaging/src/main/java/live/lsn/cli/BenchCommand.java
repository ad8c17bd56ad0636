package live.lsn.cli;

import live.lsn.api.trpc.Json;
import live.lsn.platform.Platform;
import live.lsn.platform.sample.SampleData;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

@Command(
        name = "bench",
        description =
                "Measures what has a budget: the first start with its sample, and the import of a"
                        + " file.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "An absolute figure that is missed is told as a warning, since machines differ."
        })
final class BenchCommand implements Callable<Integer> {
    private static final double START_BUDGET_SECONDS = 10;
    private static final double IMPORT_BUDGET_LINES = 20_000;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Order lines to import; without it the import is not measured.")
    private @Nullable Path file;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the data lie, and stay (default: a folder that is thrown away).")
    private @Nullable Path data;

    @Option(names = "--json", description = "Report as one JSON object.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    /// @param figure what was measured; better is told by `atLeast`
    record Measured(String section, String unit, double budget, boolean atLeast, double figure) {
        boolean holds() {
            return atLeast ? figure >= budget : figure <= budget;
        }
    }

    @Override
    public Integer call() throws IOException {
        var dir = data == null ? Files.createTempDirectory("lsn-bench") : data.toAbsolutePath();
        try {
            var measured = new ArrayList<Measured>();
            measured.add(firstStart(dir));
            if (file != null) measured.add(imported(dir, file));
            tell(measured);
            return 0;
        } finally {
            if (data == null) Folders.delete(dir);
        }
    }

    private static Measured firstStart(Path dir) {
        var started = System.nanoTime();
        try (var platform =
                Platform.start(Platform.Options.embedded(dir, SampleData.Size.usual()))) {
            Objects.requireNonNull(platform.url());
            return new Measured(
                    "first start with sample",
                    "s",
                    START_BUDGET_SECONDS,
                    false,
                    (System.nanoTime() - started) / 1e9);
        }
    }

    private static Measured imported(Path dir, Path file) throws IOException {
        var out = new StringWriter();
        var code =
                new CommandLine(new ImportCommand.Orders())
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(new StringWriter()))
                        .execute(file.toString(), "--data", dir.toString(), "--json");
        if (code != 0) throw new IOException(file + " could not be imported");
        return new Measured(
                "import",
                "lines/s",
                IMPORT_BUDGET_LINES,
                true,
                Json.MAPPER.readTree(out.toString()).get("lines_per_second").asDouble());
    }

    private void tell(List<Measured> measured) {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            out.println(Json.MAPPER.writeValueAsString(Map.of("measured", measured)));
        } else {
            for (var one : measured) {
                out.printf(
                        Locale.UK,
                        "%-26s budget %s %,.0f %s   figure %,.1f   %s%n",
                        one.section(),
                        one.atLeast() ? "≥" : "≤",
                        one.budget(),
                        one.unit(),
                        one.figure(),
                        one.holds() ? "holds" : "WARNING: missed");
            }
        }
        out.flush();
    }
}
