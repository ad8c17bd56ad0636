package live.lsn.platform.db;

import static java.util.Objects.requireNonNull;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/// Makes the tables, and changes those of an earlier version: one text for all databases, with the
/// types of each in the place of its placeholders.
final class Migrations {
    private static final String FOLDER = "live/lsn/platform/db/common/";
    private static final String FIRST = "common/V1__tables.sql";

    private static final Map<String, String> SQLITE_TYPES =
            Map.ofEntries(
                    Map.entry("i64", "integer"),
                    Map.entry("i32", "integer"),
                    Map.entry("id", "text"),
                    Map.entry("code", "text"),
                    Map.entry("text", "text"),
                    Map.entry("doc", "text"),
                    Map.entry("hash", "blob"),
                    Map.entry("key", "blob"),
                    Map.entry("bytes", "blob"),
                    Map.entry("tail", " strict"));

    /// Binary collations: an id tells A from a, as in SQLite.
    private static final Map<String, String> MARIADB_TYPES =
            Map.ofEntries(
                    Map.entry("i64", "bigint"),
                    Map.entry("i32", "int"),
                    Map.entry("id", "varchar(36) character set ascii collate ascii_bin"),
                    Map.entry("code", "varchar(32) character set ascii collate ascii_bin"),
                    Map.entry("text", "varchar(255)"),
                    Map.entry("doc", "longtext"),
                    Map.entry("hash", "binary(32)"),
                    Map.entry("key", "binary(16)"),
                    Map.entry("bytes", "longblob"),
                    Map.entry(
                            "tail", " engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin"));

    private Migrations() {}

    static void sqlite(DataSource source) {
        configured(source, SQLITE_TYPES).load().migrate();
    }

    /// One platform at a time. MariaDB commits each change of a table by itself, so what a start
    /// that was cut short left behind is taken up where it ended.
    static void mariaDb(DataSource source) {
        try (var _ = NamedLock.take(source)) {
            var flyway = configured(source, MARIADB_TYPES).resourceProvider(new Resumable()).load();
            var failed =
                    Arrays.stream(flyway.info().applied())
                            .anyMatch(migration -> migration.getState().isFailed());
            if (failed) flyway.repair();
            flyway.migrate();
        }
    }

    private static FluentConfiguration configured(DataSource source, Map<String, String> types) {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:" + FOLDER)
                .placeholders(types);
    }

    /// The texts, said so that they can be run again.
    private static final class Resumable implements ResourceProvider {
        private final List<LoadableResource> all =
                names().stream().map(name -> (LoadableResource) new Text(name)).toList();

        @Override
        public @Nullable LoadableResource getResource(String name) {
            return all.stream()
                    .filter(resource -> resource.getRelativePath().equals(name))
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return all.stream()
                    .filter(resource -> resource.getFilename().startsWith(prefix))
                    .filter(
                            resource ->
                                    Arrays.stream(suffixes)
                                            .anyMatch(resource.getFilename()::endsWith))
                    .toList();
        }
    }

    private static final class Text extends LoadableResource {
        private final String name;

        Text(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            return new StringReader(resumable(text(name)));
        }

        @Override
        public String getAbsolutePath() {
            return FOLDER + name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return FOLDER + name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }

    static String resumable(String text) {
        return text.replaceAll("(?m)^CREATE TABLE ", "CREATE TABLE IF NOT EXISTS ")
                .replaceAll("(?m)^CREATE (UNIQUE )?INDEX ", "CREATE $1INDEX IF NOT EXISTS ")
                .replace(" ADD COLUMN ", " ADD COLUMN IF NOT EXISTS ");
    }

    private static String text(String name) {
        try (var in = requireNonNull(Migrations.class.getResourceAsStream("common/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the migration " + name + " cannot be read", e);
        }
    }

    /// The names of all texts, whether they lie in a folder or in a jar.
    static List<String> names() {
        var first = requireNonNull(Migrations.class.getResource(FIRST));
        try {
            if (first.openConnection() instanceof JarURLConnection jar) {
                // Closing the shared one would close it under everybody who loads classes.
                jar.setUseCaches(false);
                try (var file = jar.getJarFile()) {
                    return file.stream()
                            .map(entry -> entry.getName())
                            .filter(name -> name.startsWith(FOLDER) && name.endsWith(".sql"))
                            .map(name -> name.substring(FOLDER.length()))
                            .sorted()
                            .toList();
                }
            }
            var folder = requireNonNull(Path.of(URI.create(first.toString())).getParent());
            try (var files = Files.list(folder)) {
                return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the migrations cannot be listed", e);
        }
    }
}
