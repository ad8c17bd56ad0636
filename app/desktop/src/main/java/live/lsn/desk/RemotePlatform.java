package live.lsn.desk;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.http.TrpcClient.Settings;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.http.TrpcClient.Transformer;
import live.lsn.api.signin.LocalAccounts.LocalAccount;
import live.lsn.desk.sync.Introduction;

import okhttp3.HttpUrl;

import java.util.List;

/// A platform elsewhere, reached with an access token that was given to the user.
public record RemotePlatform(String url, String token) implements PlatformLink {
    @Override
    public List<LocalAccount> accounts() {
        try (var client =
                new TrpcClient(new Settings(HttpUrl.get(url), Transformer.AUTO, tokens(""), 3))) {
            var hello = Introduction.of(client, HttpUrl.get(url));
            return List.of(
                    new LocalAccount(
                            hello.userId(),
                            hello.userName(),
                            hello.role(),
                            hello.permissions(),
                            hello.channels()));
        }
    }

    @Override
    public TokenSource tokens(String account) {
        return TokenSource.fixed(() -> token);
    }

    @Override
    public void close() {
        // nothing of it is ours
    }

    /// Tells no token: it may end in a log line.
    @Override
    public String toString() {
        return "RemotePlatform[" + url + "]";
    }
}
