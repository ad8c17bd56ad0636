package live.lsn.platform.trpc;

import live.lsn.api.trpc.Json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// The server-sent events to one subscriber.
final class EventStream implements Emitter<Object> {
    private final OutputStream out;
    private final boolean superjson;
    private final ReentrantLock writing = new ReentrantLock();
    private final CountDownLatch closed = new CountDownLatch(1);

    /// Guards the thread below; held for moments only.
    private final ReentrantLock ending = new ReentrantLock();

    /// Whom to interrupt at the end: nobody while it writes, since that would leave half an event
    /// behind, and nobody once it does other work.
    private @Nullable Thread interruptible = Thread.currentThread();

    private @Nullable String lastId;

    /// @param lastId the last id that the subscriber saw before
    EventStream(OutputStream out, boolean superjson, @Nullable String lastId) {
        this.out = out;
        this.superjson = superjson;
        this.lastId = lastId == null || isUnsafe(lastId) ? null : lastId;
    }

    @Override
    public void emit(Object event) {
        var data = text(event);
        writing.lock();
        try {
            if (lastId == null) {
                write(null, data, null);
            } else {
                // The client would take the event for one with the last id, so the id is emptied
                // for its sake and put back after it.
                write(null, data, "");
                write("restore-id", "", lastId);
            }
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void emit(String id, Object event) {
        if (id.isEmpty() || isUnsafe(id)) {
            throw new IllegalArgumentException("not an id for an event");
        }
        var data = text(event);
        writing.lock();
        try {
            lastId = id;
            write(null, data, id);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public boolean closed() {
        return closed.getCount() == 0;
    }

    @Override
    public boolean awaitClosed(Duration atMost) throws InterruptedException {
        try {
            return closed.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            if (closed()) return true;
            throw e;
        }
    }

    void connected(@Nullable Duration inactivity) {
        var client =
                inactivity == null
                        ? Map.of()
                        : Map.of("reconnectAfterInactivityMs", inactivity.toMillis());
        write("connected", Json.MAPPER.writeValueAsString(client), null);
    }

    void ping() {
        write("ping", "", null);
    }

    /// Tells the subscriber that the stream is over for good.
    void returned() {
        write("return", "", null);
    }

    void failed(TrpcFailure failure, String path) {
        write("serialized-error", text(failure.shape(path)), null);
    }

    /// Ends the stream without a word; the subscriber, if it is there, comes back.
    void close() {
        ending.lock();
        try {
            closed.countDown();
            if (interruptible != null) interruptible.interrupt();
        } finally {
            ending.unlock();
        }
    }

    /// The handler is done: nothing is written and its thread is left alone from now on.
    void detach() {
        writing.lock();
        try {
            shield();
            closed.countDown();
            Thread.interrupted();
        } finally {
            writing.unlock();
        }
    }

    private @Nullable Thread shield() {
        ending.lock();
        try {
            var shielded = interruptible;
            interruptible = null;
            return shielded;
        } finally {
            ending.unlock();
        }
    }

    private void unshield(@Nullable Thread shielded) {
        ending.lock();
        try {
            interruptible = shielded;
            if (shielded != null && closed()) shielded.interrupt();
        } finally {
            ending.unlock();
        }
    }

    private String text(Object event) {
        return new String(Wire.value(event, superjson), StandardCharsets.UTF_8);
    }

    private void write(@Nullable String event, String data, @Nullable String id) {
        var text = new StringBuilder();
        if (event != null) text.append("event: ").append(event).append('\n');
        text.append("data: ").append(data).append('\n');
        if (id != null) text.append("id: ").append(id).append('\n');
        text.append("\n\n");
        writing.lock();
        var shielded = shield();
        try {
            if (closed()) throw new CancellationException("the subscriber has gone");
            out.write(Wire.utf8(text.toString()));
            out.flush();
        } catch (IOException e) {
            close();
            throw new CancellationException("the subscriber has gone");
        } finally {
            unshield(shielded);
            writing.unlock();
        }
    }

    private static boolean isUnsafe(String id) {
        return id.chars().anyMatch(c -> c == 0 || c == '\n' || c == '\r');
    }
}
