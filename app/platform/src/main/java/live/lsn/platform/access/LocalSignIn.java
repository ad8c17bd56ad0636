package live.lsn.platform.access;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.NotFoundResponse;

import live.lsn.api.signin.LocalAccounts;
import live.lsn.api.trpc.Json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

/// Picking a role without a password: for whoever knows the secret of this start, on this machine
/// alone.
public final class LocalSignIn {
    private final String secret;
    private final Accounts accounts;
    private final Authentication authentication;

    public LocalSignIn(String secret, Accounts accounts, Authentication authentication) {
        this.secret = secret;
        this.accounts = accounts;
        this.authentication = authentication;
    }

    public void mount(JavalinConfig config) {
        config.routes.get("/api/local/accounts", this::list);
        config.routes.post("/api/local/token/{account}", this::token);
    }

    private void list(Context context) {
        check(context);
        answer(context, Map.of("accounts", accounts.all()));
    }

    private void token(Context context) {
        check(context);
        var caller = accounts.find(context.pathParam("account"));
        if (caller == null) throw new NotFoundResponse("nobody has that account");
        answer(
                context,
                Map.of(
                        "token",
                        authentication.token(caller.account(), Tokens.SHORT),
                        "seconds",
                        Tokens.SHORT.toSeconds()));
    }

    /// Refuses whoever does not know the secret of this start.
    public void check(Context context) {
        var given = context.header(LocalAccounts.SECRET_HEADER);
        var same =
                given != null
                        && MessageDigest.isEqual(
                                given.getBytes(StandardCharsets.UTF_8),
                                secret.getBytes(StandardCharsets.UTF_8));
        if (!same) throw new ForbiddenResponse("this is for programs of this machine's user alone");
    }

    private static void answer(Context context, Object value) {
        context.contentType("application/json")
                .header("cache-control", "no-store")
                .result(Json.MAPPER.writeValueAsBytes(value));
    }
}
