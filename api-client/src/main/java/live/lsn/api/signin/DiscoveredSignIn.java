package live.lsn.api.signin;

import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.signin.SignInException.Reason;

import org.jspecify.annotations.Nullable;

/// Signs in by OAuth where the platform tells of a sign-in server, and by cookie where it does not.
public final class DiscoveredSignIn implements SignInMethod {
    private final SignInMethod oauth;
    private final SignInMethod cookie;
    private final TokenSource tokens = new OfTheOneInUse();
    private volatile SignInMethod inUse;

    public DiscoveredSignIn(SignInMethod oauth, SignInMethod cookie) {
        this.oauth = oauth;
        this.cookie = cookie;
        this.inUse = !oauth.isSignedIn() && cookie.isSignedIn() ? cookie : oauth;
    }

    @Override
    public Attempt begin() {
        try {
            return noting(oauth, oauth.begin());
        } catch (SignInException e) {
            if (e.reason() != Reason.NOT_OFFERED) throw e;
            return noting(cookie, cookie.begin());
        }
    }

    @Override
    public TokenSource tokens() {
        return tokens;
    }

    @Override
    public boolean isSignedIn() {
        return inUse.isSignedIn();
    }

    @Override
    public boolean signOut() {
        return inUse.signOut();
    }

    /// The attempt, after whose end its method is the one in use.
    private Attempt noting(SignInMethod method, Attempt attempt) {
        return new Attempt() {
            @Override
            public java.net.URI address() {
                return attempt.address();
            }

            @Override
            public boolean openBrowser() {
                return attempt.openBrowser();
            }

            @Override
            public Arrival await() {
                return noting(method, attempt.await());
            }

            @Override
            public void cancel() {
                attempt.cancel();
            }

            @Override
            public void close() {
                attempt.close();
            }
        };
    }

    private Arrival noting(SignInMethod method, Arrival arrival) {
        return new Arrival() {
            @Override
            public TokenSource tokens() {
                return arrival.tokens();
            }

            @Override
            public void keep() {
                arrival.keep();
                inUse = method;
            }

            @Override
            public void discard() {
                arrival.discard();
            }
        };
    }

    private final class OfTheOneInUse implements TokenSource {
        @Override
        public @Nullable String token() {
            return inUse.tokens().token();
        }

        @Override
        public @Nullable String renew(String refused) {
            return inUse.tokens().renew(refused);
        }

        @Override
        public String headerName() {
            return inUse.tokens().headerName();
        }

        @Override
        public String headerValue(String token) {
            return inUse.tokens().headerValue(token);
        }
    }
}
