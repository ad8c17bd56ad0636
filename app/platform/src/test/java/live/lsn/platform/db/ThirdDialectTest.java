package live.lsn.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// The watch over queries must be able to bark.
class ThirdDialectTest {
    @Test
    void whatMySqlDoesNotKnowFailsWhereItIsAsked(@TempDir Path dir) {
        try (var database = ThirdDialect.sqlite(dir.resolve("platform.db"))) {
            var before = ThirdDialect.seen();
            assertThat(database.<Integer>read(sql -> sql.fetchCount(sql.selectOne()))).isEqualTo(1);
            assertThat(ThirdDialect.seen()).isGreaterThan(before);
            assertThatThrownBy(
                            () -> database.read(sql -> sql.fetch("SELECT rowid FROM channel_head")))
                    .hasStackTraceContaining("MySQL does not know 'rowid'");
        }
    }
}
