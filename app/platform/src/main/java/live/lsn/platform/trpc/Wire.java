package live.lsn.platform.trpc;

import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.SuperJson;
import live.lsn.api.trpc.SuperJson.JsMap;
import live.lsn.api.trpc.SuperJson.Undefined;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Envelopes as bytes. They come in parts, so that a page of rows is not copied to be wrapped.
final class Wire {
    private static final byte[] UNDEFINED_RESULT = utf8("{\"result\":{}}");
    private static final byte[] RESULT = utf8("{\"result\":{\"data\":");
    private static final byte[] RESULT_END = utf8("}}");
    private static final byte[] ERROR = utf8("{\"error\":");
    private static final byte[] JSON = utf8("{\"json\":");
    private static final byte[] END = utf8("}");

    private Wire() {}

    static List<byte[]> result(@Nullable Object output, boolean superjson) {
        if (output == Undefined.UNDEFINED && !superjson) return List.of(UNDEFINED_RESULT);
        if (!(output instanceof RawJson(var raw))) {
            return List.of(RESULT, value(output, superjson), RESULT_END);
        }
        return superjson
                ? List.of(RESULT, JSON, raw, END, RESULT_END)
                : List.of(RESULT, raw, RESULT_END);
    }

    static List<byte[]> error(TrpcFailure failure, @Nullable String path, boolean superjson) {
        return List.of(ERROR, value(failure.shape(path), superjson), END);
    }

    /// A value alone, on one line.
    static byte[] value(@Nullable Object value, boolean superjson) {
        var plain = value instanceof RawJson(var raw) ? Json.MAPPER.readTree(raw) : value;
        return Json.MAPPER.writeValueAsBytes(superjson ? SuperJson.write(plain) : toJson(plain));
    }

    /// Records and the like are Jackson's; what only JavaScript knows becomes its nearest JSON.
    private static @Nullable Object toJson(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case JsonNode node -> node;
            case Undefined _ -> null;
            case Map<?, ?> _, JsMap _, Collection<?> _, Double _, byte[] _ ->
                    SuperJson.toJson(SuperJson.write(value));
            default -> value;
        };
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
