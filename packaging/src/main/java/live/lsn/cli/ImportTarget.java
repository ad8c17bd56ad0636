package live.lsn.cli;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.api.trpc.Json;
import live.lsn.platform.Platform;
import live.lsn.platform.PlatformFolder;
import live.lsn.platform.PlatformFolder.Endpoint;
import live.lsn.platform.sample.SampleData;

import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// What all imports have in common: a file, the platform of a data folder that takes it in, running
/// or not, and a report.
final class ImportTarget {
    @Parameters(index = "0", paramLabel = "FILE", description = "The file to import.")
    private @Nullable Path file;

    @Mixin private DataOption data = new DataOption();

    @Mixin private DatabaseOption database = new DatabaseOption();

    @Option(names = "--empty", description = "Begin a new data folder without the sample's orders.")
    private boolean empty;

    @Option(names = "--json", description = "End with one JSON object.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /// Tells a report in words.
    interface Words {
        void tell(JsonNode report, double seconds, PrintWriter out);
    }

    /// @throws ParameterException if an option, or the file, cannot be meant
    void check(String channel, String currency, String zone) {
        if (file == null || !Files.exists(file)) throw wrong("There is no file " + file);
        if (Files.isDirectory(file)) throw wrong(file + " is a folder, not a file");
        if (!channel.matches("[A-Z][A-Z0-9]{1,7}"))
            throw wrong("--channel must be two to eight capitals, was " + channel);
        if (!currency.matches("[A-Z]{3}"))
            throw wrong("--currency must be three capitals, was " + currency);
        if (!ZoneId.getAvailableZoneIds().contains(zone))
            throw wrong("--zone must be a time zone such as Europe/London, was " + zone);
    }

    ParameterException wrong(String why) {
        return new ParameterException(line(), why);
    }

    /// @param kind of import, as in the platform's address for it
    /// @param wish what the platform is asked for, given the file
    /// @param object the report with its names in JSON
    /// @throws IOException if it could not be imported
    int run(
            String kind,
            Function<String, Record> wish,
            Function<JsonNode, Map<String, Object>> object,
            Words words)
            throws IOException {
        try {
            var asked = wish.apply(Objects.requireNonNull(file).toAbsolutePath().toString());
            report(imported(kind, asked), object, words);
            return 0;
        } catch (IOException | RuntimeException e) {
            if (!json) throw e;
            // Whoever reads JSON gets JSON; people get the sentence beside it.
            var out = line().getOut();
            out.println(Json.MAPPER.writeValueAsString(Map.of("error", Failures.sentence(e))));
            out.flush();
            throw e;
        }
    }

    /// @param seconds from asking a platform that runs to its report
    private record Imported(JsonNode report, double seconds) {}

    private Imported imported(String kind, Record wish) throws IOException {
        var running = new PlatformFolder(data.dir()).running();
        if (running != null) return send(running, kind, wish);
        var options =
                Platform.Options.embedded(data.dir(), empty ? null : SampleData.Size.usual())
                        .withServer(database.address(Objects.requireNonNull(spec)));
        try (var platform = Platform.start(options)) {
            var endpoint =
                    new Endpoint(
                            platform.url(), platform.localSecret(), ProcessHandle.current().pid());
            return send(endpoint, kind, wish);
        }
    }

    private Imported send(Endpoint endpoint, String kind, Record wish) throws IOException {
        var address =
                HttpUrl.get(endpoint.url())
                        .newBuilder()
                        .encodedPath("/api/local/import/" + kind)
                        .build();
        var request =
                new Request.Builder()
                        .url(address)
                        .header(LocalAccounts.SECRET_HEADER, endpoint.secret())
                        .post(
                                RequestBody.create(
                                        Json.MAPPER.writeValueAsBytes(wish),
                                        MediaType.get("application/json")))
                        .build();
        var started = System.nanoTime();
        var http = TrpcClient.http().callTimeout(Duration.ZERO).readTimeout(Duration.ZERO).build();
        try (var response = http.newCall(request).execute()) {
            if (!response.isSuccessful())
                throw new IOException(
                        "the platform of "
                                + data.dir()
                                + " refused the import (status "
                                + response.code()
                                + ")");
            var lines = response.body().source();
            while (true) {
                var text = lines.readUtf8Line();
                if (text == null)
                    throw new IOException(
                            "the platform stopped before the import ended; run it again to finish"
                                    + " it");
                var told = Json.MAPPER.readTree(text);
                if (told.has("failure")) throw new IOException(told.get("failure").asString());
                if (told.has("report")) return new Imported(told.get("report"), seconds(started));
                progress(told, started);
            }
        } finally {
            http.dispatcher().executorService().shutdown();
            http.connectionPool().evictAll();
        }
    }

    private void progress(JsonNode told, long started) {
        var err = line().getErr();
        err.printf(
                Locale.UK,
                "\r%,d of %,d records stored, %,.0f a second   ",
                told.get("stored").asLong(),
                told.get("of").asLong(),
                told.get("stored").asLong() / seconds(started));
        err.flush();
    }

    private static double seconds(long started) {
        return Math.max(1e-3, (System.nanoTime() - started) / 1e9);
    }

    private void report(
            Imported imported, Function<JsonNode, Map<String, Object>> object, Words words) {
        line().getErr().println();
        line().getErr().flush();
        var out = line().getOut();
        if (json) out.println(Json.MAPPER.writeValueAsString(timed(imported, object)));
        else words.tell(imported.report(), imported.seconds(), out);
        out.flush();
    }

    private static Map<String, Object> timed(
            Imported imported, Function<JsonNode, Map<String, Object>> object) {
        var timed = new LinkedHashMap<>(object.apply(imported.report()));
        var lines = imported.report().get("lines").asLong();
        timed.put("seconds", Math.round(imported.seconds() * 1000) / 1000.0);
        timed.put("lines_per_second", Math.round(lines / imported.seconds()));
        return timed;
    }

    private CommandLine line() {
        return Objects.requireNonNull(spec).commandLine();
    }

    /// Counts by name as a list in words.
    static String pairs(JsonNode object) {
        var text = new StringBuilder();
        for (var entry : ((ObjectNode) object).properties()) {
            if (!text.isEmpty()) text.append(", ");
            text.append(
                    String.format(
                            Locale.UK,
                            "%,d %s",
                            entry.getValue().asLong(),
                            entry.getKey().replace('_', ' ')));
        }
        return text.isEmpty() ? "none" : text.toString();
    }
}
