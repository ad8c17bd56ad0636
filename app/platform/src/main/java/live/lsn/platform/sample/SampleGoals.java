package live.lsn.platform.sample;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Goal;
import live.lsn.api.model.Measure;
import live.lsn.api.model.Order;
import live.lsn.rules.insights.Tally;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Makes goals that the sample's orders come near to: a twentieth above their average day.
final class SampleGoals {
    private static final int PERCENT = 105;
    private static final long WHOLE_UNITS = 100_00;
    private static final long WHOLE_ORDERS = 5;

    /// Refunds of 3.0 % of revenue at most.
    private static final long REFUND_LIMIT = 30;

    private SampleGoals() {}

    /// @param orders of the channel, oldest first, one at least
    static List<Goal> of(Channel channel, List<Order> orders, Instant until) {
        var first = LocalDate.ofInstant(orders.getFirst().placedAt(), channel.zone());
        var days =
                Math.max(
                        1,
                        ChronoUnit.DAYS.between(first, LocalDate.ofInstant(until, channel.zone())));
        var all =
                orders.stream()
                        .map(
                                order ->
                                        Tally.of(
                                                order.status(),
                                                order.source(),
                                                1,
                                                order.total().minor(),
                                                order.refunded().minor()))
                        .reduce(Tally.NONE, Tally::plus);
        return List.of(
                goal(channel, Measure.REVENUE, first, aDay(all.valueMinor(), days, WHOLE_UNITS)),
                goal(channel, Measure.ORDERS, first, aDay(all.orders(), days, WHOLE_ORDERS)),
                goal(channel, Measure.REFUND_RATE, first, REFUND_LIMIT));
    }

    private static long aDay(long sum, long days, long step) {
        return Math.max(1, sum * PERCENT / 100 / days / step) * step;
    }

    private static Goal goal(Channel channel, Measure measure, LocalDate from, long amount) {
        return new Goal(
                Goal.idOf(channel.code(), measure),
                1,
                channel.code(),
                measure,
                List.of(new Goal.Step(from, amount)),
                true);
    }
}
