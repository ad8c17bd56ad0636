package live.lsn.platform.trpc;

import jakarta.servlet.http.HttpServletRequest;

import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.TrpcErrorCode;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// An HTTP request taken apart: which procedures it calls, one or a batch, and with what inputs.
final class TrpcRequest {
    /// Enough for the envelope of `undefined` that superjson clients send where there is no input.
    private static final int UNDEFINED_ENVELOPE_BYTES = 4096;

    private static final String LINES = "application/jsonl";

    private final HttpServletRequest http;
    private final TrpcOptions options;
    private final Map<String, String> query;
    private final List<String> paths;
    private final boolean batch;
    private final boolean lines;

    /// @throws TrpcFailure if the request as a whole is refused
    TrpcRequest(HttpServletRequest http, TrpcOptions options) {
        this.http = http;
        this.options = options;
        checkContentType();
        query = parseQuery(http.getQueryString());
        batch = "1".equals(query.get("batch"));
        var path = procedurePath();
        paths = batch ? List.of(path.split(",", -1)) : List.of(path);
        if (paths.size() > options.maxBatch()) {
            throw new TrpcFailure(TrpcErrorCode.BAD_REQUEST, "Batch call exceeds maximum size");
        }
        checkConnectionParams();
        lines = asksForLines();
        if (lines && !batch) {
            throw new TrpcFailure(
                    TrpcErrorCode.BAD_REQUEST,
                    "Streaming requests must be batched (you can do a batch of 1)");
        }
    }

    String method() {
        return http.getMethod();
    }

    List<String> paths() {
        return paths;
    }

    boolean batch() {
        return batch;
    }

    /// Whether each call of the batch is to be answered as it finishes, on a line of its own.
    boolean lines() {
        return lines;
    }

    private boolean asksForLines() {
        var own = http.getHeader("trpc-accept");
        if (own != null) return own.equals(LINES);
        var accept = http.getHeader("accept");
        return accept != null
                && Stream.of(accept.split(",")).map(String::strip).anyMatch(LINES::equals);
    }

    HttpServletRequest http() {
        return http;
    }

    @Nullable String header(String name) {
        return http.getHeader(name);
    }

    /// Where an earlier stream of the same client broke off; null where it says nothing.
    @Nullable String lastEventId() {
        var id = http.getHeader("last-event-id");
        if (id == null) id = query.get("lastEventId");
        if (id == null) id = query.get("Last-Event-Id");
        return id == null || id.isEmpty() ? null : id;
    }

    /// The inputs of all calls, in their order. Without a procedure that takes input no more is
    /// read than tells the client's transformer.
    ///
    /// @throws IOException if the body breaks off
    List<Input> inputs(boolean anyParsesInput) throws IOException {
        Input all;
        try {
            all = new Input(parse(text(anyParsesInput)), null);
        } catch (TrpcFailure e) {
            all = new Input(null, e);
        }
        if (!batch) return List.of(all);
        return IntStream.range(0, paths.size()).mapToObj(split(all)::get).toList();
    }

    private List<Input> split(Input all) {
        if (all.failure() != null) return same(all);
        if (all.node() == null) return same(Input.UNDEFINED);
        if (!(all.node() instanceof ObjectNode inputs)) {
            return same(
                    new Input(
                            null,
                            new TrpcFailure(
                                    TrpcErrorCode.BAD_REQUEST,
                                    "\"input\" needs to be an object when doing a batch call")));
        }
        return IntStream.range(0, paths.size())
                .mapToObj(index -> new Input(inputs.get(String.valueOf(index)), null))
                .toList();
    }

    private List<Input> same(Input input) {
        return paths.stream().map(_ -> input).toList();
    }

    private static @Nullable JsonNode parse(String text) {
        if (text.isEmpty()) return null;
        try {
            return Json.MAPPER.readTree(text);
        } catch (JacksonException _) {
            throw new TrpcFailure(TrpcErrorCode.BAD_REQUEST, "Malformed JSON");
        }
    }

    private String text(boolean anyParsesInput) throws IOException {
        if (method().equals("GET")) return query.getOrDefault("input", "");
        var limit = anyParsesInput ? options.maxBodyBytes() : UNDEFINED_ENVELOPE_BYTES;
        var body = http.getInputStream();
        var bytes = body.readNBytes(limit + 1);
        if (bytes.length <= limit) return new String(bytes, StandardCharsets.UTF_8);
        // A client that is still sending would not see the answer, so some of the rest is taken in.
        body.skip(4L * options.maxBodyBytes());
        throw new TrpcFailure(
                TrpcErrorCode.PAYLOAD_TOO_LARGE, TrpcErrorCode.PAYLOAD_TOO_LARGE.name());
    }

    private void checkContentType() {
        var type = http.getContentType();
        if (method().equals("GET")) return;
        if (type == null || type.isBlank()) {
            throw new TrpcFailure(
                    TrpcErrorCode.UNSUPPORTED_MEDIA_TYPE, "Missing content-type header");
        }
        var media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!media.equals("application/json")) {
            throw new TrpcFailure(
                    TrpcErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "Unsupported content-type \"" + type + "\"");
        }
    }

    /// Browsers send tokens so; here they are only looked at, since URLs are logged on their way.
    private void checkConnectionParams() {
        var text = query.get("connectionParams");
        if (text == null) return;
        try {
            var node = Json.MAPPER.readTree(text);
            if (node.isNull()) return;
            if (node.isObject() && node.valueStream().allMatch(JsonNode::isString)) return;
        } catch (JacksonException _) {
            // told below
        }
        throw new TrpcFailure(TrpcErrorCode.PARSE_ERROR, "Invalid connection params shape");
    }

    private String procedurePath() {
        var raw = http.getRequestURI();
        var start = raw.indexOf(options.path()) + options.path().length() + 1;
        return decode(raw.substring(Math.min(start, raw.length())).replace("+", "%2B"));
    }

    private static Map<String, String> parseQuery(@Nullable String text) {
        var query = new HashMap<String, String>();
        if (text == null) return query;
        for (var pair : text.split("&")) {
            var equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            var value = equals < 0 ? "" : pair.substring(equals + 1);
            query.putIfAbsent(decode(name), decode(value));
        }
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new TrpcFailure(TrpcErrorCode.BAD_REQUEST, "Invalid URL-encoding");
        }
    }
}
