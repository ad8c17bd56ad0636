package live.lsn.api.signin;

import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;

import live.lsn.api.trpc.TrpcException.Unreachable;

import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

import java.io.IOException;
import java.net.URI;
import java.util.Set;

/// Sends the protocol's requests, each once, and tells an answer of the protocol from one of
/// something else on the way.
final class OAuthMessages {
    static final int TOO_MANY_REQUESTS = 429;
    private static final long LARGEST = 1L << 20;
    private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");
    private static final Set<String> LATER =
            Set.of("temporarily_unavailable", "server_error", "slow_down");

    private final OkHttpClient http;

    /// @param http repeats and follows nothing by itself
    OAuthMessages(OkHttpClient http) {
        this.http = http;
    }

    /// Asks for tokens.
    ///
    /// @return a success, or the server's final refusal
    /// @throws Unreachable if what answered, if anything, was not the token endpoint at work
    TokenResponse token(URI endpoint, String client, AuthorizationGrant grant) {
        var answer =
                send(new TokenRequest(endpoint, new ClientID(client), grant, null).toHTTPRequest());
        try {
            var response = OIDCTokenResponseParser.parse(answer);
            if (!response.indicatesSuccess() && isForLater(response.toErrorResponse()))
                throw new Unreachable(Unreachable.Reason.NOT_READY, null);
            return response;
        } catch (ParseException | IllegalArgumentException e) {
            throw new Unreachable(Unreachable.Reason.NOT_READY, withoutContents(e));
        }
    }

    /// Ends what hangs on a refresh token (RFC 7009).
    ///
    /// @return whether the server said so
    boolean revoke(URI endpoint, String client, String refreshToken) {
        var request =
                new TokenRevocationRequest(
                        endpoint, new ClientID(client), new RefreshToken(refreshToken));
        try {
            return send(request.toHTTPRequest()).getStatusCode() == HTTPResponse.SC_OK;
        } catch (Unreachable e) {
            return false;
        }
    }

    private static boolean isForLater(TokenErrorResponse refusal) {
        var error = refusal.getErrorObject();
        // A refusal without a word of the protocol was written by something else.
        return error == null || error.getCode() == null || LATER.contains(error.getCode());
    }

    private HTTPResponse send(HTTPRequest message) {
        var body = message.getBody() == null ? "" : message.getBody();
        var request =
                new Request.Builder()
                        .url(message.getURI().toString())
                        .header("Accept", "application/json")
                        .post(
                                RequestBody.create(
                                        body.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                        FORM))
                        .build();
        try (var response = http.newCall(request).execute()) {
            if (response.code() >= 500 || response.code() == TOO_MANY_REQUESTS)
                throw new Unreachable(Unreachable.Reason.NOT_READY, null);
            var source = response.body().source();
            if (source.request(LARGEST + 1))
                throw new Unreachable(Unreachable.Reason.NOT_READY, null);
            var answer = new HTTPResponse(response.code());
            var type = response.header("Content-Type");
            if (type != null) answer.setContentType(type);
            answer.setBody(source.readUtf8());
            return answer;
        } catch (ParseException e) {
            throw new Unreachable(Unreachable.Reason.NOT_READY, withoutContents(e));
        } catch (IOException e) {
            throw Unreachable.because(e);
        }
    }

    /// The failure without the piece of the answer that its message may quote.
    private static Throwable withoutContents(Exception failure) {
        var bare = new IllegalArgumentException(failure.getClass().getSimpleName());
        bare.setStackTrace(failure.getStackTrace());
        return bare;
    }
}
