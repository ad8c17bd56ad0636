package live.lsn.platform.importing;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Customer;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Money;
import live.lsn.api.model.Order;
import live.lsn.api.model.OrderLine;
import live.lsn.api.model.OrderStatus;
import live.lsn.api.model.Product;
import live.lsn.api.model.Refund;
import live.lsn.api.model.Source;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Puts lines together: an invoice is an order, a cancellation a refund, tied line by line to the
/// newest earlier order of the same customer that holds the article at the price and has enough of
/// it left.
final class RetailBook {
    private static final String NAMESPACE = "6f3d1a52-93a4-5c57-8f5e-2f6f7d0a4b11";

    private final Channel channel;
    private final Function<LocalDateTime, Instant> clock;
    private final Countries countries = new Countries();
    private final Map<String, Invoice> orders = new LinkedHashMap<>();
    private final Map<String, Invoice> cancellations = new LinkedHashMap<>();
    private final Map<String, List<Sold>> sold = new HashMap<>();
    private final Map<String, String> customerCountry = new LinkedHashMap<>();
    private final Map<String, Product> products = new LinkedHashMap<>();
    private final Map<String, Long> revenueByMonth = new TreeMap<>();
    private final Map<String, Long> refundedByMonth = new TreeMap<>();
    private int untied;

    /// @param clock when a local time of the retailer was
    RetailBook(Channel channel, Function<LocalDateTime, Instant> clock) {
        this.channel = channel;
        this.clock = clock;
    }

    private static final class Invoice {
        private final RetailLine first;
        private final List<RetailLine> lines = new ArrayList<>();
        private final List<Refund> refunds = new ArrayList<>();

        private Invoice(RetailLine first) {
            this.first = first;
        }

        private long totalMinor() {
            return lines.stream().mapToLong(RetailLine::totalMinor).sum();
        }
    }

    /// What is left of a sold line to be given back.
    private static final class Sold {
        private final Invoice invoice;
        private final RetailLine line;
        private long left;

        private Sold(Invoice invoice, RetailLine line) {
            this.invoice = invoice;
            this.line = line;
            this.left = line.quantity();
        }
    }

    /// Takes a line that is used. Lines come in the order of the file, which is that of time.
    void take(RetailLine line) {
        if (line.customer() != null)
            customerCountry.put(line.customer(), countries.code(line.country()));
        product(line);
        var month = line.at().toLocalDate().toString().substring(0, 7);
        if (line.isCancellation()) {
            cancellations.computeIfAbsent(line.invoice(), _ -> new Invoice(line)).lines.add(line);
            refundedByMonth.merge(month, line.totalMinor(), Long::sum);
            return;
        }
        revenueByMonth.merge(month, line.totalMinor(), Long::sum);
        var invoice = orders.computeIfAbsent(line.invoice(), _ -> new Invoice(line));
        invoice.lines.add(line);
        if (line.customer() != null)
            sold.computeIfAbsent(soldKey(line), _ -> new ArrayList<>())
                    .add(new Sold(invoice, line));
    }

    private void product(RetailLine line) {
        var before = products.get(line.sku());
        var name =
                line.description().isEmpty()
                        ? (before == null ? line.sku() : before.name())
                        : line.description();
        var goods = Character.isDigit(line.sku().charAt(0));
        var price = new Money((line.unitPriceE4() + 50) / 100, channel.currency());
        products.put(
                line.sku(),
                new Product(
                        id("product " + line.sku()),
                        1,
                        channel.code(),
                        line.sku(),
                        name,
                        goods ? "Goods" : "Charges",
                        price,
                        false,
                        false));
    }

    private static String soldKey(RetailLine line) {
        return line.customer() + "|" + line.sku() + "|" + line.unitPriceE4();
    }

    /// What the file comes to.
    ///
    /// @param untied cancellations of which no order is known: kept as orders of no value that hold
    ///   the refund alone
    /// @param untiedLines how many lines of cancellations could not be tied
    record Contents(
            List<Order> orders,
            List<Order> untied,
            List<Customer> customers,
            List<Product> products,
            int refunds,
            int untiedLines,
            Map<String, Long> revenueByMonth,
            Map<String, Long> refundedByMonth) {}

    Contents contents() {
        var loose = new ArrayList<Order>();
        for (var cancellation : cancellations.values()) {
            var left = tie(cancellation);
            if (left > 0) loose.add(looseRefund(cancellation, left));
        }
        var made = orders.values().stream().map(this::order).toList();
        var customers =
                customerCountry.entrySet().stream()
                        .map(entry -> customer(entry.getKey(), entry.getValue()))
                        .toList();
        return new Contents(
                made,
                loose,
                customers,
                List.copyOf(products.values()),
                cancellations.size(),
                untied,
                revenueByMonth,
                refundedByMonth);
    }

    /// Ties what can be tied.
    ///
    /// @return what could not, minor units
    private long tie(Invoice cancellation) {
        var perOrder = new LinkedHashMap<Invoice, Long>();
        var left = 0L;
        for (var line : cancellation.lines) {
            var match = match(line);
            if (match == null) {
                left += line.totalMinor();
                untied++;
            } else {
                match.left += line.quantity();
                perOrder.merge(match.invoice, line.totalMinor(), Long::sum);
            }
        }
        perOrder.forEach(
                (invoice, minor) ->
                        invoice.refunds.add(
                                new Refund(
                                        cancellation.first.invoice(),
                                        clock.apply(cancellation.first.at()),
                                        money(minor))));
        return left;
    }

    private @Nullable Sold match(RetailLine cancelled) {
        if (cancelled.customer() == null) return null;
        var candidates = sold.getOrDefault(soldKey(cancelled), List.of());
        for (var i = candidates.size() - 1; i >= 0; i--) {
            var candidate = candidates.get(i);
            if (!candidate.line.at().isAfter(cancelled.at())
                    && candidate.left >= -cancelled.quantity()) return candidate;
        }
        return null;
    }

    private Order order(Invoice invoice) {
        var total = invoice.totalMinor();
        var refunded = invoice.refunds.stream().mapToLong(refund -> refund.amount().minor()).sum();
        var status =
                refunded == 0
                        ? OrderStatus.CAPTURED
                        : refunded >= total ? OrderStatus.REFUNDED : OrderStatus.PARTLY_REFUNDED;
        var lines =
                invoice.lines.stream()
                        .map(
                                line ->
                                        new OrderLine(
                                                line.sku(),
                                                line.description(),
                                                line.quantity(),
                                                line.unitPriceE4(),
                                                money(line.totalMinor())))
                        .toList();
        return order(invoice, status, total, refunded, lines, List.copyOf(invoice.refunds));
    }

    private Order looseRefund(Invoice cancellation, long minor) {
        var refund =
                new Refund(
                        cancellation.first.invoice(),
                        clock.apply(cancellation.first.at()),
                        money(minor));
        return order(cancellation, OrderStatus.CANCELLED, 0, minor, List.of(), List.of(refund));
    }

    private Order order(
            Invoice invoice,
            OrderStatus status,
            long total,
            long refunded,
            List<OrderLine> lines,
            List<Refund> refunds) {
        var first = invoice.first;
        var customer = first.customer() == null ? null : id("customer " + first.customer());
        return new Order(
                id("invoice " + first.invoice()),
                1,
                channel.code(),
                first.invoice(),
                Source.IMPORT,
                clock.apply(first.at()),
                status,
                customer,
                null,
                null,
                countries.code(first.country()),
                null,
                null,
                null,
                money(total),
                money(refunded),
                lines,
                refunds,
                null,
                null,
                false);
    }

    private Customer customer(String number, String country) {
        return new Customer(
                id("customer " + number),
                1,
                channel.code(),
                "CUS-" + number,
                null,
                null,
                null,
                null,
                null,
                country,
                List.of(),
                false);
    }

    private Money money(long minor) {
        return new Money(minor, channel.currency());
    }

    private String id(String name) {
        return Ids.derived(NAMESPACE, channel.code() + " " + name);
    }

    /// The id of the order that an invoice becomes.
    String orderId(String invoice) {
        return id("invoice " + invoice);
    }
}
