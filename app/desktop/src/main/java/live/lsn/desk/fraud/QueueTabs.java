package live.lsn.desk.fraud;

import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import java.util.EnumMap;
import java.util.Map;

/// The tabs of the queue, each with how many cases it has.
final class QueueTabs extends HBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    private final CaseWords words;
    private final Map<QueueTab, Label> counts = new EnumMap<>(QueueTab.class);

    QueueTabs(Asked asked, CaseWords words) {
        super(4);
        this.words = words;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("queue-tabs");
        for (var tab : QueueTab.values()) {
            var count = new Label();
            count.getStyleClass().addAll("small", "muted");
            counts.put(tab, count);
            var button = new Button(words.of(tab.key()), count);
            button.setContentDisplay(ContentDisplay.RIGHT);
            button.getStyleClass().addAll("flat", "queue-tab");
            button.setPadding(new Insets(0, 10, 0, 10));
            button.setFocusTraversable(false);
            button.setOnAction(_ -> asked.tab().set(tab));
            asked.tab().subscribe(on -> button.pseudoClassStateChanged(ON, on == tab));
            getChildren().add(button);
        }
    }

    void show(Map<QueueTab, Long> now) {
        counts.forEach((tab, label) -> label.setText(words.count(now.getOrDefault(tab, 0L))));
    }
}
