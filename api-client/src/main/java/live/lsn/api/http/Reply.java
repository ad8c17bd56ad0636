package live.lsn.api.http;

import live.lsn.api.trpc.TrpcException.NotTrpc;
import live.lsn.api.trpc.TrpcException.NotTrpc.Looks;

import okhttp3.Headers;
import okhttp3.Response;

import okio.BufferedSource;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;

/// An HTTP answer that was read to its end.
///
/// @param retryAfter how long the platform asked to wait
record Reply(int status, Headers headers, byte[] body, @Nullable Duration retryAfter) {
    private static final long LARGEST = 64L << 20;
    private static final int URI_TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;

    /// @throws NotTrpc if the answer is cut off or larger than 64 MiB
    /// @throws InterruptedIOException if its end did not come in time
    static Reply read(Response response, Instant now) throws InterruptedIOException {
        var retryAfter = BackOff.asked(response.header("Retry-After"), now);
        var empty = new Reply(response.code(), response.headers(), new byte[0], retryAfter);
        try {
            var source = response.body().source();
            var length = response.body().contentLength();
            if (length > LARGEST || (length < 0 && source.request(LARGEST + 1))) {
                throw empty.not(Looks.TOO_LARGE, null);
            }
            var body = length < 0 ? source.readByteArray() : read(source, (int) length);
            return new Reply(response.code(), response.headers(), body, retryAfter);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw empty.not(Looks.CUT_OFF, e);
        }
    }

    /// Straight into its place: a page of rows has megabytes that need not be gathered first.
    private static byte[] read(BufferedSource source, int length) throws IOException {
        var body = new byte[length];
        for (var at = 0; at < length; ) {
            var read = source.read(body, at, length - at);
            if (read < 0) throw new EOFException("ended after " + at + " of " + length + " bytes");
            at += read;
        }
        return body;
    }

    NotTrpc not(Looks looks, @Nullable Throwable cause) {
        return new NotTrpc(status, headers.get("Content-Type"), looks, retryAfter, cause);
    }

    /// Where the answer need not be parsed to see that tRPC did not write it.
    @Nullable Looks looksAtOnce() {
        var first = firstByte();
        if (first == '{' || first == '[') return null;
        if (status >= 300 && status < 400) return Looks.REDIRECT;
        if (status == URI_TOO_LONG || status == HEADERS_TOO_LARGE) return Looks.ADDRESS_TOO_LONG;
        return switch (first) {
            case -1 -> Looks.EMPTY;
            case '<' -> Looks.WEB_PAGE;
            default -> null;
        };
    }

    /// The first byte that is neither white space nor part of a byte order mark; −1 for none.
    private int firstByte() {
        for (var b : body) {
            var c = b & 0xff;
            if (c > ' ' && c != 0xef && c != 0xbb && c != 0xbf) return c;
        }
        return -1;
    }
}
