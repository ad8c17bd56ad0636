package live.lsn.cli;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.api.trpc.Json;
import live.lsn.platform.Platform;
import live.lsn.platform.PlatformFolder;
import live.lsn.platform.PlatformFolder.Endpoint;
import live.lsn.platform.importing.LocalImport.Wish;

import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
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
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

@Command(
        name = "import",
        description = "Brings data in from files.",
        mixinStandardHelpOptions = true,
        subcommands = ImportCommand.Orders.class)
final class ImportCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "Say what to import: lsn import orders FILE");
    }

    @Command(
            name = "orders",
            description =
                    "Imports a retailer's order lines (CSV, plain or gzipped) into the platform of"
                            + " the data folder, running or not.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "The file's first line names the columns InvoiceNo, StockCode, Description,"
                        + " Quantity, InvoiceDate, UnitPrice, CustomerID and Country.",
                "An import that was stopped is finished by running it again; nothing is stored"
                        + " twice."
            })
    static final class Orders implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "FILE", description = "The order lines.")
        private @Nullable Path file;

        @Mixin private DataOption data = new DataOption();

        @Mixin private DatabaseOption database = new DatabaseOption();

        @Option(
                names = "--channel",
                defaultValue = "UK",
                description =
                        "Sales channel (default ${DEFAULT-VALUE}); opened where it does not exist.")
        private String channel = "";

        @Option(
                names = "--currency",
                defaultValue = "GBP",
                description = "Its currency, where it is opened (default ${DEFAULT-VALUE}).")
        private String currency = "";

        @Option(
                names = "--zone",
                defaultValue = "Europe/London",
                description = "Time zone of the file's times (default ${DEFAULT-VALUE}).")
        private String zone = "";

        @Option(
                names = "--enrich",
                description =
                        "Give the orders made-up signals (device, IP, card …), marked as"
                                + " generated.")
        private boolean enrich;

        @Option(
                names = "--shift-to-now",
                description =
                        "Move all times by whole weeks, so that the last order is of this week."
                                + " A channel's first import settles it for all.")
        private boolean shiftToNow;

        @Option(
                names = "--empty",
                description = "Begin a new data folder without the sample's orders.")
        private boolean empty;

        @Option(names = "--json", description = "End with one JSON object.")
        private boolean json;

        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            check();
            try {
                return imported();
            } catch (IOException | RuntimeException e) {
                if (!json) throw e;
                // Whoever reads JSON gets JSON; people get the sentence beside it.
                var out = Objects.requireNonNull(spec).commandLine().getOut();
                out.println(Json.MAPPER.writeValueAsString(Map.of("error", Failures.sentence(e))));
                out.flush();
                throw e;
            }
        }

        /// Imports a file into an otherwise empty folder, as the command does.
        ///
        /// @throws IOException if it could not be imported
        static double linesPerSecond(Path file, Path dir) throws IOException {
            var out = new StringWriter();
            var code =
                    new CommandLine(new Orders())
                            .setOut(new PrintWriter(out))
                            .setErr(new PrintWriter(new StringWriter()))
                            .execute(
                                    file.toString(), "--data", dir.toString(), "--empty", "--json");
            if (code != 0) throw new IOException(file + " could not be imported: " + out);
            return Json.MAPPER.readTree(out.toString()).get("lines_per_second").asDouble();
        }

        private int imported() throws IOException {
            var running = new PlatformFolder(data.dir()).running();
            if (running != null) return run(running);
            var size = empty ? null : live.lsn.platform.sample.SampleData.Size.usual();
            var options =
                    Platform.Options.embedded(data.dir(), size)
                            .withServer(database.address(Objects.requireNonNull(spec)));
            try (var platform = Platform.start(options)) {
                return run(
                        new Endpoint(
                                platform.url(),
                                platform.localSecret(),
                                ProcessHandle.current().pid()));
            }
        }

        private void check() {
            var line = Objects.requireNonNull(spec).commandLine();
            if (file == null || !Files.exists(file))
                throw new ParameterException(line, "There is no file " + file);
            if (Files.isDirectory(file))
                throw new ParameterException(line, file + " is a folder, not a file");
            if (!channel.matches("[A-Z][A-Z0-9]{1,7}"))
                throw new ParameterException(
                        line, "--channel must be two to eight capitals, was " + channel);
            if (!currency.matches("[A-Z]{3}"))
                throw new ParameterException(
                        line, "--currency must be three capitals, was " + currency);
            if (!java.time.ZoneId.getAvailableZoneIds().contains(zone))
                throw new ParameterException(
                        line, "--zone must be a time zone such as Europe/London, was " + zone);
        }

        private int run(Endpoint endpoint) throws IOException {
            var wish =
                    new Wish(
                            Objects.requireNonNull(file).toAbsolutePath().toString(),
                            channel,
                            currency,
                            zone,
                            enrich,
                            shiftToNow);
            var body =
                    RequestBody.create(
                            Json.MAPPER.writeValueAsBytes(wish), MediaType.get("application/json"));
            var address =
                    HttpUrl.get(endpoint.url())
                            .newBuilder()
                            .encodedPath("/api/local/import/orders")
                            .build();
            var request =
                    new Request.Builder()
                            .url(address)
                            .header(LocalAccounts.SECRET_HEADER, endpoint.secret())
                            .post(body)
                            .build();
            var http =
                    TrpcClient.http().callTimeout(Duration.ZERO).readTimeout(Duration.ZERO).build();
            var started = System.nanoTime();
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
                                "the platform stopped before the import ended; run it again to"
                                        + " finish it");
                    var told = Json.MAPPER.readTree(text);
                    if (told.has("failure")) throw new IOException(told.get("failure").asString());
                    if (told.has("report")) return report(told.get("report"), started);
                    progress(told, started);
                }
            } finally {
                http.dispatcher().executorService().shutdown();
                http.connectionPool().evictAll();
            }
        }

        private void progress(JsonNode told, long started) {
            var err = Objects.requireNonNull(spec).commandLine().getErr();
            var seconds = Math.max(1e-3, (System.nanoTime() - started) / 1e9);
            err.printf(
                    Locale.UK,
                    "\r%,d of %,d records stored, %,.0f a second   ",
                    told.get("stored").asLong(),
                    told.get("of").asLong(),
                    told.get("stored").asLong() / seconds);
            err.flush();
        }

        private int report(JsonNode report, long started) {
            var line = Objects.requireNonNull(spec).commandLine();
            line.getErr().println();
            line.getErr().flush();
            var seconds = (System.nanoTime() - started) / 1e9;
            var out = line.getOut();
            if (json) out.println(Json.MAPPER.writeValueAsString(object(report, seconds)));
            else words(report, seconds, shiftToNow, out);
            out.flush();
            return 0;
        }

        private static Map<String, Object> object(JsonNode report, double seconds) {
            var object = new LinkedHashMap<String, Object>();
            for (var name : new String[] {"lines", "used"}) object.put(name, report.get(name));
            object.put("new", report.get("fresh"));
            for (var name :
                    new String[] {
                        "orders", "refunds", "customers", "products", "cases", "rejected"
                    }) object.put(name, report.get(name));
            object.put("revenue_minor_by_month", report.get("revenueMinorByMonth"));
            object.put("refunded_minor_by_month", report.get("refundedMinorByMonth"));
            object.put("refund_lines_without_order", report.get("untied"));
            object.put("rejects_file", report.get("rejectsFile"));
            object.put("shifted_weeks", report.get("shiftedWeeks"));
            object.put("seconds", Math.round(seconds * 1000) / 1000.0);
            object.put(
                    "lines_per_second",
                    Math.round(report.get("lines").asLong() / Math.max(1e-3, seconds)));
            return object;
        }

        private static void words(JsonNode report, double seconds, boolean shift, PrintWriter out) {
            out.printf(
                    Locale.UK,
                    "%,d lines in %.1f s: %,d used (%,d of them new)%n",
                    report.get("lines").asLong(),
                    seconds,
                    report.get("used").asLong(),
                    report.get("fresh").asLong());
            out.printf(
                    Locale.UK,
                    "%,d orders, %,d refunds (%,d of their lines belong to no order that is known),"
                            + " %,d customers, %,d products%n",
                    report.get("orders").asLong(),
                    report.get("refunds").asLong(),
                    report.get("untied").asLong(),
                    report.get("customers").asLong(),
                    report.get("products").asLong());
            out.println("cases:     " + pairs(report.get("cases")));
            out.println(
                    "not used:  "
                            + pairs(report.get("rejected"))
                            + ", each with its line number in "
                            + report.get("rejectsFile").asString());
            var weeks = report.get("shiftedWeeks").asLong();
            if (weeks > 0)
                out.println(
                        "all times moved by "
                                + weeks
                                + " weeks"
                                + (shift ? "" : ", as in the channel's first import"));
            else if (shift)
                out.println(
                        "times not moved: the last order is of this week, or the channel's first"
                                + " import was not moved");
        }

        private static String pairs(JsonNode object) {
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
}
