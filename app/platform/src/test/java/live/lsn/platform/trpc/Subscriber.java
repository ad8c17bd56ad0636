package live.lsn.platform.trpc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** A subscriber on a bare socket, so that every byte and every way of leaving is ours. */
final class Subscriber implements AutoCloseable {
    private static final int TIMEOUT_MS = 10_000;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final String head;

    Subscriber(TestServer server, String pathAndQuery, String... headers) throws IOException {
        socket.connect(new InetSocketAddress("127.0.0.1", server.port()), TIMEOUT_MS);
        socket.setSoTimeout(TIMEOUT_MS);
        var request = new StringBuilder("GET /api/trpc/" + pathAndQuery + " HTTP/1.1\r\n");
        request.append("host: localhost\r\naccept: text/event-stream\r\naccept-encoding: gzip\r\n");
        for (var header : headers) request.append(header).append("\r\n");
        socket.getOutputStream()
                .write(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        in = socket.getInputStream();
        head = until("\r\n\r\n");
    }

    /** Status line and headers, in lower case. */
    String head() {
        return head.toLowerCase(Locale.ROOT);
    }

    /** The next event without the three line ends after it; empty at the end of the answer. */
    String event() throws IOException {
        var event = until("\n\n\n", "0\r\n\r\n");
        // Each event is flushed as chunks of its own: their sizes stand between the events.
        return event.replaceAll("(?mi)^[0-9a-f]+\r\n", "").replaceAll("\r\n", "").strip();
    }

    /** The next event that is no ping. */
    String message() throws IOException {
        var event = event();
        while (event.startsWith("event: ping")) event = event();
        return event;
    }

    /** Whether the server ends the answer, in order, before it sends another event. */
    boolean ended() throws IOException {
        return until("0\r\n\r\n").matches("(\r\n)?0\r\n\r\n");
    }

    /** Another request on the same connection. */
    String reuse(String path) throws IOException {
        socket.getOutputStream()
                .write(
                        ("GET /api/trpc/" + path + " HTTP/1.1\r\nhost: localhost\r\n\r\n")
                                .getBytes(StandardCharsets.UTF_8));
        return until("}}");
    }

    private String until(String... ends) throws IOException {
        var text = new ByteArrayOutputStream();
        var last = Stream.of(ends).map(end -> end.getBytes(StandardCharsets.UTF_8)).toList();
        while (last.stream().noneMatch(end -> endsWith(text.toByteArray(), end))) {
            var next = in.read();
            if (next < 0) break;
            text.write(next);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private static boolean endsWith(byte[] text, byte[] end) {
        var start = text.length - end.length;
        return start >= 0 && Arrays.equals(text, start, text.length, end, 0, end.length);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
