package live.lsn.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The databases of a data folder, looked at without changing them.
final class DataChecks {
    private static final Duration OLD = Duration.ofDays(1);
    private static final String OPEN = "('QUEUED', 'INFLIGHT', 'AUTH_WAIT')";
    private static final String ASKING = "('CONFLICT', 'REJECTED', 'PARKED')";

    private DataChecks() {}

    static List<Finding> all(Path dir) {
        var findings = new ArrayList<Finding>();
        for (var file : databases(dir)) {
            findings.add(whole(dir, file));
            if (file.endsWith("outbox.db")) findings.add(age(dir, file));
        }
        return findings;
    }

    private static List<Path> databases(Path dir) {
        if (!Files.isDirectory(dir)) return List.of();
        try (var files = Files.walk(dir, 6)) {
            return files.filter(Files::isRegularFile)
                    .filter(
                            file ->
                                    String.valueOf(file.getFileName())
                                            .matches("(platform|cache|outbox)\\.db"))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static Finding whole(Path dir, Path file) {
        var name = String.valueOf(dir.relativize(file));
        try (var connection = open(file)) {
            var found = text(connection, "PRAGMA quick_check(1)");
            if (found.equals("ok")) return Finding.ok("database", name + " is whole");
        } catch (SQLException e) {
            if (!String.valueOf(e.getMessage()).matches("(?s).*(CORRUPT|NOTADB).*"))
                return Finding.warn(
                        "database", name + " could not be looked at", "try again in a moment");
        }
        if (file.endsWith("cache.db"))
            return Finding.warn(
                    "database", name + " is damaged", "start the desk: it is made anew by itself");
        if (file.endsWith("outbox.db"))
            return Finding.fail(
                    "database",
                    name + " is damaged",
                    "start the desk: it takes over what can be read, and names the rest");
        return Finding.fail(
                "database",
                name + " is damaged",
                "stop the platform and put the newest of platform/copies in its place");
    }

    private static Finding age(Path dir, Path file) {
        var name = String.valueOf(dir.relativize(file).getParent());
        try (var connection = open(file)) {
            var waiting =
                    number(connection, "SELECT count(*) FROM commands WHERE state IN " + OPEN);
            var asking =
                    number(connection, "SELECT count(*) FROM commands WHERE state IN " + ASKING);
            var oldest =
                    number(
                            connection,
                            "SELECT coalesce(min(created_at), 0) FROM commands WHERE state IN "
                                    + OPEN);
            var age =
                    oldest == 0
                            ? Duration.ZERO
                            : Duration.between(Instant.ofEpochMilli(oldest / 1_000), Instant.now());
            var found =
                    waiting
                            + " waiting"
                            + (waiting == 0 ? "" : ", the oldest " + age.toHours() + " h old")
                            + ", "
                            + asking
                            + " need somebody, in "
                            + name;
            if (asking == 0 && age.compareTo(OLD) < 0) return Finding.ok("outbox", found);
            return Finding.warn(
                    "outbox", found, "open the desk with the platform at hand and see its outbox");
        } catch (SQLException e) {
            return Finding.warn("outbox", "cannot be read, in " + name, "start the desk");
        }
    }

    private static Connection open(Path file) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:sqlite:"
                        + file.toUri().toString().replace("file:///", "file:/")
                        + "?mode=ro");
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
