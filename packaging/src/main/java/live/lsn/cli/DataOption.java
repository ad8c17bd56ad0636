package live.lsn.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/// `--data DIR`, by default the system's data folder.
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where data lies (default: the data folder of the system).")
    private @Nullable Path dir;

    Path dir() {
        return dir == null || dir.toString().isEmpty()
                ? systemFolder()
                : dir.toAbsolutePath().normalize();
    }

    static Path systemFolder() {
        var home = Path.of(System.getProperty("user.home"));
        var system = System.getProperty("os.name");
        if (system.startsWith("Windows")) {
            var local = System.getenv("LOCALAPPDATA");
            return (local == null ? home.resolve("AppData/Local") : Path.of(local))
                    .resolve("LSN Desk");
        }
        if (system.startsWith("Mac")) return home.resolve("Library/Application Support/LSN Desk");
        var xdg = System.getenv("XDG_DATA_HOME");
        return (xdg == null || xdg.isBlank() ? home.resolve(".local/share") : Path.of(xdg))
                .resolve("lsn-desk");
    }
}
