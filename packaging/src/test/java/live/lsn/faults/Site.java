package live.lsn.faults;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Role;
import live.lsn.api.procedure.SyncProcedures;
import live.lsn.api.procedure.SyncProcedures.Bootstrap;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.api.trpc.Json;
import live.lsn.desk.DeskSession;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Sort;
import live.lsn.desk.store.State;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.ServerAddress;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// A real platform with open cases, and how a desk on it stands.
final class Site implements AutoCloseable {
    static final String CHANNEL = "AU";

    private static final Set<State> DONE = EnumSet.of(State.ACKED);
    private static final Pattern COMMAND = Pattern.compile("\"command\":\"([^\"]+)\"");

    private final Path dir;
    private final TestPlatform platform;

    /// Where the database is looked into.
    private final String readAt;

    private final List<FraudCase> cases;

    Site(Trials trials, int count) {
        this(trials.dir(), count, new TestPlatform(trials.dir().resolve("server")), null);
    }

    /// One over a database of a server.
    Site(Trials trials, int count, ServerAddress server, String readAt) {
        this(
                trials.dir(),
                count,
                new TestPlatform(
                        trials.dir().resolve("server"), _ -> Database.mariaDb(server), null),
                readAt);
    }

    private Site(Path dir, int count, TestPlatform platform, @Nullable String readAt) {
        this.dir = dir;
        this.platform = platform;
        this.readAt = readAt == null ? "jdbc:sqlite:" + platform.databaseFile() : readAt;
        this.cases = platform.openCases(CHANNEL, count);
    }

    List<FraudCase> cases() {
        return cases;
    }

    String url() {
        return platform.platform().url();
    }

    /// A desk of its own in that folder, that may do everything.
    ///
    /// @param url where it takes the platform to be
    DeskSession desk(String folder, String url) {
        var founder = platform.caller(Role.FOUNDER, CHANNEL).account();
        var site = platform.platform();
        return DeskSession.open(
                dir.resolve(folder),
                new Who(url, site.platformId(), founder, CHANNEL),
                new LocalAccounts(site.url(), site.localSecret()).tokens(founder));
    }

    /// A platform that does not remember what it was sent.
    void forgetCommands() throws SQLException {
        try (var connection = DriverManager.getConnection(readAt);
                var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TRIGGER forget_entry AFTER INSERT ON command_ledger BEGIN DELETE FROM"
                            + " command_ledger WHERE command_id = NEW.command_id; END");
            statement.execute(
                    "CREATE TRIGGER forget_effect AFTER INSERT ON audit_log BEGIN UPDATE audit_log"
                            + " SET command_id = NULL WHERE channel = NEW.channel AND position ="
                            + " NEW.position; END");
        }
    }

    /// How often each command took effect, by its id, as the audit tells.
    Map<String, Integer> effects() throws SQLException {
        var counts = new HashMap<String, Integer>();
        try (var connection = DriverManager.getConnection(readAt);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT content FROM audit_log")) {
            while (rows.next()) {
                var command = COMMAND.matcher(rows.getString(1));
                if (command.find()) counts.merge(command.group(1), 1, Integer::sum);
            }
        }
        return counts;
    }

    /// All commands are done, each took effect once, and the desk has what the platform has.
    void holdsAllOf(DeskSession desk, Trials trials) throws SQLException {
        var effects = effects();
        for (var one : effects.entrySet())
            trials.holds(
                    Invariant.I2,
                    one.getValue() == 1,
                    one.getKey() + " took effect " + one.getValue() + " times");
        for (var command : desk.commands().all()) {
            var times = effects.getOrDefault(command.id(), 0);
            var what = command.procedure() + " " + command.id() + " is " + command.state();
            trials.holds(Invariant.I1, times == 1, what + " and took effect " + times + " times");
            trials.holds(Invariant.I4, DONE.contains(command.state()), what);
        }
        for (var channel : platform.verifyAudit())
            trials.holds(Invariant.I2, channel.fault() == null, "the audit chain is torn");
        trials.holds(Invariant.I4, sameAs(desk), "the desk has not what the platform has");
    }

    boolean sameAs(DeskSession desk) {
        return shown(desk).equals(there());
    }

    static boolean online(DeskSession desk) {
        return desk.sync().status().connection() == Connection.ONLINE;
    }

    static long count(DeskSession desk) {
        return desk.cache().count(Collections.FRAUD_CASES.name());
    }

    /// Version and number of decisions of each case that the desk shows.
    static Map<String, String> shown(DeskSession desk) {
        var cases = Collections.FRAUD_CASES;
        var query = new ListQuery<>(cases, List.of(), null, new Sort("number", false));
        var ids = desk.cache().order(query, Integer.MAX_VALUE);
        return told(desk.cache().page(cases, ids, 0, ids.size()));
    }

    private Map<String, String> there() {
        var all = new ArrayList<FraudCase>();
        try (var client = platform.client(platform.caller(Role.FOUNDER, CHANNEL))) {
            String after = null;
            do {
                var page =
                        client.query(
                                SyncProcedures.BOOTSTRAP,
                                new Bootstrap(
                                        CHANNEL, Collections.FRAUD_CASES.name(), after, 2_000));
                for (var row : page.rows())
                    all.add(
                            Json.MAPPER.treeToValue(
                                    Objects.requireNonNull(row.body()), FraudCase.class));
                after = page.next();
            } while (after != null);
        }
        return told(all);
    }

    private static Map<String, String> told(List<FraudCase> cases) {
        var told = new HashMap<String, String>();
        for (var one : cases) told.put(one.id(), one.version() + "/" + one.decisions().size());
        return told;
    }

    TestPlatform platform() {
        return platform;
    }

    @Override
    public void close() {
        platform.close();
    }
}
