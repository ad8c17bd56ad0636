package live.lsn.desk;

import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.signin.LocalAccounts.LocalAccount;

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

    /// Who can work here.
    List<LocalAccount> accounts();

    /// Tokens for one of them.
    TokenSource tokens(String account);

    @Override
    void close();
}
