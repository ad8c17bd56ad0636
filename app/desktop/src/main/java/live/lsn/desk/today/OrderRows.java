package live.lsn.desk.today;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Measure;
import live.lsn.api.model.Order;
import live.lsn.api.model.OrderStatus;
import live.lsn.api.model.Source;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.Sort;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Which orders are behind a figure.
final class OrderRows {
    static final String PLACED = "placed_at";

    /// A sale, as [live.lsn.rules.insights.Tally] has it.
    private static final Filter SALES =
            Filter.of(
                    "status",
                    Op.ANY_OF,
                    OrderStatus.AUTHORISED,
                    OrderStatus.CAPTURED,
                    OrderStatus.PARTLY_REFUNDED,
                    OrderStatus.REFUNDED);

    private static final Filter ATTEMPTS =
            Filter.of(
                    "status",
                    Op.ANY_OF,
                    OrderStatus.AUTHORISED,
                    OrderStatus.CAPTURED,
                    OrderStatus.PARTLY_REFUNDED,
                    OrderStatus.REFUNDED,
                    OrderStatus.PAYMENT_DECLINED);

    private OrderRows() {}

    /// Everything placed from one moment on and before another.
    static ListQuery<Order> placed(
            Instant from, Instant before, @Nullable Source only, Filter... more) {
        var filters = new ArrayList<>(times(PLACED, from, before));
        if (only != null) filters.add(Filter.of("source", Op.EQUALS, only));
        filters.addAll(List.of(more));
        return new ListQuery<>(Collections.ORDERS, filters, null, new Sort(PLACED, true));
    }

    static ListQuery<Order> sales(Instant from, Instant before, @Nullable Source only) {
        return placed(from, before, only, SALES);
    }

    /// The rows that a figure of orders is made of.
    static ListQuery<Order> of(
            Measure measure, Instant from, Instant before, @Nullable Source only) {
        return switch (measure) {
            case DECLINE_RATE -> placed(from, before, only, ATTEMPTS);
            case REFUNDED ->
                    placed(from, before, only, SALES, Filter.of("refunded_minor", Op.AT_LEAST, 1L));
            default -> sales(from, before, only);
        };
    }

    /// Times are kept to the microsecond, so that one less is the last moment before.
    static List<Filter> times(String column, Instant from, Instant before) {
        return List.of(
                Filter.of(column, Op.AT_LEAST, from),
                Filter.of(column, Op.AT_MOST, before.minusNanos(1_000)));
    }
}
