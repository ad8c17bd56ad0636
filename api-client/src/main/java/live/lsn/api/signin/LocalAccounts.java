package live.lsn.api.signin;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.model.Channel;
import live.lsn.api.model.Permission;
import live.lsn.api.model.Role;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.TrpcException.NotTrpc;
import live.lsn.api.trpc.TrpcException.Unreachable;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/// The accounts of a platform on this machine: whoever knows the secret of its start may pick one
/// without a password.
public final class LocalAccounts {
    /// The header that carries the secret.
    public static final String SECRET_HEADER = "X-Lsn-Local-Secret";

    private final HttpUrl address;
    private final String secret;
    private final OkHttpClient http = TrpcClient.http().followRedirects(false).build();

    /// @param url where the platform's procedures are
    /// @param secret of this start of the platform
    public LocalAccounts(String url, String secret) {
        this.address = HttpUrl.get(url);
        this.secret = secret;
    }

    /// An account that can be picked.
    ///
    /// @param channels the sales channels that it may open
    public record LocalAccount(
            String account,
            String name,
            Role role,
            Set<Permission> permissions,
            List<Channel> channels) {}

    private record Accounts(List<LocalAccount> accounts) {}

    private record Token(String token) {}

    /// Everybody who can be picked, by role and name.
    ///
    /// @throws Unreachable if the platform does not answer
    public List<LocalAccount> all() {
        return ask(request("/api/local/accounts").build(), Accounts.class).accounts();
    }

    /// Tokens for the account, renewed for as long as the platform runs.
    public TokenSource tokens(String account) {
        return new TokenSource() {
            private volatile @Nullable String current;

            @Override
            public @Nullable String token() {
                var known = current;
                return known == null ? fresh() : known;
            }

            @Override
            public @Nullable String renew(String refused) {
                return fresh();
            }

            private String fresh() {
                var body = RequestBody.create(new byte[0]);
                var token =
                        ask(request("/api/local/token/" + account).post(body).build(), Token.class)
                                .token();
                current = token;
                return token;
            }
        };
    }

    private Request.Builder request(String path) {
        return new Request.Builder()
                .url(address.newBuilder().encodedPath(path).build())
                .header(SECRET_HEADER, secret);
    }

    private <T> T ask(Request request, Class<T> type) {
        try (var response = http.newCall(request).execute()) {
            var body = response.body().bytes();
            if (!response.isSuccessful()) throw new IOException("status " + response.code());
            return Json.MAPPER.readValue(body, type);
        } catch (JacksonException _) {
            throw new NotTrpc(200, null, NotTrpc.Looks.UNREADABLE, null, null);
        } catch (IOException e) {
            throw Unreachable.because(e);
        }
    }
}
