package live.lsn.desk.orders;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import live.lsn.api.model.Order;
import live.lsn.api.model.Refund;
import live.lsn.desk.parts.OrderLines;
import live.lsn.ui.Badge;
import live.lsn.ui.Lines;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The open order: what was bought, what it came to, what went back.
final class OrderPane extends ScrollPane {
    private static final int MOST_LINES = 60;
    private static final int DATE = 130;
    private static final int FIGURE = 80;
    private final OrderColumns columns;
    private final OrderLines lines;
    private final VBox parts = new VBox(16);

    OrderPane(OrderColumns columns) {
        this.columns = columns;
        this.lines = new OrderLines(columns.messages(), columns.formats());
        parts.setPadding(new Insets(16));
        setContent(parts);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinWidth(0);
        getStyleClass().add("edge-to-edge");
        setFocusTraversable(false);
    }

    void show(@Nullable Order order) {
        parts.getChildren().clear();
        if (order == null) return;
        setVvalue(0);
        parts.getChildren().addAll(head(order), lines.table(order, MOST_LINES));
        if (!order.refunds().isEmpty()) parts.getChildren().addAll(refunds(order));
    }

    private VBox head(Order order) {
        var number = new Label(order.number());
        number.getStyleClass().add("record");
        var status = new Badge(columns.status(order.status()), Badge.Tone.NEUTRAL);
        var line = new HBox(8, number, status);
        line.setAlignment(Pos.CENTER_LEFT);
        var detail = new Label(lines.detail(order));
        detail.getStyleClass().addAll("small", "muted");
        detail.setWrapText(true);
        return new VBox(4, line, detail);
    }

    private List<Node> refunds(Order order) {
        var title = new Label(columns.messages().of("orders.refunds"));
        title.getStyleClass().add("section-title");
        var table =
                new Lines(
                        List.of(
                                Lines.Column.rest(),
                                Lines.Column.right(DATE),
                                Lines.Column.right(FIGURE)));
        for (Refund refund : order.refunds())
            table.add(
                    "small",
                    refund.reference(),
                    columns.formats().dateAndTime(refund.at()),
                    money(-refund.amount().minor()));
        table.add(
                "strong",
                columns.messages().of("orders.left"),
                "",
                money(order.total().minor() - order.refunded().minor()));
        return List.of(title, table);
    }

    private String money(long minor) {
        return columns.formats().money(minor, columns.currency());
    }
}
