package live.lsn.desk;

import static java.util.Objects.requireNonNull;

import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.model.Role;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.api.signin.SignInException;
import live.lsn.api.signin.SignInException.Reason;
import live.lsn.api.signin.SignInMethod;
import live.lsn.platform.TestPlatform;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

/// A sign-in whose browser is the test: the tokens are a real platform's.
public final class LocalSignIn implements SignInMethod {
    public static final URI PAGE = URI.create("http://127.0.0.1:1/oauth/authorize?state=s");

    private final TestPlatform site;
    private final TokenSource tokens = new Lasting();
    private volatile @Nullable TokenSource kept;
    private volatile @Nullable Waiting waiting;
    private final AtomicInteger discarded = new AtomicInteger();
    private volatile boolean browser = true;

    public LocalSignIn(TestPlatform site) {
        this.site = site;
    }

    /// From now on there is no browser.
    public void withoutBrowser() {
        browser = false;
    }

    /// Whether somebody is asked to sign in.
    public boolean isWaiting() {
        var now = waiting;
        return now != null && !now.role.isDone();
    }

    /// Somebody signs in.
    public void as(Role role) {
        requireNonNull(waiting).role.complete(role);
    }

    /// The sign-in does not work out.
    public void fails(Reason reason) {
        requireNonNull(waiting).role.completeExceptionally(new SignInException(reason));
    }

    /// The platform takes the sign-in no more.
    public void end() {
        kept = null;
    }

    /// How many sign-ins were ended at once.
    public int discarded() {
        return discarded.get();
    }

    private TokenSource of(Role role) {
        var platform = site.platform();
        return new LocalAccounts(platform.url(), platform.localSecret())
                .tokens(site.caller(role, "AU").account());
    }

    @Override
    public Attempt begin() {
        var next = new Waiting();
        waiting = next;
        return next;
    }

    @Override
    public TokenSource tokens() {
        return tokens;
    }

    @Override
    public boolean isSignedIn() {
        return kept != null;
    }

    @Override
    public boolean signOut() {
        kept = null;
        return true;
    }

    private final class Lasting implements TokenSource {
        @Override
        public @Nullable String token() {
            var now = kept;
            return now == null ? null : now.token();
        }

        @Override
        public @Nullable String renew(String refused) {
            var now = kept;
            return now == null ? null : now.renew(refused);
        }
    }

    private final class Waiting implements Attempt {
        private final CompletableFuture<Role> role = new CompletableFuture<>();

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
            try {
                return new Arrived(of(role.join()));
            } catch (CompletionException e) {
                if (e.getCause() instanceof SignInException problem) throw problem;
                throw e;
            }
        }

        @Override
        public void cancel() {
            role.completeExceptionally(new SignInException(Reason.CANCELLED));
        }

        @Override
        public void close() {
            cancel();
        }
    }

    private final class Arrived implements Arrival {
        private final TokenSource mine;

        private Arrived(TokenSource mine) {
            this.mine = mine;
        }

        @Override
        public TokenSource tokens() {
            return mine;
        }

        @Override
        public void keep() {
            kept = mine;
        }

        @Override
        public void discard() {
            discarded.incrementAndGet();
        }
    }
}
