package live.lsn.desk;

import live.lsn.api.model.CaseState;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Layer;
import live.lsn.api.model.Money;
import live.lsn.api.model.Reason;
import live.lsn.api.model.RiskLevel;
import live.lsn.api.peer.NodePeer;
import live.lsn.api.trpc.Json;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.sync.Introduction;

import okhttp3.HttpUrl;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A platform with lists alone: `lists.mjs`, run by Node.
public final class ListPeer implements AutoCloseable {
    public static final String ACCOUNT = "list-analyst";
    private static final Path SOURCE = Path.of("src/test/node");
    private final NodePeer peer;

    /// @param form plain or superjson
    public ListPeer(String form, int products) throws IOException, InterruptedException {
        this(form, products, "");
    }

    /// @param less no-get for a platform that gives out no single record
    public ListPeer(String form, int products, String less)
            throws IOException, InterruptedException {
        peer = NodePeer.start(SOURCE, "lists.mjs", form, String.valueOf(products), less);
    }

    public String url() {
        return peer.ready().get("url").asString();
    }

    Who who() {
        return new Who(url(), Introduction.idOf(HttpUrl.get(url())), ACCOUNT, "AU");
    }

    /// Has the server do something.
    JsonNode act(String what, Object value) {
        try {
            peer.send(Json.MAPPER.writeValueAsString(Map.of(what, value)));
            return Json.MAPPER.readTree(String.valueOf(peer.nextLine()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// What has come to the server.
    JsonNode seen() {
        return act("tell", true);
    }

    /// From now on the server is in this mood alone.
    public void mood(String name, Object value) {
        act("mood", Map.of(name, value));
    }

    void well() {
        act("mood", Map.of());
    }

    void put(String collection, Object row) {
        act("put", Map.of("collection", collection, "record", row));
    }

    /// Rows by their place in the list.
    void remove(String collection, int from, int count) {
        act("remove", Map.of("collection", collection, "from", from, "count", count));
    }

    public FraudCase openCase(int n) {
        var opened = Instant.parse("2026-11-20T10:00:00Z").plusSeconds(n);
        var open =
                new FraudCase(
                        "01980000-0000-7000-9000-%012d".formatted(n),
                        1,
                        "AU",
                        "CASE-" + (10_000 + n),
                        "01980000-0000-7000-a000-%012d".formatted(n),
                        "ORD-" + n,
                        null,
                        "Test Person",
                        "person@example.test",
                        opened,
                        opened.plus(Duration.ofHours(1)),
                        60,
                        60,
                        RiskLevel.HIGH,
                        CaseState.OPEN,
                        new Money(10_000 + n, "AUD"),
                        "AU → NZ",
                        List.of(
                                new Reason(
                                        "VEL_CARD_ATTEMPTS",
                                        Layer.VELOCITY,
                                        22,
                                        Map.of("count", "4"))),
                        List.of(Layer.BLACKLIST),
                        "v1",
                        "",
                        "",
                        List.of(),
                        null,
                        List.of(),
                        true);
        put("fraudCases", open);
        return open;
    }

    @Override
    public void close() throws IOException {
        peer.close();
    }
}
