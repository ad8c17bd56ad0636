package live.lsn.desk.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import live.lsn.desk.store.ProfileKey;
import live.lsn.desk.store.ProfileLock.Answer;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;

/// A locked profile, as its window asks for the passphrase.
final class LockViewModel {
    private final Function<char[], Answer> lock;
    private final Background background;
    private final InstantSource clock;
    private final Consumer<ProfileKey> onOpened;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.Ready(null));

    /// Where it stands.
    sealed interface State {
        /// @param problem key of what is to be told; null for nothing
        record Ready(@Nullable String problem) implements State {}

        record Working() implements State {}

        /// After too many wrong tries.
        record Paused(Instant until) implements State {}
    }

    /// @param lock tries a passphrase; takes its time
    /// @param pause that earlier tries have left
    /// @param onOpened told on the JavaFX thread
    LockViewModel(
            Function<char[], Answer> lock,
            Duration pause,
            Background background,
            InstantSource clock,
            Consumer<ProfileKey> onOpened) {
        this.lock = lock;
        this.background = background;
        this.clock = clock;
        this.onOpened = onOpened;
        if (pause.isPositive()) pause(pause);
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Seconds until the next try is looked at.
    long left() {
        if (!(state.get() instanceof State.Paused(Instant until))) return 0;
        var left = Duration.between(clock.instant(), until).plusMillis(999).toSeconds();
        return Math.max(0, left);
    }

    /// @param passphrase overwritten once it was looked at
    void unlock(char[] passphrase) {
        if (state.get() instanceof State.Working || left() > 0) return;
        state.set(new State.Working());
        background.load(
                () -> {
                    try {
                        return lock.apply(passphrase);
                    } finally {
                        Arrays.fill(passphrase, '\0');
                    }
                },
                this::answered);
    }

    private void answered(Loadable<Answer> answer) {
        switch (answer) {
            case Loadable.Loading<Answer> _ -> {}
            case Loadable.Failed<Answer> _ -> state.set(new State.Ready("lock.damaged"));
            case Loadable.Ready<Answer>(Answer came) -> {
                switch (came) {
                    case Answer.Opened(ProfileKey key) -> onOpened.accept(key);
                    case Answer.Wrong(Duration pause) -> {
                        if (pause.isPositive()) pause(pause);
                        else state.set(new State.Ready("lock.wrong"));
                    }
                    case Answer.TooSoon(Duration pause) -> pause(pause);
                }
            }
        }
    }

    private void pause(Duration pause) {
        state.set(new State.Paused(clock.instant().plus(pause)));
    }
}
