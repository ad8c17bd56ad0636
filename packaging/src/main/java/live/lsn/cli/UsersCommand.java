package live.lsn.cli;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.api.trpc.Json;
import live.lsn.platform.Platform;
import live.lsn.platform.PlatformFolder;
import live.lsn.platform.PlatformFolder.Endpoint;
import live.lsn.platform.access.LocalUsers.NewPassword;
import live.lsn.platform.db.ServerAddress;

import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.Callable;

@Command(
        name = "users",
        description = "The people who may sign in to the platform of the data folder.",
        mixinStandardHelpOptions = true,
        subcommands = {
            UsersCommand.ListAll.class,
            UsersCommand.Password.class,
            UnlockCommand.class
        })
final class UsersCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "Say what to do with the users: lsn users list, lsn users password LOGIN"
                        + " or lsn users unlock NAME");
    }

    @Command(
            name = "list",
            description = "Lists them, with the names that they sign in with.",
            mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {
        @Mixin private DataOption data = new DataOption();

        @Mixin private DatabaseOption database = new DatabaseOption();

        @Option(names = "--json", description = "Report as one JSON object.")
        private boolean json;

        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            var told =
                    ask(
                            data.dir(),
                            database.address(Objects.requireNonNull(spec)),
                            "/api/local/users",
                            null);
            var out = Objects.requireNonNull(spec).commandLine().getOut();
            if (json) out.println(Json.MAPPER.writeValueAsString(told));
            else
                for (var user : told.get("users"))
                    out.printf(
                            "%-24s %-24s %-20s %-8s %s%n",
                            user.get("login").asString(),
                            user.get("name").asString(),
                            user.get("role").asString(),
                            channels(user),
                            state(user));
            out.flush();
            return 0;
        }

        private static String channels(JsonNode user) {
            var codes = new ArrayList<String>();
            user.get("channels").forEach(code -> codes.add(code.asString()));
            return String.join(" ", codes);
        }

        private static String state(JsonNode user) {
            if (user.get("disabled").asBoolean()) return "disabled";
            if (!user.get("password").asBoolean()) return "no password yet";
            if (user.get("locked").asBoolean()) return "locked for a while";
            return user.get("secondFactor").asBoolean() ? "password and second factor" : "password";
        }
    }

    @Command(
            name = "password",
            description =
                    "Gives somebody a new password, read from standard input, and signs them out"
                            + " everywhere.",
            mixinStandardHelpOptions = true)
    static final class Password implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "LOGIN", description = "The name to sign in with.")
        private String login = "";

        @Mixin private DataOption data = new DataOption();

        @Mixin private DatabaseOption database = new DatabaseOption();

        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            ask(
                    data.dir(),
                    database.address(Objects.requireNonNull(spec)),
                    "/api/local/users/password",
                    new NewPassword(login, read()));
            var out = Objects.requireNonNull(spec).commandLine().getOut();
            out.println(login + " has a new password.");
            out.flush();
            return 0;
        }

        private static String read() throws IOException {
            var console = System.console();
            if (console != null && console.isTerminal()) {
                var typed = console.readPassword("New password (10 characters or more): ");
                if (typed != null) return new String(typed);
            }
            var line =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                            .readLine();
            if (line == null) throw new IOException("no password came from standard input");
            return line;
        }
    }

    /// Asks the platform of the folder, which is started for that where it does not run.
    private static JsonNode ask(
            Path dir, @Nullable ServerAddress server, String path, @Nullable Object input)
            throws IOException {
        var folder = new PlatformFolder(dir);
        var running = folder.running();
        if (running != null) return ask(running, path, input);
        if (server == null) folder.existingDatabase();
        var options = Platform.Options.embedded(dir, null).withServer(server);
        try (var platform = Platform.start(options)) {
            return ask(
                    new Endpoint(
                            platform.url(), platform.localSecret(), ProcessHandle.current().pid()),
                    path,
                    input);
        }
    }

    private static JsonNode ask(Endpoint endpoint, String path, @Nullable Object input)
            throws IOException {
        var address = HttpUrl.get(endpoint.url()).newBuilder().encodedPath(path).build();
        var request =
                new Request.Builder()
                        .url(address)
                        .header(LocalAccounts.SECRET_HEADER, endpoint.secret());
        if (input != null)
            request.post(
                    RequestBody.create(
                            Json.MAPPER.writeValueAsBytes(input),
                            MediaType.get("application/json")));
        var http = TrpcClient.http().build();
        try (var response = http.newCall(request.build()).execute()) {
            var body = response.body().bytes();
            if (response.isSuccessful()) return Json.MAPPER.readTree(body);
            if (response.code() != 404 && response.code() != 422)
                throw new IOException("the platform refused that (status " + response.code() + ")");
            throw new IOException(Json.MAPPER.readTree(body).get("failure").asString());
        } finally {
            http.dispatcher().executorService().shutdown();
            http.connectionPool().evictAll();
        }
    }
}
