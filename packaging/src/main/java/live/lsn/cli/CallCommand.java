package live.lsn.cli;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.http.TrpcClient.BatchKind;
import live.lsn.api.http.TrpcClient.BatchResult;
import live.lsn.api.http.TrpcClient.Call;
import live.lsn.api.http.TrpcClient.Settings;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.http.TrpcClient.Transformer;
import live.lsn.api.model.Ids;
import live.lsn.api.procedure.Procedure;
import live.lsn.api.procedure.Procedures;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.api.trpc.TrpcException;
import live.lsn.api.trpc.TrpcException.NotTrpc;
import live.lsn.api.trpc.TrpcException.Refused;

import okhttp3.HttpUrl;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

@Command(
        name = "call",
        description = "Calls a procedure of a platform: query, mutation, batch or subscription.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Several names joined by commas are one batch; JSON is then an array of inputs, or an"
                    + " object keyed by index.",
            "Exit code 0: it has a result; 1: it was refused or there is no answer; 2: wrong"
                    + " usage.",
            "",
            "  lsn call system.health --url http://127.0.0.1:4870/api/trpc",
            "  lsn call system.echo '{\"text\":\"hello\"}' --url http://127.0.0.1:4870/api/trpc"
                    + " --superjson",
            "  lsn call sync.changes '{\"channel\":\"AU\"}' --url … --token … --count 1"
        })
final class CallCommand implements Callable<Integer> {
    enum Kind {
        AUTO,
        QUERY,
        MUTATION,
        SUBSCRIPTION
    }

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "Procedure, such as sync.hello; several joined by commas are a batch.")
    private String name = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "JSON",
            description = "Input; none if left out.")
    private @Nullable String input;

    @Option(
            names = "--url",
            required = true,
            paramLabel = "U",
            description = "Where the procedures are, such as http://127.0.0.1:4870/api/trpc.")
    private String url = "";

    @Option(
            names = "--token",
            paramLabel = "T",
            description = "Access token, sent as Authorization: Bearer.")
    private @Nullable String token;

    @Option(
            names = "--type",
            defaultValue = "AUTO",
            paramLabel = "KIND",
            description =
                    "query, mutation or subscription; by default as the contract has it, else found"
                            + " out by asking.")
    private Kind kind = Kind.AUTO;

    @Option(
            names = "--superjson",
            description = "Speak superjson (default: found out from the answer).")
    private boolean superjson;

    @Option(names = "--plain", description = "Speak plain JSON only.")
    private boolean plain;

    @Option(
            names = "--channel",
            paramLabel = "C",
            description = "Sales channel, sent as X-Lsn-Channel.")
    private @Nullable String channel;

    @Option(
            names = "--header",
            paramLabel = "NAME=VALUE",
            description = "A further header; may be repeated.")
    private Map<String, String> headers = new LinkedHashMap<>();

    @Option(
            names = "--attempts",
            defaultValue = "3",
            paramLabel = "N",
            description =
                    "How often a call that may be repeated is sent at most (default"
                            + " ${DEFAULT-VALUE}).")
    private int attempts;

    @Option(names = "--count", paramLabel = "N", description = "End a subscription after N events.")
    private @Nullable Integer count;

    @Option(
            names = "--last-event-id",
            paramLabel = "ID",
            description = "Where a subscription goes on.")
    private @Nullable String lastEventId;

    @Option(
            names = "--json",
            description = "Report as one JSON object (a subscription: one a line).")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var base = HttpUrl.parse(url);
        if (base == null) throw usage("--url must be an http or https address, was " + url);
        var parsed = parse(input);
        var transformer =
                superjson ? Transformer.SUPERJSON : plain ? Transformer.NONE : Transformer.AUTO;
        var settings = new Settings(base, transformer, fixed(token), attempts).withHeaders(sent());
        try (var client = new TrpcClient(settings)) {
            if (name.contains(",")) return batch(client, parsed);
            return switch (kind == Kind.AUTO ? declared(name) : kind) {
                case SUBSCRIPTION -> subscribe(client, parsed);
                case MUTATION -> single(() -> mutate(client, parsed));
                case QUERY -> single(() -> client.query(name, parsed));
                case AUTO -> findOut(client, parsed);
            };
        }
    }

    private Map<String, String> sent() {
        var all = new LinkedHashMap<>(headers);
        if (channel != null) all.put("X-Lsn-Channel", channel);
        return all;
    }

    private static Kind declared(String name) {
        return switch (Procedures.named(name)) {
            case null -> Kind.AUTO;
            case Procedure.Query<?, ?> _ -> Kind.QUERY;
            case Procedure.Mutation<?, ?> _ -> Kind.MUTATION;
            case Procedure.Subscription<?, ?> _ -> Kind.SUBSCRIPTION;
        };
    }

    /// Asks as a query, which changes nothing; what the platform answers tells what the procedure
    /// is.
    private int findOut(TrpcClient client, @Nullable JsonNode parsed) throws InterruptedException {
        try {
            return tell(client.query(name, parsed));
        } catch (Refused refused) {
            if (refused.code() != TrpcErrorCode.METHOD_NOT_SUPPORTED) return tell(refused);
            return single(() -> mutate(client, parsed));
        } catch (NotTrpc other) {
            if (!other.contentType().startsWith("text/event-stream")) return tell(other);
            return subscribe(client, parsed);
        } catch (TrpcException e) {
            return tell(e);
        }
    }

    private JsonNode mutate(TrpcClient client, @Nullable JsonNode parsed) {
        var own = new LinkedHashMap<String, String>();
        if (headers.keySet().stream().noneMatch("idempotency-key"::equalsIgnoreCase)) {
            own.put(TrpcClient.IDEMPOTENCY_KEY, "\"" + Ids.next() + "\"");
        }
        return client.mutate(name, parsed, own).value();
    }

    private int single(Callable<JsonNode> call) {
        try {
            return tell(call.call());
        } catch (TrpcException e) {
            return tell(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private int batch(TrpcClient client, @Nullable JsonNode parsed) {
        var names = name.split(",");
        var calls = new ArrayList<Call>();
        for (var i = 0; i < names.length; i++)
            calls.add(new Call(names[i].strip(), part(parsed, i)));
        var mutations =
                kind == Kind.MUTATION
                        || (kind == Kind.AUTO && declared(names[0].strip()) == Kind.MUTATION);
        var results = client.batch(mutations ? BatchKind.MUTATION : BatchKind.QUERY, calls);
        if (kind == Kind.AUTO && !mutations && results.stream().allMatch(CallCommand::needsPost)) {
            results = client.batch(BatchKind.MUTATION, calls);
        }
        var told = results.stream().map(CallCommand::report).toList();
        if (json) out().println(Json.MAPPER.writeValueAsString(Map.of("results", told)));
        else told.forEach(one -> out().println(Json.MAPPER.writeValueAsString(one)));
        out().flush();
        return results.stream().allMatch(BatchResult.Ok.class::isInstance) ? 0 : 1;
    }

    private static boolean needsPost(BatchResult result) {
        return result instanceof BatchResult.Failed(Refused refused)
                && refused.code() == TrpcErrorCode.METHOD_NOT_SUPPORTED;
    }

    private static @Nullable JsonNode part(@Nullable JsonNode inputs, int index) {
        if (inputs == null) return null;
        var part = inputs.isArray() ? inputs.get(index) : inputs.get(String.valueOf(index));
        return part == null || part.isNull() ? null : part;
    }

    private int subscribe(TrpcClient client, @Nullable JsonNode parsed)
            throws InterruptedException {
        var events = new SubscriptionPrinter(out(), count == null ? Integer.MAX_VALUE : count);
        try (var _ = client.subscribe(name, parsed, lastEventId, events)) {
            var failure = events.await();
            return failure == null ? 0 : tell(failure);
        }
    }

    private int tell(JsonNode data) {
        out().println(
                        json
                                ? Json.MAPPER.writeValueAsString(result(data))
                                : data.isMissingNode() ? "" : data.toString());
        out().flush();
        return 0;
    }

    private int tell(TrpcException failure) {
        if (json) {
            out().println(Json.MAPPER.writeValueAsString(refusal(failure)));
            out().flush();
        } else {
            var err = Objects.requireNonNull(spec).commandLine().getErr();
            var code = failure instanceof Refused refused ? refused.rawCode() + ": " : "";
            err.println("lsn: " + code + failure.getMessage());
            err.flush();
        }
        return 1;
    }

    private static Map<String, Object> report(BatchResult result) {
        return switch (result) {
            case BatchResult.Ok(JsonNode data) -> result(data);
            case BatchResult.Failed(TrpcException problem) -> refusal(problem);
        };
    }

    private static Map<String, Object> result(JsonNode data) {
        var result = new LinkedHashMap<String, Object>(Map.of("ok", true));
        if (!data.isMissingNode()) result.put("data", data);
        return result;
    }

    static Map<String, Object> refusal(TrpcException failure) {
        var error = new LinkedHashMap<String, Object>();
        error.put("message", String.valueOf(failure.getMessage()));
        switch (failure) {
            case Refused refused -> {
                error.put("code", refused.rawCode());
                error.put("httpStatus", refused.httpStatus());
                error.put("number", refused.number());
                error.put("serverMessage", refused.serverMessage());
                error.put("data", refused.data());
            }
            case NotTrpc other -> {
                error.put("code", "NOT_TRPC");
                error.put("httpStatus", other.httpStatus());
                error.put("looksLike", other.looks().words());
            }
            case TrpcException.Unreachable unreachable -> {
                error.put("code", "UNREACHABLE");
                error.put("reason", unreachable.reason().name());
            }
        }
        var wait = failure.retryAfter();
        if (wait != null) error.put("retryAfterSeconds", wait.toSeconds());
        return new LinkedHashMap<>(Map.of("ok", false, "error", error));
    }

    private @Nullable JsonNode parse(@Nullable String text) {
        if (text == null || text.isBlank()) return null;
        try {
            return Json.MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw usage("JSON cannot be read: " + e.getOriginalMessage());
        }
    }

    private static TokenSource fixed(@Nullable String token) {
        return token == null ? TokenSource.none() : new FixedToken(token);
    }

    /// A token that was given once and cannot be renewed.
    private record FixedToken(String token) implements TokenSource {
        @Override
        public @Nullable String renew(String refused) {
            return null;
        }
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
