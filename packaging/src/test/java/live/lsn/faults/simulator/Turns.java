package live.lsn.faults.simulator;

import live.lsn.desk.sync.Pace;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Semaphore;

/// Lets one thread go at a time, and chance choose which. Time passes only when nobody can go on.
final class Turns {
    private static final ThreadLocal<Actor> OWN = new ThreadLocal<>();

    private final Random random;
    private final List<Actor> actors = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final Semaphore back = new Semaphore(0);
    private long nanos;
    private @Nullable Throwable failure;

    /// What happens at a time, on the thread of the test.
    private record Event(long at, Runnable what) {}

    /// Thrown into a thread of a desk that was killed.
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /// One life of a desk: all its threads end with it.
    final class Life implements Pace, InstantSource {
        private volatile boolean over;
        private long skewMillis;

        @Override
        public long nanoTime() {
            return nanos;
        }

        @Override
        public long random(long bound) {
            return random.nextLong(bound);
        }

        @Override
        public void start(String name, Runnable work) {
            if (over) return;
            var actor = new Actor(this);
            actors.add(actor);
            Thread.ofVirtual().name(name).start(() -> actor.run(work));
        }

        @Override
        public Wake wake() {
            return new Sign();
        }

        /// This desk's own clock, which somebody may set.
        @Override
        public Instant instant() {
            return now().plusMillis(skewMillis);
        }

        void set(long skew) {
            skewMillis = skew;
        }

        /// No thread of it goes on.
        void end() {
            over = true;
            for (var actor : List.copyOf(actors)) if (actor.life == this) go(actor);
        }
    }

    private final class Actor {
        private final Life life;
        private final Semaphore turn = new Semaphore(0);
        private long until;
        private @Nullable Sign sign;
        private boolean done;

        Actor(Life life) {
            this.life = life;
        }

        private void run(Runnable work) {
            OWN.set(this);
            turn.acquireUninterruptibly();
            try {
                if (!life.over) work.run();
            } catch (Killed e) {
                // as meant
            } catch (Throwable e) {
                if (!life.over) failure = e;
            } finally {
                done = true;
                back.release();
            }
        }

        private boolean isReady() {
            return until <= nanos || (sign != null && sign.set);
        }
    }

    private final class Sign implements Pace.Wake {
        private volatile boolean set;

        @Override
        public void now() {
            set = true;
        }

        @Override
        public boolean await(Duration atMost) {
            if (!set && atMost.isPositive()) {
                var actor = Objects.requireNonNull(OWN.get());
                if (actor.life.over) throw new Killed();
                actor.sign = this;
                actor.until = nanos + atMost.toNanos();
                back.release();
                actor.turn.acquireUninterruptibly();
                actor.sign = null;
                if (actor.life.over) throw new Killed();
            }
            var woken = set;
            set = false;
            return woken;
        }
    }

    Turns(long seed) {
        this.random = new Random(seed);
    }

    Life life() {
        return new Life();
    }

    Random chance() {
        return random;
    }

    long nanos() {
        return nanos;
    }

    /// What a clock shows that nobody has set.
    Instant now() {
        return Instant.parse("2026-03-02T08:00:00Z").plusNanos(nanos);
    }

    void at(Duration later, Runnable what) {
        events.add(new Event(nanos + later.toNanos(), what));
    }

    /// Lets somebody go on, or something happen.
    ///
    /// @param until the time that must not be passed
    /// @return false where nothing is left to happen before that
    boolean step(long until) {
        while (true) {
            var ready = actors.stream().filter(Actor::isReady).toList();
            var due = events.stream().filter(event -> event.at() <= nanos).toList();
            if (ready.isEmpty() && due.isEmpty()) {
                if (!advance(until)) return false;
                continue;
            }
            var chosen = random.nextInt(ready.size() + due.size());
            if (chosen < ready.size()) {
                go(ready.get(chosen));
            } else {
                var event = due.get(chosen - ready.size());
                events.remove(event);
                event.what().run();
            }
            var problem = failure;
            if (problem != null) throw new IllegalStateException("a thread failed", problem);
            return true;
        }
    }

    private boolean advance(long until) {
        var next = Long.MAX_VALUE;
        for (var actor : actors) next = Math.min(next, actor.until);
        for (var event : events) next = Math.min(next, event.at());
        if (next > until) {
            nanos = Math.max(nanos, until);
            return false;
        }
        nanos = next;
        return true;
    }

    private void go(Actor actor) {
        actor.turn.release();
        back.acquireUninterruptibly();
        if (actor.done) actors.remove(actor);
    }
}
