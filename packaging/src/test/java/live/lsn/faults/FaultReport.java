package live.lsn.faults;

import live.lsn.api.trpc.Json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// One page for people and the same for programs.
final class FaultReport {
    private final List<Line> lines = new ArrayList<>();

    /// What is told of a fault.
    ///
    /// @param row its number in the matrix
    /// @param result held, BROKEN, failed or not tried
    /// @param tries how often it was tried
    /// @param said figures, what broke, or why it was not tried
    record Line(
            int row,
            String fault,
            List<Invariant> invariants,
            String result,
            long tries,
            double seconds,
            String said) {}

    void held(Fault fault, Tried tried, Duration took) {
        add(fault, "held", tried.times(), took, tried.found());
    }

    void broke(Fault fault, BrokenException broken, Duration took) {
        add(fault, "BROKEN " + broken.invariant(), 0, took, String.valueOf(broken.getMessage()));
    }

    void failed(Fault fault, Throwable failure, Duration took) {
        add(fault, "FAILED", 0, took, failure.toString().lines().findFirst().orElse(""));
    }

    void notTried(Fault fault, String why) {
        add(fault, "not tried", 0, Duration.ZERO, why);
    }

    private void add(Fault fault, String result, long tries, Duration took, String said) {
        for (var row : fault.rows())
            lines.add(
                    new Line(
                            row,
                            fault.name(),
                            fault.invariants(),
                            result,
                            tries,
                            took.toMillis() / 1_000.0,
                            said));
    }

    void write(Path folder, Trials trials) throws IOException {
        lines.sort(Comparator.comparingInt(Line::row));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("faults.txt"), text(trials));
        Files.write(
                folder.resolve("faults.json"),
                Json.MAPPER.writeValueAsBytes(
                        new Told(
                                trials.whole() ? "long" : "short",
                                trials.seed(),
                                trials.control().name(),
                                lines)));
    }

    private record Told(String form, long seed, String control, List<Line> rows) {}

    private String text(Trials trials) {
        var text =
                new StringBuilder()
                        .append("Faults, ")
                        .append(trials.whole() ? "long" : "short")
                        .append(" form, seed ")
                        .append(trials.seed());
        if (!trials.has(Control.NONE)) text.append(", control ").append(trials.control());
        text.append("\n\n");
        for (var line : lines)
            text.append(
                    String.format(
                            java.util.Locale.ROOT,
                            "%2d  %-44s %-10s %-11s %7d  %7.1f s  %s%n",
                            line.row(),
                            line.fault(),
                            line.invariants().stream()
                                    .map(Invariant::name)
                                    .collect(Collectors.joining(" ")),
                            line.result(),
                            line.tries(),
                            line.seconds(),
                            line.said()));
        return text.toString();
    }
}
