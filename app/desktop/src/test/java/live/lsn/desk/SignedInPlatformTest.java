package live.lsn.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.lsn.api.model.Role;
import live.lsn.api.signin.SignInException;
import live.lsn.api.signin.SignInException.Reason;
import live.lsn.api.trpc.TrpcException.Unreachable;
import live.lsn.desk.store.SealedVault;
import live.lsn.platform.TestPlatform;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Who signed in to a real platform, and what is known of it here.
class SignedInPlatformTest {
    @TempDir private Path dir;
    private TestPlatform site;
    private LocalSignIn method;
    private SignedInPlatform platform;

    @BeforeEach
    void start() {
        site = new TestPlatform(dir.resolve("server"));
        method = new LocalSignIn(site);
        platform = platform();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private SignedInPlatform platform() {
        return new SignedInPlatform(
                site.platform().url(), method, new SealedVault(dir.resolve("keys"), "person"));
    }

    private void signIn(Role role) {
        var attempt = platform.begin();
        method.as(role);
        platform.complete(attempt, null);
    }

    private String analyst() {
        return site.caller(Role.FRAUD_ANALYST, "AU").account();
    }

    @Test
    void nobodyIsThereBeforeTheFirstSignIn() {
        assertThat(platform.accounts()).isEmpty();
    }

    @Test
    void whoSignsInIsAskedForAtThePlatform() {
        var attempt = platform.begin();
        method.as(Role.FRAUD_ANALYST);
        var who = platform.complete(attempt, null);
        assertThat(who.account()).isEqualTo(analyst());
        assertThat(who.role()).isEqualTo(Role.FRAUD_ANALYST);
        assertThat(who.channels()).isNotEmpty();
        assertThat(platform.accounts()).containsExactly(who);
        assertThat(platform.platformId(who.account())).isEqualTo(site.platform().platformId());
    }

    @Test
    void workBeginsWithThePlatformAway() {
        signIn(Role.FRAUD_ANALYST);
        var id = site.platform().platformId();
        var analyst = analyst();
        var later = platform();
        site.close();
        assertThat(later.accounts()).singleElement().matches(a -> a.account().equals(analyst));
        assertThat(later.platformId(analyst)).isEqualTo(id);
    }

    @Test
    void workBeginsWithTheSignInRefused() {
        signIn(Role.FRAUD_ANALYST);
        method.end();
        assertThat(platform().accounts())
                .singleElement()
                .matches(a -> a.account().equals(analyst()));
    }

    @Test
    void anotherPersonsSignInIsEndedAtOnce() {
        signIn(Role.FRAUD_ANALYST);
        var attempt = platform.begin();
        method.as(Role.FOUNDER);
        assertThatThrownBy(() -> platform.complete(attempt, analyst()))
                .isInstanceOfSatisfying(
                        SignInException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.ANOTHER_PERSON));
        assertThat(method.discarded()).isEqualTo(1);
        assertThat(platform.accounts()).singleElement().matches(a -> a.account().equals(analyst()));
    }

    @Test
    void aSignInThatThePlatformCannotBeAskedAboutIsNotKept() {
        var attempt = platform.begin();
        var elsewhere =
                new SignedInPlatform(
                        "http://127.0.0.1:1/api/trpc",
                        method,
                        new SealedVault(dir.resolve("keys"), "person"));
        method.as(Role.FRAUD_ANALYST);
        assertThatThrownBy(() -> elsewhere.complete(attempt, null)).isInstanceOf(Unreachable.class);
        assertThat(method.isSignedIn()).isFalse();
        assertThat(method.discarded()).isEqualTo(1);
    }

    @Test
    void whoSignsOutIsForgotten() throws IOException {
        signIn(Role.FRAUD_ANALYST);
        assertThat(platform.signOut(false)).isTrue();
        assertThat(platform.accounts()).isEmpty();
    }

    @Test
    void noFileNamesThePersonInTheClear() throws IOException {
        signIn(Role.FRAUD_ANALYST);
        var name = platform.accounts().getFirst().name();
        try (var files = Files.walk(dir.resolve("keys"))) {
            for (var file : files.filter(Files::isRegularFile).toList())
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(name, analyst());
        }
    }
}
