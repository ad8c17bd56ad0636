package live.lsn.platform.access;

import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.platform.access.Tokens.Claims;
import live.lsn.platform.trpc.Authenticator;
import live.lsn.platform.trpc.HeaderLookup;
import live.lsn.platform.trpc.TrpcFailure;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// Tells who calls by the bearer token of a request.
public final class Authentication implements Authenticator<Caller> {
    private final Accounts accounts;
    private final Credentials credentials;
    private final Tokens tokens;
    private final Sessions sessions;
    private final ApiKeys keys;
    private final @Nullable OutsideIssuer outside;

    /// @param outside whose tokens count, too; null for nobody's
    public Authentication(
            Accounts accounts,
            Credentials credentials,
            Tokens tokens,
            Sessions sessions,
            ApiKeys keys,
            @Nullable OutsideIssuer outside) {
        this.outside = outside;
        this.keys = keys;
        this.accounts = accounts;
        this.credentials = credentials;
        this.tokens = tokens;
        this.sessions = sessions;
    }

    @Override
    public @Nullable Caller authenticate(HeaderLookup headers) {
        if (headers.header("Authorization") == null) return null;
        var token = bearer(headers);
        var caller = token == null ? null : caller(token);
        if (caller == null)
            throw new TrpcFailure(
                            TrpcErrorCode.UNAUTHORIZED,
                            "The access token is not valid here; sign in again")
                    .wwwAuthenticate("Bearer error=\"invalid_token\"");
        return caller;
    }

    private @Nullable Caller caller(String token) {
        if (token.startsWith(ApiKeys.PREFIX)) return keys.caller(token);
        var claims = tokens.verify(token);
        if (claims == null) return outside == null ? null : person(outside.login(token));
        return sessions.isLive(claims) ? accounts.find(claims.account()) : null;
    }

    private Caller person(String login) {
        var account = credentials.account(login);
        var caller =
                account == null || credentials.epoch(account) < 0 ? null : accounts.find(account);
        if (caller == null)
            throw new TrpcFailure(
                            TrpcErrorCode.UNAUTHORIZED,
                            "The access token is good, but nobody here has its login name")
                    .wwwAuthenticate("Bearer error=\"invalid_token\"");
        return caller;
    }

    /// Whether a subscriber that was let in may stay: its sign-in was not ended. Its token may run
    /// out meanwhile.
    @Override
    public boolean isStillIn(HeaderLookup headers) {
        var token = bearer(headers);
        if (token != null && token.startsWith(ApiKeys.PREFIX)) return keys.caller(token) != null;
        var claims = token == null ? null : tokens.told(token);
        if (claims != null) return sessions.isLive(claims);
        var login = token == null || outside == null ? null : outside.told(token);
        var account = login == null ? null : credentials.account(login);
        return account == null || credentials.epoch(account) >= 0;
    }

    private static @Nullable String bearer(HeaderLookup headers) {
        var header = headers.header("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : null;
    }

    /// An access token that no sign-in made.
    public String token(String account, Duration good) {
        return tokens.issue(new Claims(account, credentials.epoch(account), null), good);
    }
}
