package live.lsn.cli;

import live.lsn.platform.importing.ImportPurchaseOrders;
import live.lsn.platform.importing.LocalImport.PurchaseWish;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "purchase-orders",
        description =
                "Imports purchase orders and their suppliers from a delivery history (CSV, plain or"
                        + " gzipped) into the platform of the data folder, running or not.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The file is one in the format of the \"Supply Chain Shipment Pricing Data\" of USAID:"
                    + " its first line names the columns ID, PO / SO #, Vendor, Item Description,"
                    + " Brand, Dosage, Unit of Measure (Per Pack), Line Item Quantity, Line Item"
                    + " Value, PQ First Sent to Client Date, PO Sent to Vendor Date, Scheduled"
                    + " Delivery Date and Delivered to Client Date.",
            "An import that was stopped is finished by running it again; nothing is stored twice."
        })
final class ImportPurchaseOrdersCommand implements Callable<Integer> {
    @Mixin private ImportTarget target = new ImportTarget();

    @Option(
            names = "--channel",
            defaultValue = "SCM",
            description =
                    "Sales channel (default ${DEFAULT-VALUE}); opened where it does not exist.")
    private String channel = "";

    @Option(
            names = "--currency",
            defaultValue = "USD",
            description =
                    "Currency of the file's values, which must be the channel's (default"
                            + " ${DEFAULT-VALUE}).")
    private String currency = "";

    @Option(
            names = "--zone",
            defaultValue = "UTC",
            description =
                    "Time zone of the channel, where it is opened (default ${DEFAULT-VALUE}).")
    private String zone = "";

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description =
                    "Read the file as if that day, such as 2014-06-01, were today: what was"
                            + " delivered later is still expected, what was ordered later is left"
                            + " out, and all days are moved by as many as lie between it and today."
                            + " The first import of the orders settles by how many.")
    private @Nullable LocalDate asOf;

    @Override
    public Integer call() throws IOException {
        target.check(channel, currency, zone);
        if (asOf != null && asOf.isAfter(LocalDate.now(ZoneId.of(zone))))
            throw target.wrong("--as-of must not be later than today, was " + asOf);
        return target.run(
                "purchase-orders",
                file -> new PurchaseWish(file, channel, currency, zone, asOf),
                ImportPurchaseOrdersCommand::object,
                this::words);
    }

    private static Map<String, Object> object(JsonNode report) {
        var object = new LinkedHashMap<String, Object>();
        for (var name : new String[] {"lines", "used"}) object.put(name, report.get(name));
        object.put("new", report.get("fresh"));
        for (var name : new String[] {"orders", "suppliers", "items"})
            object.put(name, report.get(name));
        object.put("late_lines", report.get("lateLines"));
        object.put("value_minor", report.get("valueMinor"));
        object.put("by_state", report.get("byState"));
        object.put("rejected", report.get("rejected"));
        object.put("rejects_file", report.get("rejectsFile"));
        object.put("shifted_days", report.get("shiftedDays"));
        object.put("not_ordered_yet", report.get("notOrderedYet"));
        return object;
    }

    private String worth(long minor) {
        var digits = ImportPurchaseOrders.digits(currency);
        return String.format(Locale.UK, "%,." + digits + "f", BigDecimal.valueOf(minor, digits));
    }

    private void words(JsonNode report, double seconds, PrintWriter out) {
        out.printf(
                Locale.UK,
                "%,d lines in %.1f s: %,d used (%,d of them new), %,d of orders that were not"
                        + " placed yet%n",
                report.get("lines").asLong(),
                seconds,
                report.get("used").asLong(),
                report.get("fresh").asLong(),
                report.get("notOrderedYet").asLong());
        out.printf(
                Locale.UK,
                "%,d orders (%s) of %,d items from %,d suppliers, worth %s %s; %,d lines came"
                        + " late%n",
                report.get("orders").asLong(),
                ImportTarget.pairs(report.get("byState")),
                report.get("items").asLong(),
                report.get("suppliers").asLong(),
                worth(report.get("valueMinor").asLong()),
                currency,
                report.get("lateLines").asLong());
        out.println(
                "not used:  "
                        + ImportTarget.pairs(report.get("rejected"))
                        + ", each with its line number in "
                        + report.get("rejectsFile").asString());
        var days = report.get("shiftedDays").asLong();
        if (days != 0)
            out.printf(
                    Locale.UK,
                    "all days moved by %,d%s%n",
                    days,
                    asOf == null ? ", as in the first import of these orders" : "");
        else if (asOf != null)
            out.println(
                    "days not moved: that day is today, or the first import of these orders did not"
                            + " move them");
    }
}
