package live.lsn.api.signin;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;

import live.lsn.api.signin.SignInException.Reason;
import live.lsn.api.trpc.TrpcException.Unreachable;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;

/// What a sign-in server tells of itself (RFC 8414 or OpenID Connect Discovery).
///
/// @param issuer its name, an address, exactly as it writes it
/// @param revocationEndpoint where a sign-in is ended; null where it cannot be
/// @param tellsIssuer whether its answers name it (RFC 9207)
/// @param scopes what may be asked for; null where it does not say
public record AuthorizationServer(
        String issuer,
        URI authorizationEndpoint,
        URI tokenEndpoint,
        @Nullable URI revocationEndpoint,
        boolean tellsIssuer,
        @Nullable Set<String> scopes) {
    private static final long LARGEST = 1L << 20;
    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

    public AuthorizationServer {
        scopes = scopes == null ? null : Set.copyOf(scopes);
    }

    /// Asks for the metadata, where RFC 8414 has it and then where OpenID Connect does.
    ///
    /// @param issuer the server's address
    /// @return null where there is none
    /// @throws SignInException if the metadata is another server's, unsafe, or without PKCE
    /// @throws Unreachable if nothing answers, or what answers is not ready
    public static @Nullable AuthorizationServer find(HttpUrl issuer, OkHttpClient http) {
        var name = issuer.toString().replaceAll("/+$", "");
        var origin = origin(issuer);
        var path = name.substring(Math.min(origin.length(), name.length()));
        var places =
                List.of(
                        origin + "/.well-known/oauth-authorization-server" + path,
                        name + "/.well-known/openid-configuration");
        for (var place : places) {
            var text = text(place, http);
            if (text != null && text.stripLeading().startsWith("{")) return read(text, name);
        }
        return null;
    }

    /// The scheme, host and port of an address.
    public static String origin(HttpUrl address) {
        var origin = address.newBuilder().encodedPath("/").query(null).fragment(null).build();
        return origin.toString().replaceAll("/$", "");
    }

    /// Whether secrets may be sent there: under encryption, or to this machine.
    static boolean isSafe(URI address) {
        if ("https".equals(address.getScheme())) return address.getHost() != null;
        return "http".equals(address.getScheme())
                && address.getHost() != null
                && HERE.contains(address.getHost());
    }

    /// Of what is wanted, what may be asked for.
    List<String> offered(List<String> wanted) {
        var known = scopes;
        return known == null ? wanted : wanted.stream().filter(known::contains).toList();
    }

    private static @Nullable String text(String place, OkHttpClient http) {
        var request = new Request.Builder().url(place).header("Accept", "application/json").build();
        try (var response = http.newCall(request).execute()) {
            if (response.code() >= 500 || response.code() == OAuthMessages.TOO_MANY_REQUESTS)
                throw new Unreachable(Unreachable.Reason.NOT_READY, null);
            if (response.code() != 200) return null;
            var source = response.body().source();
            if (source.request(LARGEST + 1))
                throw new SignInException(Reason.ODD_ANSWER, "too_large", null);
            return source.readUtf8();
        } catch (IOException e) {
            throw Unreachable.because(e);
        }
    }

    private static AuthorizationServer read(String text, String asked) {
        try {
            var told = AuthorizationServerMetadata.parse(text);
            var issuer = told.getIssuer().getValue();
            if (!issuer.replaceAll("/$", "").equals(asked))
                throw new SignInException(Reason.WRONG_ISSUER);
            var methods = told.getCodeChallengeMethods();
            if (methods != null && !methods.contains(CodeChallengeMethod.S256))
                throw new SignInException(Reason.UNSUITABLE, "no_pkce", null);
            return new AuthorizationServer(
                    issuer,
                    safe(told.getAuthorizationEndpointURI()),
                    safe(told.getTokenEndpointURI()),
                    told.getRevocationEndpointURI() == null
                            ? null
                            : safe(told.getRevocationEndpointURI()),
                    told.supportsAuthorizationResponseIssuerParam(),
                    names(told.getScopes()));
        } catch (ParseException e) {
            throw new SignInException(Reason.ODD_ANSWER, "metadata", e);
        }
    }

    private static @Nullable Set<String> names(@Nullable Scope scope) {
        return scope == null ? null : Set.copyOf(scope.toStringList());
    }

    private static URI safe(@Nullable URI address) {
        if (address == null) throw new SignInException(Reason.UNSUITABLE, "no_endpoint", null);
        if (!isSafe(address)) throw new SignInException(Reason.UNSAFE);
        return address;
    }
}
