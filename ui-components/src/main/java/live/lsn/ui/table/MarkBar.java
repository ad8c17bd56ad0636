package live.lsn.ui.table;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.ui.ActButton;
import live.lsn.ui.Words;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What can be done with the marked rows; there while any is marked.
final class MarkBar extends VBox {
    MarkBar(Marks marks, List<Node> acts, Runnable copy, Runnable export, Runnable clear) {
        super(8);
        var count = new Label();
        count.getStyleClass().add("strong");
        count.setMinWidth(USE_PREF_SIZE);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var line =
                new HBox(
                        8,
                        count,
                        room,
                        button("table.copy", "Ctrl+C", copy),
                        button("table.export", null, export),
                        button("table.unmark", "Esc", clear));
        line.setAlignment(Pos.CENTER_LEFT);
        getStyleClass().addAll("act-bar", "mark-bar");
        getChildren().add(line);
        getChildren().addAll(acts);
        marks.count()
                .subscribe(
                        now -> {
                            setVisible(now.longValue() > 0);
                            setManaged(now.longValue() > 0);
                            count.setText(Words.of("table.marked", now));
                        });
    }

    private static ActButton button(String key, @Nullable String cap, Runnable run) {
        var button = new ActButton(Words.of(key), cap, ActButton.Kind.DEFAULT);
        button.setOnAction(_ -> run.run());
        return button;
    }
}
