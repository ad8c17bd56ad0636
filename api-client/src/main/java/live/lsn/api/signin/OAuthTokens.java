package live.lsn.api.signin;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.token.RefreshToken;

import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.TrpcException;
import live.lsn.api.trpc.TrpcException.Unreachable;

import okhttp3.OkHttpClient;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

/// The tokens of a sign-in. The access token stays in memory; the refresh token is in the vault,
/// and each new one is there before the access token that came with it is used. One refresh at a
/// time, on this device as a whole. May be used by many threads.
///
/// A refresh whose answer was lost is tried once more with the same token, which the server may
/// still take. Where it does not, or refuses for good, the sign-in is over: no token is given until
/// somebody signs in. Where nothing answers, or something else than a token endpoint, calls fail
/// with [Unreachable] and the sign-in stays.
public final class OAuthTokens implements TokenSource {
    private static final Duration EARLY = Duration.ofMinutes(1);
    private static final Duration NOT_AGAIN_SOON = Duration.ofSeconds(30);

    private final TokenVault vault;
    private final OAuthMessages messages;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Access access;
    private volatile boolean over;
    private @Nullable Grant unsaved;

    /// @param early when to renew before anybody is refused; what counts is the refusal
    private record Access(String token, Instant early) {
        @Override
        public String toString() {
            return "Access[" + early + "]";
        }
    }

    /// What the vault holds.
    private record Kept(
            String issuer,
            URI tokenEndpoint,
            @Nullable URI revocationEndpoint,
            @Nullable String refreshToken) {
        Kept with(String newer) {
            return new Kept(issuer, tokenEndpoint, revocationEndpoint, newer);
        }

        @Override
        public String toString() {
            return "Kept[" + issuer + "]";
        }
    }

    OAuthTokens(TokenVault vault, OkHttpClient http, InstantSource clock) {
        this.vault = vault;
        this.messages = new OAuthMessages(http);
        this.clock = clock;
    }

    /// @throws Unreachable if there is none in memory and nothing gives a new one
    @Override
    public @Nullable String token() {
        var now = access;
        if (now == null) return over ? null : renewed(null);
        if (clock.instant().isBefore(now.early())) return now.token();
        return early(now);
    }

    @Override
    public @Nullable String renew(String refused) {
        return renewed(refused);
    }

    /// Whether a sign-in is kept that has not been refused since.
    boolean isSignedIn() {
        if (over) return false;
        if (access != null) return true;
        var kept = kept();
        return kept != null && kept.refreshToken() != null;
    }

    /// Takes a new sign-in in the place of the one before.
    void keep(AuthorizationServer server, Grant grant) {
        lock.lock();
        try {
            vault.alone(
                    () -> {
                        save(
                                new Kept(
                                        server.issuer(),
                                        server.tokenEndpoint(),
                                        server.revocationEndpoint(),
                                        grant.refreshToken()));
                        return true;
                    });
            unsaved = null;
            over = false;
            use(grant);
        } finally {
            lock.unlock();
        }
    }

    /// Forgets the sign-in here, and ends it at the server if that can be reached.
    ///
    /// @return whether the server said so
    boolean signOut() {
        lock.lock();
        try {
            over = true;
            access = null;
            var before = unsaved;
            unsaved = null;
            var kept = vault.alone(this::taken);
            if (kept == null || kept.revocationEndpoint() == null) return false;
            var token = before == null ? kept.refreshToken() : before.refreshToken();
            return token != null
                    && messages.revoke(kept.revocationEndpoint(), OAuthSignIn.CLIENT, token);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Kept taken() {
        var kept = kept();
        vault.clear();
        return kept;
    }

    /// Renews while the old token still serves; nobody waits for that, and its failure is no news.
    private String early(Access old) {
        if (!lock.tryLock()) return old.token();
        try {
            if (old.equals(access)) {
                var fresh = refreshed();
                if (fresh != null) return fresh;
            }
        } catch (TrpcException e) {
            access = new Access(old.token(), clock.instant().plus(NOT_AGAIN_SOON));
        } finally {
            lock.unlock();
        }
        var now = access;
        return now == null ? old.token() : now.token();
    }

    /// @param refused a token that no longer serves; null for none
    private @Nullable String renewed(@Nullable String refused) {
        lock.lock();
        try {
            var now = access;
            if (now != null && !now.token().equals(refused)) return now.token();
            access = null;
            return over ? null : refreshed();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable String refreshed() {
        return vault.alone(
                () -> {
                    var kept = kept();
                    if (kept == null) return ended(false);
                    var waiting = unsaved;
                    if (waiting != null) return take(kept, waiting);
                    var token = kept.refreshToken();
                    return token == null ? ended(false) : refresh(kept, token);
                });
    }

    private @Nullable String refresh(Kept kept, String token) {
        var grant = new RefreshTokenGrant(new RefreshToken(token));
        var answer = twice(kept.tokenEndpoint(), grant);
        if (answer.indicatesSuccess())
            return take(kept, Grant.of(answer.toSuccessResponse().getTokens()));
        var error = answer.toErrorResponse().getErrorObject();
        return ended(OAuth2Error.INVALID_GRANT.equals(error));
    }

    /// A connection that broke may have carried the request and lost its answer.
    private com.nimbusds.oauth2.sdk.TokenResponse twice(URI endpoint, RefreshTokenGrant grant) {
        try {
            return messages.token(endpoint, OAuthSignIn.CLIENT, grant);
        } catch (Unreachable e) {
            var lost =
                    e.reason() == Unreachable.Reason.BROKEN
                            || e.reason() == Unreachable.Reason.TIMEOUT;
            if (!lost) throw e;
            return messages.token(endpoint, OAuthSignIn.CLIENT, grant);
        }
    }

    private String take(Kept kept, Grant grant) {
        var next = grant.refreshToken();
        if (next != null && !next.equals(kept.refreshToken())) {
            unsaved = grant;
            saveOrWait(kept.with(next));
            unsaved = null;
        }
        return use(grant);
    }

    /// What cannot be kept is not used; it stays in memory until it can be.
    private void saveOrWait(Kept next) {
        try {
            save(next);
        } catch (RuntimeException e) {
            throw new Unreachable(Unreachable.Reason.NOT_READY, e);
        }
    }

    private String use(Grant grant) {
        var lifetime = grant.lifetime();
        var early = lifetime.dividedBy(5).compareTo(EARLY) < 0 ? lifetime.dividedBy(5) : EARLY;
        var until = lifetime.isZero() ? Instant.MAX : clock.instant().plus(lifetime).minus(early);
        access = new Access(grant.accessToken(), until);
        return grant.accessToken();
    }

    private @Nullable String ended(boolean forGood) {
        over = true;
        access = null;
        if (forGood) vault.clear();
        return null;
    }

    private @Nullable Kept kept() {
        var bytes = vault.load();
        try {
            return bytes == null ? null : Json.MAPPER.readValue(bytes, Kept.class);
        } catch (JacksonException e) {
            return null;
        }
    }

    private void save(Kept kept) {
        vault.save(Json.MAPPER.writeValueAsBytes(kept));
    }

    @Override
    public String toString() {
        return "OAuthTokens";
    }
}
