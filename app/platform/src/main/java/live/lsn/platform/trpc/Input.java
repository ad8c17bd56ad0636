package live.lsn.platform.trpc;

import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.SuperJson;
import live.lsn.api.trpc.SuperJson.MalformedException;
import live.lsn.api.trpc.SuperJson.Undefined;
import live.lsn.api.trpc.TrpcErrorCode;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.stream.Collectors;

/// The input of one call as it came.
///
/// @param node null for undefined
/// @param failure why it could not be read; matters only to procedures that take input
record Input(@Nullable JsonNode node, @Nullable TrpcFailure failure) {
    static final Input UNDEFINED = new Input(null, null);

    /// Whether the caller speaks superjson and wants to be answered so.
    boolean superjson() {
        return SuperJson.isWrapped(node);
    }

    /// The same with `lastEventId` in it, if it is an object or nothing at all.
    Input withLastEventId(String id) {
        if (failure != null) return this;
        if (!(node instanceof ObjectNode envelope) || !superjson()) {
            return new Input(merged(node, id), null);
        }
        var json = envelope.get("json");
        if (json.isNull()) return new Input(SuperJson.wrap(merged(null, id)), null);
        var copy = envelope.deepCopy();
        copy.set("json", merged(json, id));
        return new Input(copy, null);
    }

    private static JsonNode merged(@Nullable JsonNode input, String id) {
        if (input == null || input.isNull()) {
            return JsonNodeFactory.instance.objectNode().put("lastEventId", id);
        }
        if (input instanceof ObjectNode object) return object.deepCopy().put("lastEventId", id);
        return input;
    }

    /// The value for a procedure of that input type; null only where the type is Object.
    ///
    /// @throws TrpcFailure BAD_REQUEST if it does not fit, or whatever kept it from being read
    @Nullable Object decode(Class<?> type) {
        if (type == Nothing.class) return new Nothing();
        if (failure != null) throw failure;
        try {
            return type == Object.class ? value() : typed(type);
        } catch (MalformedException _) {
            throw invalid("it is no superjson");
        } catch (JacksonException e) {
            throw invalid(place(e));
        }
    }

    private @Nullable Object value() {
        if (node == null) return Undefined.UNDEFINED;
        return SuperJson.read(superjson() ? node : SuperJson.wrap(node));
    }

    private Object typed(Class<?> type) {
        var json = superjson() ? SuperJson.toJson(node) : node;
        if (json == null || json.isMissingNode() || json.isNull()) throw invalid("required");
        return Json.MAPPER.treeToValue(json, type);
    }

    /// Where it went wrong; the value itself may be personal and is not repeated.
    private static String place(JacksonException e) {
        var place =
                e.getPath().stream()
                        .map(
                                step ->
                                        step.getPropertyName() != null
                                                ? step.getPropertyName()
                                                : String.valueOf(step.getIndex()))
                        .collect(Collectors.joining("."));
        return place.isEmpty() ? "it does not fit" : place + " does not fit";
    }

    private static TrpcFailure invalid(String why) {
        return new TrpcFailure(TrpcErrorCode.BAD_REQUEST, "Invalid input: " + why);
    }
}
