package live.lsn.desk.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Who is told of changes. One listener's failure keeps nobody else from being told.
final class Listeners<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
    private final List<Entry<T>> entries = new CopyOnWriteArrayList<>();

    private record Entry<T>(Object key, Consumer<T> listener) {}

    Subscription add(Consumer<T> listener) {
        var entry = new Entry<>(new Object(), listener);
        entries.add(entry);
        return () -> entries.remove(entry);
    }

    void tell(T news) {
        for (var entry : entries) {
            try {
                entry.listener.accept(news);
            } catch (RuntimeException e) {
                LOG.error("a listener of the store failed", e);
            }
        }
    }
}
