package live.lsn.platform.access.oauth;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

import live.lsn.platform.access.Accounts;
import live.lsn.platform.access.Credentials;
import live.lsn.platform.access.Sessions;
import live.lsn.platform.access.SigningKeys;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Seal;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/// Where its endpoints are, and what it can do (RFC 6749, 7009, 7636, 8252, 8414, 9207).
public final class AuthorizationServer {
    private static final String AUTHORIZE = "/oauth/authorize";
    private static final String TOKEN = "/oauth/token";
    private static final String REVOKE = "/oauth/revoke";
    private static final String JWKS = "/oauth/jwks";

    private final SigningKeys keys;
    private final AuthorizeEndpoint authorize;
    private final TokenEndpoint tokens;

    /// @param listsPeople whether the sign-in page lists everybody who may sign in
    public AuthorizationServer(
            Database database,
            Seal seal,
            Accounts accounts,
            Credentials credentials,
            Sessions sessions,
            SigningKeys keys,
            InstantSource clock,
            boolean listsPeople) {
        this.keys = keys;
        var codes = new Codes(database, accounts, credentials, sessions, clock);
        this.authorize =
                new AuthorizeEndpoint(
                        accounts,
                        credentials,
                        new Attempts(database, seal, clock),
                        codes,
                        listsPeople);
        this.tokens = new TokenEndpoint(codes, sessions);
    }

    public void mount(JavalinConfig config) {
        config.routes.get("/.well-known/oauth-authorization-server", this::metadata);
        config.routes.get(AUTHORIZE, authorize::ask);
        config.routes.post(AUTHORIZE, authorize::answer);
        config.routes.post(TOKEN, tokens::token);
        config.routes.post(REVOKE, tokens::revoke);
        config.routes.get(JWKS, this::jwks);
        config.routes.get(Fonts.PATH, Fonts::send);
    }

    private void jwks(Context context) {
        context.contentType("application/json")
                .header("cache-control", "no-store")
                .result(keys.published().toString(true));
    }

    private void metadata(Context context) {
        var issuer = Issuer.of(context);
        if (issuer == null) {
            context.status(HttpStatus.MISDIRECTED_REQUEST);
            return;
        }
        var metadata =
                new AuthorizationServerMetadata(new com.nimbusds.oauth2.sdk.id.Issuer(issuer));
        metadata.setAuthorizationEndpointURI(URI.create(issuer + AUTHORIZE));
        metadata.setTokenEndpointURI(URI.create(issuer + TOKEN));
        metadata.setRevocationEndpointURI(URI.create(issuer + REVOKE));
        metadata.setJWKSetURI(URI.create(issuer + JWKS));
        metadata.setResponseTypes(List.of(ResponseType.CODE));
        metadata.setResponseModes(List.of(ResponseMode.QUERY));
        metadata.setGrantTypes(List.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN));
        metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        metadata.setTokenEndpointAuthMethods(List.of(ClientAuthenticationMethod.NONE));
        metadata.setRevocationEndpointAuthMethods(List.of(ClientAuthenticationMethod.NONE));
        metadata.setSupportsAuthorizationResponseIssuerParam(true);
        context.contentType("application/json")
                .header("cache-control", "no-store")
                .result(metadata.toJSONObject().toJSONString());
    }
}
