package live.lsn.desk.people;

import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;

import live.lsn.ui.Badge;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/// States of a row, side by side.
final class BadgeCell<T> extends TableCell<T, T> {
    private final Function<T, List<Badge>> badges;
    private final HBox line = new HBox(4);

    BadgeCell(Function<T, List<Badge>> badges) {
        this.badges = badges;
        line.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable T row, boolean empty) {
        super.updateItem(row, empty);
        setGraphic(null);
        if (empty || row == null) return;
        line.getChildren().setAll(badges.apply(row));
        setGraphic(line);
    }
}
