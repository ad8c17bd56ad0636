package live.lsn.platform.trpc;

import live.lsn.api.trpc.TrpcErrorCode;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// What became of one call.
///
/// @param body its envelope in parts
/// @param status what it would be answered with alone
/// @param headers for an answer to this call alone
record Outcome(List<byte[]> body, int status, Map<String, String> headers) {
    private static final int DEEPEST_CAUSE = 10;
    private static final Logger LOG = LoggerFactory.getLogger(Outcome.class);

    static Outcome success(@Nullable Object output, Call call, Envelope envelope) {
        return new Outcome(envelope.result(output), 200, call.responseHeaders());
    }

    static Outcome failure(Throwable thrown, Call call, Envelope envelope) {
        var failure = told(thrown, call.path());
        var headers = new LinkedHashMap<>(call.responseHeaders());
        headers.putAll(failure.headers());
        var body = envelope.error(failure, call.path());
        return new Outcome(body, failure.code().httpStatus(), headers);
    }

    /// What the client is told of something thrown; all but a [TrpcFailure] is logged under the
    /// code that the client sees.
    static TrpcFailure told(Throwable thrown, String path) {
        if (thrown instanceof TrpcFailure failure) return failure;
        if (brokenOff(thrown)) {
            return new TrpcFailure(TrpcErrorCode.CLIENT_CLOSED_REQUEST, "The client has gone");
        }
        var code = Trace.code(thrown);
        LOG.error("{} failed, {}", path, code, Trace.of(thrown));
        return new TrpcFailure(
                TrpcErrorCode.INTERNAL_SERVER_ERROR, "Internal server error " + code);
    }

    /// Whether it failed only because nobody waits for it any more.
    private static boolean brokenOff(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .anyMatch(InterruptedException.class::isInstance);
    }
}
