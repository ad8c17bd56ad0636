package live.lsn.cli;

import live.lsn.api.trpc.Json;
import live.lsn.cli.bench.Bench;
import live.lsn.cli.bench.Benches;
import live.lsn.cli.bench.Folders;
import live.lsn.cli.bench.Measured;
import live.lsn.cli.bench.Programs;
import live.lsn.cli.bench.Setup;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

@Command(
        name = "bench",
        description = "Measures what has a budget, beside what it is compared with.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A ratio that is broken ends it with exit code 1. An absolute figure that is missed is"
                    + " told as a warning, since machines differ; a program to compare with that is"
                    + " not there is told as not compared."
        })
final class BenchCommand implements Callable<Integer> {
    private static final int FEWEST = 100;
    private final Benches benches = new Benches(ImportCommand.Orders::linesPerSecond);

    @Parameters(
            paramLabel = "SECTION",
            arity = "0..*",
            description =
                    "What to measure: import, sync, outbox, queue, today, plan, floor, start, fx,"
                            + " platform (default: all).")
    private List<String> sections = List.of();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Where the data lie, and stay for the next run (default: a folder that is"
                            + " thrown away).")
    private @Nullable Path data;

    @Option(
            names = "--file",
            paramLabel = "CSV",
            description = "Order lines to import (default: lines that are made up).")
    private @Nullable Path file;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "How many orders and cases there are (default ${DEFAULT-VALUE}).")
    private int rows;

    @Option(
            names = "--image",
            paramLabel = "DIR",
            description = "The packaged program whose start is measured.")
    private @Nullable Path image;

    @Option(names = "--json", description = "Report as one JSON object.")
    private boolean json;

    @Option(
            names = "--path",
            hidden = true,
            paramLabel = "FOLDERS",
            defaultValue = "${env:PATH}",
            description = "Where programs to compare with are looked for.")
    private String path = "";

    @Option(
            names = "--harder",
            hidden = true,
            paramLabel = "TIMES",
            defaultValue = "1",
            description = "Makes each ratio so many times as hard to keep.")
    private double harder;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var chosen = chosen();
        if (rows < FEWEST) throw wrong("--rows must be " + FEWEST + " or more, was " + rows);
        if (file != null && !Files.isRegularFile(file)) throw wrong("There is no file " + file);
        if (image != null && !Files.isDirectory(image)) throw wrong("There is no folder " + image);
        var dir = data == null ? Files.createTempDirectory("lsn-bench") : data.toAbsolutePath();
        Files.createDirectories(dir);
        try {
            return run(chosen, dir) ? 0 : 1;
        } finally {
            if (data == null) Folders.delete(dir);
            else progress("The data stay in " + dir + "; the next run with it uses them again.");
        }
    }

    private List<Bench> chosen() {
        if (sections.isEmpty()) return benches.all();
        var chosen = new ArrayList<Bench>();
        for (var name : sections)
            chosen.add(
                    benches.all().stream()
                            .filter(bench -> bench.name().equals(name))
                            .findFirst()
                            .orElseThrow(() -> unknown(name)));
        return chosen;
    }

    private ParameterException unknown(String name) {
        return wrong(
                "There is no section "
                        + name
                        + "; there are: "
                        + benches.all().stream()
                                .map(bench -> bench.name() + " (" + bench.about() + ")")
                                .collect(Collectors.joining(", ")));
    }

    private ParameterException wrong(String why) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
    }

    /// Tells what was measured also where a later section fails.
    private boolean run(List<Bench> chosen, Path dir) throws Exception {
        var setup = new Setup(dir, rows, file, image, Programs.of(path), this::progress);
        var all = new ArrayList<Measured>();
        try {
            for (var bench : chosen) {
                progress(bench.name() + ": " + bench.about());
                var measured = bench.run(setup).stream().map(one -> one.harder(harder)).toList();
                all.addAll(measured);
                if (!json) measured.forEach(one -> tell(one.lines()));
            }
        } finally {
            if (json) tell(json(all));
        }
        return all.stream().noneMatch(Measured::broken);
    }

    private static String json(List<Measured> all) {
        return Json.MAPPER.writeValueAsString(
                Map.of("measured", all.stream().map(Measured::json).toList()));
    }

    private void tell(String words) {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(words);
        out.flush();
    }

    private void progress(String words) {
        var err = Objects.requireNonNull(spec).commandLine().getErr();
        err.println(words);
        err.flush();
    }
}
