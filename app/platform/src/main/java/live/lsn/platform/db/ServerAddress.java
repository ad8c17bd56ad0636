package live.lsn.platform.db;

import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.MariaDbDataSource;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/// Where a MariaDB database is and as whom the platform signs in there. The password is kept apart
/// from the address, which is shown and logged.
public final class ServerAddress {
    private static final Pattern URL =
            Pattern.compile(
                    "jdbc:mariadb:(?<mode>[a-zA-Z-]+:)?//(?<hosts>[^/?@]+)/(?<name>[^/?@]+)"
                            + "(\\?(?<options>.*))?");
    private static final List<String> SECRETS =
            List.of("password", "password1", "password2", "password3", "keystorepassword");
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final String prefix;
    private final Map<String, String> options;
    private final @Nullable String user;
    private final @Nullable String password;
    private final boolean sequential;

    /// @param url `jdbc:mariadb://host:port/name`, or `jdbc:mariadb:sequential://a,b/name` for a
    ///   cluster of which all platforms name the nodes in the same order
    /// @param user null for the one that the URL names
    /// @throws IllegalArgumentException if the URL cannot be used; the message says what to do and
    ///   repeats nothing of the URL that may be secret
    public ServerAddress(String url, @Nullable String user, @Nullable String password) {
        var parts = URL.matcher(url);
        if (!parts.matches())
            throw new IllegalArgumentException(
                    "the database's address must read jdbc:mariadb://host:port/name, or"
                            + " jdbc:mariadb:sequential://a,b/name for a cluster; user and password"
                            + " are given apart from it");
        var mode = parts.group("mode");
        sequential = "sequential:".equals(mode);
        check(mode, sequential, parts.group("hosts"));
        options = options(parts.group("options"));
        prefix = url.substring(0, parts.end("name"));
        this.user = user;
        this.password = password;
    }

    private static void check(@Nullable String mode, boolean sequential, String hosts) {
        if (mode != null && !sequential)
            throw new IllegalArgumentException(
                    "jdbc:mariadb:"
                            + mode
                            + " spreads reads and writes over several servers, and a change could"
                            + " be missed; use jdbc:mariadb:sequential:// instead");
        if (hosts.contains(",") && !sequential)
            throw new IllegalArgumentException(
                    "several hosts need jdbc:mariadb:sequential://, in the same order for every"
                            + " platform, so that one of them takes all writes");
    }

    private static Map<String, String> options(@Nullable String text) {
        var options = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        if (text == null || text.isEmpty()) return options;
        for (var pair : text.split("&")) {
            var name = pair.split("=", 2)[0];
            var value = pair.length() > name.length() ? pair.substring(name.length() + 1) : "";
            refuse(name.toLowerCase(Locale.ROOT), value);
            options.put(name, value);
        }
        return options;
    }

    private static void refuse(String name, String value) {
        if (SECRETS.contains(name))
            throw new IllegalArgumentException(
                    "the database's address carries a password, which everybody on this machine can"
                            + " read in the list of processes; take it out and give it as"
                            + " LSN_DB_PASSWORD, or as db.password in a file for --config");
        if (name.equals("allowmultiqueries") && !value.equalsIgnoreCase("false"))
            throw new IllegalArgumentException(
                    "allowMultiQueries lets a transaction be torn in two on a cluster; take it out"
                            + " of the database's address");
    }

    /// Whether several nodes are tried in their order.
    boolean isSequential() {
        return sequential;
    }

    /// Connections for work: one that does not answer within 10 seconds is given up.
    DataSource forWork() {
        return source(ANSWER);
    }

    /// Connections that may take as long as a large table needs to be changed.
    DataSource forMigration() {
        return source(Duration.ZERO);
    }

    private DataSource source(Duration answer) {
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        all.put("connectTimeout", String.valueOf(CONNECT.toMillis()));
        all.putAll(options);
        all.put("socketTimeout", String.valueOf(answer.toMillis()));
        all.put("allowMultiQueries", "false");
        var text =
                all.entrySet().stream()
                        .map(option -> option.getKey() + "=" + option.getValue())
                        .collect(Collectors.joining("&"));
        try {
            var source = new MariaDbDataSource(prefix + "?" + text);
            if (user != null) source.setUser(user);
            if (password != null) source.setPassword(password);
            return source;
        } catch (SQLException e) {
            throw new IllegalArgumentException(
                    "the database's address cannot be used: " + e.getMessage(), e);
        }
    }

    /// The same with the names of its options alone.
    @Override
    public String toString() {
        var names = new ArrayList<>(options.keySet());
        return names.isEmpty() ? prefix : prefix + "?" + String.join("&", names);
    }
}
