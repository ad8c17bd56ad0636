package live.lsn.api.http;

import live.lsn.api.http.TrpcClient.BatchResult;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.SuperJson.MalformedException;
import live.lsn.api.trpc.TrpcException;
import live.lsn.api.trpc.TrpcException.NotTrpc.Looks;
import live.lsn.api.trpc.TrpcException.Refused;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Reads tRPC's envelopes out of HTTP answers, whatever their status and content type.
final class Answers {
    private final Codec codec;

    Answers(Codec codec) {
        this.codec = codec;
    }

    /// The data of a single call; a missing node where the answer holds none.
    ///
    /// @throws TrpcException if the call was refused or the answer is none
    JsonNode data(Reply reply, String procedure) {
        var envelope = tree(reply);
        if (!envelope.isObject()) throw reply.not(Looks.OTHER_JSON, null);
        return switch (result(reply, procedure, envelope)) {
            case BatchResult.Ok(JsonNode data) -> data;
            case BatchResult.Failed(TrpcException problem) -> throw problem;
        };
    }

    /// The results of a batch, one for each procedure.
    ///
    /// @throws TrpcException if the whole batch was refused or the answer is none
    List<BatchResult> results(Reply reply, List<String> procedures) {
        var envelopes = tree(reply);
        if (!envelopes.isArray()) throw wholeRefused(reply, envelopes, procedures);
        return IntStream.range(0, procedures.size())
                .mapToObj(i -> result(reply, procedures.get(i), envelopes.path(i)))
                .toList();
    }

    private TrpcException wholeRefused(Reply reply, JsonNode envelope, List<String> procedures) {
        var result = result(reply, String.join(", ", procedures), envelope);
        return result instanceof BatchResult.Failed(TrpcException problem)
                ? problem
                : reply.not(Looks.OTHER_JSON, null);
    }

    /// The bytes of a single call's data, cut out of the answer and not read; rendered anew where
    /// the data is wrapped. Empty where the answer holds none.
    ///
    /// @throws TrpcException if the call was refused or the answer is none
    byte[] bytes(Reply reply, String procedure) {
        var slice = slice(reply);
        if (slice.length > 0) return slice;
        var data = data(reply, procedure);
        return data.isMissingNode() ? new byte[0] : Json.MAPPER.writeValueAsBytes(data);
    }

    /// The data's bytes, or none where the way through the tree has to be taken: an error, a
    /// wrapper, a scalar, anything odd.
    private byte[] slice(Reply reply) {
        try (var parser = Json.MAPPER.createParser(reply.body())) {
            if (parser.nextToken() != JsonToken.START_OBJECT
                    || !"result".equals(parser.nextName())
                    || parser.nextToken() != JsonToken.START_OBJECT
                    || !"data".equals(parser.nextName())) return new byte[0];
            var start = parser.nextToken();
            var from = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
            if (start == JsonToken.START_OBJECT && "json".equals(parser.nextName())) {
                return new byte[0];
            }
            if (start != JsonToken.START_OBJECT && start != JsonToken.START_ARRAY)
                return new byte[0];
            var to = JsonSpan.end(reply.body(), from);
            return JsonSpan.closes(reply.body(), to, 2)
                    ? Arrays.copyOfRange(reply.body(), from, to)
                    : new byte[0];
        } catch (JacksonException | ArithmeticException _) {
            return new byte[0];
        }
    }

    /// One call's envelope.
    BatchResult result(Reply reply, String procedure, JsonNode envelope) {
        try {
            if (envelope.path("error").isObject()) {
                return new BatchResult.Failed(refused(reply, procedure, envelope.path("error")));
            }
            var result = envelope.path("result");
            if (!result.isObject()) {
                return new BatchResult.Failed(reply.not(Looks.OTHER_JSON, null));
            }
            var data = result.get("data");
            return new BatchResult.Ok(
                    data == null ? MissingNode.getInstance() : codec.decode(data));
        } catch (MalformedException e) {
            return new BatchResult.Failed(reply.not(Looks.OTHER_SHAPE, e));
        }
    }

    private TrpcException refused(Reply reply, String procedure, JsonNode wrapped) {
        var error = codec.decode(wrapped);
        if (!error.isObject()) return reply.not(Looks.OTHER_JSON, null);
        return new Refused(procedure, reply.status(), error, reply.retryAfter());
    }

    /// The value that a procedure's data stands for.
    ///
    /// @throws TrpcException.NotTrpc if the data has another shape
    <T> T convert(Reply reply, JsonNode data, Class<T> type) {
        try {
            var plain = data.isMissingNode() && type != JsonNode.class ? null : data;
            var value = plain == null ? null : Json.MAPPER.treeToValue(plain, type);
            if (value == null) throw reply.not(Looks.OTHER_SHAPE, null);
            return value;
        } catch (JacksonException e) {
            throw reply.not(Looks.OTHER_SHAPE, withoutContents(e));
        }
    }

    private JsonNode tree(Reply reply) {
        var looks = reply.looksAtOnce();
        if (looks != null) throw reply.not(looks, null);
        try {
            return Json.MAPPER.readTree(reply.body());
        } catch (UnexpectedEndOfInputException e) {
            throw reply.not(Looks.CUT_OFF, withoutContents(e));
        } catch (JacksonException e) {
            throw reply.not(Looks.UNREADABLE, withoutContents(e));
        }
    }

    /// The failure without the piece of the answer that its message may quote.
    private static Throwable withoutContents(JacksonException failure) {
        var bare = new IllegalArgumentException(failure.getClass().getSimpleName());
        bare.setStackTrace(failure.getStackTrace());
        return bare;
    }

    /// The error of each call of a batch that failed as a whole.
    static List<BatchResult> allFailed(int count, TrpcException problem) {
        var results = new ArrayList<BatchResult>(count);
        for (var i = 0; i < count; i++) results.add(new BatchResult.Failed(problem));
        return List.copyOf(results);
    }
}
