package live.lsn.desk.shell;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.model.Role;
import live.lsn.api.signin.LocalAccounts.LocalAccount;
import live.lsn.api.signin.SignInException;
import live.lsn.api.signin.SignInException.Reason;
import live.lsn.api.signin.SignInMethod.Arrival;
import live.lsn.api.signin.SignInMethod.Attempt;
import live.lsn.api.trpc.TrpcException.Unreachable;
import live.lsn.desk.PlatformLink.SignIn;
import live.lsn.desk.shell.SignInViewModel.State;
import live.lsn.ui.Background;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/// The steps of a sign-in as a window shows them, one piece of work at a time.
class SignInViewModelTest {
    private static final LocalAccount ANA =
            new LocalAccount("a-1", "Ana", Role.FRAUD_ANALYST, Set.of(), List.of());
    private static final URI PAGE = URI.create("https://a.example/authorize");

    private final Queue<Runnable> work = new ArrayDeque<>();
    private final List<LocalAccount> signedIn = new ArrayList<>();
    private final Platform platform = new Platform();
    private final SignInViewModel model =
            new SignInViewModel(
                    platform, null, new Background(work::add, Runnable::run), signedIn::add);

    /// A platform whose every step is at hand.
    private static final class Platform implements SignIn, Attempt {
        private boolean browser = true;
        private int begun;
        private boolean cancelled;
        private @Nullable RuntimeException atBegin;
        private @Nullable RuntimeException atEnd;

        @Override
        public Attempt begin() {
            begun++;
            if (atBegin != null) throw atBegin;
            return this;
        }

        @Override
        public LocalAccount complete(Attempt attempt, @Nullable String expected) {
            if (cancelled) throw new SignInException(Reason.CANCELLED);
            if (atEnd != null) throw atEnd;
            return ANA;
        }

        @Override
        public boolean signOut(boolean everywhere) {
            throw new AssertionError("nobody signs out here");
        }

        @Override
        public URI address() {
            return PAGE;
        }

        @Override
        public boolean openBrowser() {
            return browser;
        }

        @Override
        public Arrival await() {
            throw new AssertionError("the platform waits by itself");
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private void step() {
        work.remove().run();
    }

    private State state() {
        return model.state().get();
    }

    private String code() {
        assertThat(state()).isInstanceOf(State.Idle.class);
        var problem = ((State.Idle) state()).problem();
        return problem == null ? "" : problem.code();
    }

    @Test
    void itAsksThenWaitsThenIsDone() {
        model.start();
        assertThat(state()).isEqualTo(new State.Asking());
        step();
        assertThat(state()).isEqualTo(new State.Waiting(PAGE, true));
        step();
        assertThat(code()).isEmpty();
        assertThat(signedIn).containsExactly(ANA);
    }

    @Test
    void oneSignInAtATime() {
        model.start();
        model.start();
        step();
        model.start();
        step();
        assertThat(work).isEmpty();
        assertThat(platform.begun).isEqualTo(1);
    }

    @Test
    void aMissingBrowserIsSeen() {
        platform.browser = false;
        model.start();
        step();
        assertThat(state()).isEqualTo(new State.Waiting(PAGE, false));
    }

    @Test
    void cancellingBeforeThePlatformAnsweredHoldsToo() {
        model.start();
        model.cancel();
        step();
        assertThat(platform.cancelled).isTrue();
        step();
        assertThat(code()).isEqualTo("SIGN-IN-CANCELLED");
        assertThat(signedIn).isEmpty();
    }

    @Test
    void afterAProblemOneCanTryAgain() {
        platform.atBegin = new Unreachable(Unreachable.Reason.NO_CONNECTION, null);
        model.start();
        step();
        assertThat(code()).isEqualTo("SIGN-IN-UNREACHABLE NO_CONNECTION");
        platform.atBegin = null;
        model.start();
        step();
        step();
        assertThat(signedIn).containsExactly(ANA);
    }

    @Test
    void theProtocolsOwnWordIsPartOfTheCodeAndAnythingElseIsNot() {
        platform.atEnd = new SignInException(Reason.REFUSED, "invalid_grant", null);
        model.start();
        step();
        step();
        assertThat(code()).isEqualTo("SIGN-IN-REFUSED invalid_grant");
        platform.atEnd = new SignInException(Reason.REFUSED, "<b>Ana</b>", null);
        model.start();
        step();
        step();
        assertThat(code()).isEqualTo("SIGN-IN-REFUSED");
    }

    @Test
    void aFaultHasACodeOfItsOwn() {
        platform.atEnd = new IllegalStateException("no");
        model.start();
        step();
        step();
        assertThat(code()).startsWith("SIGN-IN-FAULT ");
    }
}
