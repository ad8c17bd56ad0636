package live.lsn.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The `sqlite3` program as a peer: what it loads and indexes by itself.
final class SqliteProgram {
    static final String NAME = "the sqlite3 program";
    private final Path program;
    private final Path dir;

    SqliteProgram(Path program, Path dir) {
        this.program = program;
        this.dir = dir;
    }

    static Peer absent() {
        return Peer.absent(NAME, "install sqlite3");
    }

    /// What stands in a cache of a table.
    private record Shape(List<String> create, List<String> selects) {}

    /// Writes a cache's rows and bodies to CSV, then loads and indexes them anew.
    ///
    /// @return rows a second of the loading and indexing
    double reload(Path cache, String table) throws IOException, SQLException {
        Files.createDirectories(dir);
        var shape = shape(cache, table);
        var rows = dir.resolve("rows.csv");
        var bodies = dir.resolve("bodies.csv");
        run(
                cache,
                List.of(
                        ".mode csv",
                        ".output " + rows,
                        shape.selects().getFirst() + ";",
                        ".output " + bodies,
                        shape.selects().getLast() + ";"));
        var script = new ArrayList<>(pragmas());
        script.addAll(shape.create().subList(0, 2));
        script.add(".mode csv");
        script.add(".import " + rows + " c_" + table);
        script.add(".import " + bodies + " b_" + table);
        script.addAll(shape.create().subList(2, shape.create().size()));
        var seconds = load(script);
        long count;
        try (var lines = Files.lines(rows)) {
            count = lines.count();
        }
        Folders.delete(dir);
        return count / seconds;
    }

    /// Loads a file of lines into a table with two indexes.
    ///
    /// @return seconds
    double load(Path csv, String columns, List<String> indexed) throws IOException {
        Files.createDirectories(dir);
        var script = new ArrayList<>(pragmas());
        script.add("CREATE TABLE lines (" + columns + ");");
        script.add(".mode csv");
        script.add(".import --skip 1 " + csv.toAbsolutePath() + " lines");
        for (var column : indexed)
            script.add("CREATE INDEX i_" + column + " ON lines (" + column + ");");
        var seconds = load(script);
        Folders.delete(dir);
        return seconds;
    }

    private static List<String> pragmas() {
        return List.of("PRAGMA journal_mode = WAL;", "PRAGMA synchronous = NORMAL;");
    }

    private double load(List<String> script) throws IOException {
        var target = dir.resolve("peer.db");
        Files.deleteIfExists(target);
        var before = System.nanoTime();
        run(target, script);
        return (System.nanoTime() - before) / 1e9;
    }

    private void run(Path database, List<String> script) throws IOException {
        var file = Files.write(dir.resolve("script.sql"), script);
        Programs.run(file, List.of(program.toString(), "-batch", database.toString()));
    }

    private static Shape shape(Path cache, String table) throws SQLException {
        var create = new ArrayList<String>();
        var selects = new ArrayList<String>();
        var url = "jdbc:sqlite:" + cache;
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            for (var part : List.of("c_" + table, "b_" + table)) {
                try (var sql =
                        statement.executeQuery(
                                "SELECT sql FROM sqlite_master WHERE name = '" + part + "'")) {
                    create.add(plain(sql.getString(1)));
                }
                var columns = new ArrayList<String>();
                try (var info = statement.executeQuery("PRAGMA table_info(" + part + ")")) {
                    while (info.next())
                        columns.add(selected(info.getString("name"), info.getString("type")));
                }
                selects.add("SELECT " + String.join(", ", columns) + " FROM " + part);
            }
            try (var indexes =
                    statement.executeQuery(
                            "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
                                    + " AND tbl_name = 'c_"
                                    + table
                                    + "'")) {
                while (indexes.next()) create.add(indexes.getString(1) + ";");
            }
        }
        return new Shape(create, selects);
    }

    /// Text of as many characters as the value has bytes.
    private static String selected(String name, String type) {
        return type.equals("BLOB") ? "substr(hex(%s), 1, length(%s))".formatted(name, name) : name;
    }

    private static String plain(String sql) {
        return sql.replace(" STRICT", "").replace("BLOB", "TEXT") + ";";
    }
}
