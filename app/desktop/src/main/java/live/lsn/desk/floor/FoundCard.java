package live.lsn.desk.floor;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotState;
import live.lsn.ui.ActButton;
import live.lsn.ui.Icons;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What a scan has found, and what can be done with it; or that nothing is called so.
final class FoundCard {
    private static final int SHOWN = 4;
    private final FloorWords words;
    private final FloorHome.Ways ways;
    private final Runnable close;
    private Runnable usual = () -> {};

    /// @param close forgets what was found
    FoundCard(FloorWords words, FloorHome.Ways ways, Runnable close) {
        this.words = words;
        this.ways = ways;
        this.close = close;
    }

    /// What Enter does.
    Runnable usual() {
        return usual;
    }

    Node show(Found found) {
        usual = close;
        return switch (found) {
            case Found.OneLot(var lot) -> lot(lot);
            case Found.Order(var order) ->
                    card(
                            "bi-receipt",
                            order.number(),
                            order.supplierName(),
                            ways.receives()
                                    ? List.of(
                                            act(
                                                    "floor.order.open",
                                                    () -> ways.order().accept(order.id())))
                                    : List.of());
            case Found.Lots(var code, var lots) -> several(code, lots);
            case Found.Nothing(var code) ->
                    card(
                            "bi-question-circle",
                            words.of("floor.unknown", code),
                            words.of("floor.unknown.more"),
                            List.of());
            case Found.Unread(var code) ->
                    card(
                            "bi-exclamation-octagon",
                            words.of("floor.unread", code),
                            words.of("floor.unread.more"),
                            List.of());
        };
    }

    private Node lot(Lot lot) {
        var acts = new ArrayList<ActButton>();
        var inspections = ways.inspections();
        var waits = lot.state() == LotState.RECEIVED || lot.state() == LotState.INSPECTING;
        if (lot.state() == LotState.DRAFT && ways.receives())
            acts.add(act("floor.counting.act", () -> ways.order().accept(lot.source().orderId())));
        if (inspections != null && waits)
            acts.add(act("floor.lot.inspect", () -> inspections.open(lot.id())));
        if (ways.receives() && lot.receivedAt() != null)
            acts.add(
                    act(
                            lot.bin() == null ? "floor.lot.put-away" : "floor.lot.move",
                            () -> ways.putAwayLot().accept(lot)));
        return card(
                "bi-box-seam", lot.number() + " · " + lot.source().item(), words.state(lot), acts);
    }

    private Node several(String code, List<Lot> lots) {
        var text = new StringBuilder(words.of("floor.several", code, lots.size()));
        lots.stream()
                .limit(SHOWN)
                .forEach(
                        lot ->
                                text.append('\n')
                                        .append(
                                                FloorWords.joined(
                                                        lot.number(),
                                                        lot.source().item(),
                                                        words.units(lot))));
        return card("bi-stack", code, text.toString(), List.of());
    }

    /// The first act is the usual one.
    private ActButton act(String key, Runnable run) {
        var first = usual.equals(close);
        if (first)
            usual =
                    () -> {
                        close.run();
                        run.run();
                    };
        var button =
                new ActButton(
                        words.of(key),
                        first ? "Enter" : null,
                        first ? ActButton.Kind.PRIMARY : ActButton.Kind.DEFAULT);
        button.getStyleClass().add("floor-act");
        button.setOnAction(
                _ -> {
                    close.run();
                    run.run();
                });
        return button;
    }

    private Node card(String icon, String title, @Nullable String more, List<ActButton> acts) {
        var picture = Icons.of(icon);
        picture.getStyleClass().add("floor-card-icon");
        var text = new VBox(2, FloorNodes.wrapped(title, "floor-row-title"));
        if (more != null) text.getChildren().add(FloorNodes.wrapped(more, "floor-row-text"));
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        var card = new HBox(12, picture, text);
        card.getChildren().addAll(acts);
        if (acts.isEmpty()) {
            var back = new ActButton(words.of("floor.back"), "Esc", ActButton.Kind.DEFAULT);
            back.getStyleClass().add("floor-act");
            back.setOnAction(_ -> close.run());
            card.getChildren().add(back);
        }
        card.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().add("floor-card");
        return card;
    }
}
