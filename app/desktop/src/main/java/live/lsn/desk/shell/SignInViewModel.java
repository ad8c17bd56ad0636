package live.lsn.desk.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import live.lsn.api.signin.LocalAccounts.LocalAccount;
import live.lsn.api.signin.SignInException;
import live.lsn.api.signin.SignInMethod.Attempt;
import live.lsn.api.trpc.TrpcException;
import live.lsn.desk.PlatformLink.SignIn;
import live.lsn.ui.Background;
import live.lsn.ui.Loadable;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// A sign-in in the browser as a window shows it, one at a time.
final class SignInViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(SignInViewModel.class);

    private final SignIn signIn;
    private final @Nullable String expected;
    private final Background background;
    private final Consumer<LocalAccount> onSignedIn;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.Idle(null));
    private @Nullable Attempt attempt;
    private boolean cancelled;

    /// Where it stands.
    sealed interface State {
        /// @param problem why the last one came to nothing; null before the first
        record Idle(@Nullable Problem problem) implements State {}

        /// The platform is asked how to sign in.
        record Asking() implements State {}

        /// @param opened whether a browser could be started with the address
        record Waiting(URI address, boolean opened) implements State {}
    }

    /// Why a sign-in came to nothing.
    ///
    /// @param reason one of [SignInException.Reason], UNREACHABLE or FAULT
    /// @param code for support
    record Problem(String reason, String code) {
        static Problem of(Exception cause) {
            return switch (cause) {
                case SignInException e -> coded(e.reason().name(), e.error());
                case TrpcException.Unreachable e -> coded("UNREACHABLE", e.reason().name());
                case TrpcException _ -> coded("NOT_THE_PLATFORM", "");
                default -> coded("FAULT", Problems.code(cause));
            };
        }

        private static Problem coded(String reason, String more) {
            var code = "SIGN-IN-" + reason.replace('_', '-');
            return new Problem(reason, more.isEmpty() ? code : code + " " + more);
        }
    }

    /// What a piece of work came to; a sign-in that comes to nothing is no fault of the program.
    private record Outcome<T>(@Nullable T value, @Nullable Problem problem) {}

    private record Begun(Attempt attempt, boolean opened) {}

    /// @param expected the account that has to sign in; null for anybody
    /// @param onSignedIn told on the JavaFX thread
    SignInViewModel(
            SignIn signIn,
            @Nullable String expected,
            Background background,
            Consumer<LocalAccount> onSignedIn) {
        this.signIn = signIn;
        this.expected = expected;
        this.background = background;
        this.onSignedIn = onSignedIn;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Opens the browser. Does nothing while a sign-in is under way.
    void start() {
        if (!(state.get() instanceof State.Idle)) return;
        cancelled = false;
        state.set(new State.Asking());
        work(this::begin, this::begun);
    }

    /// Gives up the sign-in that is under way.
    void cancel() {
        cancelled = true;
        var running = attempt;
        if (running != null) running.cancel();
    }

    private Begun begin() {
        var prepared = signIn.begin();
        return new Begun(prepared, prepared.openBrowser());
    }

    private void begun(Begun begun) {
        attempt = begun.attempt();
        if (cancelled) begun.attempt().cancel();
        else state.set(new State.Waiting(begun.attempt().address(), begun.opened()));
        work(() -> signIn.complete(begun.attempt(), expected), this::done);
    }

    private void done(LocalAccount account) {
        attempt = null;
        state.set(new State.Idle(null));
        onSignedIn.accept(account);
    }

    private <T> void work(Callable<T> work, Consumer<T> then) {
        background.<Outcome<T>>load(
                () -> outcome(work),
                answer -> {
                    if (!(answer instanceof Loadable.Ready<Outcome<T>>(var outcome))) return;
                    if (outcome.value() != null) then.accept(outcome.value());
                    else failed(outcome.problem());
                });
    }

    private static <T> Outcome<T> outcome(Callable<T> work) {
        try {
            return new Outcome<>(work.call(), null);
        } catch (Exception e) {
            var problem = Problem.of(e);
            if (problem.reason().equals("FAULT")) LOG.error("a sign-in failed", e);
            else LOG.info("no sign-in: {}", problem.code());
            return new Outcome<>(null, problem);
        }
    }

    private void failed(@Nullable Problem problem) {
        attempt = null;
        state.set(new State.Idle(problem));
    }
}
