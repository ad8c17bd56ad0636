package live.lsn.desk.floor;

import live.lsn.ui.Background;
import live.lsn.ui.Loadable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Work in the background, one piece after the other in the order in which it was given, so that a
/// later count is never overtaken by an earlier one. Used on the screen's thread alone.
final class Sequence {
    private final Background background;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    Sequence(Background background) {
        this.background = background;
    }

    /// @param work away from the screen's thread
    /// @param deliver given its outcome on the screen's thread, before the next piece begins
    <T> void run(Callable<T> work, Consumer<Loadable<T>> deliver) {
        waiting.add(
                () ->
                        background.load(
                                work,
                                answer -> {
                                    if (answer instanceof Loadable.Loading<T>) return;
                                    try {
                                        deliver.accept(answer);
                                    } finally {
                                        // Or nothing typed after it would ever be kept.
                                        busy = false;
                                        next();
                                    }
                                }));
        next();
    }

    private void next() {
        if (busy) return;
        var first = waiting.poll();
        if (first == null) return;
        busy = true;
        first.run();
    }
}
