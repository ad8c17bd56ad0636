package live.lsn.platform.db;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.mariadb.jdbc.MariaDbDataSource;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import javax.sql.DataSource;

/// A MariaDB server over a folder, started for a test. Without `mariadbd` on this machine the test
/// is skipped with a notice.
public final class MariaDb implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String NOTICE =
            "skipped: this test runs a MariaDB server, and there is none on this machine, or it"
                    + " cannot be a cluster's";
    private static final List<Path> PLACES =
            List.of(
                    Path.of("/usr/sbin"),
                    Path.of("/usr/bin"),
                    Path.of("/usr/local/sbin"),
                    Path.of("/usr/local/bin"),
                    Path.of("/opt/homebrew/bin"));

    private final ProcessBuilder program;
    private final String address;
    private Process process;
    private int databases;

    private MariaDb(ProcessBuilder program, int port) throws IOException {
        this.program = program;
        this.process = program.start();
        this.address = "jdbc:mariadb://127.0.0.1:" + port + "/";
    }

    /// A server's files and the program for them.
    ///
    /// @param folder holds its data, its socket and its log
    record Place(Path folder, Path server) {
        /// Makes the files of a server that was never started.
        ///
        /// @param needed must be there as well
        static Place make(Path folder, Path... needed) throws IOException, InterruptedException {
            var server = MariaDb.program("mariadbd");
            var install = MariaDb.program("mariadb-install-db");
            if (server == null || install == null || !Stream.of(needed).allMatch(Files::exists))
                return Assumptions.abort(NOTICE);
            var place = new Place(folder, server);
            run(
                    folder,
                    install.toString(),
                    "--no-defaults",
                    "--datadir=" + place.data(),
                    "--auth-root-authentication-method=normal",
                    "--skip-test-db",
                    "--user=" + System.getProperty("user.name"));
            return place;
        }

        Path data() {
            return folder.resolve("data");
        }

        /// A server over these files.
        ProcessBuilder program(int port, List<String> more) {
            var command =
                    new ArrayList<>(
                            List.of(
                                    server.toString(),
                                    "--no-defaults",
                                    "--datadir=" + data(),
                                    "--socket=" + folder.resolve("socket"),
                                    "--bind-address=127.0.0.1",
                                    "--port=" + port,
                                    "--user=" + System.getProperty("user.name"),
                                    "--skip-name-resolve"));
            command.addAll(more);
            return process(folder, command.toArray(String[]::new));
        }
    }

    /// Makes a server's files in the folder and starts it.
    public static MariaDb start(Path folder) throws IOException, InterruptedException {
        var port = freePort();
        var started = new MariaDb(Place.make(folder).program(port, List.of()), port);
        started.await();
        return started;
    }

    /// A database of its own, empty.
    public DataSource database() throws SQLException {
        return new MariaDbDataSource(url() + "?user=root");
    }

    /// The address of an empty database of its own, which `root` may use without a password.
    public String url() throws SQLException {
        var name = "platform" + databases++;
        execute("CREATE DATABASE " + name);
        return address + name;
    }

    /// Tells the server something.
    public void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(address + "?user=root");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Ends the server as a crash would, and starts it anew over what it left behind.
    public void crash() throws IOException {
        process.destroyForcibly().onExit().join();
        process = program.start();
        await();
    }

    private void await() {
        var until = System.nanoTime() + SOON.toNanos();
        while (true) {
            try (var _ = DriverManager.getConnection(address + "?user=root")) {
                return;
            } catch (SQLException e) {
                if (!process.isAlive() || System.nanoTime() > until)
                    throw new IllegalStateException("the MariaDB server did not start", e);
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }

    private static @Nullable Path program(String name) {
        return PLACES.stream()
                .map(place -> place.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    private static void run(Path folder, String... command)
            throws IOException, InterruptedException {
        var code = process(folder, command).start().waitFor();
        if (code != 0)
            throw new IllegalStateException(
                    "the MariaDB server's files could not be made: "
                            + Files.readString(folder.resolve("log")));
    }

    private static ProcessBuilder process(Path folder, String... command) {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        end(process);
    }

    /// Has the server end as it likes best, for as long as that takes no longer than usual.
    static void end(Process process) {
        process.destroy();
        var exit = process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        if (exit.isAlive()) exit.destroyForcibly();
    }
}
