package live.lsn.desk.lots;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Lot;
import live.lsn.rules.goods.InspectionCount;
import live.lsn.ui.ActButton;

import java.util.List;
import java.util.stream.Collectors;

/// Inspections that did not know of each other, side by side, for a person to say which one holds.
final class TwinsPart {
    private final LotsViewModel model;
    private final LotsWords words;
    private final InspectionPart inspections;

    TwinsPart(LotsViewModel model, LotsWords words, InspectionPart inspections) {
        this.model = model;
        this.words = words;
        this.inspections = inspections;
    }

    /// @param mayChoose whether the person may say so
    Node of(Lot lot, List<Inspection> twins, boolean mayChoose) {
        var cards = new HBox(12);
        cards.getStyleClass().add("side-by-side");
        for (var i = 0; i < twins.size(); i++)
            cards.getChildren().add(card(lot, twins.get(i), i + 1, mayChoose));
        return LotParts.section(
                List.of(
                        LotParts.label(words.of("lots.twins"), "strong"),
                        LotParts.wrapped(words.of("lots.twins.more"), "small", "muted"),
                        cards));
    }

    private Node card(Lot lot, Inspection twin, int number, boolean mayChoose) {
        var head =
                LotParts.line(
                        LotParts.label(twin.number(), "headline"),
                        inspections.verdict(twin.signOff()));
        var card =
                new VBox(
                        6,
                        head,
                        LotParts.wrapped(inspections.made(lot, twin), "detail"),
                        LotParts.wrapped(found(twin), "detail"));
        card.getStyleClass().addAll("side", number == 1 ? "mine" : "theirs");
        card.setMinWidth(0);
        card.setPrefWidth(180);
        HBox.setHgrow(card, Priority.ALWAYS);
        if (mayChoose) {
            var holds =
                    new ActButton(
                            words.of("lots.holds"), String.valueOf(number), ActButton.Kind.DEFAULT);
            holds.setFocusTraversable(false);
            holds.setOnAction(_ -> model.choose(number));
            card.getChildren().add(holds);
        }
        return card;
    }

    /// `Major 5 in 50, Minor 2 in 50`.
    private String found(Inspection twin) {
        return InspectionCount.of(twin).classes().stream()
                .map(
                        each ->
                                words.of(
                                        "lots.found.in",
                                        words.name(each.count().of().of()),
                                        words.count(each.count().found()),
                                        words.count(each.count().inspected())))
                .collect(Collectors.joining(", "));
    }
}
