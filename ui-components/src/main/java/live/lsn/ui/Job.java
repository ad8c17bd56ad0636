package live.lsn.ui;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Work that takes its time: how far it is, and how it ended. Its properties are for the JavaFX
/// thread.
public final class Job {
    private static final long STEP_NANOS = 100_000_000;
    private final String title;
    private final Background background;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.Runs());
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicLong told = new AtomicLong();

    /// How it stands.
    public sealed interface State {
        record Runs() implements State {}

        /// @param words what came of it
        record Done(String words) implements State {}

        /// Somebody stopped it.
        record Stopped() implements State {}

        record Failed(Exception cause) implements State {}
    }

    /// The work itself.
    public interface Work {
        /// Works off the JavaFX thread, asking [Job#goesOn] again and again.
        ///
        /// @return what came of it, in words
        String run(Job job) throws Exception;
    }

    Job(String title, Background background) {
        this.title = title;
        this.background = background;
    }

    void start(Work work) {
        background.load(
                () -> work.run(this),
                answer -> {
                    switch (answer) {
                        case Loadable.Loading<String> _ -> {}
                        case Loadable.Failed<String>(var cause) ->
                                state.set(new State.Failed(cause));
                        case Loadable.Ready<String>(var words) ->
                                state.set(
                                        stopped.get()
                                                ? new State.Stopped()
                                                : new State.Done(words));
                    }
                });
    }

    public String title() {
        return title;
    }

    /// Tells how much is through and whether to go on. For any thread.
    ///
    /// @param through 0 to 1
    public boolean goesOn(double through) {
        var now = System.nanoTime();
        var before = told.get();
        if (now - before > STEP_NANOS && told.compareAndSet(before, now))
            background.onFx(() -> progress.set(through));
        return !stopped.get();
    }

    /// Asks it to end. What it has begun it takes back itself.
    public void stop() {
        stopped.set(true);
    }

    /// How much is through, 0 to 1.
    public ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }
}
