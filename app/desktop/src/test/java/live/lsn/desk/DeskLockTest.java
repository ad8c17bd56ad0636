package live.lsn.desk;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

class DeskLockTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir private Path dir;

    @Test
    void onlyOneDeskHasTheFolderAndItIsFreeAgainAfterwards() throws Exception {
        try (var first = requireNonNull(DeskLock.take(dir))) {
            assertThat(first.channel().isOpen()).isTrue();
            assertThat(DeskLock.take(dir)).isNull();
        }
        requireNonNull(DeskLock.take(dir)).close();
    }

    @Test
    void aKnockBringsTheWindowForwardAndItsTokenIsItsOwnersAlone() throws Exception {
        requireNonNull(DeskLock.take(dir)).close();
        var came = new CountDownLatch(1);
        try (var _ = DeskDoor.open(dir, came::countDown)) {
            assertThat(DeskDoor.knock(dir, Duration.ofSeconds(5))).isTrue();
            assertThat(came.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                    .isEqualTo("rw-------");
        }
        assertThat(DeskDoor.knock(dir, SHORT)).isFalse();
    }

    @Test
    void whoDoesNotKnowTheTokenIsNotLetIn() throws Exception {
        requireNonNull(DeskLock.take(dir)).close();
        var knocks = new AtomicInteger();
        try (var _ = DeskDoor.open(dir, knocks::incrementAndGet)) {
            var port = Integer.parseInt(Files.readString(file()).split(" ", 2)[0]);
            try (var stranger = new Socket(InetAddress.getLoopbackAddress(), port)) {
                stranger.getOutputStream().write(new byte[32]);
                assertThat(stranger.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(knocks).hasValue(0);
            assertThat(DeskDoor.knock(dir, Duration.ofSeconds(5))).isTrue();
            assertThat(knocks).hasValue(1);
        }
    }

    @Test
    void whatAKilledDeskLeftBehindIsNoHindrance() throws Exception {
        requireNonNull(DeskLock.take(dir)).close();
        for (var left :
                new String[] {"", "nonsense", "1 00", "99999999 zz", "-5 " + "ab".repeat(32)}) {
            Files.writeString(file(), left);
            assertThat(DeskDoor.knock(dir, SHORT)).as(left).isFalse();
            var came = new AtomicInteger();
            try (var lock = requireNonNull(DeskLock.take(dir));
                    var _ = DeskDoor.open(dir, came::incrementAndGet)) {
                assertThat(lock.channel().isOpen()).isTrue();
                assertThat(DeskDoor.knock(dir, Duration.ofSeconds(5))).isTrue();
            }
            assertThat(came).hasValue(1);
        }
    }

    @Test
    void oneThatIsSilentIsGivenUpInTime() throws Exception {
        requireNonNull(DeskLock.take(dir)).close();
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(file(), silent.getLocalPort() + " " + "ab".repeat(32));
            var from = System.nanoTime();
            assertThat(DeskDoor.knock(dir, SHORT)).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - from))
                    .isLessThan(Duration.ofSeconds(2));
        }
    }

    private Path file() {
        return dir.resolve("profiles").resolve("desk.door");
    }
}
