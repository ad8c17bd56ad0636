package live.lsn.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.platform.TestClock;
import live.lsn.platform.access.Tokens.Claims;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Seal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

class TokensTest {
    private static final Claims CLAIMS = new Claims("mara", 3, "session");

    @TempDir private Path dir;
    private final TestClock clock = new TestClock();
    private Database database;
    private SigningKeys keys;
    private Tokens tokens;

    @BeforeEach
    void open() {
        database = Database.sqlite(dir.resolve("platform.db"));
        keys = new SigningKeys(database, new Seal(new byte[32]), clock);
        tokens = new Tokens(keys, "platform", clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aTokenThatWasGoodRunsOut() {
        var token = tokens.issue(CLAIMS, Tokens.SHORT);
        assertThat(tokens.verify(token)).isEqualTo(CLAIMS);
        clock.pass(Tokens.SHORT.minusSeconds(1));
        assertThat(tokens.verify(token)).isEqualTo(CLAIMS);
        clock.pass(Duration.ofSeconds(2));
        assertThat(tokens.verify(token)).isNull();
        assertThat(tokens.told(token)).isEqualTo(CLAIMS);
    }

    @Test
    void aTokenThatWasGoodIsNotOnceItsKeyIsRetired() {
        var token = tokens.issue(CLAIMS, Duration.ofDays(30));
        assertThat(tokens.verify(token)).isEqualTo(CLAIMS);
        keys.rotate();
        assertThat(tokens.verify(token)).isEqualTo(CLAIMS);
        clock.pass(Duration.ofDays(2));
        keys.rotate();
        assertThat(tokens.verify(token)).isNull();
    }

    @Test
    void nothingButTheVerySameTokenIsGood() {
        var token = tokens.issue(CLAIMS, Tokens.SHORT);
        assertThat(tokens.verify(token)).isEqualTo(CLAIMS);
        var parts = token.split("\\.");
        var others = tokens.issue(new Claims("rui", 3, "session"), Tokens.SHORT).split("\\.");
        assertThat(tokens.verify(parts[0] + "." + others[1] + "." + parts[2])).isNull();
        assertThat(tokens.verify(parts[0] + "." + parts[1] + "." + others[2])).isNull();
        assertThat(new Tokens(keys, "another platform", clock).verify(token)).isNull();
    }
}
