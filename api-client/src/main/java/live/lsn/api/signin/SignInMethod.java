package live.lsn.api.signin;

import live.lsn.api.http.TrpcClient.TokenSource;

import java.net.URI;

/// A way to sign in to one platform in the browser, and what is kept of it on this device.
public interface SignInMethod {
    /// Prepares a sign-in; what is signed in stays so meanwhile. Takes its time.
    ///
    /// @throws SignInException if the platform cannot be signed in to in this way
    /// @throws live.lsn.api.trpc.TrpcException.Unreachable if nothing answers
    Attempt begin();

    /// What calls are sent with. The same object before and after a sign-in.
    TokenSource tokens();

    /// Whether a sign-in is kept that has not been refused since.
    boolean isSignedIn();

    /// Forgets the sign-in on this device, and ends it at the platform if that can be reached.
    ///
    /// @return whether the platform knows
    boolean signOut();

    /// A sign-in under way. Closing it ends what listens for its end.
    interface Attempt extends AutoCloseable {
        /// The page to sign in at. It holds nothing that is secret once the attempt is over.
        URI address();

        /// Shows the page.
        ///
        /// @return whether a browser could be started; if not, the user may open [#address]
        boolean openBrowser();

        /// Waits until the user has signed in, three minutes at most.
        ///
        /// @throws SignInException if it came to no good end
        /// @throws live.lsn.api.trpc.TrpcException.Unreachable if nothing answers
        Arrival await();

        /// Gives up; [#await] ends with [SignInException.Reason#CANCELLED].
        void cancel();

        @Override
        default void close() {
            cancel();
        }
    }

    /// Somebody who has signed in, before it is known who.
    interface Arrival {
        /// What to ask the platform with who it is.
        TokenSource tokens();

        /// Keeps the sign-in in place of the one before.
        void keep();

        /// Ends the sign-in at the platform if that can be reached.
        void discard();
    }
}
