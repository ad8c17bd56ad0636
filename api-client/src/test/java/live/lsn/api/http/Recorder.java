package live.lsn.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.trpc.TrpcException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Writes down what a stream tells.
final class Recorder implements StreamListener {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private volatile @Nullable TrpcException problem;

    @Override
    public void opened() {
        told.add("opened");
    }

    @Override
    public void event(@Nullable String id, JsonNode data) {
        told.add(id + " " + data);
    }

    @Override
    public void failed(TrpcException problem, @Nullable Duration reconnectIn) {
        this.problem = problem;
        told.add("failed " + problem.getClass().getSimpleName() + " " + reconnectIn);
    }

    @Override
    public void completed() {
        told.add("completed");
    }

    TrpcException lastProblem() {
        return Objects.requireNonNull(problem);
    }

    /// The next thing told, within 10 s.
    String next() throws InterruptedException {
        var next = told.poll(10, TimeUnit.SECONDS);
        assertThat(next).as("something told within 10 s").isNotNull();
        return Objects.requireNonNull(next);
    }

    /// All that is told up to the stream's completion or final failure.
    List<String> untilEnd() {
        var all = new ArrayList<String>();
        try {
            do all.add(next());
            while (!all.getLast().equals("completed") && !all.getLast().endsWith(" null"));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    List<String> rest() {
        return List.copyOf(told);
    }
}
