package live.lsn.desk.sync;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.http.TrpcClient.Answer;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.TrpcException.NotTrpc;
import live.lsn.desk.store.OutboxCommand;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/// Takes commands to a platform that compares versions itself and keeps account of what it took.
final class FeedCarrier implements Carrier {
    private static final int OK = 200;

    private final TrpcClient client;
    private final Receipts receipts;
    private final InstantSource clock;

    FeedCarrier(TrpcClient client, Receipts receipts, InstantSource clock) {
        this.client = client;
        this.receipts = receipts;
        this.clock = clock;
    }

    @Override
    public @Nullable OutboxCommand look(OutboxCommand command, @Nullable Long basis) {
        return null;
    }

    @Override
    public void carry(
            OutboxCommand command,
            @Nullable Long basis,
            Map<String, String> headers,
            Consumer<OutboxCommand> keep) {
        var sent = receipts.mark();
        var answer =
                client.mutate(command.procedure(), Json.MAPPER.readTree(command.input()), headers);
        receipts.take(acknowledged(command, answer), sent, clock.instant(), keep);
    }

    /// Only an answer that names the version it led to is a receipt: anything else under status 200
    /// is not the platform's.
    private OutboxCommand acknowledged(OutboxCommand command, Answer<JsonNode> answer) {
        var version = number(answer.header("X-Lsn-Version"));
        var told = answer.value().path("version");
        if (version == null && told.isIntegralNumber()) version = told.asLong();
        if (version == null || version < 0)
            throw new NotTrpc(OK, null, NotTrpc.Looks.OTHER_SHAPE, null, null);
        return command.acked(version, number(answer.header("X-Lsn-Position")), clock.instant());
    }

    private static @Nullable Long number(@Nullable String header) {
        return header == null || !header.matches("\\d{1,18}") ? null : Long.valueOf(header);
    }
}
