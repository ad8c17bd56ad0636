package live.lsn.platform.trpc;

import static java.util.Collections.singletonMap;

import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.SuperJson;
import live.lsn.api.trpc.SuperJson.JsMap;
import live.lsn.api.trpc.SuperJson.Undefined;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
    private static final byte[] CHUNK_END = utf8("]]]");
    private static final byte[] LINE_END = utf8("\n");

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

    /// What a promise came to, as one line with its end. With superjson each line is wrapped alone.
    static List<byte[]> resultLine(int number, @Nullable Object output, boolean superjson) {
        var oneLine = oneLine(output);
        if (!superjson) return line(number, result(oneLine, false));
        if (!(oneLine instanceof RawJson(var raw))) {
            return superjsonLine(number, singletonMap("result", singletonMap("data", oneLine)));
        }
        return List.of(JSON, start(number), RESULT, raw, RESULT_END, CHUNK_END, END, LINE_END);
    }

    static List<byte[]> errorLine(int number, TrpcFailure failure, String path, boolean superjson) {
        if (!superjson) return line(number, error(failure, path, false));
        return superjsonLine(number, singletonMap("error", failure.shape(path)));
    }

    private static List<byte[]> line(int number, List<byte[]> envelope) {
        var parts = new ArrayList<byte[]>();
        parts.add(start(number));
        parts.addAll(envelope);
        parts.add(CHUNK_END);
        parts.add(LINE_END);
        return parts;
    }

    private static List<byte[]> superjsonLine(int number, Map<String, ?> envelope) {
        return List.of(value(List.of(number, 0, List.of(List.of(envelope))), true), LINE_END);
    }

    private static byte[] start(int number) {
        return utf8("[" + number + ",0,[[");
    }

    /// JSON that came ready-made may have line ends between its values.
    private static @Nullable Object oneLine(@Nullable Object output) {
        if (!(output instanceof RawJson(var raw))) return output;
        for (var b : raw) if (b == '\n' || b == '\r') return Json.MAPPER.readTree(raw);
        return output;
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
