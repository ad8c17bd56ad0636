package live.lsn.cli.bench;

import live.lsn.api.collection.Collections;
import live.lsn.api.http.TrpcClient;
import live.lsn.api.model.CaseState;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.ClaimCase;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.procedure.SyncProcedures;
import live.lsn.api.procedure.SyncProcedures.Bootstrap;
import live.lsn.api.procedure.SyncProcedures.Cursor;
import live.lsn.api.procedure.SyncProcedures.Pull;
import live.lsn.api.procedure.SyncProcedures.Status;
import live.lsn.api.trpc.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/// What desks ask in a day, mixed: of twenty requests eleven look for changes, four read a page of
/// cases, one a page of orders, one says hello, two ask what became of commands and one gives a
/// command: a decision while cases are open, a claim afterwards.
final class MixedLoad {
    private static final int ROUND = 20;
    private static final int PAGE = 50;
    private static final int CLAIMED = 20;
    private static final int LARGEST_PAGE = 5_000;
    private final TrpcClient client;
    private final String channel;
    private final AtomicReference<Cursor> cursor = new AtomicReference<>();
    private final List<String> cases = new ArrayList<>();
    private final List<String> orders = new ArrayList<>();
    private final Set<String> collections;
    private final List<FraudCase> claimed = new ArrayList<>();
    private final ConcurrentLinkedQueue<FraudCase> open = new ConcurrentLinkedQueue<>();

    MixedLoad(TrpcClient client, String channel) {
        this.client = client;
        this.channel = channel;
        this.collections = client.query(SyncProcedures.HELLO, new Nothing()).collections().keySet();
        for (var row : rows(Collections.FRAUD_CASES.name())) {
            var one = Json.MAPPER.treeToValue(row.get("body"), FraudCase.class);
            cases.add(one.id());
            if (one.state() != CaseState.OPEN) continue;
            if (claimed.size() < CLAIMED) claimed.add(one);
            else open.add(one);
        }
        rows(Collections.ORDERS.name()).forEach(row -> orders.add(row.get("id").asString()));
        cursor.set(
                client.query(
                                SyncProcedures.BOOTSTRAP,
                                new Bootstrap(channel, Collections.USERS.name(), null, 1))
                        .start());
    }

    private JsonNode rows(String collection) {
        return Json.MAPPER.readTree(page(collection, null, LARGEST_PAGE)).findPath("rows");
    }

    /// Sends the request of that number and waits for its answer.
    void send(int number) {
        switch (number % ROUND) {
            case 0, 5, 10, 15 -> pageAmong(Collections.FRAUD_CASES.name(), cases, number);
            case 3 -> pageAmong(Collections.ORDERS.name(), orders, number);
            case 7 -> client.query(SyncProcedures.HELLO, new Nothing());
            case 8, 18 ->
                    client.query(
                            SyncProcedures.STATUS,
                            new Status(List.of(Ids.next(), Ids.next(), Ids.next())));
            case 13 -> command(number);
            default -> pull();
        }
    }

    /// Goes on from where it came, as a desk does.
    private void pull() {
        var from = Objects.requireNonNull(cursor.get());
        var page = client.query(SyncProcedures.PULL, new Pull(channel, from, collections, 100));
        cursor.updateAndGet(now -> now.position() < page.cursor().position() ? page.cursor() : now);
    }

    private void pageAmong(String collection, List<String> ids, int number) {
        page(collection, ids.isEmpty() ? null : ids.get(number * 7 % ids.size()), PAGE);
    }

    private byte[] page(String collection, @Nullable String after, int rows) {
        return client.queryBytes(
                        SyncProcedures.BOOTSTRAP, new Bootstrap(channel, collection, after, rows))
                .value();
    }

    private void command(int number) {
        var headers = new HashMap<>(headers());
        var next = open.poll();
        if (next == null) {
            var one = claimed.get(number / ROUND % claimed.size());
            client.mutate(FraudProcedures.CLAIM_CASE, new ClaimCase(one.id(), false), headers);
            return;
        }
        headers.put("If-Match", "\"" + next.version() + "\"");
        client.mutate(
                FraudProcedures.DECIDE_CASE,
                new DecideCase(next.id(), Verdict.APPROVE, DecisionCode.A1, null),
                headers);
    }

    private Map<String, String> headers() {
        return Map.of(
                TrpcClient.IDEMPOTENCY_KEY,
                "\"" + Ids.next() + "\"",
                "X-Lsn-Channel",
                channel,
                "X-Lsn-Occurred-At",
                Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    }
}
