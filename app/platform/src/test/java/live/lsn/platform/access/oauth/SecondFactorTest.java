package live.lsn.platform.access.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.model.Role;
import live.lsn.platform.TestClock;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.access.Totp;
import live.lsn.platform.access.oauth.SignInWalk.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

class SecondFactorTest {
    private static final String PASSWORD = "a kettle full of rain";
    private static final Pattern KEY = Pattern.compile("<p><code>([A-Z2-7 ]{39})</code></p>");
    private static final Pattern RECOVERY = Pattern.compile("<li><code>([a-z2-7-]{11})</code>");

    @TempDir private Path dir;
    private final TestClock clock = new TestClock();
    private TestPlatform site;
    private SignInWalk walk;
    private String login;

    @BeforeEach
    void start() {
        site = new TestPlatform(dir, clock);
        walk = new SignInWalk(site.platform());
        login = walk.login(site.caller(Role.ADMINISTRATOR, "AU").account());
        walk.givePassword(login, PASSWORD);
    }

    @AfterEach
    void stop() {
        walk.close();
        site.close();
    }

    private record Enrolled(String secret, List<String> recovery, Answer finished) {}

    private Enrolled enrol() {
        var page = walk.signIn(login, PASSWORD);
        var secret = key(page);
        var codes = walk.submit(page, Map.of("code", Totp.code(secret, clock.instant())));
        var recovery = RECOVERY.matcher(codes.body()).results().map(r -> r.group(1)).toList();
        return new Enrolled(secret, recovery, walk.submit(codes, Map.of()));
    }

    private static String key(Answer page) {
        var found = KEY.matcher(page.body());
        if (!found.find()) throw new AssertionError(page.body());
        return found.group(1).replace(" ", "");
    }

    @Test
    void anAdministratorEnrolsAtTheFirstSignIn() {
        var page = walk.signIn(login, PASSWORD);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("<svg class=\"qr\"");
        var wrong = walk.submit(page, Map.of("code", "000000"));
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(key(wrong)).isEqualTo(key(page));
        var without = walk.submit(wrong, Map.of());
        assertThat(without.status()).isEqualTo(200);
        var secret = key(without);
        var codes = walk.submit(without, Map.of("code", Totp.code(secret, clock.instant())));
        assertThat(RECOVERY.matcher(codes.body()).results().count()).isEqualTo(8);
        var finished = walk.submit(codes, Map.of());
        assertThat(walk.redeem(walk.code(finished)).status()).isEqualTo(200);
    }

    @Test
    void aFounderEnrolsAndAnAnalystDoesNot() {
        var founder = walk.login(site.caller(Role.FOUNDER, "AU").account());
        walk.givePassword(founder, PASSWORD);
        assertThat(walk.signIn(founder, PASSWORD).body()).contains("Set up your second factor");
        var analyst = walk.login(site.caller(Role.FRAUD_ANALYST, "AU").account());
        walk.givePassword(analyst, PASSWORD);
        assertThat(walk.signIn(analyst, PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void aCodeIsAskedForAtEverySignInAndTakenOnce() {
        var secret = enrol().secret();
        var asked = walk.signIn(login, PASSWORD);
        assertThat(asked.body()).contains("Your second factor");
        var used = walk.submit(asked, Map.of("code", Totp.code(secret, clock.instant())));
        assertThat(used.status()).isEqualTo(403);
        clock.pass(Duration.ofSeconds(30));
        var code = Totp.code(secret, clock.instant());
        assertThat(walk.submit(asked, Map.of("code", code)).status()).isEqualTo(303);
        var again = walk.signIn(login, PASSWORD);
        assertThat(walk.submit(again, Map.of("code", code)).status()).isEqualTo(403);
    }

    @Test
    void aRecoveryCodeStandsInOnce() {
        var recovery = enrol().recovery().getFirst();
        var asked = walk.signIn(login, PASSWORD);
        var typed = recovery.toUpperCase(java.util.Locale.ROOT).replace("-", " ");
        assertThat(walk.submit(asked, Map.of("code", typed)).status()).isEqualTo(303);
        var again = walk.signIn(login, PASSWORD);
        assertThat(walk.submit(again, Map.of("code", recovery)).status()).isEqualTo(403);
    }

    @Test
    void guessingCodesLocksTheLoginHoweverOftenThePasswordIsGiven() {
        var secret = enrol().secret();
        clock.pass(Duration.ofMinutes(1));
        for (var i = 0; i < 5; i++) {
            var asked = walk.signIn(login, PASSWORD);
            assertThat(walk.submit(asked, Map.of("code", "000000")).status()).isEqualTo(403);
        }
        assertThat(walk.signIn(login, PASSWORD).status()).isEqualTo(403);
        clock.pass(Duration.ofSeconds(61));
        var asked = walk.signIn(login, PASSWORD);
        var right = Map.of("code", Totp.code(secret, clock.instant()));
        assertThat(walk.submit(asked, right).status()).isEqualTo(303);
    }
}
