package live.lsn.desk.floor;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import live.lsn.api.collection.Collections;
import live.lsn.desk.DeskSession;
import live.lsn.desk.store.Subscription;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// How the floor stands, read anew whenever something of it changes; and what a code stands for.
final class FloorViewModel implements AutoCloseable {
    private static final Set<String> SHOWN =
            Set.of(
                    Collections.LOTS.name(),
                    Collections.PURCHASE_ORDERS.name(),
                    Collections.INSPECTION_PLANS.name());

    private final DeskSession session;
    private final FloorReader reader;
    private final Background background;
    private final ReadOnlyObjectWrapper<@Nullable FloorNow> now = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Found> found = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Safe> safe = new ReadOnlyObjectWrapper<>();
    private final AtomicBoolean refreshDue = new AtomicBoolean();
    private final List<Subscription> subscriptions;
    private int latest; // the screen's thread only; an answer to an older request is dropped
    private int asked;

    /// What is safe on this device while the platform is away.
    ///
    /// @param records what was done and is not with the platform
    /// @param photos pictures and papers that are not
    record Safe(Instant since, long records, long photos) {}

    FloorViewModel(DeskSession session, FloorReader reader, Background background) {
        this.session = session;
        this.reader = reader;
        this.background = background;
        subscriptions =
                List.of(
                        session.cache()
                                .onChange(
                                        changed -> {
                                            if (changed.stream().anyMatch(SHOWN::contains))
                                                refreshSoon();
                                        }),
                        session.sync().onStatus(_ -> refreshSoon()));
    }

    private void refreshSoon() {
        if (refreshDue.compareAndSet(false, true)) background.onFx(this::refresh);
    }

    /// Null until it was read.
    ReadOnlyObjectProperty<@Nullable FloorNow> now() {
        return now.getReadOnlyProperty();
    }

    /// What the last code stands for; null where none was given.
    ReadOnlyObjectProperty<@Nullable Found> found() {
        return found.getReadOnlyProperty();
    }

    /// Null while the platform is there.
    ReadOnlyObjectProperty<@Nullable Safe> safe() {
        return safe.getReadOnlyProperty();
    }

    void refresh() {
        refreshDue.set(false);
        var mine = ++latest;
        load(
                reader::read,
                read -> {
                    if (mine == latest) now.set(read);
                });
        var status = session.sync().status();
        if (status.connection() != Connection.OFFLINE) {
            safe.set(null);
            return;
        }
        load(
                () ->
                        new Safe(
                                status.since(),
                                session.unsent(),
                                session.outbox().attachments().waiting().size()),
                counted -> {
                    if (session.sync().status().connection() == Connection.OFFLINE)
                        safe.set(counted);
                });
    }

    /// Looks a code up.
    void find(String code) {
        var mine = ++asked;
        background.load(
                () -> reader.find(code),
                answer -> {
                    if (mine != asked) return;
                    switch (answer) {
                        case Loadable.Loading<Found> _ -> {}
                        case Loadable.Failed<Found> _ -> found.set(new Found.Unread(code));
                        case Loadable.Ready<Found>(var one) -> found.set(one);
                    }
                });
    }

    /// Forgets what was looked up.
    void forget() {
        asked++;
        found.set(null);
    }

    private <T> void load(java.util.concurrent.Callable<T> work, Consumer<T> take) {
        background.load(
                work,
                answer -> {
                    if (answer instanceof Loadable.Ready<T>(var value)) take.accept(value);
                });
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}
