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
import live.lsn.desk.parts.Happened;
import live.lsn.desk.parts.OrderLines;
import live.lsn.ui.Badge;
import live.lsn.ui.Lines;
import live.lsn.ui.Timeline;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// The open order: what was bought, what it came to, what went back, what happened.
final class OrderPane extends ScrollPane {
    private static final int MOST_LINES = 60;
    private static final int DATE = 130;
    private static final int FIGURE = 80;
    private final OrderColumns columns;
    private final OrderLines lines;
    private final VBox parts = new VBox(16);
    private final Happened happened;
    private final Timeline timeline;
    private OrderHistory.Cases cases = OrderHistory.Cases.NONE;
    private @Nullable Order open;

    OrderPane(OrderColumns columns, String account, InstantSource clock) {
        this.columns = columns;
        happened = new Happened(columns.messages(), columns.formats(), account);
        timeline = new Timeline(columns.messages().of("happened.title"), columns.formats(), clock);
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
        open = order;
        if (order == null) return;
        setVvalue(0);
        parts.getChildren().addAll(head(order), lines.table(order, MOST_LINES));
        if (!order.refunds().isEmpty()) parts.getChildren().addAll(refunds(order));
        var title = new Label(columns.messages().of("happened.title"));
        title.getStyleClass().add("section-title");
        parts.getChildren().add(new VBox(6, title, timeline));
        tell(order);
    }

    /// Takes in the order's cases, which come a little later.
    void show(OrderHistory.Cases known) {
        cases = known;
        if (open != null) tell(open);
    }

    private void tell(Order order) {
        var entries = new ArrayList<>(happened.of(order));
        if (cases.orderId().equals(order.id()))
            for (var each : cases.cases()) entries.addAll(happened.of(each, cases.unsent()));
        timeline.show(entries);
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
