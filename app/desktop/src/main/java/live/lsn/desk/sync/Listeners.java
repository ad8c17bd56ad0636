package live.lsn.desk.sync;

import live.lsn.desk.store.Subscription;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Whoever wants to be told.
final class Listeners<T> {
    private final List<Consumer<T>> all = new CopyOnWriteArrayList<>();

    Subscription add(Consumer<T> listener) {
        all.add(listener);
        return () -> all.remove(listener);
    }

    void tell(T value) {
        all.forEach(listener -> listener.accept(value));
    }
}
