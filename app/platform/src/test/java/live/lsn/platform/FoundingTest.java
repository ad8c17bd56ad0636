package live.lsn.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/// What a first start leaves behind when it is cut short, and what the next one makes of it.
class FoundingTest {
    @TempDir private Path dir;

    @Test
    void aFirstStartThatWasCutShortIsMadeAgainWhole() throws SQLException {
        String before;
        try (var platform = new TestPlatform(dir)) {
            before = platform.platform().platformId();
        }
        // As if it had been killed after the first channel.
        change("UPDATE platform_info SET founded_us = NULL");
        change("DELETE FROM channel WHERE code = 'NZ'");
        try (var platform = new TestPlatform(dir)) {
            assertThat(platform.platform().platformId()).isNotEqualTo(before);
            assertThat(platform.platform().accounts())
                    .hasSize(9)
                    .anySatisfy(
                            person ->
                                    assertThat(person.channels())
                                            .extracting("code")
                                            .containsExactly("AU", "NZ"));
        }
    }

    @Test
    void aFoundedPlatformStaysWhatItIs() {
        try (var platform = new TestPlatform(dir)) {
            var before = platform.platform().platformId();
            platform.restart();
            assertThat(platform.platform().platformId()).isEqualTo(before);
        }
    }

    private void change(String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + dir.resolve("platform/platform.db"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
