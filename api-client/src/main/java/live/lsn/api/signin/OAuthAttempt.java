package live.lsn.api.signin;

import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.validators.IDTokenClaimsVerifier;

import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.signin.SignInException.Reason;
import live.lsn.api.signin.SignInMethod.Arrival;
import live.lsn.api.signin.SignInMethod.Attempt;

import okhttp3.HttpUrl;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/// One trip to the authorization endpoint and back.
final class OAuthAttempt implements Attempt {
    static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String OPEN_ID = "openid";

    // This machine's clock may be wrong, and the token comes straight from the server.
    private static final int CLOCK_SKEW = 24 * 60 * 60;

    private final AuthorizationServer server;
    private final OAuthMessages messages;
    private final Browser browser;
    private final OAuthTokens kept;
    private final State state = new State(32);
    private final Nonce nonce = new Nonce(32);
    private final CodeVerifier verifier = new CodeVerifier();
    private final Loopback loopback;
    private final URI address;

    OAuthAttempt(
            AuthorizationServer server,
            List<String> scopes,
            OAuthMessages messages,
            Browser browser,
            OAuthTokens kept) {
        this.server = server;
        this.messages = messages;
        this.browser = browser;
        this.kept = kept;
        loopback = new Loopback("/callback", this::isOurs);
        address = request(scopes).toURI();
    }

    private AuthorizationRequest request(List<String> scopes) {
        var request =
                new AuthorizationRequest.Builder(
                                ResponseType.CODE, new ClientID(OAuthSignIn.CLIENT))
                        .endpointURI(server.authorizationEndpoint())
                        .redirectionURI(loopback.address())
                        .state(state)
                        .codeChallenge(verifier, CodeChallengeMethod.S256);
        if (!scopes.isEmpty()) request.scope(Scope.parse(scopes));
        if (scopes.contains(OPEN_ID)) {
            request.customParameter("nonce", nonce.getValue());
            // OpenID Connect gives a refresh token only to whom the user has said yes.
            if (scopes.contains("offline_access")) request.prompt(Prompt.Type.CONSENT);
        }
        return request.build();
    }

    /// A request without this attempt's state is another attempt's, or somebody else's.
    private boolean isOurs(HttpUrl asked) {
        var given = asked.queryParameterValues("state");
        return given.size() == 1 && state.getValue().equals(given.getFirst());
    }

    @Override
    public URI address() {
        return address;
    }

    @Override
    public boolean openBrowser() {
        return browser.open(address);
    }

    @Override
    public Arrival await() {
        return arrive(loopback.await(PATIENCE).uri());
    }

    private Arrival arrive(URI back) {
        var code = code(back);
        var grant = new AuthorizationCodeGrant(code, loopback.address(), verifier);
        var answer = messages.token(server.tokenEndpoint(), OAuthSignIn.CLIENT, grant);
        if (!answer.indicatesSuccess())
            throw new SignInException(
                    Reason.REFUSED, answer.toErrorResponse().getErrorObject().getCode(), null);
        if (answer instanceof OIDCTokenResponse withId) check(withId);
        return new Arrived(granted(answer.toSuccessResponse().getTokens()));
    }

    private static Grant granted(Tokens tokens) {
        return Grant.of(tokens);
    }

    private com.nimbusds.oauth2.sdk.AuthorizationCode code(URI back) {
        try {
            var response = AuthorizationResponse.parse(back);
            checkIssuer(response.getIssuer());
            if (!response.indicatesSuccess()) {
                var error = response.toErrorResponse().getErrorObject();
                throw OAuth2Error.ACCESS_DENIED.equals(error)
                        ? new SignInException(Reason.CANCELLED)
                        : new SignInException(Reason.REFUSED, error.getCode(), null);
            }
            var code = response.toSuccessResponse().getAuthorizationCode();
            if (code == null) throw new SignInException(Reason.ODD_ANSWER);
            return code;
        } catch (ParseException e) {
            // Its message may quote the answer.
            throw new SignInException(Reason.ODD_ANSWER);
        }
    }

    /// RFC 9207: an answer that another server gave is not brought to this one.
    private void checkIssuer(@Nullable Issuer told) {
        var missing = told == null && server.tellsIssuer();
        if (missing || (told != null && !told.getValue().equals(server.issuer())))
            throw new SignInException(Reason.WRONG_ISSUER);
    }

    private void check(OIDCTokenResponse answer) {
        var token = answer.getOIDCTokens().getIDToken();
        if (token == null) return;
        try {
            new IDTokenClaimsVerifier(
                            new Issuer(server.issuer()),
                            new ClientID(OAuthSignIn.CLIENT),
                            nonce,
                            CLOCK_SKEW)
                    .verify(token.getJWTClaimsSet(), null);
        } catch (BadJWTException | java.text.ParseException e) {
            throw new SignInException(Reason.ODD_ANSWER, "id_token", null);
        }
    }

    @Override
    public void cancel() {
        loopback.giveUp();
    }

    private final class Arrived implements Arrival {
        private final Grant grant;

        private Arrived(Grant grant) {
            this.grant = grant;
        }

        @Override
        public TokenSource tokens() {
            return TokenSource.fixed(grant::accessToken);
        }

        @Override
        public void keep() {
            kept.keep(server, grant);
        }

        @Override
        public void discard() {
            var at = server.revocationEndpoint();
            var token = grant.refreshToken();
            if (at != null && token != null) messages.revoke(at, OAuthSignIn.CLIENT, token);
        }
    }
}
