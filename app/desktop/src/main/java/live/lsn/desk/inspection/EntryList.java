package live.lsn.desk.inspection;

import javafx.geometry.Pos;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;

import live.lsn.api.model.goods.UnitEntry;
import live.lsn.ui.Icons;

import org.jspecify.annotations.Nullable;

import java.util.function.IntConsumer;

/// What was entered, the last unit first. Choosing one takes that unit in hand again.
final class EntryList extends ListView<UnitEntry> {
    static final double ROW = 48;
    private final InspectionWords words;
    private @Nullable Work work;

    EntryList(InspectionWords words, IntConsumer choose) {
        this.words = words;
        getStyleClass().addAll("edge-to-edge", "entry-list");
        setFixedCellSize(ROW);
        setFocusTraversable(false);
        setAccessibleText(words.of("inspection.entries"));
        setPlaceholder(Parts.wrapped(words.of("inspection.entries.none"), "muted"));
        setCellFactory(_ -> new Cell(choose));
    }

    void show(Work now) {
        var same = work != null && work.inspection().units().equals(now.inspection().units());
        work = now;
        if (!same) getItems().setAll(now.inspection().units().reversed());
        refresh();
    }

    /// `Scratch, visible`, `Dent × 2`, or `good`.
    private String told(Work now, UnitEntry unit) {
        var missing = now.unmeasured(unit.index());
        if (missing != null) return words.of("inspection.entry.open", missing.name());
        if (unit.isGood())
            return words.of(unit.tallied() ? "inspection.entry.tallied" : "inspection.entry.good");
        var text = new StringBuilder();
        for (var defect : now.inspection().spec().defects()) {
            var times = unit.defects().getOrDefault(defect.code(), 0);
            if (times == 0) continue;
            if (!text.isEmpty()) text.append(" · ");
            text.append(defect.name());
            if (times > 1) text.append(" × ").append(times);
        }
        return text.toString();
    }

    private final class Cell extends ListCell<UnitEntry> {
        Cell(IntConsumer choose) {
            setOnMouseClicked(
                    _ -> {
                        var unit = getItem();
                        if (unit != null) choose.accept(unit.index());
                    });
        }

        @Override
        protected void updateItem(@Nullable UnitEntry unit, boolean empty) {
            super.updateItem(unit, empty);
            var now = work;
            if (empty || unit == null || now == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var index = Parts.whole(words.count(unit.index()), "entry-index");
            index.setAlignment(Pos.CENTER_RIGHT);
            index.setPrefWidth(44);
            var told = Parts.label(told(now, unit), "entry-told");
            var line = new HBox(10, index, told, Parts.room());
            line.setAlignment(Pos.CENTER_LEFT);
            var worst = now.worst(unit);
            if (now.unmeasured(unit.index()) != null) told.getStyleClass().add("open");
            else if (worst != null) {
                told.getStyleClass().add("strong");
                line.getChildren()
                        .add(Parts.whole(words.name(worst), "entry-class", Parts.style(worst)));
            } else {
                told.getStyleClass().add("muted");
                var check = Icons.of("bi-check2");
                check.getStyleClass().add("entry-good");
                line.getChildren().add(check);
            }
            if (unit.index() == now.hand().index()) line.getStyleClass().add("in-hand");
            setGraphic(line);
            setAccessibleText(words.of("inspection.entry.spoken", unit.index(), told(now, unit)));
        }
    }
}
