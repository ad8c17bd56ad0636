package live.lsn.cli;

import live.lsn.api.trpc.Json;
import live.lsn.platform.PlatformFolder;
import live.lsn.platform.backup.NightlyCopies;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "doctor",
        description = "Looks for what would keep LSN Desk from working here, and says what to do.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private static final long NEEDED_MIB = 500;

    @Mixin private DataOption data = new DataOption();

    @Option(names = "--json", description = "Report as one JSON object.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var findings = findings(data.dir());
        var out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        var well = findings.stream().allMatch(Finding::ok);
        if (json) {
            out.println(
                    Json.MAPPER.writeValueAsString(
                            java.util.Map.of("ok", well, "findings", findings)));
        } else {
            for (var f : findings) {
                out.printf(
                        "%-4s %-12s %s%s%n",
                        f.level(),
                        f.check(),
                        f.found(),
                        f.todo().isEmpty() ? "" : "\n     -> " + f.todo());
            }
        }
        out.flush();
        return well ? 0 : 1;
    }

    /// Everything that is looked at.
    static List<Finding> findings(Path dir) {
        var findings = new ArrayList<Finding>();
        findings.add(java());
        findings.add(fonts());
        findings.add(MachineChecks.display());
        findings.addAll(folder(dir));
        findings.addAll(MachineChecks.permissions(dir));
        findings.add(MachineChecks.proxy());
        findings.addAll(MachineChecks.platform(dir));
        copies(dir).ifPresent(findings::add);
        findings.add(sqlite());
        findings.addAll(DataChecks.all(dir));
        return findings;
    }

    private static Finding finding(String check, boolean ok, String found, String todo) {
        return Finding.of(ok ? Finding.Level.OK : Finding.Level.FAIL, check, found, todo);
    }

    private static Finding java() {
        var version = Runtime.version();
        return finding(
                "java",
                version.feature() == 25,
                version.toString(),
                "install a JDK 25 and build again, or set LSN_JAVA_HOME");
    }

    /// JavaFX throws at start where there is no font at all.
    private static Finding fonts() {
        var windowsOrMac = !System.getProperty("os.name").startsWith("Linux");
        var folders =
                List.of(
                        Path.of("/usr/share/fonts"),
                        Path.of("/usr/local/share/fonts"),
                        Path.of(System.getProperty("user.home"), ".fonts"),
                        Path.of(System.getProperty("user.home"), ".local/share/fonts"));
        var found = windowsOrMac || folders.stream().anyMatch(DoctorCommand::holdsFont);
        return finding(
                "fonts",
                found,
                found ? "at least one" : "none",
                "install a font package, such as fonts-dejavu-core");
    }

    private static boolean holdsFont(Path folder) {
        if (!Files.isDirectory(folder)) return false;
        try (var files = Files.walk(folder)) {
            return files.anyMatch(file -> file.toString().matches("(?i).*\\.(ttf|otf|ttc)"));
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }

    private static List<Finding> folder(Path dir) {
        var existing = dir;
        while (!Files.exists(existing) && existing.getParent() != null)
            existing = existing.getParent();
        var writable = Files.isDirectory(existing) && Files.isWritable(existing);
        var findings = new ArrayList<Finding>();
        findings.add(
                finding(
                        "data folder",
                        writable,
                        dir + (writable ? "" : " cannot be written"),
                        "give yourself the right to write there, or name another folder with"
                                + " --data"));
        try {
            var free = Files.getFileStore(existing).getUsableSpace() >> 20;
            findings.add(
                    finding(
                            "disk",
                            free >= NEEDED_MIB,
                            free + " MiB free",
                            "free at least " + NEEDED_MIB + " MiB"));
        } catch (IOException e) {
            findings.add(
                    finding(
                            "disk",
                            false,
                            "free space cannot be read",
                            "check the disk of " + existing));
        }
        return findings;
    }

    /// The platform copies its database every night that it runs; a start makes up for one missed.
    private static Optional<Finding> copies(Path dir) {
        var running = new PlatformFolder(dir).running();
        if (running == null) return Optional.empty();
        if (!PlatformFolder.hasDatabase(dir))
            return Optional.of(
                    Finding.ok(
                            "copies",
                            "the platform's database is on a server, and copied there alone"));
        try {
            var copies = NightlyCopies.in(PlatformFolder.copiesOf(dir));
            var last = copies.isEmpty() ? null : Files.getLastModifiedTime(copies.getLast());
            var recent =
                    startedLately(running.pid())
                            || (last != null && isWithin(last.toInstant(), Duration.ofDays(2)));
            return Optional.of(
                    finding(
                            "copies",
                            recent,
                            last == null
                                    ? "none of the database"
                                    : copies.size()
                                            + " of the database, the last "
                                            + copies.getLast().getFileName(),
                            "free space on the disk; the running platform tries again every"
                                    + " quarter of an hour"));
        } catch (IOException e) {
            return Optional.of(
                    finding(
                            "copies",
                            false,
                            "cannot be read",
                            "give yourself the right to read " + PlatformFolder.copiesOf(dir)));
        }
    }

    /// The copy that a start makes up for takes a moment.
    private static boolean startedLately(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .map(start -> isWithin(start, Duration.ofMinutes(5)))
                .orElse(false);
    }

    private static boolean isWithin(Instant time, Duration past) {
        return time.isAfter(Instant.now().minus(past));
    }

    /// Before 3.51.3 two connections could lose commits at a checkpoint.
    private static Finding sqlite() {
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                var rows = connection.createStatement().executeQuery("SELECT sqlite_version()")) {
            var version = rows.getString(1);
            var parts = version.split("\\.");
            var number =
                    Integer.parseInt(parts[0]) * 1_000_000
                            + Integer.parseInt(parts[1]) * 1_000
                            + Integer.parseInt(parts[2]);
            return finding(
                    "sqlite",
                    number >= 3_051_003,
                    version,
                    "build again: 3.51.3 or newer is needed");
        } catch (SQLException e) {
            return finding(
                    "sqlite",
                    false,
                    "cannot be loaded",
                    "let the temporary folder run programs, or set -Dorg.sqlite.tmpdir");
        }
    }
}
