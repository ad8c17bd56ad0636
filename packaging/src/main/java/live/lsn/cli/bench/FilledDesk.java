package live.lsn.cli.bench;

import live.lsn.platform.Platform;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The desk as people start it, window and all, in a process of its own: what the first filling of
/// an empty cache takes of it. Without a display it draws into nothing.
///
/// @param rowsPerSecond from its profile being open to everything being indexed and shown
/// @param peakMebibytes the most memory that the process had; 0 where the system does not tell
record FilledDesk(double rowsPerSecond, double peakMebibytes) {
    private static final Pattern SAID = Pattern.compile("synced (\\d+) rows, ms: (\\d+)");
    private static final Duration SIGNED_IN = Duration.ofHours(1);

    /// @param setup names the packaged program, where that is to be measured
    static FilledDesk of(Setup setup, Platform platform) throws IOException, URISyntaxException {
        var dir = setup.folder("first-sync");
        if (Files.isDirectory(dir)) Folders.delete(dir);
        var image = StartBench.image(setup, false);
        var command = new ArrayList<>(image == null ? Java.lsn() : List.of(image.toString()));
        command.addAll(List.of("desk", "--until-synced", "--platform", platform.url()));
        command.addAll(List.of("--data", dir.toString()));
        var token = platform.token(Sample.analyst(platform).account(), SIGNED_IN);
        try {
            var started = Started.until("synced", command, Map.of("LSN_TOKEN", token));
            var said = SAID.matcher(started.said());
            if (!said.find()) throw new IOException("the desk said: " + started.said());
            var seconds = Math.max(1, Long.parseLong(said.group(2))) / 1_000.0;
            return new FilledDesk(Long.parseLong(said.group(1)) / seconds, started.peakMebibytes());
        } finally {
            if (Files.isDirectory(dir)) Folders.delete(dir);
        }
    }
}
