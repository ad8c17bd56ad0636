package live.lsn.ui;

import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.List;

/// A small table of words and figures, its columns aligned.
public final class Lines extends GridPane {
    private static final int ROW = 24;
    private static final int CAPTION = 18;
    private static final int GAP = 16;
    private int rows;

    /// A column.
    ///
    /// @param width the least, in px
    public record Column(double width, boolean right, boolean grows) {
        /// Words.
        public static Column left(double width) {
            return new Column(width, false, false);
        }

        /// Figures.
        public static Column right(double width) {
            return new Column(width, true, false);
        }

        /// Words that take the room that is left.
        public static Column rest() {
            return new Column(0, false, true);
        }
    }

    /// @param columns from left to right
    public Lines(List<Column> columns) {
        getStyleClass().add("lines");
        for (var column : columns) {
            var constraints = new ColumnConstraints();
            constraints.setHalignment(column.right ? HPos.RIGHT : HPos.LEFT);
            constraints.setMinWidth(column.width + (getColumnConstraints().isEmpty() ? 0 : GAP));
            constraints.setFillWidth(true);
            if (column.grows) constraints.setHgrow(Priority.ALWAYS);
            getColumnConstraints().add(constraints);
        }
    }

    /// Adds a row.
    ///
    /// @param style of its cells: caption, small, strong
    public void add(String style, String... cells) {
        var caption = style.equals("caption");
        for (var i = 0; i < cells.length; i++) {
            var column = getColumnConstraints().get(i);
            var cell = new Label(cells[i]);
            cell.getStyleClass().addAll("cell", style);
            if (rows > 0) cell.getStyleClass().add("below");
            cell.setMinHeight(caption ? CAPTION : ROW);
            cell.setMinWidth(column.getHgrow() == Priority.ALWAYS ? 0 : Region.USE_PREF_SIZE);
            // The cells of a row touch, so that the line below them has no gaps.
            cell.setMaxWidth(Double.MAX_VALUE);
            cell.setPadding(new Insets(0, 0, 0, i == 0 ? 0 : GAP));
            cell.setAlignment(
                    column.getHalignment() == HPos.RIGHT ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            add(cell, i, rows);
        }
        rows++;
    }
}
