package live.lsn.platform.trpc;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Writes what became of a request that is no stream.
final class Answer {
    private static final Pattern GZIP_REFUSED =
            Pattern.compile("gzip\\s*;\\s*q=0(\\.0*)?\\s*(,|$)");
    private static final int MULTI_STATUS = 207;

    private final HttpServletResponse response;
    private final int gzipFrom;
    private final boolean gzipAccepted;

    Answer(HttpServletResponse response, int gzipFrom, @Nullable String acceptEncoding) {
        this.response = response;
        this.gzipFrom = gzipFrom;
        gzipAccepted = acceptsGzip(acceptEncoding);
        response.setHeader("vary", "trpc-accept, accept");
        response.setHeader("cache-control", "no-store");
    }

    void noContent() {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        response.setContentType(null);
    }

    /// Refuses the request as a whole: one object, whatever was asked, and as plain text, for so it
    /// is on this wire.
    void refuse(TrpcFailure failure, boolean superjson) throws IOException {
        failure.headers().forEach(response::setHeader);
        response.setHeader("content-type", "text/plain;charset=UTF-8");
        response.setStatus(failure.code().httpStatus());
        write(Wire.error(failure, null, superjson));
    }

    void single(Outcome outcome) throws IOException {
        outcome.headers().forEach(response::setHeader);
        response.setHeader("content-type", "application/json");
        response.setStatus(outcome.status());
        write(outcome.body());
    }

    void batch(List<Outcome> outcomes) throws IOException {
        var statuses = outcomes.stream().map(Outcome::status).distinct().toList();
        var status = statuses.size() == 1 ? statuses.getFirst() : MULTI_STATUS;
        if (status == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
            outcomes.getFirst().headers().forEach(response::setHeader);
        }
        response.setHeader("content-type", "application/json");
        response.setStatus(status);
        write(array(outcomes));
    }

    /// Where the lines of a batch go whose outcomes are not known yet.
    OutputStream lines() throws IOException {
        response.setHeader("content-type", "application/json");
        response.setStatus(HttpServletResponse.SC_OK);
        return response.getOutputStream();
    }

    private static List<byte[]> array(List<Outcome> outcomes) {
        var parts = new ArrayList<byte[]>();
        var separator = "[";
        for (var outcome : outcomes) {
            parts.add(Wire.utf8(separator));
            parts.addAll(outcome.body());
            separator = ",";
        }
        parts.add(Wire.utf8("]"));
        return parts;
    }

    private void write(List<byte[]> parts) throws IOException {
        var length = parts.stream().mapToInt(part -> part.length).sum();
        if (gzipAccepted && length >= gzipFrom) {
            response.setHeader("content-encoding", "gzip");
            try (var out = new FastGzip(response.getOutputStream())) {
                for (var part : parts) out.write(part);
            }
            return;
        }
        response.setContentLength(length);
        var out = response.getOutputStream();
        for (var part : parts) out.write(part);
    }

    private static boolean acceptsGzip(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) return false;
        var accepted = acceptEncoding.toLowerCase(Locale.ROOT);
        return accepted.contains("gzip") && !GZIP_REFUSED.matcher(accepted).find();
    }

    /// Most answers go a short way, where time counts more than the last tenth of the size.
    private static final class FastGzip extends GZIPOutputStream {
        private static final int BUFFER_BYTES = 16 << 10;

        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER_BYTES);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
