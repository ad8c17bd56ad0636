package live.lsn.platform.importing;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Customer;
import live.lsn.api.model.Order;
import live.lsn.api.model.Product;
import live.lsn.platform.feed.Act;
import live.lsn.platform.importing.OrderBook.CaseHistory;
import live.lsn.platform.importing.OrderBook.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Brings a retailer's file in.
public final class ImportOrders {
    private final OrderBook book;
    private final Channel channel;
    private final InstantSource clock;

    public ImportOrders(OrderBook book, Channel channel, InstantSource clock) {
        this.book = book;
        this.channel = channel;
        this.clock = clock;
    }

    /// @param rejects where lines that are not used are written
    /// @param shiftWeeks by how many weeks all times are moved
    /// @param enrich gives an order signals that its source does not tell; must do the same for the
    ///   same order
    /// @param beforeStoring runs once the file was read and something of it is to be stored
    public record Plan(
            Path file,
            Path rejects,
            long shiftWeeks,
            UnaryOperator<Order> enrich,
            Runnable beforeStoring) {}

    /// What an import reports, with the names that it has in JSON.
    ///
    /// @param used lines that became part of an order or a refund; lines = used + the sum of
    ///   rejected
    /// @param fresh how many of them were not there before
    /// @param refunds cancellations in the file
    /// @param cases how many cases its orders have, by level
    /// @param untied lines of cancellations whose order could not be told
    public record Report(
            long lines,
            long used,
            long fresh,
            int orders,
            int refunds,
            int untied,
            int customers,
            int products,
            Map<String, Integer> cases,
            Map<String, Long> rejected,
            Map<String, Long> revenueMinorByMonth,
            Map<String, Long> refundedMinorByMonth,
            String rejectsFile,
            long shiftedWeeks) {}

    /// The last time in a file, in the retailer's local time: what a shift to now is counted from.
    ///
    /// @throws IOException if the file cannot be read
    public static LocalDateTime lastTime(Path file) throws IOException {
        var last = new LocalDateTime[] {LocalDateTime.MIN};
        RetailFile.read(
                file,
                new RetailFile.Lines() {
                    @Override
                    public void line(RetailLine line) {
                        if (line.at().isAfter(last[0])) last[0] = line.at();
                    }

                    @Override
                    public void unreadable(long lineNumber, List<String> fields, String why) {
                        // tells no time
                    }
                });
        return last[0];
    }

    /// Whole weeks that bring the last order to within the week before now.
    public static long weeksToNow(LocalDateTime last, LocalDateTime now) {
        return Math.max(0, ChronoUnit.WEEKS.between(last, now));
    }

    /// @throws IOException if the file cannot be read or is none of its kind
    public Report run(Plan plan, Progress progress) throws IOException {
        var retail = new RetailBook(channel, local -> at(local, plan.shiftWeeks()));
        var linesOf = new HashMap<String, Integer>();
        var counted = new long[1];
        Map<String, Long> rejected;
        try (var rejects = new Rejects(plan.rejects())) {
            RetailFile.read(plan.file(), new Taking(retail, rejects, linesOf, counted));
            rejected = rejects.counts();
        }
        var contents = retail.contents();
        var orders = contents.orders().stream().map(plan.enrich()).toList();
        var known = book.known();
        var act =
                Act.of("import", "import orders", clock.instant())
                        .with("file", String.valueOf(plan.file().getFileName()));
        var scored =
                missing(orders, known).isEmpty()
                        ? List.<OrderBook.Scored>of()
                        : book.score(
                                orders,
                                byId(contents.customers()),
                                bySku(contents.products()),
                                known);
        if (!orders.isEmpty()) plan.beforeStoring().run();
        var stored =
                book.store(
                        contents.customers(),
                        contents.products(),
                        contents.untied(),
                        scored,
                        CaseHistory.untouched(),
                        act,
                        progress);
        var used = linesOf.values().stream().mapToLong(Integer::longValue).sum();
        return new Report(
                counted[0],
                used,
                fresh(retail, linesOf, known.keySet(), stored, contents.untied()),
                orders.size(),
                contents.refunds(),
                contents.untiedLines(),
                contents.customers().size(),
                contents.products().size(),
                book.cases(orders.stream().map(Order::id).collect(Collectors.toSet())),
                rejected,
                contents.revenueByMonth(),
                contents.refundedByMonth(),
                plan.rejects().toString(),
                plan.shiftWeeks());
    }

    private record Taking(
            RetailBook retail, Rejects rejects, Map<String, Integer> linesOf, long[] counted)
            implements RetailFile.Lines {
        @Override
        public void line(RetailLine line) {
            counted[0]++;
            var reject = line.reject();
            if (reject == null) {
                linesOf.merge(line.invoice(), 1, Integer::sum);
                retail.take(line);
            } else {
                rejects.add(
                        line.lineNumber(),
                        reject,
                        List.of(
                                line.invoice(),
                                line.sku(),
                                line.description(),
                                String.valueOf(line.quantity()),
                                line.at().toString(),
                                String.valueOf(line.unitPriceE4()),
                                String.valueOf(line.customer()),
                                line.country()));
            }
        }

        @Override
        public void unreadable(long lineNumber, List<String> fields, String why) {
            counted[0]++;
            rejects.add(lineNumber, RetailLine.Reject.UNREADABLE, fields);
        }
    }

    private static List<Order> missing(List<Order> orders, Map<String, Order> known) {
        return orders.stream().filter(order -> !known.containsKey(order.id())).toList();
    }

    /// Lines of invoices whose order is new; a cancellation's lines are new with the first import
    /// of the file.
    private static long fresh(
            RetailBook retail,
            Map<String, Integer> linesOf,
            Set<String> before,
            Set<String> stored,
            List<Order> untied) {
        var loose = untied.stream().map(Order::id).collect(Collectors.toCollection(HashSet::new));
        var firstImport = before.isEmpty();
        var fresh = 0L;
        for (var entry : linesOf.entrySet()) {
            var id = retail.orderId(entry.getKey());
            var isRefund = entry.getKey().startsWith("C");
            if (stored.contains(id) || (isRefund && firstImport && !loose.contains(id)))
                fresh += entry.getValue();
        }
        return fresh;
    }

    private Instant at(LocalDateTime local, long weeks) {
        return local.plusWeeks(weeks).atZone(channel.zone()).toInstant();
    }

    private static Map<String, Customer> byId(List<Customer> customers) {
        return customers.stream().collect(Collectors.toMap(Customer::id, customer -> customer));
    }

    private static Map<String, Product> bySku(List<Product> products) {
        return products.stream().collect(Collectors.toMap(Product::sku, product -> product));
    }
}
