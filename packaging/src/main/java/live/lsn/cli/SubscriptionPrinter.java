package live.lsn.cli;

import live.lsn.api.http.StreamListener;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.TrpcException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.concurrent.CountDownLatch;

/// Prints a subscription's events, one JSON object a line, until it ends or enough have come.
final class SubscriptionPrinter implements StreamListener {
    private final PrintWriter out;
    private final CountDownLatch over = new CountDownLatch(1);
    private int left;
    private volatile @Nullable TrpcException failure;

    SubscriptionPrinter(PrintWriter out, int count) {
        this.out = out;
        this.left = count;
    }

    @Override
    public void event(@Nullable String id, JsonNode data) {
        if (left <= 0) return;
        var line = new LinkedHashMap<String, Object>();
        if (id != null) line.put("id", id);
        line.put("data", data);
        out.println(Json.MAPPER.writeValueAsString(line));
        out.flush();
        if (--left == 0) over.countDown();
    }

    @Override
    public void failed(TrpcException problem, @Nullable Duration reconnectIn) {
        if (reconnectIn != null) return;
        failure = problem;
        over.countDown();
    }

    @Override
    public void completed() {
        over.countDown();
    }

    /// Waits for the end; what it ended with, null where all went well.
    @Nullable TrpcException await() throws InterruptedException {
        over.await();
        return failure;
    }
}
