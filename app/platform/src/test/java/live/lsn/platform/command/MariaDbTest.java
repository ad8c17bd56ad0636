package live.lsn.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.model.Role;
import live.lsn.api.procedure.SyncProcedures;
import live.lsn.api.procedure.SyncProcedures.Bootstrap;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.MariaDbServer;
import live.lsn.platform.sample.SampleData;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import javax.sql.DataSource;

/// The whole pipeline over MariaDB: the same schema, the same queries.
class MariaDbTest extends PipelineTest {
    @RegisterExtension static final MariaDbServer SERVER = new MariaDbServer();

    @Override
    TestPlatform open(Path folder) {
        var source = SERVER.database();
        return new TestPlatform(folder, _ -> Database.mariaDb(source), null);
    }

    @Test
    void theSampleIsStoredAndItsAuditVerifies(@TempDir Path folder) {
        var source = SERVER.database();
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
    void migratingAgainChangesNothing() {
        var source = SERVER.database();
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
