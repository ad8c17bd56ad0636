package live.lsn.survival;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// The network between a desk and the platform: hands bytes on, until it is cut.
public final class Line implements AutoCloseable {
    private static final int SLICE = 8_192;
    private static final long SETTLE_NANOS = 2_000_000;

    private final ServerSocket door;
    private final int platform;
    private final Supplier<Tap> taps;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean whole = true;

    /// Sees what goes through one connection.
    public interface Tap {
        Tap OPEN = (_, _, length) -> length;

        /// Told of bytes before they go on.
        ///
        /// @param toPlatform whether they came from the desk
        /// @return how many of them may; if not all, the connection is reset behind them
        int let(boolean toPlatform, byte[] bytes, int length);
    }

    /// @param platform the port on this machine that it leads to
    Line(int platform) throws IOException {
        this(platform, () -> Tap.OPEN);
    }

    /// @param taps one for each connection
    public Line(int platform, Supplier<Tap> taps) throws IOException {
        this.platform = platform;
        this.taps = taps;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::answer);
    }

    public int port() {
        return door.getLocalPort();
    }

    /// Ends what is under way in the middle of a byte and takes nothing new.
    public void cut() {
        whole = false;
        open.forEach(Line::close);
    }

    public void mend() {
        whole = true;
    }

    private void answer() {
        while (!door.isClosed()) {
            try {
                var desk = door.accept();
                open.add(desk);
                if (whole) Thread.ofVirtual().start(() -> connect(desk));
                else drop(desk);
            } catch (IOException e) {
                // The door was closed, or the caller went away before it was opened.
                continue;
            }
        }
    }

    private void connect(Socket desk) {
        var through = new Socket();
        open.add(through);
        try {
            through.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), platform));
            var tap = taps.get();
            var back = Thread.ofVirtual().start(() -> pass(through, desk, tap, false));
            pass(desk, through, tap, true);
            back.join();
        } catch (IOException e) {
            // The platform is away: the desk meets a closed line, as it would without us.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            drop(desk);
            drop(through);
        }
    }

    private void pass(Socket from, Socket to, Tap tap, boolean toPlatform) {
        var slice = new byte[SLICE];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (var read = in.read(slice); read >= 0 && whole; read = in.read(slice)) {
                var let = tap.let(toPlatform, slice, read);
                out.write(slice, 0, let);
                out.flush();
                if (let == read) continue;
                reset(toPlatform ? from : to);
                return;
            }
        } catch (IOException e) {
            // Either side went away, or the line was cut: both ends are closed now.
        }
    }

    /// What was sent on still arrives; then the desk's end meets a reset.
    private void reset(Socket desk) throws IOException {
        LockSupport.parkNanos(SETTLE_NANOS);
        desk.setSoLinger(true, 0);
        drop(desk);
    }

    private void drop(Socket socket) {
        open.remove(socket);
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
