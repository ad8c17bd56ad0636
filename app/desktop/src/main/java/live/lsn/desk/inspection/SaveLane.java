package live.lsn.desk.inspection;

import live.lsn.desk.sync.Commands.Sent;
import live.lsn.rules.Refusal;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Saves what was entered, one thing after the other in the order in which it was entered, away
/// from the screen's thread. Used on the screen's thread alone.
final class SaveLane {
    private final Background background;
    private final InstantSource clock;
    private final Runnable onChange;
    private final Consumer<Refusal> onRefused;
    private final Deque<Callable<@Nullable Sent>> waiting = new ArrayDeque<>();
    private boolean busy;
    private @Nullable Instant saved;

    /// @param onChange told after each thing that was saved
    /// @param onRefused told what was not; everything behind it is dropped, since it was entered on
    ///   top of it
    SaveLane(
            Background background,
            InstantSource clock,
            Runnable onChange,
            Consumer<Refusal> onRefused) {
        this.background = background;
        this.clock = clock;
        this.onChange = onChange;
        this.onRefused = onRefused;
    }

    /// @param work gives a command, or answers null where there was none to give
    void add(Callable<@Nullable Sent> work) {
        waiting.add(work);
        next();
    }

    boolean isIdle() {
        return !busy && waiting.isEmpty();
    }

    /// When all was saved; null before anything was, and while something waits.
    @Nullable Instant savedAt() {
        return isIdle() ? saved : null;
    }

    private record Done(@Nullable Sent sent) {}

    private void next() {
        if (busy) return;
        var work = waiting.poll();
        if (work == null) return;
        busy = true;
        background.load(
                () -> new Done(work.call()),
                answer -> {
                    switch (answer) {
                        case Loadable.Loading<Done> _ -> {}
                        case Loadable.Ready<Done>(var done) -> done(done.sent());
                        case Loadable.Failed<Done> _ -> refused(Refusal.of("command.not-saved"));
                    }
                });
    }

    private void done(@Nullable Sent sent) {
        if (sent instanceof Sent.Refused(var why)) {
            refused(why);
            return;
        }
        busy = false;
        saved = clock.instant();
        next();
        onChange.run();
    }

    private void refused(Refusal why) {
        busy = false;
        waiting.clear();
        onRefused.accept(why);
    }
}
