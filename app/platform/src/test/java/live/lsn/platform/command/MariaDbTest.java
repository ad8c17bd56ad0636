package live.lsn.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.model.Role;
import live.lsn.api.procedure.SyncProcedures;
import live.lsn.api.procedure.SyncProcedures.Bootstrap;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.MariaDb;
import live.lsn.platform.sample.SampleData;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

import javax.sql.DataSource;

/// The whole pipeline over MariaDB: the same schema, the same queries.
class MariaDbTest extends PipelineTest {
    private static @Nullable MariaDb server;

    @BeforeAll
    static void startServer(@TempDir Path folder) throws IOException, InterruptedException {
        server = MariaDb.start(folder);
    }

    @AfterAll
    static void stopServer() {
        if (server != null) server.close();
    }

    @Override
    TestPlatform open(Path folder) {
        try {
            var source = requireNonNull(server).database();
            return new TestPlatform(folder, _ -> Database.mariaDb(source), null);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theSampleIsStoredAndItsAuditVerifies(@TempDir Path folder) throws SQLException {
        var source = requireNonNull(server).database();
        var size = new SampleData.Size(500, 100, 1);
        var sampled = new TestPlatform(folder, _ -> Database.mariaDb(source), size);
        try (sampled;
                var client = sampled.client(sampled.caller(Role.FRAUD_ANALYST, "AU"))) {
            var page =
                    client.query(
                            SyncProcedures.BOOTSTRAP, new Bootstrap("AU", "orders", null, 1_000));
            assertThat(page.rows()).hasSize(400);
        }
        assertThat(sampled.verifyAudit())
                .hasSize(2)
                .allSatisfy(channel -> assertThat(channel.fault()).isNull());
    }

    @Test
    void migratingAgainChangesNothing() throws SQLException {
        var source = requireNonNull(server).database();
        var first = migrations(source);
        assertThat(first).isPositive();
        assertThat(migrations(source)).isEqualTo(first);
    }

    private static int migrations(DataSource source) {
        try (var database = Database.mariaDb(source)) {
            assertThat(database.isFile()).isFalse();
            return database.<Integer>read(
                    sql -> sql.fetch("SELECT version FROM flyway_schema_history").size());
        }
    }
}
