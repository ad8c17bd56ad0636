package live.lsn.api.peer;

import live.lsn.api.trpc.Json;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

import tools.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A Node program that a test talks to. Its folder of sources, with a package.json of exact
/// versions, is copied under `target/node` and installed there once. The program prints one line of
/// JSON when it is ready and ends when its standard input does.
///
/// Without `node` and `npm` on the path the test is skipped with a notice.
public final class NodePeer implements AutoCloseable {
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
    private static final String NOTICE =
            "skipped: this test runs a Node program, and `node` or `npm` is not on the path";

    private final Process process;
    private final BufferedReader output;
    private final JsonNode ready;

    private NodePeer(Process process) throws IOException {
        this.process = process;
        this.output = process.inputReader();
        var line = output.readLine();
        if (line == null) {
            process.destroyForcibly();
            throw new IOException("the Node program ended before it was ready, see target/node");
        }
        this.ready = Json.MAPPER.readTree(line);
    }

    /// Installs the folder and starts a script of it.
    ///
    /// @param sources the folder, seen from the module's own
    /// @param script a file in it, such as `server.mjs`
    public static NodePeer start(Path sources, String script, String... arguments)
            throws IOException, InterruptedException {
        var home = install(sources);
        var command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        var process =
                new ProcessBuilder(command)
                        .directory(home.toFile())
                        .redirectError(
                                ProcessBuilder.Redirect.appendTo(
                                        home.resolve(script + ".log").toFile()))
                        .start();
        return new NodePeer(process);
    }

    /// What the program printed when it was ready.
    public JsonNode ready() {
        return ready;
    }

    /// The next line that the program prints; null at its end. Waits for it.
    public @Nullable String nextLine() throws IOException {
        return output.readLine();
    }

    /// Writes a line to the program's standard input.
    public void send(String line) throws IOException {
        var writer = process.outputWriter();
        writer.write(line + "\n");
        writer.flush();
    }

    /// Ends the program by closing its standard input, by force if it does not heed that in 5 s.
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        var exit = process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join();
        if (exit.isAlive()) exit.destroyForcibly();
        output.close();
    }

    /// Copies and installs the folder unless that was done before.
    ///
    /// @return where it was installed
    public static synchronized Path install(Path sources) throws IOException, InterruptedException {
        Assumptions.assumeTrue(runs("node") && runs(npm()), NOTICE);
        var home = Path.of("target", "node", sources.getFileName().toString()).toAbsolutePath();
        Files.createDirectories(home);
        try (var channel =
                        FileChannel.open(
                                home.resolve(".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            copy(sources, home);
            var wanted = Files.readString(home.resolve("package.json"));
            var marker = home.resolve("node_modules/.installed-for-tests");
            if (!Files.exists(marker) || !Files.readString(marker).equals(wanted)) {
                npmInstall(home);
                Files.writeString(marker, wanted);
            }
        }
        return home;
    }

    private static void copy(Path sources, Path home) throws IOException {
        try (var files = Files.list(sources)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        file,
                        home.resolve(file.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void npmInstall(Path home) throws IOException, InterruptedException {
        var log = home.resolve("npm.log");
        var process =
                new ProcessBuilder(npm(), "install", "--no-audit", "--no-fund", "--no-package-lock")
                        .directory(home.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) process.destroyForcibly().waitFor();
        if (process.exitValue() != 0) throw new IOException("npm install failed, see " + log);
    }

    private static boolean runs(String program) throws InterruptedException {
        try {
            var process =
                    new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static String npm() {
        return WINDOWS ? "npm.cmd" : "npm";
    }
}
