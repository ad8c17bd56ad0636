package live.lsn.desk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

class SealedVaultTest {
    private static final byte[] SECRET = "a refresh token".getBytes(StandardCharsets.UTF_8);

    @TempDir private Path dir;

    private SealedVault vault() {
        return new SealedVault(dir.resolve("keys"), "signin-1");
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(dir)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void theNextStartFindsWhatWasKept() {
        assertThat(vault().load()).isNull();
        vault().save(SECRET);
        assertThat(vault().load()).isEqualTo(SECRET);
        assertThat(new SealedVault(dir.resolve("keys"), "signin-2").load()).isNull();
    }

    @Test
    void noFileHoldsTheSecretInTheClear() throws Exception {
        vault().alone(
                        () -> {
                            vault().save(SECRET);
                            return true;
                        });
        assertThat(files()).hasSize(3);
        for (var file : files())
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .doesNotContain("refresh token");
    }

    @Test
    void nobodyElseMayOpenTheFiles() throws Exception {
        if (!dir.getFileSystem().supportedFileAttributeViews().contains("posix")) return;
        vault().save(SECRET);
        for (var file : files())
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(dir.resolve("keys"))))
                .isEqualTo("rwx------");
    }

    @Test
    void whatWasForgottenIsGoneWithItsKey() throws Exception {
        vault().save(SECRET);
        vault().clear();
        assertThat(vault().load()).isNull();
        assertThat(files()).isEmpty();
        vault().clear();
    }

    @Test
    void aDamagedFileIsNoSecret() throws Exception {
        vault().save(SECRET);
        var sealed = dir.resolve("keys/signin-1.sealed");
        var bytes = Files.readAllBytes(sealed);
        bytes[bytes.length - 1] ^= 1;
        Files.write(sealed, bytes);
        assertThat(vault().load()).isNull();
    }

    @Test
    void oneAtATimeWhicheverObjectItGoesThrough() throws Exception {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        Callable<Boolean> work =
                () ->
                        vault().alone(
                                        () -> {
                                            most.accumulateAndGet(
                                                    inside.incrementAndGet(), Math::max);
                                            vault().save(SECRET);
                                            inside.decrementAndGet();
                                            return true;
                                        });
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : pool.invokeAll(java.util.Collections.nCopies(8, work)))
                assertThat(done.get()).isTrue();
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void otherProgramsAreKeptOutMeanwhile() throws Exception {
        var held = vault().alone(this::isHeld);
        assertThat(held).isTrue();
        assertThat(isHeld()).isFalse();
    }

    /// Whether this program holds the lock that another would need.
    private boolean isHeld() {
        try (var channel =
                        FileChannel.open(
                                dir.resolve("keys/signin-1.lock"), StandardOpenOption.WRITE);
                var _ = channel.tryLock()) {
            return false;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatFailsInsideLetsTheNextOneIn() {
        assertThatThrownBy(
                        () ->
                                vault().alone(
                                                () -> {
                                                    throw new IllegalArgumentException("no");
                                                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(vault().alone(() -> 1)).isEqualTo(1);
    }
}
