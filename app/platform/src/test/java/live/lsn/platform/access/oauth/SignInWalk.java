package live.lsn.platform.access.oauth;

import static java.util.Objects.requireNonNull;

import live.lsn.api.signin.LocalAccounts;
import live.lsn.api.trpc.Json;
import live.lsn.platform.Platform;
import live.lsn.platform.access.LocalUsers.NewPassword;
import live.lsn.platform.access.Secrets;

import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.FormBody;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Walks the pages of a sign-in over HTTP, as a browser and a desk would.
public final class SignInWalk implements AutoCloseable {
    /// Where the desk would listen; nobody does here.
    public static final String REDIRECT = "http://127.0.0.1:49152/callback";

    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");

    private final Platform platform;
    private final HttpUrl origin;
    private final String verifier = Secrets.next();
    private final List<Cookie> cookies = new ArrayList<>();
    private final OkHttpClient http;

    public SignInWalk(Platform platform) {
        this.platform = platform;
        this.origin = requireNonNull(HttpUrl.get(platform.url()).resolve("/"));
        this.http = new OkHttpClient.Builder().followRedirects(false).cookieJar(new Jar()).build();
    }

    private final class Jar implements CookieJar {
        @Override
        public void saveFromResponse(HttpUrl url, List<Cookie> fresh) {
            cookies.removeIf(old -> fresh.stream().anyMatch(c -> c.name().equals(old.name())));
            cookies.addAll(fresh);
        }

        @Override
        public List<Cookie> loadForRequest(HttpUrl url) {
            return cookies.stream().filter(cookie -> cookie.matches(url)).toList();
        }
    }

    /// What came back.
    public record Answer(int status, Headers headers, String body) {
        /// The address that the browser is sent to.
        public HttpUrl location() {
            return HttpUrl.get(requireNonNull(headers.get("Location"), "no redirect: " + body));
        }

        public JsonNode json() {
            return Json.MAPPER.readTree(body);
        }

        String form() {
            var found = FORM.matcher(body);
            if (!found.find()) throw new AssertionError("no form in " + body);
            return found.group(1);
        }
    }

    public String issuer() {
        return origin.toString().replaceAll("/$", "");
    }

    /// Gives somebody a password, as the program of the machine's user does.
    public void givePassword(String login, String password) {
        var answer =
                run(
                        new Request.Builder()
                                .url(at("/api/local/users/password"))
                                .header(LocalAccounts.SECRET_HEADER, platform.localSecret())
                                .post(
                                        RequestBody.create(
                                                Json.MAPPER.writeValueAsBytes(
                                                        new NewPassword(login, password)),
                                                MediaType.get("application/json"))));
        if (answer.status() != 200) throw new AssertionError(answer.body());
    }

    /// Login name of an account.
    public String login(String account) {
        var users =
                run(
                        new Request.Builder()
                                .url(at("/api/local/users"))
                                .header(LocalAccounts.SECRET_HEADER, platform.localSecret()));
        for (var user : users.json().get("users"))
            if (user.get("account").asString().equals(account)) return user.get("login").asString();
        throw new AssertionError("nobody has that account");
    }

    /// What a good request asks with.
    public Map<String, String> wish() {
        var wish = new LinkedHashMap<String, String>();
        wish.put("response_type", "code");
        wish.put("client_id", "lsn-desk");
        wish.put("redirect_uri", REDIRECT);
        wish.put("state", "some state & more");
        wish.put("code_challenge", challenge());
        wish.put("code_challenge_method", "S256");
        return wish;
    }

    private String challenge() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.hash(verifier));
    }

    public HttpUrl wishAddress(Map<String, String> wish) {
        var url = at("/oauth/authorize").newBuilder();
        wish.forEach(url::addQueryParameter);
        return url.build();
    }

    public Answer ask(Map<String, String> wish) {
        return run(new Request.Builder().url(wishAddress(wish)));
    }

    /// Answers the form of a page.
    public Answer submit(Answer page, Map<String, String> fields) {
        var all = new LinkedHashMap<>(fields);
        all.putIfAbsent("form", page.form());
        all.putIfAbsent("act", "go");
        return post("/oauth/authorize", all);
    }

    /// From the first page to the answer to login and password.
    public Answer signIn(String login, String password) {
        return submit(ask(wish()), Map.of("login", login, "password", password));
    }

    /// The code that a finished sign-in sends to the desk.
    public String code(Answer finished) {
        var code = finished.location().queryParameter("code");
        return requireNonNull(code, "no code in " + finished.location());
    }

    public Answer redeem(String code) {
        return redeem(code, Map.of());
    }

    /// @param different parameters to put in place of the right ones
    public Answer redeem(String code, Map<String, String> different) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("grant_type", "authorization_code");
        fields.put("client_id", "lsn-desk");
        fields.put("code", code);
        fields.put("redirect_uri", REDIRECT);
        fields.put("code_verifier", verifier);
        fields.putAll(different);
        return post("/oauth/token", fields);
    }

    public Answer refresh(String token) {
        return post(
                "/oauth/token",
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        "lsn-desk",
                        "refresh_token",
                        token));
    }

    public Answer revoke(String token) {
        return post("/oauth/revoke", Map.of("client_id", "lsn-desk", "token", token));
    }

    public Answer get(String path) {
        return run(new Request.Builder().url(at(path)));
    }

    public Answer post(String path, Map<String, String> fields) {
        var form = new FormBody.Builder();
        fields.forEach(form::add);
        return run(new Request.Builder().url(at(path)).post(form.build()));
    }

    /// Whether a procedure takes the access token.
    public boolean opens(@Nullable String access) {
        var status =
                run(new Request.Builder()
                                .url(at("/api/trpc/auth.me"))
                                .header("Authorization", "Bearer " + access))
                        .status();
        if (status != 200 && status != 401) throw new AssertionError("status " + status);
        return status == 200;
    }

    /// Another browser for the same desk's sign-in.
    public void forgetCookies() {
        cookies.clear();
    }

    public HttpUrl at(String path) {
        return requireNonNull(origin.resolve(path));
    }

    public Answer run(Request.Builder request) {
        try (var response = http.newCall(request.build()).execute()) {
            return new Answer(response.code(), response.headers(), response.body().string());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
