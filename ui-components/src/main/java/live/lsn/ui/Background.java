package live.lsn.ui;

import javafx.application.Platform;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// The whole threading rule of the product: work runs on `worker`, its outcome arrives on `fx`.
///
/// View models take one of these and never name a thread; tests pass `Runnable::run` twice.
///
/// @param worker where blocking work runs
/// @param fx where properties and nodes may be touched
public record Background(Executor worker, Executor fx) {
    private static final System.Logger LOG = System.getLogger(Background.class.getName());

    /// The one of the running program: a virtual thread for each piece of work, answers on the
    /// JavaFX thread.
    public static Background application() {
        var threads = Thread.ofVirtual().name("background-", 0).factory();
        return new Background(Executors.newThreadPerTaskExecutor(threads), Platform::runLater);
    }

    /// Delivers `Loading` at once on the caller's thread, then the outcome on `fx`.
    ///
    /// Answers may come out of order: a caller that asks twice keeps a ticket and drops the older
    /// answer.
    public <T> void load(Callable<T> work, Consumer<Loadable<T>> deliver) {
        deliver.accept(new Loadable.Loading<>());
        worker.execute(
                () -> {
                    var outcome = attempt(work);
                    fx.execute(() -> deliver.accept(outcome));
                });
    }

    /// Runs work nobody waits for; a failure is logged and goes no further.
    public void run(Runnable work) {
        worker.execute(() -> attempt(Executors.callable(work, true)));
    }

    /// Continues on the JavaFX thread.
    public void onFx(Runnable work) {
        fx.execute(work);
    }

    private static <T> Loadable<T> attempt(Callable<T> work) {
        // An Error must arrive too, or the screen would wait for ever.
        var outcome =
                Loadable.of(
                        () -> {
                            try {
                                return work.call();
                            } catch (LinkageError | AssertionError | VirtualMachineError e) {
                                throw new IllegalStateException(e);
                            }
                        });
        if (outcome instanceof Loadable.Failed<T>(var cause)) {
            LOG.log(System.Logger.Level.WARNING, "Work in the background failed", cause);
        }
        return outcome;
    }
}
