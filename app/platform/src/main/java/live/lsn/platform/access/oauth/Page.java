package live.lsn.platform.access.oauth;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

import live.lsn.api.model.Role;
import live.lsn.platform.access.Passwords;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// The pages of a sign-in: HTML that needs no script and repeats nothing that a request brought.
///
/// @param title also the heading
/// @param fault what was wrong with the last answer; null for nothing
/// @param fields the inner part of the form, or of the page where there is no form
/// @param act the word on the button; null where there is no form
record Page(String title, @Nullable String fault, String fields, @Nullable String act) {
    private static final String WRONG =
            "That login name and that password do not go together, or there were too many tries."
                    + " After five a login rests for a minute, then longer. Your administrator can"
                    + " give you a new password.";

    /// The desk's mark, `broadcast` of Bootstrap Icons.
    private static final String MARK =
            "M3.05 3.05a7 7 0 0 0 0 9.9.5.5 0 0 1-.707.707 8 8 0 0 1 0-11.314.5.5 0 0 1"
                + " .707.707zm2.122 2.122a4 4 0 0 0 0 5.656.5.5 0 0 1-.708.708 5 5 0 0 1"
                + " 0-7.072.5.5 0 0 1 .708.708zm5.656-.708a.5.5 0 0 1 .708 0 5 5 0 0 1 0 7.072.5.5"
                + " 0 1 1-.708-.708 4 4 0 0 0 0-5.656.5.5 0 0 1 0-.708zm2.122-2.12a.5.5 0 0 1 .707"
                + " 0 8 8 0 0 1 0 11.313.5.5 0 0 1-.707-.707 7 7 0 0 0 0-9.9.5.5 0 0 1 0-.707zM10"
                + " 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0z";

    /// Somebody who may sign in, as the list shows them.
    record Person(String login, String name, Role role) {}

    // ---- the pages ----

    /// @param people to choose from; empty to ask for the login name
    static Page password(List<Person> people, boolean wrong) {
        return new Page(
                "Sign in to LSN Desk",
                wrong ? WRONG : null,
                (people.isEmpty() ? LOGIN : list(people)) + PASSWORD,
                "Sign in");
    }

    static Page newPassword(@Nullable String fault) {
        return new Page(
                "Choose your own password",
                fault,
                """
                <p>The one that you came with was for once. It needs %d characters or more; a short\
                 sentence is easy to keep.</p>
                <label for="new-password">New password</label>
                <input id="new-password" name="new-password" type="password"\
                 autocomplete="new-password" required autofocus>
                <label for="repeated">Once more</label>
                <input id="repeated" name="repeated" type="password" autocomplete="new-password"\
                 required>
                """
                        .formatted(Passwords.SHORTEST),
                "Save and go on");
    }

    static Page secondFactor(boolean wrong) {
        return new Page(
                "Your second factor",
                wrong
                        ? "That is not the code of now, it was used already, or there were too many"
                                + " tries. The app shows a new one every half minute."
                        : null,
                """
                <p>Enter the code that your authenticator app shows for LSN Desk. If the app is lost,\
                 enter one of your recovery codes.</p>
                <label for="code">Code</label>
                <input id="code" name="code" autocomplete="one-time-code" autocapitalize="none"\
                 spellcheck="false" maxlength="20" required autofocus>
                """,
                "Sign in");
    }

    /// @param secret in Base32
    static Page enrol(String login, String secret, boolean wrong) {
        var key = secret.replaceAll("(.{4})(?=.)", "$1 ");
        return new Page(
                "Set up your second factor",
                wrong
                        ? "That is not the code of now. The app shows a new one every half minute."
                        : null,
                "<p>Your role asks for more than a password. Scan this with an authenticator app,"
                        + " or type the key into it.</p>"
                        + QrCode.svg(otpauth(login, secret))
                        + "<p><code>"
                        + key
                        + "</code></p>"
                        + """
                        <label for="code">The code that the app shows now</label>
                        <input id="code" name="code" inputmode="numeric"\
                         autocomplete="one-time-code" maxlength="20" required autofocus>
                        """,
                "Go on");
    }

    private static String otpauth(String login, String secret) {
        return "otpauth://totp/LSN%20Desk:"
                + URLEncoder.encode(login, StandardCharsets.UTF_8).replace("+", "%20")
                + "?secret="
                + secret
                + "&issuer=LSN%20Desk&algorithm=SHA1&digits=6&period=30";
    }

    static Page recoveryCodes(List<String> codes) {
        var items = new StringBuilder();
        for (var code : codes) items.append("<li><code>").append(code).append("</code></li>");
        return new Page(
                "Keep these recovery codes",
                null,
                "<p>Your second factor is set up. If you lose it, each of these lets you in once."
                        + " Print them or write them down: they are not shown again.</p>"
                        + "<ul class=\"codes\">"
                        + items
                        + "</ul>",
                "I have kept them");
    }

    static Page notForUs() {
        return new Page(
                "This page cannot be opened",
                null,
                "<p>Whoever sent you here is not the desk, or asked in a way that is not known"
                        + " here. You are not signed in. Open the desk and choose <b>Sign in</b>"
                        + " there.</p>",
                null);
    }

    static Page outdated() {
        return new Page(
                "This page is out of date",
                null,
                "<p>It was open for more than ten minutes, or it was answered already. You are not"
                        + " signed in. Go back to the desk and choose <b>Sign in</b> again.</p>",
                null);
    }

    // ---- their parts ----

    private static final String LOGIN =
            """
            <label for="login">Login name</label>
            <input id="login" name="login" autocomplete="username" autocapitalize="none"\
             spellcheck="false" maxlength="200" required autofocus>
            """;

    private static final String PASSWORD =
            """
            <label for="password">Password</label>
            <input id="password" name="password" type="password" autocomplete="current-password"\
             required>
            """;

    private static String list(List<Person> people) {
        var rows = new StringBuilder("<fieldset><legend>Who are you?</legend>");
        for (var person : people) {
            rows.append("<label class=\"person\"><input type=\"radio\" name=\"login\" value=\"")
                    .append(escaped(person.login()))
                    .append("\" required")
                    .append(person.equals(people.getFirst()) ? " checked" : "")
                    .append("><span>")
                    .append(escaped(person.name()))
                    .append("</span><small>")
                    .append(words(person.role()))
                    .append("</small></label>");
        }
        return rows.append("</fieldset>").toString();
    }

    private static String words(Role role) {
        var words = role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    // ---- out they go ----

    /// Writes a page without a form.
    void write(Context context, HttpStatus status) {
        write(context, status, "", "");
    }

    /// @param form the secret of the form
    /// @param target where else the form may lead to
    void write(Context context, HttpStatus status, String form, String target) {
        context.status(status)
                .contentType("text/html; charset=utf-8")
                .header(
                        "content-security-policy",
                        "default-src 'none'; style-src "
                                + Style.SOURCE
                                + "; font-src 'self'; form-action 'self' "
                                + target
                                + "; frame-ancestors 'none'; base-uri 'none'")
                .header("x-frame-options", "DENY")
                .header("x-content-type-options", "nosniff")
                .header("referrer-policy", "no-referrer")
                .header("cross-origin-opener-policy", "same-origin")
                .header("cache-control", "no-store")
                .result(html(form));
    }

    private String html(String form) {
        return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%s · LSN Desk</title>
        <style>%s</style>
        </head>
        <body>
        <header class="brand"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="%s"/></svg>\
        LSN Desk</header>
        <main>
        <h1>%s</h1>
        %s%s
        </main>
        </body>
        </html>
        """
                .formatted(
                        title,
                        Style.SHEET,
                        MARK,
                        title,
                        faultHtml(),
                        act == null ? fields : form(form));
    }

    private String faultHtml() {
        return fault == null ? "" : "<p class=\"fault\" role=\"alert\">" + fault + "</p>\n";
    }

    private String form(String form) {
        return """
        <form method="post" action="/oauth/authorize">
        <input type="hidden" name="form" value="%s">
        %s
        <div class="acts">
        <button class="main" name="act" value="go">%s</button>
        <button name="act" value="cancel" formnovalidate>Cancel</button>
        </div>
        </form>
        """
                .formatted(form, fields, Objects.requireNonNull(act));
    }
}
