package live.lsn.api.signin;

import live.lsn.api.http.TrpcClient.TokenSource;

/// Sends a session as a cookie.
interface CookieHeader extends TokenSource {
    @Override
    default String headerName() {
        return "Cookie";
    }

    @Override
    default String headerValue(String token) {
        return CookieSignIn.COOKIE + "=" + token;
    }
}
