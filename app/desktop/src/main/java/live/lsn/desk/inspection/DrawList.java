package live.lsn.desk.inspection;

import javafx.geometry.Pos;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;

import live.lsn.ui.Icons;

import org.jspecify.annotations.Nullable;

import java.util.stream.IntStream;

/// Which units of the lot are drawn, in the order in which they are looked at.
final class DrawList extends ListView<Integer> {
    private final InspectionWords words;
    private @Nullable Work work;

    DrawList(InspectionWords words) {
        this.words = words;
        getStyleClass().addAll("edge-to-edge", "entry-list");
        setFixedCellSize(36);
        setFocusTraversable(false);
        setAccessibleText(words.of("inspection.draw"));
        setCellFactory(_ -> new Cell());
    }

    void show(Work now) {
        var another = work == null || !work.inspection().id().equals(now.inspection().id());
        work = now;
        if (another)
            getItems().setAll(IntStream.rangeClosed(1, now.inspection().most()).boxed().toList());
        refresh();
        if (!now.isAllDone()) scrollTo(Math.max(0, now.hand().index() - 3));
    }

    private final class Cell extends ListCell<Integer> {
        @Override
        protected void updateItem(@Nullable Integer index, boolean empty) {
            super.updateItem(index, empty);
            var now = work;
            if (empty || index == null || now == null) {
                setGraphic(null);
                return;
            }
            var number = Parts.whole(words.count(index), "entry-index");
            number.setAlignment(Pos.CENTER_RIGHT);
            number.setPrefWidth(44);
            var unit = Parts.whole(words.of("inspection.draw.unit", words.count(now.drawn(index))));
            var line = new HBox(10, number, unit, Parts.room());
            line.setAlignment(Pos.CENTER_LEFT);
            if (now.entry(index) != null) {
                unit.getStyleClass().add("muted");
                var check = Icons.of("bi-check2");
                check.getStyleClass().add("muted");
                line.getChildren().add(check);
            }
            if (index == now.hand().index()) {
                line.getStyleClass().add("in-hand");
                unit.getStyleClass().add("strong");
            }
            setGraphic(line);
        }
    }
}
