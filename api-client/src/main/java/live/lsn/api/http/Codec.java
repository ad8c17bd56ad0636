package live.lsn.api.http;

import live.lsn.api.http.TrpcClient.Transformer;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.SuperJson;
import live.lsn.api.trpc.SuperJson.Undefined;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/// Wraps inputs and unwraps what comes back, as the transformer says; with AUTO as the platform's
/// answers have shown.
final class Codec {
    private final Transformer transformer;
    private volatile boolean shownSuperJson;

    Codec(Transformer transformer) {
        this.transformer = transformer;
    }

    boolean isSuperJson() {
        return switch (transformer) {
            case NONE -> false;
            case SUPERJSON -> true;
            case AUTO -> shownSuperJson;
        };
    }

    /// The input as it goes out; null where nothing is to be sent.
    ///
    /// @param input a tree or a Java value; null for no input
    @Nullable JsonNode encode(@Nullable Object input) {
        if (isSuperJson()) return SuperJson.write(input == null ? Undefined.UNDEFINED : input);
        return switch (input) {
            case null -> null;
            case JsonNode node -> node;
            default -> Json.MAPPER.valueToTree(input);
        };
    }

    /// A value that came back as plain JSON. What a superjson platform sends unwrapped, as a
    /// gateway before it may, is taken as it is.
    JsonNode decode(JsonNode node) {
        if (transformer == Transformer.NONE || !SuperJson.isWrapped(node)) return node;
        shownSuperJson = true;
        return SuperJson.toJson(node);
    }
}
