package live.lsn.platform.db;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import javax.sql.DataSource;

/// What a MariaDB server must be set to before work is entrusted to it.
final class ServerChecks {
    private static final Logger LOG = LoggerFactory.getLogger(ServerChecks.class);
    private static final Pattern VERSION = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})");
    private static final String ASK =
            "SHOW VARIABLES WHERE Variable_name IN ('version', 'version_comment', 'sql_mode',"
                    + " 'innodb_flush_log_at_trx_commit', 'log_bin', 'sync_binlog', 'wsrep_on',"
                    + " 'read_only')";

    private ServerChecks() {}

    /// @param refusals why nothing may be written here, with what to do
    /// @param warnings what may be lost when the machine fails, with what to do
    record Found(List<String> refusals, List<String> warnings) {}

    /// Looks at the server; what is only a risk is logged.
    ///
    /// @throws UnfitServerException if work could be lost there or what is written be altered
    static void require(DataSource source, boolean sequential) {
        var found = judge(settings(source), sequential);
        found.warnings().forEach(warning -> LOG.warn("{}", warning));
        if (!found.refusals().isEmpty()) throw new UnfitServerException(found.refusals());
    }

    private static Map<String, String> settings(DataSource source) {
        try (var connection = source.getConnection()) {
            return settings(connection);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static Map<String, String> settings(Connection connection) throws SQLException {
        var settings = new TreeMap<String, String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(ASK)) {
            while (rows.next())
                settings.put(rows.getString(1).toLowerCase(Locale.ROOT), rows.getString(2));
        }
        return settings;
    }

    static Found judge(Map<String, String> settings, boolean sequential) {
        var refusals = new ArrayList<String>();
        var warnings = new ArrayList<String>();
        var galera = isOn(settings, "wsrep_on");
        kind(settings, refusals);
        durability(settings, galera, refusals, warnings);
        if (galera && !sequential)
            warnings.add(
                    "the database is a Galera cluster: name its nodes in one order for all"
                            + " platforms, as jdbc:mariadb:sequential://a,b,c/name, so that one of"
                            + " them takes all writes; and let one platform migrate it before the"
                            + " others start");
        return new Found(refusals, warnings);
    }

    private static void kind(Map<String, String> settings, List<String> refusals) {
        var version = settings.getOrDefault("version", "?");
        var named = version + " " + settings.getOrDefault("version_comment", "");
        if (!named.toLowerCase(Locale.ROOT).contains("mariadb") || isOld(version))
            refusals.add(
                    "the server is "
                            + named.strip()
                            + ", which the platform was not tried with; use MariaDB 10.6 or newer");
        var mode = settings.getOrDefault("sql_mode", "");
        if (!mode.contains("STRICT_TRANS_TABLES") && !mode.contains("STRICT_ALL_TABLES"))
            refusals.add(
                    "sql_mode is '"
                            + mode
                            + "': without STRICT_TRANS_TABLES the server cuts what is too long"
                            + " instead of refusing it; add STRICT_TRANS_TABLES to sql_mode in the"
                            + " server's configuration");
        if (isOn(settings, "read_only"))
            refusals.add(
                    "read_only is ON, so the server is a copy of another one; name the server that"
                            + " takes writes");
    }

    private static boolean isOld(String version) {
        var parts = VERSION.matcher(version);
        if (!parts.lookingAt()) return false;
        var major = Integer.parseInt(parts.group(1));
        return major < 10 || (major == 10 && Integer.parseInt(parts.group(2)) < 6);
    }

    private static void durability(
            Map<String, String> settings,
            boolean galera,
            List<String> refusals,
            List<String> warnings) {
        var flush = settings.getOrDefault("innodb_flush_log_at_trx_commit", "1");
        if (flush.equals("0"))
            refusals.add(
                    "innodb_flush_log_at_trx_commit is 0: when the server fails, up to a second of"
                            + " work that desks were told is done would be gone; set it to 1 in the"
                            + " server's configuration");
        if (flush.equals("2") && !galera)
            warnings.add(
                    "innodb_flush_log_at_trx_commit is 2: a power cut can take up to a second of"
                            + " work that desks were told is done; set it to 1 in the server's"
                            + " configuration");
        var sync = settings.getOrDefault("sync_binlog", "1");
        if (isOn(settings, "log_bin") && !galera && !sync.equals("1"))
            refusals.add(
                    "log_bin is ON and sync_binlog is "
                            + sync
                            + ": a copy that takes over after a power cut would lack work that"
                            + " desks were told is done; set sync_binlog to 1 in the server's"
                            + " configuration");
    }

    private static boolean isOn(Map<String, String> settings, String name) {
        var value = settings.getOrDefault(name, "OFF");
        return value.equalsIgnoreCase("ON") || value.equals("1");
    }
}
