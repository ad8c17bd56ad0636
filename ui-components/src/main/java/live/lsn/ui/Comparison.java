package live.lsn.ui;

import atlantafx.base.controls.ToggleSwitch;

import javafx.geometry.HPos;
import javafx.geometry.HorizontalDirection;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/// Two changes of one thing, field by field, beside what both started from. A value that differs
/// from the base is set in its side's colour; fields that nobody changed are muted and can be left
/// out.
public final class Comparison extends VBox {
    private static final String NOTHING = "–";
    private final GridPane grid = new GridPane();
    private final List<Field> fields;
    private final Headers headers;

    /// One field of the three.
    public record Field(String name, String base, String mine, String theirs) {
        boolean differs() {
            return !base.equals(mine) || !base.equals(theirs);
        }
    }

    /// The captions above the values, and the words of the switch.
    public record Headers(
            String title, String base, String mine, String theirs, String onlyWhatDiffers) {}

    public Comparison(Headers headers, List<Field> fields) {
        super(4);
        this.headers = headers;
        this.fields = List.copyOf(fields);
        getStyleClass().add("comparison");
        var title = new Label(headers.title);
        title.getStyleClass().add("section-title");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var only = new ToggleSwitch(headers.onlyWhatDiffers);
        only.setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        only.setLabelPosition(HorizontalDirection.LEFT);
        only.getStyleClass().addAll("small");
        only.selectedProperty().subscribe(this::draw);
        var head = new HBox(8, title, room, only);
        head.setAlignment(Pos.CENTER_LEFT);
        for (var share : new double[] {22, 16, 31, 31}) {
            var column = new ColumnConstraints();
            column.setPercentWidth(share);
            column.setHalignment(HPos.LEFT);
            grid.getColumnConstraints().add(column);
        }
        getChildren().addAll(head, grid);
    }

    private void draw(boolean onlyDiffering) {
        grid.getChildren().clear();
        row(0, "head", "", headers.base, headers.mine, headers.theirs);
        var row = 1;
        for (var field : fields) {
            if (onlyDiffering && !field.differs()) continue;
            row(
                    row++,
                    field.differs() ? "differs" : "same",
                    field.name,
                    field.base,
                    field.mine,
                    field.theirs);
        }
    }

    private void row(int row, String kind, String name, String base, String mine, String theirs) {
        grid.addRow(
                row,
                cell(name, kind, "name"),
                cell(base, kind, "base"),
                cell(mine, kind, mine.equals(base) ? "base" : "mine"),
                cell(theirs, kind, theirs.equals(base) ? "base" : "theirs"));
    }

    private static Label cell(String text, String... styles) {
        var cell = new Label(text.isEmpty() && !styles[1].equals("name") ? NOTHING : text);
        cell.getStyleClass().add("cell");
        cell.getStyleClass().addAll(styles);
        cell.setMaxWidth(Double.MAX_VALUE);
        GridPane.setHgrow(cell, Priority.ALWAYS);
        return cell;
    }
}
