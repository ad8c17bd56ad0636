package live.lsn.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.model.Role;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.api.signin.LocalAccounts.LocalAccount;
import live.lsn.api.trpc.TrpcException;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.DeviceTerms.Reading;
import live.lsn.desk.store.ProfileKey;
import live.lsn.desk.store.ProfileLock.Answer;
import live.lsn.desk.store.State;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.access.Caller;
import live.lsn.platform.device.DevicePolicy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A profile behind a passphrase, and one that may not be read any more, against a real platform.
class LockedProfileTest {
    private static final char[] RIGHT = "a calm grey harbour".toCharArray();
    private static final char[] FRESH = "seven slow bicycles".toCharArray();
    private static final Duration READABLE = Duration.ofDays(14);

    private volatile Instant now = Instant.now();

    @TempDir private Path dir;
    private TestPlatform site;
    private Caller analyst;
    private Caller founder;

    @BeforeEach
    void start() {
        site =
                new TestPlatform(
                        dir.resolve("server"), () -> now, new DevicePolicy(false, READABLE));
        site.openCases("AU", 2);
        analyst = site.caller(Role.FRAUD_ANALYST, "AU");
        founder = site.caller(Role.FOUNDER, "AU");
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private Path desk() {
        return dir.resolve("desk");
    }

    private Who who() {
        var platform = site.platform();
        return new Who(platform.url(), platform.platformId(), analyst.account(), "AU");
    }

    private TokenSource tokens(Caller caller) {
        var platform = site.platform();
        return new LocalAccounts(platform.url(), platform.localSecret()).tokens(caller.account());
    }

    private DeskSession open() {
        return DeskSession.open(desk(), who(), tokens(analyst), () -> now);
    }

    private DeskSession open(ProfileKey key) {
        return DeskSession.open(desk(), who(), tokens(analyst), key);
    }

    private ProfileGuard guard() {
        return new ProfileGuard(desk(), site.platform().platformId(), analyst.account(), () -> now);
    }

    private PlatformLink link(Caller signedIn) {
        return new PlatformLink() {
            @Override
            public String url() {
                return site.platform().url();
            }

            @Override
            public List<LocalAccount> accounts() {
                return List.of();
            }

            @Override
            public TokenSource tokens(String account) {
                return LockedProfileTest.this.tokens(signedIn);
            }

            @Override
            public void close() {
                // nothing of it is ours
            }
        };
    }

    private static void awaitOnline(DeskSession desk) {
        SharedWorkstationTest.await(
                () ->
                        desk.sync().status().connection() == Connection.ONLINE
                                && desk.sync().status().lastSync() != null);
    }

    /// A decision that is not sent while the desk is open.
    private static String keepSomething(DeskSession desk) {
        SharedWorkstationTest.await(() -> SharedWorkstationTest.rows(desk) == 2);
        return SharedWorkstationTest.decide(desk, Duration.ofHours(1));
    }

    @Test
    void whatWaitedBehindThePassphraseIsThereAfterItWasForgotten() {
        String id;
        try (var desk = open()) {
            awaitOnline(desk);
            desk.lockWith(RIGHT);
            id = keepSomething(desk);
        }
        assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class);
        assertThat(guard().unlock("not what it was".toCharArray()))
                .isInstanceOf(Answer.Wrong.class);
        try (var desk = open(guard().recover(link(analyst), FRESH))) {
            assertThat(desk.outbox().find(id)).isNotNull();
        }
        assertThat(guard().unlock(RIGHT)).isInstanceOf(Answer.Wrong.class);
        var opened = (Answer.Opened) guard().unlock(FRESH);
        try (var desk = open(opened.key())) {
            assertThat(desk.outbox().find(id)).isNotNull();
        }
    }

    @Test
    void nobodyElseGetsTheKeyOfALockedProfile() {
        try (var desk = open()) {
            awaitOnline(desk);
            desk.lockWith(RIGHT);
        }
        assertThatThrownBy(() -> guard().recover(link(founder), FRESH))
                .isInstanceOf(TrpcException.Refused.class);
        assertThat(guard().unlock(RIGHT)).isInstanceOf(Answer.Opened.class);
    }

    @Test
    void withoutThePlatformAProfileIsUnlockedButNotLocked() {
        try (var desk = open()) {
            awaitOnline(desk);
            desk.lockWith(RIGHT);
        }
        var opened = (Answer.Opened) guard().unlock(RIGHT);
        var platform = link(analyst);
        assertThat(platform.url()).isNotEmpty();
        var away = who();
        site.close();
        try (var desk = DeskSession.open(desk(), away, TokenSource.none(), opened.key())) {
            assertThat(desk.isLockable()).isTrue();
            assertThatThrownBy(() -> desk.lockWith(FRESH)).isInstanceOf(TrpcException.class);
        }
        var again = new ProfileGuard(desk(), away.platformId(), analyst.account(), () -> now);
        assertThat(again.unlock(RIGHT)).isInstanceOf(Answer.Opened.class);
        site = new TestPlatform(dir.resolve("server"));
    }

    @Test
    void theKeyOfALockedProfileIsForgottenWhenItIsClosed() {
        var desk = open();
        awaitOnline(desk);
        desk.lockWith(RIGHT);
        desk.close();
        assertThatThrownBy(() -> desk.notes().load("hello"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void readingEndsWithoutContactAndTheOutboxDoesNot() {
        String id;
        try (var desk = open()) {
            awaitOnline(desk);
            SharedWorkstationTest.await(() -> desk.notes().load("terms") != null);
            id = keepSomething(desk);
            assertThat(desk.terms().reading()).isEqualTo(Reading.ALLOWED);
        }
        var away = who();
        site.close();
        now = now.plus(READABLE).minusSeconds(60);
        try (var desk = DeskSession.open(desk(), away, TokenSource.none(), () -> now)) {
            assertThat(desk.terms().reading()).isEqualTo(Reading.ALLOWED);
            now = now.plusSeconds(61);
            assertThat(desk.terms().reading()).isEqualTo(Reading.OVER);
            assertThat(desk.unsent()).isEqualTo(1);
            assertThat(requireNonNull(desk.outbox().find(id)).state()).isEqualTo(State.QUEUED);
        }
        site =
                new TestPlatform(
                        dir.resolve("server"), () -> now, new DevicePolicy(false, READABLE));
        try (var desk = open()) {
            SharedWorkstationTest.await(() -> desk.terms().reading() == Reading.ALLOWED);
            assertThat(desk.outbox().find(id)).isNotNull();
        }
    }

    @Test
    void aClockThatIsTurnedBackDoesNotLengthenReading() {
        try (var desk = open()) {
            awaitOnline(desk);
            SharedWorkstationTest.await(() -> desk.notes().load("terms") != null);
        }
        var away = who();
        site.close();
        now = now.plus(READABLE).minusSeconds(60);
        DeskSession.open(desk(), away, TokenSource.none(), () -> now).close();
        now = now.minus(Duration.ofDays(10));
        try (var desk = DeskSession.open(desk(), away, TokenSource.none(), () -> now)) {
            assertThat(desk.terms().reading()).isEqualTo(Reading.CLOCK_TURNED_BACK);
        }
        site =
                new TestPlatform(
                        dir.resolve("server"), () -> now, new DevicePolicy(false, READABLE));
        try (var desk = open()) {
            SharedWorkstationTest.await(() -> desk.terms().reading() == Reading.ALLOWED);
        }
    }

    @Test
    void aPlatformForSharedWorkstationsTellsSo() {
        site.close();
        site = new TestPlatform(dir.resolve("server"), () -> now, new DevicePolicy(true, READABLE));
        try (var desk = open()) {
            SharedWorkstationTest.await(() -> desk.terms().lockRequired());
        }
    }
}
