package live.lsn.desk.lots;

import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import java.util.EnumMap;
import java.util.Map;

/// The tabs of the lots, each with how many it has.
final class LotTabs extends HBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    LotTabs(LotsViewModel model, LotsWords words) {
        super(4);
        var counts = new EnumMap<LotTab, Label>(LotTab.class);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("queue-tabs");
        for (var tab : LotTab.values()) {
            var count = new Label();
            count.getStyleClass().addAll("small", "muted");
            counts.put(tab, count);
            var button = new Button(words.of(tab.key()), count);
            button.setId("lots-" + tab.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
            button.setContentDisplay(ContentDisplay.RIGHT);
            button.getStyleClass().addAll("flat", "queue-tab");
            button.setPadding(new Insets(0, 10, 0, 10));
            button.setFocusTraversable(false);
            button.setOnAction(_ -> model.tab().set(tab));
            model.tab().subscribe(on -> button.pseudoClassStateChanged(ON, on == tab));
            getChildren().add(button);
        }
        model.counts().subscribe(now -> show(counts, now, words));
    }

    private static void show(Map<LotTab, Label> labels, Map<LotTab, Long> now, LotsWords words) {
        labels.forEach(
                (tab, label) -> {
                    var count = now.get(tab);
                    label.setText(count == null ? "" : words.count(count));
                });
    }
}
