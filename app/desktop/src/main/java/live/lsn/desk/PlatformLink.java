package live.lsn.desk;

import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.signin.LocalAccounts.LocalAccount;

import java.util.List;

/// The platform that a desk works with, and who may be picked there.
public interface PlatformLink extends AutoCloseable {
    /// Where its procedures are.
    String url();

    /// Who can work here.
    List<LocalAccount> accounts();

    /// Tokens for one of them.
    TokenSource tokens(String account);

    @Override
    void close();
}
