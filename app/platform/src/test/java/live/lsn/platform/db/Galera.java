package live.lsn.platform.db;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A cluster of MariaDB servers on this machine, started for a test. Without the programs for it
/// the test is skipped with a notice.
public final class Galera implements AutoCloseable {
    private static final Path PROVIDER = Path.of("/usr/lib/galera/libgalera_smm.so");
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Path folder;
    private final List<Node> nodes;

    /// @param cluster where the others speak to it
    /// @param changes where it is sent what it missed
    private record Ports(int sql, int cluster, int changes, int state) {
        static Ports free() throws IOException {
            return new Ports(
                    MariaDb.freePort(), MariaDb.freePort(), MariaDb.freePort(), MariaDb.freePort());
        }
    }

    private record Node(MariaDb.Place files, Ports ports, Process process) {
        @Nullable String status(String name) {
            try (var connection = DriverManager.getConnection(url(ports, "") + "?user=root");
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("SHOW STATUS LIKE '" + name + "'")) {
                return rows.next() ? rows.getString(2) : null;
            } catch (SQLException e) {
                return null;
            }
        }
    }

    private Galera(Path folder, List<Node> nodes) {
        this.folder = folder;
        this.nodes = nodes;
    }

    /// Makes the nodes' files in a folder of their own and starts them.
    public static Galera start(int count) throws IOException, InterruptedException {
        var cluster = new Galera(Files.createTempDirectory("lsn-galera"), new ArrayList<>());
        try {
            cluster.found(count);
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private void found(int count) throws IOException, InterruptedException {
        // `rsync` of the superuser becomes nobody and leaves a mark with each node that it is done.
        open(folder);
        var ports = new ArrayList<Ports>();
        for (var i = 0; i < count; i++) ports.add(Ports.free());
        var first = MariaDb.Place.make(Files.createDirectories(folder.resolve("node0")), PROVIDER);
        // A state that all begin with: without one a node that joins is sent all files, which the
        // superuser's `rsync` may not write.
        nodes.add(run(first, ports, 0, true));
        await(1);
        end();
        nodes.clear();
        var places = new ArrayList<>(List.of(first));
        for (var i = 1; i < count; i++) places.add(copy(first, folder.resolve("node" + i)));
        for (var i = 0; i < count; i++) {
            nodes.add(run(places.get(i), ports, i, i == 0));
            await(i + 1);
        }
    }

    private static MariaDb.Place copy(MariaDb.Place from, Path folder) throws IOException {
        var to = new MariaDb.Place(folder, from.server());
        try (var all = Files.walk(from.data())) {
            for (var path : all.toList()) {
                var name = path.getFileName().toString();
                // What one node alone is.
                if (name.equals("galera.cache") || name.equals("gvwstate.dat")) continue;
                var target = to.data().resolve(from.data().relativize(path));
                if (Files.isDirectory(path)) Files.createDirectories(target);
                else Files.copy(path, target);
            }
        }
        return to;
    }

    private static Node run(MariaDb.Place files, List<Ports> all, int number, boolean founds)
            throws IOException {
        var ports = all.get(number);
        open(files.folder());
        open(files.data());
        var others =
                all.stream()
                        .map(each -> "127.0.0.1:" + each.cluster())
                        .collect(Collectors.joining(","));
        var command =
                new ArrayList<>(
                        List.of(
                                "--binlog-format=ROW",
                                "--innodb-autoinc-lock-mode=2",
                                "--innodb-buffer-pool-size=64M",
                                "--wsrep-on=ON",
                                "--wsrep-provider=" + PROVIDER,
                                "--wsrep-cluster-name=lsn",
                                "--wsrep-cluster-address=gcomm://" + others,
                                "--wsrep-node-address=127.0.0.1:" + ports.cluster(),
                                "--wsrep-sst-method=rsync",
                                "--wsrep-sst-receive-address=127.0.0.1:" + ports.state(),
                                "--wsrep-provider-options=gmcast.listen_addr=tcp://127.0.0.1:"
                                        + ports.cluster()
                                        + ";ist.recv_addr=127.0.0.1:"
                                        + ports.changes()
                                        + ";gcache.size=16M;gcache.dir="
                                        + files.data()));
        if (founds) command.add("--wsrep-new-cluster");
        return new Node(files, ports, files.program(ports.sql(), command).start());
    }

    private static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    /// The address of an empty database, its nodes in the order that every platform names.
    public String url(String name) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                url(nodes.getFirst().ports(), "") + "?user=root");
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return nodes.stream()
                .map(node -> "127.0.0.1:" + node.ports().sql())
                .collect(Collectors.joining(",", "jdbc:mariadb:sequential://", "/" + name));
    }

    /// The address of the database on one node alone.
    public String url(int node, String name) {
        return url(nodes.get(node).ports(), name);
    }

    private static String url(Ports ports, String name) {
        return "jdbc:mariadb://127.0.0.1:" + ports.sql() + "/" + name;
    }

    /// Ends a node as a crash would.
    public void kill(int node) {
        nodes.get(node).process().destroyForcibly().onExit().join();
    }

    private void await(int size) {
        var until = System.nanoTime() + SOON.toNanos();
        while (!IntStream.range(0, nodes.size()).allMatch(i -> isIn(nodes.get(i), size))) {
            if (System.nanoTime() > until)
                throw new IllegalStateException("the cluster did not come to " + size + " nodes");
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static boolean isIn(Node node, int size) {
        return String.valueOf(size).equals(node.status("wsrep_cluster_size"))
                && "Synced".equals(node.status("wsrep_local_state_comment"));
    }

    private void end() {
        for (var node : nodes.reversed()) MariaDb.end(node.process());
    }

    @Override
    public void close() throws IOException {
        end();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList())
                Files.deleteIfExists(file);
        }
    }
}
