package live.lsn.platform.access;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

import live.lsn.api.procedure.AccessProcedures.UserList;
import live.lsn.api.trpc.Json;

import java.util.Map;
import java.util.function.Consumer;

/// The people of the platform, and their passwords, for the program of this machine's user.
public final class LocalUsers {
    private final Directory directory;
    private final Credentials credentials;
    private final Consumer<Context> check;

    /// @param check throws where the caller does not know the secret of this start
    public LocalUsers(Directory directory, Credentials credentials, Consumer<Context> check) {
        this.directory = directory;
        this.credentials = credentials;
        this.check = check;
    }

    /// A new password, given by whoever looks after the machine.
    public record NewPassword(String login, String password) {
        @Override
        public String toString() {
            return "NewPassword[…]";
        }
    }

    public void mount(JavalinConfig config) {
        config.routes.get("/api/local/users", this::list);
        config.routes.post("/api/local/users/password", this::password);
    }

    private void list(Context context) {
        check.accept(context);
        answer(context, HttpStatus.OK, new UserList(directory.all()));
    }

    private void password(Context context) {
        check.accept(context);
        var wanted = Json.MAPPER.readValue(context.bodyAsBytes(), NewPassword.class);
        var login = Credentials.normal(wanted.login());
        var account = credentials.account(login);
        if (account == null) {
            answer(
                    context,
                    HttpStatus.NOT_FOUND,
                    Map.of("failure", "nobody has that login name; see lsn users list"));
            return;
        }
        var fault = Passwords.fault(wanted.password(), login);
        if (fault != null) {
            answer(context, HttpStatus.UNPROCESSABLE_CONTENT, Map.of("failure", fault));
            return;
        }
        credentials.replacePassword(account, wanted.password(), false);
        answer(context, HttpStatus.OK, Map.of("account", account));
    }

    private static void answer(Context context, HttpStatus status, Object value) {
        context.status(status)
                .contentType("application/json")
                .header("cache-control", "no-store")
                .result(Json.MAPPER.writeValueAsBytes(value));
    }
}
