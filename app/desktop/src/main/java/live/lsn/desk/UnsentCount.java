package live.lsn.desk;

import live.lsn.desk.LocalProfiles.LocalProfile;
import live.lsn.desk.store.OutboxStore;
import live.lsn.desk.store.State;
import live.lsn.desk.store.StoreException;
import live.lsn.desk.store.Subscription;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Keeps beside a profile how much of it was not sent. A burst of changes is counted once.
final class UnsentCount implements AutoCloseable {
    /// What the platform does not have, whatever it waits for.
    static final Set<State> UNSENT =
            EnumSet.complementOf(EnumSet.of(State.ACKED, State.DISCARDED_BY_USER));

    private static final Duration APART = Duration.ofMillis(500);

    private final OutboxStore outbox;
    private final Path profile;
    private final DeskSession.Who who;
    private final Supplier<@Nullable String> name;
    private final Subscription changes;
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile boolean closed;
    private @Nullable LocalProfile last;

    /// @param name what the person is called, as far as is known by now
    UnsentCount(
            OutboxStore outbox,
            Path profile,
            DeskSession.Who who,
            Supplier<@Nullable String> name) {
        this.outbox = outbox;
        this.profile = profile;
        this.who = who;
        this.name = name;
        this.changes = outbox.onChange(this::changed);
        changed();
    }

    /// Something changed that is told.
    void changed() {
        if (closed || !due.compareAndSet(false, true)) return;
        Thread.ofVirtual()
                .name("unsent")
                .start(
                        () -> {
                            LockSupport.parkNanos(APART.toNanos());
                            due.set(false);
                            if (!closed) keep();
                        });
    }

    private synchronized void keep() {
        try {
            var called = name.get();
            var now =
                    new LocalProfile(
                            who.account(),
                            called == null ? "" : called,
                            who.channel(),
                            outbox.count(UNSENT));
            if (now.equals(last)) return;
            LocalProfiles.keep(profile, now);
            last = now;
        } catch (StoreException e) {
            // It is counted again after the next change, or when the profile is closed.
            due.set(false);
        }
    }

    /// Before the outbox is closed.
    @Override
    public void close() {
        closed = true;
        changes.close();
        keep();
    }
}
