package live.lsn.ui;

import java.util.concurrent.Callable;

/// What a screen knows of something that is fetched: not there yet, there, or failed.
///
/// One sealed state in place of three flags, so that a switch over it cannot forget the failure.
public sealed interface Loadable<T> {

    record Loading<T>() implements Loadable<T> {}

    record Ready<T>(T value) implements Loadable<T> {}

    record Failed<T>(Exception cause) implements Loadable<T> {}

    /// Runs the work now, on the caller's thread; never throws an exception of the work.
    static <T> Loadable<T> of(Callable<T> work) {
        try {
            return new Ready<>(work.call());
        } catch (Exception e) {
            return new Failed<>(e);
        }
    }
}
