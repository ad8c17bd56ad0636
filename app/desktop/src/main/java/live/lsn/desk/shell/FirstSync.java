package live.lsn.desk.shell;

import live.lsn.api.collection.Collections;
import live.lsn.desk.Desk.Filled;
import live.lsn.desk.DeskSession;
import live.lsn.desk.sync.SyncStatus;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Sees when the cache holds all that the platform has, so that the first filling can be measured.
final class FirstSync {
    private FirstSync() {}

    /// Tells once what has come in what time, and then goes on; on whatever thread notices it.
    static void await(DeskSession session, Consumer<Filled> told, Runnable then) {
        var begun = System.nanoTime();
        var done = new AtomicBoolean();
        var sync = session.sync();
        Runnable look =
                () -> {
                    if (!isSynced(sync.status()) || done.getAndSet(true)) return;
                    told.accept(
                            new Filled(rows(session), Duration.ofNanos(System.nanoTime() - begun)));
                    then.run();
                };
        sync.onStatus(_ -> look.run());
        look.run();
    }

    private static boolean isSynced(SyncStatus status) {
        return status.lastSync() != null;
    }

    private static long rows(DeskSession session) {
        return Collections.ALL.stream()
                .mapToLong(collection -> session.cache().bootstrap(collection.name()).rows())
                .sum();
    }
}
