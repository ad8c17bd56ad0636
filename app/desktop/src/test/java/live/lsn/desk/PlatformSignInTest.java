package live.lsn.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.util.Objects.requireNonNull;

import live.lsn.api.model.Role;
import live.lsn.api.signin.Browser;
import live.lsn.api.signin.SignInException;
import live.lsn.api.signin.SignInException.Reason;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.SignInWays.Way;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.access.oauth.SignInWalk;

import okhttp3.HttpUrl;
import okhttp3.Request;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/// A desk that signs in to the product's own platform through its own sign-in page.
class PlatformSignInTest {
    private static final String PASSWORD = "a kettle full of rain";
    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");

    @TempDir private Path dir;
    private TestPlatform site;
    private SignInWalk walk;
    private String login;

    @BeforeEach
    void start() {
        site = new TestPlatform(dir.resolve("server"));
        site.openCases("AU", 3);
        walk = new SignInWalk(site.platform());
        login = walk.login(site.caller(Role.FRAUD_ANALYST, "AU").account());
        walk.givePassword(login, PASSWORD);
    }

    @AfterEach
    void stop() {
        walk.close();
        site.close();
    }

    private PlatformLink platform(@Nullable Way way, Browser browser) {
        var url = HttpUrl.get(site.platform().url());
        return new SignInWays(url, way, null, null).platform(dir.resolve("desk"), browser);
    }

    /// Fills in the page and goes where it sends one.
    private void fillIn(HttpUrl page, Map<String, String> fields) {
        var asked = walk.run(new Request.Builder().url(page));
        var form = FORM.matcher(asked.body());
        assertThat(form.find()).as(asked.body()).isTrue();
        var all = new java.util.LinkedHashMap<>(fields);
        all.put("form", form.group(1));
        var sent = walk.post("/oauth/authorize", all);
        walk.run(new Request.Builder().url(sent.location()));
    }

    private Browser signingIn() {
        return page -> {
            Thread.ofVirtual()
                    .start(
                            () ->
                                    fillIn(
                                            requireNonNull(HttpUrl.get(page)),
                                            Map.of("login", login, "password", PASSWORD)));
            return true;
        };
    }

    private static void signIn(PlatformLink platform) {
        var signIn = requireNonNull(platform.signIn());
        var attempt = signIn.begin();
        attempt.openBrowser();
        signIn.complete(attempt, null);
    }

    @ParameterizedTest
    @NullSource
    @EnumSource(value = Way.class, names = "OAUTH")
    void whoSignsInWorksAndTheNextStartNeedsNoBrowser(@Nullable Way way) throws Exception {
        var platform = platform(way, signingIn());
        assertThat(platform.accounts()).isEmpty();
        signIn(platform);
        var later = platform(way, _ -> false);
        var who = later.accounts().getFirst();
        assertThat(who.role()).isEqualTo(Role.FRAUD_ANALYST);
        try (var desk =
                DeskSession.open(
                        dir.resolve("desk"),
                        new Who(later.url(), later.platformId(who.account()), who.account(), "AU"),
                        later.tokens(who.account()))) {
            await(() -> desk.sync().status().connection() == Connection.ONLINE);
        }
        assertNoTokenInTheClear();
    }

    /// Refresh tokens and access tokens are long and random; nothing like them is on the disk.
    private void assertNoTokenInTheClear() throws IOException {
        try (var files = Files.walk(dir.resolve("desk/keys"))) {
            for (var file : files.filter(Files::isRegularFile).toList())
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("refreshToken", "tokenEndpoint", "eyJ", login);
        }
    }

    @Test
    void whoCancelsOnThePageIsToldSo() {
        var platform =
                platform(
                        null,
                        page -> {
                            Thread.ofVirtual()
                                    .start(
                                            () ->
                                                    fillIn(
                                                            requireNonNull(HttpUrl.get(page)),
                                                            Map.of("act", "cancel")));
                            return true;
                        });
        var signIn = requireNonNull(platform.signIn());
        var attempt = signIn.begin();
        attempt.openBrowser();
        var problem =
                catchThrowableOfType(SignInException.class, () -> signIn.complete(attempt, null));
        assertThat(problem.reason()).isEqualTo(Reason.CANCELLED);
    }

    @Test
    void signingOutEverywhereEndsTheSignInsOfOtherDesksToo() {
        var here = platform(null, signingIn());
        signIn(here);
        var there =
                new SignInWays(HttpUrl.get(site.platform().url()), null, null, null)
                        .platform(dir.resolve("there"), signingIn());
        signIn(there);
        var token = requireNonNull(there.tokens("").token());
        assertThat(walk.opens(token)).isTrue();
        assertThat(requireNonNull(here.signIn()).signOut(true)).isTrue();
        assertThat(walk.opens(token)).isFalse();
        assertThat(there.tokens("").renew(token)).isNull();
        assertThat(here.accounts()).isEmpty();
        assertThat(there.accounts()).as("its work stays at hand").hasSize(1);
    }

    private static void await(BooleanSupplier condition) {
        var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited 20 s").isLessThan(until);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
