package live.lsn.platform.access;

import live.lsn.api.model.Ids;
import live.lsn.api.procedure.Procedure;
import live.lsn.api.trpc.Json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;

/// Calls of any procedure, as they stand on the wire and no more.
public final class RawCalls implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    public RawCalls(String url) {
        this.url = url;
    }

    /// What came back.
    ///
    /// @param code empty for a success
    public record Answer(String code, String text) {
        public boolean forbidden() {
            return code.equals("FORBIDDEN");
        }

        /// Whether the platform serves a procedure of that name at all.
        public boolean known() {
            return !text.contains("No procedure found");
        }
    }

    /// @param token of whoever calls; null for nobody
    /// @param channel for the header of a command
    public Answer call(
            Procedure<?, ?> procedure, @Nullable String token, String channel, String input)
            throws IOException, InterruptedException {
        var json = input.replace('\'', '"');
        var address = url + "/" + procedure.name();
        var request = HttpRequest.newBuilder().timeout(PATIENCE);
        if (token != null) request.header("authorization", "Bearer " + token);
        return switch (procedure) {
            case Procedure.Mutation<?, ?> _ ->
                    answer(
                            text(
                                    request.uri(URI.create(address))
                                            .header("content-type", "application/json")
                                            .header("idempotency-key", "\"" + Ids.next() + "\"")
                                            .header("x-lsn-channel", channel)
                                            .POST(BodyPublishers.ofString(json))));
            case Procedure.Query<?, ?> _ ->
                    answer(text(request.uri(URI.create(address + input(json)))));
            case Procedure.Subscription<?, ?> _ ->
                    answer(event(request.uri(URI.create(address + input(json)))));
        };
    }

    private static String input(String json) {
        return "?input=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
    }

    private String text(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString()).body();
    }

    /// The first event after the greeting, in the shape of an answer.
    private String event(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer =
                http.send(
                        request.header("accept", "text/event-stream").build(),
                        BodyHandlers.ofLines());
        try (var lines = answer.body()) {
            var two =
                    lines.filter(line -> line.startsWith("data:"))
                            .map(line -> line.substring("data:".length()).strip())
                            .limit(2)
                            .collect(Collectors.toList());
            var told = Json.MAPPER.readTree(two.getLast());
            return told.at("/data/code").isMissingNode()
                    ? two.getLast()
                    : "{\"error\":" + two.getLast() + "}";
        }
    }

    private static Answer answer(String text) {
        return new Answer(Json.MAPPER.readTree(text).at("/error/data/code").asString(""), text);
    }

    @Override
    public void close() {
        http.close();
    }
}
