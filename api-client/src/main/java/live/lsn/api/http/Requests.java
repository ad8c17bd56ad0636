package live.lsn.api.http;

import live.lsn.api.http.TrpcClient.Settings;
import live.lsn.api.trpc.Json;

import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import okio.BufferedSink;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;

/// Writes calls as HTTP requests.
final class Requests {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final int SERVICE_UNAVAILABLE = 503;

    private final Settings settings;

    Requests(Settings settings) {
        this.settings = settings;
    }

    /// The client with all its own ways of repeating or redirecting a request taken away: what is
    /// repeated, and when, is decided in [TrpcClient].
    static OkHttpClient.Builder safe(OkHttpClient http) {
        return http.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(Requests::withoutInvitation);
    }

    /// OkHttp repeats a request by itself on 503 with `Retry-After: 0`, whatever it is told.
    private static Response withoutInvitation(Interceptor.Chain chain) throws IOException {
        var response = chain.proceed(chain.request());
        var header = response.header("Retry-After");
        if (response.code() != SERVICE_UNAVAILABLE || header == null || !header.matches("0+")) {
            return response;
        }
        return response.newBuilder().header("Retry-After", "1").build();
    }

    /// An interrupted wait for a connection ends in what the client's Kotlin need not declare, and
    /// no caller could catch.
    static Response interruptible(Interceptor.Chain chain) throws IOException {
        try {
            return chain.proceed(chain.request());
        } catch (Exception e) {
            if (!(e instanceof InterruptedException)) throw e;
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while it waited for a connection");
        }
    }

    Request build(Outgoing outgoing, @Nullable String token, Codec codec) {
        var input = outgoing.isBatch() ? batchInput(outgoing, codec) : singleInput(outgoing, codec);
        var url = address(outgoing.path());
        if (outgoing.isBatch()) url.addQueryParameter("batch", "1");
        var request = new Request.Builder();
        if (outgoing.isQuery()) {
            if (input != null)
                url.addQueryParameter("input", Json.MAPPER.writeValueAsString(input));
        } else {
            request.post(
                    new OneShot(
                            input == null ? new byte[0] : Json.MAPPER.writeValueAsBytes(input)));
        }
        settings.headers().forEach(request::header);
        outgoing.headers().forEach(request::header);
        return authorised(request, token).url(url.build()).build();
    }

    Request stream(
            String path,
            @Nullable Object input,
            @Nullable String lastEventId,
            @Nullable String token,
            Codec codec) {
        var encoded = codec.encode(resumed(input, lastEventId));
        var url = address(path);
        if (encoded != null)
            url.addQueryParameter("input", Json.MAPPER.writeValueAsString(encoded));
        var request = new Request.Builder();
        settings.headers().forEach(request::header);
        request.header("Accept", "text/event-stream");
        // compressed events would arrive when the compressor's buffer is full
        request.header("Accept-Encoding", "identity");
        request.header("Cache-Control", "no-cache");
        if (lastEventId != null) request.header("Last-Event-ID", lastEventId);
        return authorised(request, token).url(url.build()).build();
    }

    private HttpUrl.Builder address(String path) {
        return settings.base().newBuilder().addPathSegment(path);
    }

    Request.Builder authorised(Request.Builder request, @Nullable String token) {
        var tokens = settings.tokens();
        return token == null
                ? request
                : request.header(tokens.headerName(), tokens.headerValue(token));
    }

    private static @Nullable JsonNode singleInput(Outgoing outgoing, Codec codec) {
        return codec.encode(outgoing.inputs().getFirst().orElse(null));
    }

    private static ObjectNode batchInput(Outgoing outgoing, Codec codec) {
        var inputs = JsonNodeFactory.instance.objectNode();
        var index = 0;
        for (Optional<Object> input : outgoing.inputs()) {
            var encoded = codec.encode(input.orElse(null));
            if (encoded != null) inputs.set(String.valueOf(index), encoded);
            index++;
        }
        return inputs;
    }

    /// The input with the id of the last event in it; what is neither an object nor absent has no
    /// place for one.
    private static @Nullable Object resumed(@Nullable Object input, @Nullable String lastEventId) {
        if (lastEventId == null) return input;
        var tree = input == null ? JsonNodeFactory.instance.objectNode() : tree(input);
        if (!(tree instanceof ObjectNode object)) return input;
        return object.deepCopy().put("lastEventId", lastEventId);
    }

    private static JsonNode tree(Object input) {
        return input instanceof JsonNode node ? node : Json.MAPPER.valueToTree(input);
    }

    /// A body that OkHttp does not send a second time by itself.
    private static final class OneShot extends RequestBody {
        private final byte[] bytes;

        OneShot(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public MediaType contentType() {
            return JSON;
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(bytes);
        }
    }
}
