package live.lsn.platform.db;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;

import javax.sql.DataSource;

/// Starts a [MariaDb] server for the tests of a class; without one on this machine they are
/// skipped.
public final class MariaDbServer implements BeforeAllCallback, AfterAllCallback {
    private @Nullable Path folder;
    private @Nullable MariaDb server;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException, InterruptedException {
        folder = Files.createTempDirectory("lsn-mariadb");
        server = MariaDb.start(folder);
    }

    /// A database of its own, empty.
    public DataSource database() {
        try {
            return requireNonNull(server).database();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Sets something for connections that come.
    ///
    /// @return false where this server knows no such setting
    public boolean set(String name, String value) {
        try {
            requireNonNull(server).execute("SET GLOBAL " + name + " = " + value);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (server != null) server.close();
        if (folder == null) return;
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList())
                Files.deleteIfExists(file);
        }
    }
}
