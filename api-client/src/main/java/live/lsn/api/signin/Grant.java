package live.lsn.api.signin;

import com.nimbusds.oauth2.sdk.token.Tokens;

import live.lsn.api.signin.SignInException.Reason;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// What a token endpoint gave.
///
/// @param lifetime of the access token; zero where the server did not say
/// @param refreshToken null where none came with it
record Grant(String accessToken, Duration lifetime, @Nullable String refreshToken) {
    /// @throws SignInException if the access token is none that a bearer may use
    static Grant of(Tokens tokens) {
        var access = tokens.getBearerAccessToken();
        if (access == null) throw new SignInException(Reason.UNSUITABLE, "token_type", null);
        var refresh = tokens.getRefreshToken();
        return new Grant(
                access.getValue(),
                Duration.ofSeconds(Math.max(0, access.getLifetime())),
                refresh == null ? null : refresh.getValue());
    }

    @Override
    public String toString() {
        return "Grant[" + lifetime + "]";
    }
}
