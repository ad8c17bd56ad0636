package live.lsn.desk;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.http.TrpcClient.Settings;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.http.TrpcClient.Transformer;
import live.lsn.api.signin.LocalAccounts.LocalAccount;
import live.lsn.api.signin.SignInException;
import live.lsn.api.signin.SignInMethod.Attempt;
import live.lsn.api.trpc.TrpcException;
import live.lsn.desk.sync.Introduction;

import okhttp3.HttpUrl;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The platform that a desk works with, and who may be picked there.
public interface PlatformLink extends AutoCloseable {
    /// Where its procedures are, at this time.
    String url();

    /// What stops and starts it; null where it is not this program's to stop.
    default @Nullable Power power() {
        return null;
    }

    /// Stops and starts a platform. Each takes its time.
    interface Power {
        boolean isOn();

        /// Lets calls under way finish and stops. Does nothing where it is stopped.
        void stop();

        /// Starts it on the same data, maybe at another address. Does nothing where it runs.
        void start();
    }

    /// Its sign-in in the browser; null where nobody signs in to it.
    default @Nullable SignIn signIn() {
        return null;
    }

    /// Signing in and out. What asks the platform takes its time.
    interface SignIn {
        /// Prepares a sign-in; what is signed in stays so meanwhile.
        ///
        /// @throws SignInException if the platform cannot be signed in to
        /// @throws TrpcException.Unreachable if nothing answers
        Attempt begin();

        /// Waits for the sign-in's end, asks who it is and keeps it. Ends the attempt.
        ///
        /// @param expected the account that it must be; null for anybody
        /// @throws SignInException if it came to no good end
        /// @throws TrpcException if the platform could not be asked
        LocalAccount complete(Attempt attempt, @Nullable String expected);

        /// Ends the sign-in on this device. The work on this device stays, sealed.
        ///
        /// @param everywhere whether on every other device too, which only the platform can do
        /// @return whether the platform knows
        boolean signOut(boolean everywhere);
    }

    /// The platform's identity, whatever its address; one made of its address where it has none.
    ///
    /// @throws TrpcException if the platform cannot be asked, and its answer is not known from
    ///   before
    default String platformId(String account) {
        try (var client =
                new TrpcClient(
                        new Settings(HttpUrl.get(url()), Transformer.AUTO, tokens(account), 3))) {
            return Introduction.of(client, HttpUrl.get(url())).platformId();
        }
    }

    /// Who can work here; nobody where somebody has to sign in first.
    List<LocalAccount> accounts();

    /// Tokens for one of them.
    TokenSource tokens(String account);

    @Override
    void close();
}
