package live.lsn.cli.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// PouchDB as a peer: how fast it replicates the same orders over HTTP from a server of its own on
/// this machine into an empty database, which builds no index.
final class PouchDb {
    static final String NAME = "PouchDB";

    /// Of so many it is at its fastest, or nearly so.
    static final int MOST = 20_000;

    private static final double PUBLISHED_LEAST = 4_000;
    private static final List<String> FILES = List.of("package.json", "server.js", "client.js");
    private static final String ORDERS = "orders.ndjson";
    private static final Pattern SAID = Pattern.compile("replicated (\\d+) in (\\d+) ms");
    private static final int PATIENCE_MINUTES = 10;

    /// What was measured, or was published where nothing could be.
    ///
    /// @param note where the figure is from
    record Rate(double perSecond, String note) {}

    private final Path dir;
    private final Path node;
    private final Path npm;

    private PouchDb(Path dir, Path node, Path npm) {
        this.dir = dir;
        this.node = node;
        this.npm = npm;
    }

    /// @param orders as JSON; at most [#MOST] of them
    static Rate rate(Setup setup, Stream<String> orders) {
        var node = setup.programs().find("node");
        var npm = setup.programs().find("npm");
        if (node.isEmpty() || npm.isEmpty())
            return published("not measured here; install node and npm for that");
        setup.say("sync: PouchDB replicates the same orders");
        try {
            return new PouchDb(setup.folder("pouchdb"), node.get(), npm.get()).measure(orders);
        } catch (IOException e) {
            return published("not measured here: " + e.getMessage());
        }
    }

    private static Rate published(String why) {
        return new Rate(
                PUBLISHED_LEAST,
                "published, " + why + "; 4,000 to 7,000 documents/s, compared with the lower");
    }

    private Rate measure(Stream<String> orders) throws IOException {
        install();
        try {
            Files.write(dir.resolve(ORDERS), (Iterable<String>) orders::iterator);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        var server = start("server.js", ORDERS);
        try (var said = server.inputReader(StandardCharsets.UTF_8)) {
            var port = port(said);
            var filled = dir.resolve("filled");
            if (Files.isDirectory(filled)) Folders.delete(filled);
            var url = "http://127.0.0.1:" + port + "/orders";
            var told = SAID.matcher(wait(start("client.js", url, filled.toString())));
            if (!told.find()) throw new IOException("PouchDB replicated nothing");
            var count = Long.parseLong(told.group(1));
            Folders.delete(filled);
            Files.delete(dir.resolve(ORDERS));
            return new Rate(
                    count * 1_000.0 / Math.max(1, Long.parseLong(told.group(2))),
                    "measured here: %,d orders replicated over HTTP, no index built"
                            .formatted(count));
        } finally {
            server.destroy();
        }
    }

    private static String port(BufferedReader said) throws IOException {
        for (var line = said.readLine(); line != null; line = said.readLine())
            if (line.startsWith("port ")) return line.substring("port ".length());
        throw new IOException("the server of PouchDB ended");
    }

    /// Once for a folder of data.
    private void install() throws IOException {
        Files.createDirectories(dir);
        for (var name : FILES) {
            try (var file = PouchDb.class.getResourceAsStream("pouchdb/" + name)) {
                Files.copy(
                        Objects.requireNonNull(file),
                        dir.resolve(name),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (Files.isDirectory(dir.resolve("node_modules"))) return;
        wait(run(npm.toString(), "install", "--no-audit", "--no-fund", "--no-package-lock"));
    }

    private Process start(String script, String... arguments) throws IOException {
        return run(
                Stream.concat(Stream.of(node.toString(), script), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private Process run(String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// What a program said until its end.
    private static String wait(Process process) throws IOException {
        // What it says ends with it, so that this must not wait for one that hangs.
        process.onExit()
                .orTimeout(PATIENCE_MINUTES, TimeUnit.MINUTES)
                .exceptionally(_ -> process.destroyForcibly());
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.onExit().join();
        if (process.exitValue() != 0)
            throw new IOException("a program of it ended with " + process.exitValue());
        return said;
    }
}
