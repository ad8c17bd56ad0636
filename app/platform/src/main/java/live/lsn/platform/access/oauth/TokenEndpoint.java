package live.lsn.platform.access.oauth;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

import live.lsn.platform.access.Sessions;
import live.lsn.platform.access.Sessions.Issued;
import live.lsn.platform.access.Tokens;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/// Gives tokens for codes and refresh tokens, and takes them back.
final class TokenEndpoint {
    private final Codes codes;
    private final Sessions sessions;

    TokenEndpoint(Codes codes, Sessions sessions) {
        this.codes = codes;
        this.sessions = sessions;
    }

    void token(Context context) {
        try {
            var request = TokenRequest.parse(request(context));
            if (!isDesk(request.getClientID())) {
                refuse(context, OAuth2Error.INVALID_CLIENT);
                return;
            }
            switch (request.getAuthorizationGrant()) {
                case AuthorizationCodeGrant grant -> {
                    var redirect = grant.getRedirectionURI();
                    answer(
                            context,
                            codes.redeem(
                                    grant.getAuthorizationCode().getValue(),
                                    redirect == null ? null : redirect.toString(),
                                    grant.getCodeVerifier()));
                }
                case RefreshTokenGrant grant ->
                        answer(
                                context,
                                sessions.refresh(
                                        grant.getRefreshToken().getValue(), DeskClient.ID));
                default -> refuse(context, OAuth2Error.UNSUPPORTED_GRANT_TYPE);
            }
        } catch (ParseException e) {
            refuse(context, error(e));
        }
    }

    /// As RFC 7009 wants it: a token that nobody knows is revoked already.
    void revoke(Context context) {
        try {
            var request = TokenRevocationRequest.parse(request(context));
            if (!isDesk(request.getClientID())) {
                refuse(context, OAuth2Error.INVALID_CLIENT);
                return;
            }
            sessions.revoke(request.getToken().getValue());
            context.status(HttpStatus.OK).header("cache-control", "no-store");
        } catch (ParseException e) {
            refuse(context, error(e));
        }
    }

    /// A client that shows a secret is none of ours.
    private static HTTPRequest request(Context context) throws ParseException {
        if (context.header("Authorization") != null)
            throw new ParseException("no secret is known", OAuth2Error.INVALID_CLIENT);
        var http =
                new HTTPRequest(
                        HTTPRequest.Method.POST, URI.create("http://localhost" + context.path()));
        http.setContentType(context.contentType());
        http.setBody(context.body());
        return http;
    }

    private static boolean isDesk(@Nullable ClientID client) {
        return client != null && DeskClient.isIt(client.getValue());
    }

    private static ErrorObject error(ParseException e) {
        return e.getErrorObject() == null ? OAuth2Error.INVALID_REQUEST : e.getErrorObject();
    }

    private static void answer(Context context, @Nullable Issued issued) {
        if (issued == null) {
            refuse(context, OAuth2Error.INVALID_GRANT);
            return;
        }
        var tokens =
                new com.nimbusds.oauth2.sdk.token.Tokens(
                        new BearerAccessToken(issued.access(), Tokens.SHORT.toSeconds(), null),
                        new RefreshToken(issued.refresh()));
        write(context, new AccessTokenResponse(tokens).toJSONObject().toJSONString());
    }

    private static void refuse(Context context, ErrorObject error) {
        context.status(error.getHTTPStatusCode() == 0 ? 400 : error.getHTTPStatusCode());
        write(
                context,
                new TokenErrorResponse(new ErrorObject(error.getCode()))
                        .toJSONObject()
                        .toJSONString());
    }

    private static void write(Context context, String json) {
        context.contentType("application/json")
                .header("cache-control", "no-store")
                .header("pragma", "no-cache")
                .result(json);
    }
}
