package live.lsn.desk;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.http.TrpcClient.Settings;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.http.TrpcClient.Transformer;
import live.lsn.api.model.Ids;
import live.lsn.api.signin.LocalAccounts.LocalAccount;
import live.lsn.api.signin.SignInException;
import live.lsn.api.signin.SignInException.Reason;
import live.lsn.api.signin.SignInMethod;
import live.lsn.api.signin.SignInMethod.Arrival;
import live.lsn.api.signin.SignInMethod.Attempt;
import live.lsn.api.signin.TokenVault;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.api.trpc.TrpcException;
import live.lsn.api.trpc.TrpcException.Refused;
import live.lsn.desk.sync.Introduction;

import okhttp3.HttpUrl;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A platform elsewhere that its users sign in to in the browser. Who signed in last is known on
/// this device, so that work begins with the platform away, or with the sign-in refused by it.
public final class SignedInPlatform implements PlatformLink, PlatformLink.SignIn {
    private static final String SIGN_OUT_EVERYWHERE = "auth.signOutEverywhere";

    private static final Duration USUAL = Duration.ofSeconds(20);

    // Whose work is known need not wait long for a platform that may be away.
    private static final Duration SOON = Duration.ofSeconds(4);

    private final String url;
    private final SignInMethod method;
    private final TokenVault people;

    /// @param url where its procedures are
    /// @param people where it is kept who signed in
    public SignedInPlatform(String url, SignInMethod method, TokenVault people) {
        this.url = url;
        this.method = method;
        this.people = people;
    }

    private record Known(String platformId, LocalAccount who) {
        @Override
        public String toString() {
            return "Known[" + platformId + "]";
        }
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public SignIn signIn() {
        return this;
    }

    @Override
    public List<LocalAccount> accounts() {
        var known = known();
        if (!method.isSignedIn()) return known == null ? List.of() : List.of(known.who());
        try {
            var asked = ask(method.tokens(), known == null ? USUAL : SOON);
            if (known != null && !known.who().account().equals(asked.who().account()))
                throw new SignInException(Reason.ANOTHER_PERSON);
            remember(asked);
            return List.of(asked.who());
        } catch (TrpcException e) {
            if (known != null) return List.of(known.who());
            if (e instanceof Refused refused && refused.code() == TrpcErrorCode.UNAUTHORIZED)
                return List.of();
            throw e;
        }
    }

    @Override
    public String platformId(String account) {
        var known = known();
        return known != null && known.who().account().equals(account)
                ? known.platformId()
                : ask(method.tokens(), USUAL).platformId();
    }

    @Override
    public TokenSource tokens(String account) {
        return method.tokens();
    }

    @Override
    public Attempt begin() {
        return method.begin();
    }

    @Override
    public LocalAccount complete(Attempt attempt, @Nullable String expected) {
        try (attempt) {
            var arrival = attempt.await();
            var asked = asked(arrival, expected);
            arrival.keep();
            remember(asked);
            return asked.who();
        }
    }

    /// Who has arrived; a sign-in that is of no use is ended.
    private Known asked(Arrival arrival, @Nullable String expected) {
        try {
            var asked = ask(arrival.tokens(), USUAL);
            if (expected == null || expected.equals(asked.who().account())) return asked;
            throw new SignInException(Reason.ANOTHER_PERSON);
        } catch (RuntimeException e) {
            arrival.discard();
            throw e;
        }
    }

    @Override
    public boolean signOut(boolean everywhere) {
        var told = everywhere && endEverywhere();
        people.clear();
        return method.signOut() || told;
    }

    private boolean endEverywhere() {
        try (var client = client(method.tokens(), USUAL)) {
            var headers = Map.of(TrpcClient.IDEMPOTENCY_KEY, "\"" + Ids.next() + "\"");
            client.mutate(SIGN_OUT_EVERYWHERE, null, headers);
            return true;
        } catch (TrpcException e) {
            return false;
        }
    }

    @Override
    public void close() {
        // nothing of it is ours
    }

    private Known ask(TokenSource tokens, Duration limit) {
        try (var client = client(tokens, limit)) {
            var hello = Introduction.of(client, HttpUrl.get(url));
            return new Known(
                    hello.platformId(),
                    new LocalAccount(
                            hello.userId(),
                            hello.userName(),
                            hello.role(),
                            hello.permissions(),
                            hello.channels()));
        }
    }

    private TrpcClient client(TokenSource tokens, Duration limit) {
        return new TrpcClient(
                new Settings(HttpUrl.get(url), Transformer.AUTO, tokens, 2),
                TrpcClient.http().callTimeout(limit).build());
    }

    private void remember(Known asked) {
        people.save(Json.MAPPER.writeValueAsBytes(asked));
    }

    private @Nullable Known known() {
        var bytes = people.load();
        try {
            return bytes == null ? null : Json.MAPPER.readValue(bytes, Known.class);
        } catch (JacksonException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "SignedInPlatform[" + url + "]";
    }
}
