package live.lsn.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.Map;

class ServerChecksTest {
    private static Map<String, String> well(String name, String value) {
        var settings = new HashMap<String, String>();
        settings.put("version", "10.11.6-MariaDB-0+deb12u1");
        settings.put("version_comment", "Debian 12");
        settings.put("sql_mode", "STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO");
        settings.put("innodb_flush_log_at_trx_commit", "1");
        settings.put("log_bin", "OFF");
        settings.put("sync_binlog", "0");
        settings.put("read_only", "OFF");
        settings.put(name, value);
        return settings;
    }

    @Test
    void aServerAsDebianSetsItUpIsTaken() {
        var found = ServerChecks.judge(well("read_only", "OFF"), false);
        assertThat(found.refusals()).isEmpty();
        assertThat(found.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "innodb_flush_log_at_trx_commit, 0, set it to 1",
        "sql_mode, NO_ENGINE_SUBSTITUTION, add STRICT_TRANS_TABLES",
        "log_bin, ON, set sync_binlog to 1",
        "read_only, ON, name the server that takes writes",
        "version, 10.5.29-MariaDB, use MariaDB 10.6 or newer"
    })
    void whereWorkCouldBeLostTheServerIsRefusedWithWhatToDo(
            String name, String value, String said) {
        assertThat(ServerChecks.judge(well(name, value), false).refusals())
                .singleElement()
                .asString()
                .contains(said);
    }

    @Test
    void aServerOfAnotherMakeIsRefused() {
        var settings = well("version", "8.0.36");
        settings.put("version_comment", "Source distribution");
        assertThat(ServerChecks.judge(settings, false).refusals())
                .singleElement()
                .asString()
                .contains("8.0.36", "use MariaDB 10.6 or newer");
    }

    @Test
    void aFlushEachSecondIsWarnedOfUnlessACopyIsOnOtherMachines() {
        var settings = well("innodb_flush_log_at_trx_commit", "2");
        assertThat(ServerChecks.judge(settings, false).warnings())
                .singleElement()
                .asString()
                .contains("set it to 1");
        settings.put("wsrep_on", "ON");
        assertThat(ServerChecks.judge(settings, true).warnings()).isEmpty();
        assertThat(ServerChecks.judge(settings, false).warnings())
                .singleElement()
                .asString()
                .contains("jdbc:mariadb:sequential://");
    }
}
