package live.lsn.platform.trpc;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A batch that is answered line by line, each call's as it finishes: first one line of promises,
/// then what each came to.
final class LineStream {
    private final OutputStream out;
    private final List<Invocation> invocations;
    private final boolean superjson;
    private final ReentrantLock writing = new ReentrantLock();
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean gone;

    LineStream(OutputStream out, List<Invocation> invocations) {
        this.out = out;
        this.invocations = invocations;
        superjson = invocations.stream().anyMatch(Invocation::superjson);
    }

    /// Runs the calls and writes their lines; returns when all are over.
    ///
    /// @param sideBySide whether the calls may run at the same time; a client that leaves ends
    ///   these, while a call that stands alone is finished
    void run(boolean sideBySide) {
        write(List.of(Wire.utf8(head(invocations.size()))));
        try (calls) {
            for (var i = 0; i < invocations.size(); i++) {
                var number = i;
                if (sideBySide) calls.execute(() -> answer(number));
                else answer(number);
            }
        } catch (RejectedExecutionException _) {
            // the client has left meanwhile
        }
    }

    /// The client has left: what has not begun is not begun, and what only reads is broken off.
    void abandon() {
        gone = true;
        calls.shutdownNow();
    }

    private void answer(int number) {
        if (gone) return;
        write(invocations.get(number).run(Envelope.line(number, superjson)).body());
    }

    private String head(int size) {
        var promises =
                IntStream.range(0, size)
                        .mapToObj(i -> "\"%1$d\":[[0],[null,0,%1$d]]".formatted(i))
                        .collect(Collectors.joining(",", "{", "}"));
        return superjson ? "{\"json\":" + promises + "}\n" : promises + "\n";
    }

    private void write(List<byte[]> line) {
        writing.lock();
        try {
            if (gone) return;
            for (var part : line) out.write(part);
            out.flush();
        } catch (IOException _) {
            abandon();
        } finally {
            writing.unlock();
        }
    }
}
