package live.lsn.desk.orders;

import live.lsn.api.model.Order;
import live.lsn.api.model.OrderStatus;
import live.lsn.api.model.Source;
import live.lsn.desk.list.ListFields;
import live.lsn.desk.parts.Names;
import live.lsn.ui.ColumnChoice.Sorted;
import live.lsn.ui.Formats;
import live.lsn.ui.Messages;
import live.lsn.ui.table.DataColumn;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// The columns of the orders and the fields that they can be narrowed by.
record OrderColumns(Messages messages, Formats formats, String currency) {
    static final List<Sorted> NEWEST = List.of(new Sorted("placed_at", true));

    List<DataColumn<Order>> columns() {
        return List.of(
                DataColumn.text("number", messages.of("orders.column.number"), 108, Order::number)
                        .fixed()
                        .styled("strong", "first-column"),
                DataColumn.moment(
                                "placed_at",
                                messages.of("orders.column.placed"),
                                momentWidth(),
                                formats::dateAndTime,
                                Order::placedAt)
                        .falling(),
                DataColumn.<Order>text(
                        "source",
                        messages.of("orders.column.source"),
                        90,
                        order -> source(order.source())),
                DataColumn.<Order>text(
                        "status",
                        messages.of("orders.column.status"),
                        98,
                        order -> status(order.status())),
                DataColumn.<Order>text(
                                "customer",
                                messages.of("orders.column.customer"),
                                120,
                                order -> Names.initial(order.customerName()))
                        .spare(80)
                        .unsortable(),
                DataColumn.text("country", messages.of("orders.column.country"), 56, Order::country)
                        .styled("muted"),
                DataColumn.text("show_number", messages.of("orders.column.show"), 90, Order::show)
                        .hidden(),
                DataColumn.<Order>number(
                                "lines",
                                messages.of("orders.column.lines"),
                                50,
                                formats,
                                order -> (long) order.lines().size())
                        .unsortable(),
                DataColumn.<Order>money(
                                "refunded_minor",
                                messages.of("orders.column.refunded", currency),
                                94,
                                formats,
                                currency,
                                order -> order.refunded().minor())
                        .falling(),
                DataColumn.<Order>money(
                                "value_minor",
                                messages.of("orders.column.total", currency),
                                94,
                                formats,
                                currency,
                                order -> order.total().minor())
                        .falling());
    }

    ListFields fields(InstantSource clock) {
        return ListFields.in(formats.zone(), clock)
                .day("placed_at", messages.of("orders.column.placed"))
                .code(
                        "source",
                        messages.of("orders.column.source"),
                        List.of(Source.values()),
                        this::source)
                .code(
                        "status",
                        messages.of("orders.column.status"),
                        List.of(OrderStatus.values()),
                        this::status)
                .money("value_minor", messages.of("orders.column.total", currency), currency)
                .money("refunded_minor", messages.of("orders.column.refunded", currency), currency)
                .text("country", messages.of("orders.column.country"))
                .text("show_number", messages.of("orders.column.show"))
                .text("number", messages.of("orders.column.number"))
                .text("customer_id", messages.of("orders.column.customer"))
                .build();
    }

    String source(Source source) {
        return capital(messages.of("order.source." + source));
    }

    String status(OrderStatus status) {
        return capital(messages.of("order.status." + status));
    }

    /// Enough for a day with two figures and a late hour, also where the clock has twelve hours.
    private double momentWidth() {
        var longest = formats.dateAndTime(Instant.parse("2026-09-28T12:58:00Z"));
        var wide = longest.chars().filter(Character::isLetterOrDigit).count();
        return Math.max(138, 20 + 8 * wide + 4 * (longest.length() - wide));
    }

    /// Texts are written as they stand within a sentence.
    private String capital(String text) {
        return text.substring(0, 1).toUpperCase(messages.locale()) + text.substring(1);
    }
}
