package live.lsn.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

/// A file of order lines as a retailer exports them, made up from a seed: some twenty lines an
/// invoice, a few cancellations, guests among the customers.
final class OrderLines {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final LocalDateTime BEGIN = LocalDateTime.of(2024, 1, 1, 8, 0);
    private static final int A_YEAR_MINUTES = 525_000;
    private static final int LINES_AN_INVOICE = 22;
    private static final int CUSTOMERS = 4_300;
    private static final int PRODUCTS = 3_900;
    private static final int FIRST_INVOICE = 600_000;

    private OrderLines() {}

    static void write(Path file, int lines) throws IOException {
        var random = new Random(1);
        var invoices = Math.max(1, lines / LINES_AN_INVOICE);
        try (var out = Files.newBufferedWriter(file)) {
            out.write(
                    "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n");
            var written = 0;
            for (var invoice = 0; written < lines; invoice++) {
                var cancelled = random.nextInt(50) == 0;
                var customer =
                        random.nextInt(4) == 0 ? "" : (12_000 + random.nextInt(CUSTOMERS)) + ".0";
                var at = TIME.format(BEGIN.plusMinutes((long) invoice * A_YEAR_MINUTES / invoices));
                var size = 1 + random.nextInt(2 * LINES_AN_INVOICE - 1);
                for (var i = 0; i < size && written < lines; i++, written++)
                    out.write(line(random, invoice, cancelled, at, customer));
            }
        }
    }

    private static String line(
            Random random, int invoice, boolean cancelled, String at, String customer) {
        var product = random.nextInt(PRODUCTS);
        var quantity = 1 + random.nextInt(24);
        return String.format(
                Locale.ROOT,
                "%s%d,%d,\"PRODUCT %d, BOXED\",%d,%s,%d.%02d,%s,United Kingdom%n",
                cancelled ? "C" : "",
                FIRST_INVOICE + invoice,
                20_000 + product,
                product,
                cancelled ? -quantity : quantity,
                at,
                product % 20 + 1,
                product % 100,
                customer);
    }
}
