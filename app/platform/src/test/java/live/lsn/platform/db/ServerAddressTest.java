package live.lsn.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mariadb://db/lsn",
                "jdbc:mariadb://db:3307/lsn?sslMode=verify-full",
                "jdbc:mariadb://[::1]:3307/lsn",
                "jdbc:mariadb:sequential://a:3306,b:3306/lsn",
                "jdbc:mariadb://db/lsn?allowMultiQueries=false"
            })
    void anAddressIsTaken(String url) {
        assertThat(new ServerAddress(url, "lsn", "secret").toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:mariadb://db/lsn?password=geheim, LSN_DB_PASSWORD",
        "jdbc:mariadb://db/lsn?user=a&PASSWORD=geheim, LSN_DB_PASSWORD",
        "jdbc:mariadb://lsn:geheim@db/lsn, given apart",
        "jdbc:mariadb://db/lsn?allowMultiQueries=true, allowMultiQueries",
        "jdbc:mariadb://db/lsn?allowmultiqueries, allowMultiQueries",
        "'jdbc:mariadb:replication://a,b/lsn', sequential",
        "'jdbc:mariadb:loadbalance://a,b/lsn', sequential",
        "'jdbc:mariadb://a,b/lsn', sequential",
        "jdbc:mysql://db/lsn, jdbc:mariadb://host:port/name",
        "jdbc:mariadb://db/, jdbc:mariadb://host:port/name",
        "db, jdbc:mariadb://host:port/name"
    })
    void whatIsUnsafeIsRefusedWithWhatToDoAndWithoutTheSecret(String url, String said) {
        assertThatThrownBy(() -> new ServerAddress(url, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said)
                .message()
                .doesNotContain("geheim");
    }

    @Test
    void noValueOfAnOptionIsShown() {
        var shown =
                new ServerAddress("jdbc:mariadb://db/lsn?serverSslCert=geheim", "a", "geheim")
                        .toString();
        assertThat(shown).isEqualTo("jdbc:mariadb://db/lsn?serverSslCert");
    }
}
