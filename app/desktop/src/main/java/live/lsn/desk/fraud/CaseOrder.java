package live.lsn.desk.fraud;

import javafx.scene.Node;

import live.lsn.api.model.Order;
import live.lsn.desk.fraud.Lines.Column;

import java.util.List;
import java.util.Optional;

/// The order that the case is about, line by line.
final class CaseOrder extends CasePart<Optional<Order>> {
    private static final int MOST_LINES = 12;
    private static final int FIGURE = 70;
    private final CaseWords words;

    CaseOrder(CaseWords words) {
        this.words = words;
    }

    @Override
    protected List<Node> draw(Optional<Order> order) {
        // An order that is not here yet is told as such: no figure may be made of what is missing.
        return order.map(this::lines)
                .orElseGet(
                        () ->
                                List.of(
                                        title(
                                                words.of("fraud.order"),
                                                words.of("fraud.customer.not-here"))));
    }

    private List<Node> lines(Order order) {
        var lines =
                new Lines(
                        List.of(
                                Column.rest(),
                                Column.right(56),
                                Column.right(FIGURE),
                                Column.right(FIGURE)));
        lines.add(
                "caption",
                words.of("fraud.order.item"),
                words.of("fraud.order.quantity"),
                words.of("fraud.order.unit"),
                order.total().currency());
        for (var line : order.lines().stream().limit(MOST_LINES).toList())
            lines.add(
                    "small",
                    line.description(),
                    words.count(line.quantity()),
                    words.price(line.unitPriceE4()),
                    words.amount(line.total()));
        var more = order.lines().size() - MOST_LINES;
        if (more > 0) lines.add("small", words.of("fraud.more", more), "", "", "");
        lines.add("strong", words.of("fraud.order.total"), "", "", words.amount(order.total()));
        return List.of(title(words.of("fraud.order"), detail(order)), lines);
    }

    private String detail(Order order) {
        return words.of(
                "fraud.order.detail",
                words.of("fraud.order.lines", order.lines().size()),
                where(order),
                words.time(order.placedAt()));
    }

    private String where(Order order) {
        var show = order.show();
        if (show == null) return words.of("fraud.source." + order.source());
        var creator = order.creator();
        return creator == null
                ? words.of("fraud.order.show", show)
                : words.of("fraud.order.show-of", show, creator);
    }
}
