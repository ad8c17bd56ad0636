package live.lsn.platform.attach;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The network before a platform: hands bytes on until so many have gone there, then resets what is
/// open and takes nothing new until it is mended.
public final class CuttingLine implements AutoCloseable {
    private static final int SLICE = 8_192;
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
    private volatile int platform;

    /// @param url of the platform's procedures
    public CuttingLine(String url) throws IOException {
        lead(url);
        Thread.ofVirtual().start(this::answer);
    }

    /// From now on it leads there.
    public void lead(String url) {
        platform = URI.create(url).getPort();
    }

    /// Where the platform's procedures are, seen through this line.
    public String url() {
        return "http://127.0.0.1:" + door.getLocalPort() + "/api/trpc";
    }

    /// Lets so many more bytes reach the platform.
    public void let(long bytes) {
        left.set(bytes);
        if (bytes <= 0) cut();
    }

    public void mend() {
        left.set(Long.MAX_VALUE);
    }

    /// Whether it was cut.
    public boolean isCut() {
        return left.get() <= 0;
    }

    private void answer() {
        try {
            while (!door.isClosed()) {
                var desk = door.accept();
                if (left.get() <= 0) {
                    desk.close();
                    continue;
                }
                var there = new Socket(InetAddress.getLoopbackAddress(), platform);
                open.add(desk);
                open.add(there);
                Thread.ofVirtual().start(() -> hand(desk, there, true));
                Thread.ofVirtual().start(() -> hand(there, desk, false));
            }
        } catch (IOException e) {
            if (!door.isClosed()) Thread.ofVirtual().start(this::answer);
        }
    }

    private void hand(Socket from, Socket to, boolean counted) {
        try (from;
                to) {
            copy(from.getInputStream(), to.getOutputStream(), counted);
        } catch (IOException e) {
            // the line is cut, or one side has gone
            open.remove(from);
        }
    }

    private void copy(InputStream in, OutputStream out, boolean counted) throws IOException {
        var slice = new byte[SLICE];
        for (var read = in.read(slice); read >= 0; read = in.read(slice)) {
            var before = counted ? left.getAndAdd(-read) : Long.MAX_VALUE;
            var may = (int) Math.max(0, Math.min(read, before));
            out.write(slice, 0, may);
            out.flush();
            if (may < read || before == read) {
                cut();
                return;
            }
        }
    }

    /// Those that are open now, and none that comes while the first of them are closed already.
    private void cut() {
        var all = List.copyOf(open);
        open.removeAll(all);
        for (var socket : all) {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException e) {
                // it was closed already
                continue;
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
