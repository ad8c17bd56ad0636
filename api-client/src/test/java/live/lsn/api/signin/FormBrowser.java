package live.lsn.api.signin;

import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// A browser with a user at it who fills in the sign-in forms of oidc-provider, over HTTP.
final class FormBrowser implements Browser {
    private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
    private static final int MOST_PAGES = 20;

    private final OkHttpClient http =
            new OkHttpClient.Builder().followRedirects(false).cookieJar(new Jar()).build();
    private final String login;
    private final boolean cancels;
    private final UnaryOperator<HttpUrl> onTheWayBack;
    private final CompletableFuture<Page> last = new CompletableFuture<>();

    /// What the user sees in the end.
    record Page(HttpUrl address, int status, String policy, String body) {}

    private FormBrowser(String login, boolean cancels, UnaryOperator<HttpUrl> onTheWayBack) {
        this.login = login;
        this.cancels = cancels;
        this.onTheWayBack = onTheWayBack;
    }

    static FormBrowser signingInAs(String login) {
        return new FormBrowser(login, false, back -> back);
    }

    static FormBrowser cancelling() {
        return new FormBrowser("nobody", true, back -> back);
    }

    /// @param onTheWayBack what becomes of the address that the sign-in server sends one back to
    FormBrowser changing(UnaryOperator<HttpUrl> onTheWayBack) {
        return new FormBrowser(login, cancels, onTheWayBack);
    }

    @Override
    public boolean open(URI address) {
        Thread.ofVirtual().start(() -> walk(HttpUrl.get(address)));
        return true;
    }

    /// Where the way ended, when it has.
    Page last() {
        return last.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private void walk(HttpUrl start) {
        try {
            var request = new Request.Builder().url(start).build();
            for (var pages = 0; pages < MOST_PAGES; pages++) {
                var next = next(request, start);
                if (next == null) return;
                request = next;
            }
            throw new IOException("the forms go in circles");
        } catch (IOException | RuntimeException e) {
            last.completeExceptionally(e);
        }
    }

    private @Nullable Request next(Request request, HttpUrl start) throws IOException {
        try (var response = http.newCall(request).execute()) {
            var to = response.header("Location");
            if (to != null) {
                var there = requireUrl(request.url().resolve(to));
                var back = there.port() != start.port();
                return new Request.Builder().url(back ? onTheWayBack.apply(there) : there).build();
            }
            var body = response.body().string();
            var form = ACTION.matcher(body);
            if (!form.find()) {
                var policy = response.header("Content-Security-Policy", "");
                last.complete(
                        new Page(
                                request.url(),
                                response.code(),
                                policy == null ? "" : policy,
                                body));
                return null;
            }
            var action = requireUrl(request.url().resolve(form.group(1)));
            if (cancels) return new Request.Builder().url(action + "/abort").build();
            return new Request.Builder().url(action).post(filledIn(body)).build();
        }
    }

    private FormBody filledIn(String body) {
        if (body.contains("name=\"login\""))
            return new FormBody.Builder()
                    .add("prompt", "login")
                    .add("login", login)
                    .add("password", "any")
                    .build();
        return new FormBody.Builder().add("prompt", "consent").build();
    }

    private static HttpUrl requireUrl(@Nullable HttpUrl url) {
        if (url == null) throw new UncheckedIOException(new IOException("no address"));
        return url;
    }

    private static final class Jar implements CookieJar {
        private final List<Cookie> cookies = new ArrayList<>();

        @Override
        public synchronized List<Cookie> loadForRequest(HttpUrl url) {
            return cookies.stream().filter(cookie -> cookie.matches(url)).toList();
        }

        @Override
        public synchronized void saveFromResponse(HttpUrl url, List<Cookie> fresh) {
            for (var cookie : fresh) {
                cookies.removeIf(
                        old ->
                                old.name().equals(cookie.name())
                                        && old.path().equals(cookie.path()));
                cookies.add(cookie);
            }
        }
    }
}
