package live.lsn.faults;

import live.lsn.desk.DeskSession;
import live.lsn.desk.store.State;
import live.lsn.survival.Programs;

import okhttp3.HttpUrl;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A proxy of a company between desk and platform: it asks for a password that nobody has, refuses,
/// keeps what it should hand on until the end, and ends what is quiet.
final class ProxyInBetween {
    private static final String HOST = "platform.test";
    private static final Duration SOON = Duration.ofSeconds(60);

    private ProxyInBetween() {}

    private enum Mood {
        HANDS_ON("HTTP/1.1 200 OK"),
        ASKS_FOR_A_PASSWORD(
                "HTTP/1.1 407 Proxy Authentication Required\r\n"
                        + "Proxy-Authenticate: Basic realm=\"x\""),
        REFUSES("HTTP/1.1 403 Forbidden"),
        CANNOT_REACH_IT("HTTP/1.1 502 Bad Gateway");

        private final String head;

        Mood(String head) {
            this.head = head;
        }
    }

    static Tried tried(Trials trials) throws Exception {
        var before = ProxySelector.getDefault();
        var rounds = trials.count(1, 20);
        try (var site = new Site(trials, 4 + 4 * rounds);
                var proxy = new Middle(HttpUrl.get(site.url()).port())) {
            ProxySelector.setDefault(proxy.selector());
            var url = HttpUrl.get(site.url()).newBuilder().host(HOST).build().toString();
            try (var desk = site.desk("desk", url)) {
                var first = site.cases().size();
                Programs.await(SOON, () -> Site.online(desk) && Site.count(desk) == first);
                trials.holds(Invariant.I7, proxy.met, "nothing went by the proxy");
                var given = 0;
                for (var round = 0; round < rounds; round++) {
                    var all = first + round;
                    for (var mood :
                            List.of(Mood.ASKS_FOR_A_PASSWORD, Mood.REFUSES, Mood.CANNOT_REACH_IT)) {
                        proxy.become(mood);
                        desk.sync().tryNow();
                        Programs.await(SOON, () -> !Site.online(desk));
                        Outages.decide(site, desk, given++);
                        trials.holds(Invariant.I6, Site.count(desk) == all, "rows went");
                        proxy.become(Mood.HANDS_ON);
                        desk.sync().tryNow();
                        var sum = given;
                        Programs.await(SOON, () -> done(desk) == sum);
                    }
                    // No hint comes through a proxy that keeps streams back: the desk asks by
                    // itself.
                    site.platform().openCases(Site.CHANNEL, 1);
                    Programs.await(SOON, () -> Site.count(desk) == all + 1);
                }
                return new Tried(rounds * 4L, "moods of a proxy that keeps streams back");
            }
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    private static long done(DeskSession desk) {
        return desk.outbox().in(EnumSet.of(State.ACKED)).size();
    }

    /// One request a connection. Streams are kept back: nothing of them is handed on.
    private static final class Middle implements AutoCloseable {
        private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final Set<Socket> open = ConcurrentHashMap.newKeySet();
        private final int platform;
        private volatile Mood mood = Mood.HANDS_ON;
        private volatile boolean met;

        Middle(int platform) throws IOException {
            this.platform = platform;
            Thread.ofVirtual().start(this::answer);
        }

        void become(Mood next) {
            mood = next;
            open.forEach(Middle::end);
        }

        ProxySelector selector() {
            var here =
                    new Proxy(
                            Proxy.Type.HTTP,
                            new InetSocketAddress(
                                    InetAddress.getLoopbackAddress(), door.getLocalPort()));
            return new ProxySelector() {
                @Override
                public List<Proxy> select(URI uri) {
                    return List.of(HOST.equals(uri.getHost()) ? here : Proxy.NO_PROXY);
                }

                @Override
                public void connectFailed(URI uri, SocketAddress address, IOException problem) {
                    // it ended a stream on purpose
                }
            };
        }

        private void answer() {
            while (!door.isClosed()) {
                try {
                    var desk = door.accept();
                    open.add(desk);
                    Thread.ofVirtual().start(() -> serve(desk));
                } catch (IOException e) {
                    continue;
                }
            }
        }

        private void serve(Socket desk) {
            try (desk;
                    var onward = new Socket(InetAddress.getLoopbackAddress(), platform)) {
                var request = head(desk.getInputStream());
                if (request.isEmpty()) return;
                met = true;
                if (mood != Mood.HANDS_ON) {
                    var refusal = mood.head + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
                    desk.getOutputStream().write(refusal.getBytes(StandardCharsets.UTF_8));
                    return;
                }
                var direct =
                        request.replaceFirst("http://[^/]+", "")
                                .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
                onward.getOutputStream().write(direct.getBytes(StandardCharsets.UTF_8));
                Thread.ofVirtual().start(() -> copy(desk, onward));
                if (direct.contains("sync.changes")) onward.getInputStream().readAllBytes();
                else onward.getInputStream().transferTo(desk.getOutputStream());
            } catch (IOException e) {
                return; // either side went
            } finally {
                open.remove(desk);
            }
        }

        private static void copy(Socket from, Socket to) {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException e) {
                end(to);
            }
        }

        private static String head(InputStream in) throws IOException {
            var head = new StringBuilder();
            for (var b = in.read(); b >= 0; b = in.read()) {
                head.append((char) b);
                if (b == '\n' && head.length() > 3 && head.toString().endsWith("\r\n\r\n"))
                    return head.toString();
            }
            return "";
        }

        private static void end(Socket socket) {
            try {
                socket.close();
            } catch (IOException e) {
                return;
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
            open.forEach(Middle::end);
        }
    }
}
