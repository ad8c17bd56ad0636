package live.lsn.desk.fraud;

import javafx.scene.Node;

import live.lsn.api.model.Order;
import live.lsn.desk.parts.OrderLines;

import java.util.List;
import java.util.Optional;

/// The order that the case is about, line by line.
final class CaseOrder extends CasePart<Optional<Order>> {
    private static final int MOST_LINES = 12;
    private final CaseWords words;
    private final OrderLines lines;

    CaseOrder(CaseWords words) {
        this.words = words;
        this.lines = words.orderLines();
    }

    @Override
    protected List<Node> draw(Optional<Order> order) {
        // An order that is not here yet is told as such: no figure may be made of what is missing.
        var detail = order.map(lines::detail).orElseGet(() -> words.of("fraud.customer.not-here"));
        var title = title(words.of("fraud.order"), detail);
        return order.map(there -> List.<Node>of(title, lines.table(there, MOST_LINES)))
                .orElseGet(() -> List.of(title));
    }
}
