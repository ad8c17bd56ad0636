package live.lsn.faults;

import live.lsn.desk.store.State;
import live.lsn.platform.db.Galera;
import live.lsn.platform.db.ServerAddress;
import live.lsn.survival.Programs;

import org.opentest4j.TestAbortedException;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;

/// The node of a cluster that takes the writes is killed while a desk hands over its work.
final class NodeDeath {
    private static final int NODES = 3;
    private static final int COMMANDS = 600;
    private static final String DATABASE = "platform";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private NodeDeath() {}

    /// @return what came of it, in words
    static String whileDrained(Trials trials) throws Exception {
        try (var cluster = Galera.start(NODES)) {
            var address = new ServerAddress(cluster.url(DATABASE), "root", null);
            var survivor = cluster.url(1, DATABASE) + "?user=root";
            try (var site = new Site(trials, COMMANDS, address, survivor)) {
                return killed(trials, site, cluster);
            }
        } catch (TestAbortedException e) {
            return "no node of a cluster killed: " + e.getMessage();
        }
    }

    private static String killed(Trials trials, Site site, Galera cluster) throws Exception {
        try (var desk = site.desk("of-the-cluster", site.url())) {
            Programs.await(
                    PATIENCE, () -> Site.online(desk) && Site.count(desk) == site.cases().size());
            for (var one : site.cases()) desk.outbox().add(Backlog.decision(one));
            var done = EnumSet.of(State.ACKED);
            Programs.await(PATIENCE, () -> desk.outbox().in(done).size() > COMMANDS / 4);
            cluster.kill(0);
            var before = desk.outbox().in(done).size();
            var start = System.nanoTime();
            Programs.await(PATIENCE, () -> desk.outbox().in(done).size() > before + 1);
            var pause = Duration.ofNanos(System.nanoTime() - start);
            Programs.await(PATIENCE, () -> desk.outbox().in(done).size() == COMMANDS);
            Programs.await(PATIENCE, () -> site.sameAs(desk));
            site.holdsAllOf(desk, trials);
            for (var node = 1; node < NODES; node++)
                trials.holds(
                        Invariant.I1,
                        entries(cluster.url(node, DATABASE)) == COMMANDS,
                        "node " + node + " has not all of it");
            return "the writing node of "
                    + NODES
                    + " killed after "
                    + before
                    + " of "
                    + COMMANDS
                    + " commands, "
                    + pause.toMillis()
                    + " ms until the next was done";
        }
    }

    private static int entries(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url + "?user=root");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM command_ledger")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
