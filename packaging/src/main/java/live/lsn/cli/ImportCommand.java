package live.lsn.cli;

import live.lsn.api.trpc.Json;
import live.lsn.platform.importing.LocalImport.Wish;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

@Command(
        name = "import",
        description = "Brings data in from files.",
        mixinStandardHelpOptions = true,
        subcommands = {ImportCommand.Orders.class, ImportPurchaseOrdersCommand.class})
final class ImportCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "Say what to import: lsn import orders FILE, or lsn import purchase-orders FILE");
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
        @Mixin private ImportTarget target = new ImportTarget();

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

        @Override
        public Integer call() throws IOException {
            target.check(channel, currency, zone);
            return target.run(
                    "orders",
                    file -> new Wish(file, channel, currency, zone, enrich, shiftToNow),
                    Orders::object,
                    (report, seconds, out) -> words(report, seconds, shiftToNow, out));
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

        private static Map<String, Object> object(JsonNode report) {
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
            out.println("cases:     " + ImportTarget.pairs(report.get("cases")));
            out.println(
                    "not used:  "
                            + ImportTarget.pairs(report.get("rejected"))
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
    }
}
