package live.lsn.ui.table;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import live.lsn.ui.ActButton;
import live.lsn.ui.Words;

import java.util.List;

/// What can be done with the marked rows; there while any is marked.
final class MarkBar extends HBox {
    MarkBar(Marks marks, List<Node> acts, Runnable copy, Runnable export, Runnable clear) {
        super(8);
        var count = new Label();
        count.getStyleClass().add("strong");
        count.setMinWidth(USE_PREF_SIZE);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        getStyleClass().addAll("act-bar", "mark-bar");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().add(count);
        getChildren().addAll(acts);
        getChildren()
                .addAll(
                        room,
                        button("table.copy", "Ctrl+C", copy),
                        button("table.export", null, export),
                        button("table.unmark", "Esc", clear));
        marks.count()
                .subscribe(
                        now -> {
                            setVisible(now.longValue() > 0);
                            setManaged(now.longValue() > 0);
                            count.setText(Words.of("table.marked", now));
                        });
    }

    private static ActButton button(
            String key, @org.jspecify.annotations.Nullable String cap, Runnable run) {
        var button = new ActButton(Words.of(key), cap, ActButton.Kind.DEFAULT);
        button.setOnAction(_ -> run.run());
        return button;
    }
}
