package live.lsn.desk;

import live.lsn.desk.store.PrivateFiles;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.locks.LockSupport;

/// Where a second start of the desk on the same folder knocks, so that the open window comes
/// forward. It listens on this machine alone and only to who can read a file of the folder's owner.
final class DeskDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeskDoor.class);
    private static final int TOKEN = 32;
    private static final int PATIENCE_MS = 1_000;
    private static final byte COMING = 'c';

    private final ServerSocket socket;
    private final byte[] token;
    private final Runnable onKnock;

    private DeskDoor(ServerSocket socket, byte[] token, Runnable onKnock) {
        this.socket = socket;
        this.token = token;
        this.onKnock = onKnock;
    }

    /// Opens the door of the folder, whatever an earlier desk left there.
    ///
    /// @param onKnock told on a thread of the door's
    static DeskDoor open(Path dir, Runnable onKnock) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var token = new byte[TOKEN];
            new SecureRandom().nextBytes(token);
            var told = socket.getLocalPort() + " " + HexFormat.of().formatHex(token);
            PrivateFiles.write(file(dir), told.getBytes(StandardCharsets.UTF_8));
            var door = new DeskDoor(socket, token, onKnock);
            Thread.ofVirtual().name("door").start(door::listen);
            return door;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static Path file(Path dir) {
        return dir.resolve("profiles").resolve("desk.door");
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (var caller = socket.accept()) {
                answer(caller);
            } catch (IOException e) {
                if (!socket.isClosed()) LOG.debug("somebody knocked and went", e);
            }
        }
    }

    private void answer(Socket caller) throws IOException {
        caller.setSoTimeout(PATIENCE_MS);
        var given = caller.getInputStream().readNBytes(TOKEN);
        // One that came while the door was closing finds nobody in.
        if (socket.isClosed() || !MessageDigest.isEqual(given, token)) return;
        onKnock.run();
        caller.getOutputStream().write(COMING);
    }

    /// Asks the desk of the folder to come forward.
    ///
    /// @param patience how long it may take
    /// @return whether it comes
    static boolean knock(Path dir, Duration patience) {
        var until = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() - until < 0) {
            if (knockOnce(dir, Duration.ofNanos(until - System.nanoTime()))) return true;
            // The other desk may be opening its door at this moment.
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return false;
    }

    private static boolean knockOnce(Path dir, Duration patience) {
        var door = read(dir);
        if (door == null) return false;
        var ms = Math.max(1, (int) patience.toMillis());
        try (var caller = new Socket()) {
            caller.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), door.port()), ms);
            caller.setSoTimeout(ms);
            caller.getOutputStream().write(door.token());
            return caller.getInputStream().read() == COMING;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Told(int port, byte[] token) {}

    private static @Nullable Told read(Path dir) {
        try {
            var parts = Files.readString(file(dir)).strip().split(" ", 2);
            if (parts.length != 2) return null;
            return new Told(Integer.parseInt(parts[0]), HexFormat.of().parseHex(parts[1]));
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
