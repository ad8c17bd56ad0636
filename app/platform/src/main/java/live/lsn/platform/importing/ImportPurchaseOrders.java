package live.lsn.platform.importing;

import de.siegmar.fastcsv.reader.NamedCsvRecord;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Channel;
import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.api.model.goods.PurchaseState;
import live.lsn.platform.feed.Act;
import live.lsn.platform.importing.OrderBook.Progress;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Brings a file of purchase orders in, with the suppliers that they went to.
public final class ImportPurchaseOrders {
    private static final int USUAL_DIGITS = 2;
    private final NewRows rows;
    private final Channel channel;
    private final InstantSource clock;

    public ImportPurchaseOrders(OrderBook book, Channel channel, InstantSource clock) {
        this.rows = book.rows();
        this.channel = channel;
        this.clock = clock;
    }

    /// @param rejects where lines that are not used are written
    /// @param asOf the day of the file that is taken for today; null for the whole file, with its
    ///   days as they are
    public record Plan(Path file, Path rejects, @Nullable LocalDate asOf) {}

    /// What an import reports.
    ///
    /// @param used lines that are part of an order; lines = used + the sum of rejected + those that
    ///   are not ordered yet
    /// @param fresh how many of them were not there before
    /// @param items different ones among the lines
    /// @param lateLines delivered after the day they were due on
    /// @param valueMinor of all lines
    /// @param byState how many orders, by state in lower case
    /// @param shiftedDays by how many days all days were moved
    /// @param notOrderedYet lines of orders that are later than the day taken for today
    public record Report(
            long lines,
            long used,
            long fresh,
            int orders,
            int suppliers,
            int items,
            long lateLines,
            long valueMinor,
            Map<String, Integer> byState,
            Map<String, Long> rejected,
            String rejectsFile,
            long shiftedDays,
            long notOrderedYet) {}

    /// @throws IOException if the file cannot be read or is none of its kind
    public Report run(Plan plan, Progress progress) throws IOException {
        var digits = digits(channel.currency());
        var book = new PurchaseBook(channel, digits);
        var counted = new long[1];
        Map<String, Long> rejected;
        try (var rejects = new Rejects(plan.rejects())) {
            PurchaseFile.read(
                    plan.file(), new Taking(book, digits, rejects, new HashSet<>(), counted));
            rejected = rejects.counts();
        }
        var shift = shift(book, plan.asOf());
        var contents =
                book.contents(
                        new PurchaseBook.View(plan.asOf(), shift), rows.all(Collections.SUPPLIERS));
        var stored = store(contents, plan.file(), progress);
        return report(plan, contents, stored, counted[0], rejected, shift);
    }

    private Set<String> store(PurchaseBook.Contents contents, Path file, Progress progress) {
        var act =
                Act.of("import", "import purchase orders", clock.instant())
                        .with("file", String.valueOf(file.getFileName()));
        var suppliers = contents.suppliers();
        var orders = contents.orders();
        var all = suppliers.size() + orders.size();
        rows.store(Collections.SUPPLIERS, suppliers, act, stored -> progress.stored(stored, all));
        return rows.store(
                Collections.PURCHASE_ORDERS,
                orders,
                act,
                stored -> progress.stored(suppliers.size() + stored, all));
    }

    /// By how many days the first import moved the orders that it stored, so are the others: days
    /// of one file keep their distances, on whichever day its import is finished.
    private long shift(PurchaseBook book, @Nullable LocalDate asOf) {
        for (var order : rows.known(Collections.PURCHASE_ORDERS, book.orderIds())) {
            var settled = book.shiftOf(order);
            if (settled != null) return settled;
        }
        if (asOf == null) return 0;
        return ChronoUnit.DAYS.between(asOf, LocalDate.ofInstant(clock.instant(), channel.zone()));
    }

    private static Report report(
            Plan plan,
            PurchaseBook.Contents contents,
            Set<String> stored,
            long counted,
            Map<String, Long> rejected,
            long shift) {
        var orders = contents.orders();
        var lines = orders.stream().flatMap(order -> order.lines().stream()).toList();
        return new Report(
                counted,
                lines.size(),
                orders.stream()
                        .filter(order -> stored.contains(order.id()))
                        .mapToLong(order -> order.lines().size())
                        .sum(),
                orders.size(),
                contents.suppliers().size(),
                (int) lines.stream().map(PurchaseOrder.Line::sku).distinct().count(),
                lines.stream().filter(ImportPurchaseOrders::isLate).count(),
                orders.stream().mapToLong(PurchaseOrder::valueMinor).sum(),
                byState(orders),
                rejected,
                plan.rejects().toString(),
                shift,
                contents.notOrderedYet());
    }

    private static boolean isLate(PurchaseOrder.Line line) {
        return line.deliveredOn() != null && line.deliveredOn().isAfter(line.dueOn());
    }

    private static Map<String, Integer> byState(List<PurchaseOrder> orders) {
        var counts = new LinkedHashMap<String, Integer>();
        for (var state : List.of(PurchaseState.SENT, PurchaseState.COMPLETED))
            counts.put(
                    state.name().toLowerCase(Locale.ROOT),
                    (int) orders.stream().filter(order -> order.state() == state).count());
        return counts;
    }

    /// How many digits the smallest unit of a currency has: 2 for cents.
    public static int digits(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            // No code of ISO 4217, as a test's or a loyalty scheme's.
            return USUAL_DIGITS;
        }
    }

    /// @param ids of the lines that were used
    /// @param counted how many lines there were
    private record Taking(
            PurchaseBook book, int digits, Rejects rejects, Set<String> ids, long[] counted)
            implements CsvLines.Each {
        @Override
        public void line(NamedCsvRecord record) throws UnreadableException {
            var line = PurchaseFile.understood(record);
            counted[0]++;
            var reject = line.reject(digits);
            if (reject == null && !ids.add(line.id())) reject = PurchaseLine.Reject.REPEATED_LINE;
            if (reject == null) book.take(line);
            else rejects.add(record.getStartingLineNumber(), reject, record.getFields());
        }

        @Override
        public void unreadable(long lineNumber, List<String> fields, String why) {
            counted[0]++;
            rejects.add(lineNumber, PurchaseLine.Reject.UNREADABLE, fields);
        }
    }
}
