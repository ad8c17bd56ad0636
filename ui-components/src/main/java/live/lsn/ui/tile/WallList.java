package live.lsn.ui.tile;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.ui.Badge;
import live.lsn.ui.Icons;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What waits or worries, to be read from across a room: a line each, with its count.
public final class WallList extends VBox {
    /// One line.
    ///
    /// @param icon as in `bi-shield-exclamation`
    /// @param detail how urgent it is: "first due in 8 min"
    /// @param tone of the icon and the detail; neutral where nothing is urgent
    /// @param count as people read it
    public record Row(String icon, String label, String detail, Badge.Tone tone, String count) {
        private String spoken() {
            return label + ": " + count + ", " + detail;
        }
    }

    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");

    public WallList() {
        getStyleClass().addAll("card", "wall-list");
        setAccessibleRole(AccessibleRole.TEXT);
    }

    /// Shows these lines, top to bottom, in equal heights.
    public void show(List<Row> rows) {
        getChildren().setAll(rows.stream().map(WallList::line).toList());
        if (!getChildren().isEmpty()) {
            getChildren().getFirst().pseudoClassStateChanged(FIRST, true);
        }
        setAccessibleText(rows.stream().map(Row::spoken).collect(Collectors.joining("; ")));
    }

    private static HBox line(Row row) {
        var label = label(row.label, "wall-label");
        var words = new VBox(label, label(row.detail, "wall-small"));
        words.getStyleClass().add("words");
        words.setMinWidth(0);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var count = label(row.count, "wall-count");
        count.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(Icons.of(row.icon), words, room, count);
        line.getStyleClass().addAll("line", "tone-" + row.tone.name().toLowerCase(Locale.ROOT));
        VBox.setVgrow(line, Priority.ALWAYS);
        return line;
    }

    private static Label label(String text, String styleClass) {
        var label = new Label(text);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
