package live.lsn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.model.Role;
import live.lsn.api.signin.LocalAccounts.LocalAccount;
import live.lsn.desk.DeskSession;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.EmbeddedPlatform;
import live.lsn.desk.ProfileGuard;
import live.lsn.desk.store.ProfileLock.Answer;
import live.lsn.platform.TestPlatform;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/// Somebody forgot the passphrase, and the platform is on this machine.
class UnlockCommandTest {
    private static final String FORGOTTEN = "a calm grey harbour";
    private static final String FRESH = "seven slow bicycles";

    @TempDir private Path dir;
    private final InputStream typed = System.in;
    private String platformId = "";
    private LocalAccount person;

    @BeforeEach
    void lock() throws Exception {
        new TestPlatform(dir).close();
        try (var platform = EmbeddedPlatform.open(dir, false)) {
            person =
                    platform.accounts().stream()
                            .filter(each -> each.role() == Role.FRAUD_ANALYST)
                            .findFirst()
                            .orElseThrow();
            platformId = platform.platformId(person.account());
            var channel = person.channels().getFirst().code();
            var who = new Who(platform.url(), platformId, person.account(), channel);
            try (var desk = DeskSession.open(dir, who, platform.tokens(person.account()))) {
                awaitTerms(desk);
                desk.lockWith(FORGOTTEN.toCharArray());
            }
        }
    }

    private static void awaitTerms(DeskSession desk) throws InterruptedException {
        for (var tries = 0; desk.notes().load("terms") == null; tries++) {
            assertThat(tries).as("the platform tells its terms").isLessThan(1_000);
            Thread.sleep(20);
        }
    }

    @AfterEach
    void giveBack() {
        System.setIn(typed);
    }

    private Answer unlocked(String passphrase) {
        return new ProfileGuard(dir, platformId, person.account(), InstantSource.system())
                .unlock(passphrase.toCharArray());
    }

    private LsnTest.Ran unlock(String name, String input) {
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        return LsnTest.run("users", "unlock", name, "--data", dir.toString());
    }

    @Test
    void theProfileOpensWithTheNewOneAndNoMoreWithTheOld() {
        var ran = unlock(person.name(), FRESH + "\n");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains(person.name() + " has a new passphrase");
        assertThat(unlocked(FORGOTTEN)).isInstanceOf(Answer.Wrong.class);
        assertThat(unlocked(FRESH)).isInstanceOf(Answer.Opened.class);
    }

    @Test
    void whatCannotBeDoneSaysWhyAndLeavesTheOldOne() {
        var nobody = unlock("Nobody Atall", FRESH + "\n");
        assertThat(nobody.code()).isEqualTo(1);
        assertThat(nobody.err()).contains("nobody here is called");
        var nothing = unlock(person.name(), "");
        assertThat(nothing.code()).isEqualTo(1);
        assertThat(nothing.err()).contains("no passphrase came");
        var brief = unlock(person.name(), "brief\n");
        assertThat(brief.code()).isEqualTo(1);
        assertThat(brief.err()).contains("10");
        assertThat(unlocked(FORGOTTEN)).isInstanceOf(Answer.Opened.class);
    }
}
