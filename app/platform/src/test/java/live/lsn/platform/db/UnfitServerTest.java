package live.lsn.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A real server that is set so that work could be lost there. That it is strict about what is too
/// long is not tried: the driver makes each of its sessions so.
class UnfitServerTest {
    @RegisterExtension static final MariaDbServer SERVER = new MariaDbServer();

    @ParameterizedTest
    @CsvSource({
        "innodb_flush_log_at_trx_commit, 0, 1, set it to 1",
        "read_only, ON, OFF, name the server that takes writes"
    })
    void isRefusedBeforeAnythingIsWrittenThereUntilItIsMended(
            String name, String bad, String good, String said) throws Exception {
        var source = SERVER.database();
        assertThat(SERVER.set(name, bad)).isTrue();
        assertThatThrownBy(() -> Database.mariaDb(source))
                .isInstanceOf(UnfitServerException.class)
                .hasMessageContaining(said);
        try (var connection = source.getConnection();
                var tables = connection.createStatement().executeQuery("SHOW TABLES")) {
            assertThat(tables.next()).as("a table was made").isFalse();
        }
        assertThat(SERVER.set(name, good)).isTrue();
        Database.mariaDb(source).close();
    }
}
