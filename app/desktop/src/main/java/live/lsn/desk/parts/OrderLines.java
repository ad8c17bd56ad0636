package live.lsn.desk.parts;

import live.lsn.api.model.Order;
import live.lsn.ui.Formats;
import live.lsn.ui.Lines;
import live.lsn.ui.Lines.Column;
import live.lsn.ui.Messages;

import java.math.BigDecimal;
import java.util.List;

/// How an order reads: where it was placed, and its lines with their total.
public record OrderLines(Messages messages, Formats formats) {
    private static final int FIGURE = 70;
    private static final int QUANTITY = 56;
    private static final long WHOLE_CENTS = 100;

    /// The lines and their total.
    ///
    /// @param most lines that are drawn; how many more there are is told
    public Lines table(Order order, int most) {
        var currency = order.total().currency();
        var lines =
                new Lines(
                        List.of(
                                Column.rest(),
                                Column.right(QUANTITY),
                                Column.right(FIGURE),
                                Column.right(FIGURE)));
        lines.add(
                "caption",
                messages.of("order.item"),
                messages.of("order.quantity"),
                messages.of("order.unit"),
                currency);
        for (var line : order.lines().stream().limit(most).toList())
            lines.add(
                    "small",
                    line.description(),
                    formats.whole(line.quantity()),
                    price(line.unitPriceE4()),
                    formats.money(line.total().minor(), currency));
        var more = order.lines().size() - most;
        if (more > 0) lines.add("small", messages.of("fraud.more", more), "", "", "");
        lines.add(
                "strong",
                messages.of("order.total"),
                "",
                "",
                formats.money(order.total().minor(), currency));
        return lines;
    }

    /// `12.50`; what is not a whole number of cents with four decimals.
    private String price(long e4) {
        return formats.decimal(BigDecimal.valueOf(e4, 4), e4 % WHOLE_CENTS == 0 ? 2 : 4);
    }

    /// `3 lines · live show SHW-0912 by @ana · 19 Nov 2026, 14:03`
    public String detail(Order order) {
        return messages.of(
                "order.detail",
                messages.of("order.lines", order.lines().size()),
                where(order),
                formats.dateAndTime(order.placedAt()));
    }

    /// `live show SHW-0912 by @ana`: where it was placed.
    public String where(Order order) {
        var show = order.show();
        if (show == null) return messages.of("order.source." + order.source());
        var creator = order.creator();
        return creator == null
                ? messages.of("order.show", show)
                : messages.of("order.show-of", show, creator);
    }
}
