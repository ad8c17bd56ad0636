package live.lsn.api.signin;

import live.lsn.api.signin.SignInException.Reason;

import okhttp3.HttpUrl;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/// Listens on this machine alone for the browser's way back from a sign-in (RFC 8252). Takes one
/// request that fits and is deaf then; every other one is turned away and changes nothing.
final class Loopback implements AutoCloseable {
    private static final int LONGEST_LINE = 16_384;
    private static final int MOST_LINES = 200;
    private static final int PATIENCE_MS = 10_000;
    private static final String BACK =
            "You can close this page and go back to LSN Desk: the sign-in goes on there.";
    private static final String NOT_THIS =
            "LSN Desk is not waiting for this. Start the sign-in again from the desk.";

    private final ServerSocket socket;
    private final String path;
    private final Predicate<HttpUrl> fits;
    private final CompletableFuture<HttpUrl> taken = new CompletableFuture<>();

    /// @param path where the browser comes back to, such as `/callback`
    /// @param fits whether a request there is the one that is waited for
    Loopback(String path, Predicate<HttpUrl> fits) {
        this.path = path;
        this.fits = fits;
        try {
            socket = new ServerSocket(0, 16, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new SignInException(Reason.NO_LISTENER, "", e);
        }
        Thread.ofVirtual().name("sign-in").start(this::accept);
    }

    /// Where the browser comes back to.
    URI address() {
        return URI.create(origin() + path);
    }

    /// The request that fits.
    ///
    /// @throws SignInException if none came in time, or it was given up
    HttpUrl await(Duration limit) {
        try {
            return taken.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new SignInException(Reason.TIMED_OUT, "", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SignInException(Reason.CANCELLED, "", e);
        } catch (ExecutionException | CompletionException e) {
            if (e.getCause() instanceof SignInException problem) throw problem;
            throw new SignInException(Reason.NO_LISTENER, "", e);
        } finally {
            close();
        }
    }

    /// Ends the waiting.
    void giveUp() {
        taken.completeExceptionally(new SignInException(Reason.CANCELLED));
        close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // it is no longer listened to
        }
    }

    private String origin() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /// Browsers open connections that they may never use, so none may keep another waiting.
    private void accept() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                Thread.ofVirtual().name("sign-in request").start(() -> answer(connection));
            } catch (IOException e) {
                if (!socket.isClosed())
                    taken.completeExceptionally(new SignInException(Reason.NO_LISTENER, "", e));
                return;
            }
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            connection.setSoTimeout(PATIENCE_MS);
            var asked = read(connection);
            if (asked == null) {
                respond(connection, "404 Not Found", NOT_THIS);
            } else if (!fits.test(asked)) {
                respond(connection, "400 Bad Request", NOT_THIS);
            } else if (!taken.isDone()) {
                respond(connection, "200 OK", BACK);
                taken.complete(asked);
                close();
            }
        } catch (IOException e) {
            // whoever it was has gone
        }
    }

    /// The address asked for; null where it is none that anybody is sent to.
    private @Nullable HttpUrl read(Socket connection) throws IOException {
        var reader =
                new BufferedReader(
                        new InputStreamReader(
                                connection.getInputStream(), StandardCharsets.ISO_8859_1));
        var words = line(reader).split(" ", -1);
        var host = "";
        for (var lines = 0; lines < MOST_LINES; lines++) {
            var header = line(reader);
            if (header.isEmpty()) break;
            if (header.regionMatches(true, 0, "Host:", 0, 5)) host = header.substring(5).strip();
        }
        if (words.length != 3 || !words[0].equals("GET") || !words[1].startsWith("/")) return null;
        if (!origin().equals("http://" + host)) return null;
        var url = HttpUrl.parse(origin() + words[1]);
        return url != null && url.encodedPath().equals(path) ? url : null;
    }

    private static String line(BufferedReader reader) throws IOException {
        var line = new StringBuilder();
        for (var c = reader.read(); c != '\n'; c = reader.read()) {
            if (c < 0 || line.length() > LONGEST_LINE) throw new IOException("no HTTP");
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }

    /// A page of our own words alone: nothing of the request comes back in it.
    private static void respond(Socket connection, String status, String words) throws IOException {
        var page =
                """
                <!DOCTYPE html>
                <html lang="en-GB"><head><meta charset="utf-8"><title>LSN Desk</title>
                <meta name="viewport" content="width=device-width">
                <meta name="color-scheme" content="light dark"></head>
                <body><p>%s</p></body></html>
                """
                        .formatted(words)
                        .getBytes(StandardCharsets.UTF_8);
        var head =
                """
                HTTP/1.1 %s
                Content-Type: text/html; charset=utf-8
                Content-Length: %d
                Content-Security-Policy: default-src 'none'; frame-ancestors 'none'; base-uri 'none'
                Referrer-Policy: no-referrer
                X-Content-Type-Options: nosniff
                Cache-Control: no-store
                Connection: close

                """
                        .formatted(status, page.length)
                        .replace("\n", "\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        var out = connection.getOutputStream();
        out.write(head);
        out.write(page);
        out.flush();
        connection.shutdownOutput();
    }
}
