package live.lsn.desk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import live.lsn.api.escrow.SealedBox;
import live.lsn.desk.store.ProfileLock.Answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;

class ProfileLockTest {
    private static final char[] RIGHT = "a calm grey harbour".toCharArray();
    private static final char[] OTHER = "seven slow bicycles".toCharArray();
    private static final char[] WRONG = "a calm grey harbor".toCharArray();

    private volatile Instant now = Instant.parse("2026-11-27T09:00:00Z");
    private final SealedBox.Owner platform = SealedBox.Owner.once();

    @TempDir private Path dir;

    private ProfileLock lock() {
        return new ProfileLock(dir.resolve("keys"), "profile-1", () -> now);
    }

    private String escrow(ProfileKey key) {
        return SealedBox.seal(platform.publicKey(), "test", key.secret());
    }

    private ProfileKey locked() {
        var key = lock().plain();
        lock().lock(key, RIGHT, escrow(key));
        return key;
    }

    private static byte[] opened(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Opened.class);
        return ((Answer.Opened) answer).key().secret();
    }

    @Test
    void aProfileIsNotLockedUntilSomebodyAsksForIt() {
        assertThat(lock().isLocked()).isFalse();
        assertThat(lock().plain().secret()).isEqualTo(lock().plain().secret());
    }

    @Test
    void theRightPassphraseOpensAndAWrongOneDoesNot() {
        var key = locked();
        assertThat(lock().isLocked()).isTrue();
        assertThat(opened(lock().unlock(RIGHT))).isEqualTo(key.secret());
        assertThat(lock().unlock(WRONG)).isEqualTo(new Answer.Wrong(Duration.ZERO));
    }

    @Test
    void aCharacterThatIsComposedOpensLikeOneInParts() {
        var key = lock().plain();
        lock().lock(key, "caf\u00e9 am Hafen".toCharArray(), escrow(key));
        assertThat(opened(lock().unlock("cafe\u0301 am Hafen".toCharArray())))
                .isEqualTo(key.secret());
    }

    @Test
    void lockedThePlainKeyIsNowhereOnTheDisk() throws IOException {
        var key = locked();
        assertThat(dir.resolve("keys/profile-1.key")).doesNotExist();
        try (var files = Files.walk(dir)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Hex.of(Files.readAllBytes(file))).doesNotContain(Hex.of(key.secret()));
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void aLockedProfileIsNeverGivenANewKey() {
        locked();
        assertThatThrownBy(() -> lock().plain()).isInstanceOf(IllegalStateException.class);
        assertThat(dir.resolve("keys/profile-1.key")).doesNotExist();
    }

    @Test
    void aShortPassphraseIsRefusedAndNothingChanges() {
        var key = lock().plain();
        assertThatThrownBy(() -> lock().lock(key, "ninechars".toCharArray(), escrow(key)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(lock().isLocked()).isFalse();
        assertThat(lock().plain().secret()).isEqualTo(key.secret());
    }

    @Test
    void anotherPassphraseTakesThePlaceOfTheFirst() {
        var key = locked();
        lock().lock(key, OTHER, escrow(key));
        assertThat(lock().unlock(RIGHT)).isInstanceOf(Answer.Wrong.class);
        assertThat(opened(lock().unlock(OTHER))).isEqualTo(key.secret());
    }

    /// What lies on the disk after each of the writes of a change, as a kill would leave it.
    @Test
    void cutShortAtAnyWriteTheOldOrTheNewPassphraseOpens() throws IOException {
        var key = locked();
        var keys = dir.resolve("keys");
        var before = Files.readAllBytes(keys.resolve("profile-1.locked"));
        lock().lock(key, OTHER, escrow(key));
        var after = Files.readAllBytes(keys.resolve("profile-1.locked"));
        // Killed while the new one was written beside the old one.
        Files.write(keys.resolve("profile-1.locked"), before);
        for (var length = 0; length < after.length; length += 40) {
            Files.write(
                    keys.resolve("profile-1.locked.new"), java.util.Arrays.copyOf(after, length));
            assertThat(opened(lock().unlock(RIGHT))).isEqualTo(key.secret());
        }
        lock().lock(key, OTHER, escrow(key));
        assertThat(opened(lock().unlock(OTHER))).isEqualTo(key.secret());
    }

    @Test
    void aPlainKeyLeftOverFromAKillIsGoneOnceItIsUnlocked() throws IOException {
        var key = locked();
        var left = dir.resolve("keys/profile-1.key");
        Files.write(left, key.secret());
        assertThat(lock().isLocked()).isTrue();
        assertThat(opened(lock().unlock(RIGHT))).isEqualTo(key.secret());
        assertThat(left).doesNotExist();
    }

    @Test
    void openedForGoodItNeedsNoPassphrase() {
        var key = locked();
        lock().open(key);
        assertThat(lock().isLocked()).isFalse();
        assertThat(lock().plain().secret()).isEqualTo(key.secret());
        assertThat(lock().escrow()).isNull();
    }

    @Test
    void afterFiveWrongTriesTheNextIsWaitedForAndLongerEachTimeOverRestarts() {
        var key = locked();
        for (var tries = 1; tries < 5; tries++)
            assertThat(lock().unlock(WRONG)).isEqualTo(new Answer.Wrong(Duration.ZERO));
        assertThat(lock().unlock(WRONG)).isEqualTo(new Answer.Wrong(Duration.ofSeconds(30)));
        assertThat(lock().unlock(RIGHT)).isEqualTo(new Answer.TooSoon(Duration.ofSeconds(30)));
        now = now.plusSeconds(30);
        assertThat(lock().unlock(WRONG)).isEqualTo(new Answer.Wrong(Duration.ofSeconds(60)));
        now = now.plusSeconds(60);
        assertThat(opened(lock().unlock(RIGHT))).isEqualTo(key.secret());
        assertThat(lock().unlock(WRONG)).isEqualTo(new Answer.Wrong(Duration.ZERO));
    }

    @Test
    void aClockThatIsTurnedBackEndsNoWait() {
        locked();
        for (var tries = 0; tries < 5; tries++) lock().unlock(WRONG);
        now = now.minus(Duration.ofDays(400));
        assertThat(lock().unlock(RIGHT)).isEqualTo(new Answer.TooSoon(Duration.ofSeconds(30)));
        now = now.plusSeconds(29);
        assertThat(lock().unlock(RIGHT)).isInstanceOf(Answer.TooSoon.class);
        now = now.plusSeconds(1);
        assertThat(lock().unlock(RIGHT)).isInstanceOf(Answer.Opened.class);
    }

    @Test
    void theWaitIsNeverLongerThanAnHour() {
        locked();
        for (var tries = 0; tries < 20; tries++) {
            lock().unlock(WRONG);
            now = now.plus(lock().pause());
        }
        assertThat(lock().unlock(WRONG)).isEqualTo(new Answer.Wrong(Duration.ofHours(1)));
    }

    @Test
    void damageToTheLockedKeyIsToldAndTheSecondWayStaysOpen() throws Exception {
        var key = locked();
        Files.writeString(dir.resolve("keys/profile-1.locked"), "{\"format\":1}");
        assertThatThrownBy(() -> lock().unlock(RIGHT))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.problem()).isEqualTo(StoreException.Problem.DAMAGED));
        assertThat(platform.open(requireNonNull(lock().escrow()), "test")).isEqualTo(key.secret());
    }

    private static final class Hex {
        static String of(byte[] bytes) {
            return java.util.HexFormat.of().formatHex(bytes);
        }
    }
}
