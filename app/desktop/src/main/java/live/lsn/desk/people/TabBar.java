package live.lsn.desk.people;

import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/// The names of the lists, each with how much it holds.
final class TabBar extends HBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final Map<Tab, Button> buttons = new EnumMap<>(Tab.class);
    private final Map<Tab, Label> counts = new EnumMap<>(Tab.class);

    TabBar(PeopleWords words, Consumer<Tab> onShow) {
        super(4);
        setAlignment(Pos.CENTER_LEFT);
        for (var tab : Tab.values()) {
            var count = new Label();
            count.getStyleClass().addAll("small", "muted");
            var button = new Button(words.of(tab.words()), count);
            button.setContentDisplay(ContentDisplay.RIGHT);
            button.getStyleClass().addAll("flat", "queue-tab");
            button.setPadding(new Insets(0, 10, 0, 10));
            button.setFocusTraversable(false);
            button.setOnAction(_ -> onShow.accept(tab));
            buttons.put(tab, button);
            counts.put(tab, count);
            getChildren().add(button);
        }
    }

    void mark(Tab open) {
        buttons.forEach((tab, button) -> button.pseudoClassStateChanged(ON, tab == open));
    }

    void count(Tab tab, int rows) {
        var count = counts.get(tab);
        if (count != null) count.setText(rows == 0 ? "" : String.valueOf(rows));
    }
}
