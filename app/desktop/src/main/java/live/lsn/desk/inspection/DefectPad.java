package live.lsn.desk.inspection;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

import live.lsn.api.model.goods.PlanSpec.Defect;
import live.lsn.api.model.goods.UnitEntry;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Nine defects on the keys 1 to 9, as they lie on the screen: the most frequent ones of the item,
/// or those that a search has found.
final class DefectPad extends GridPane {
    static final int PLACES = 9;
    private static final int COLUMNS = 3;
    private final InspectionWords words;
    private final Consumer<Defect> choose;
    private List<Defect> shown = List.of();

    DefectPad(InspectionWords words, Consumer<Defect> choose) {
        this.words = words;
        this.choose = choose;
        getStyleClass().add("defect-pad");
        for (var i = 0; i < COLUMNS; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / COLUMNS);
            getColumnConstraints().add(column);
            var row = new RowConstraints();
            row.setPercentHeight(100.0 / COLUMNS);
            row.setMinHeight(48);
            getRowConstraints().add(row);
        }
    }

    /// @param search what was typed to find a defect; null for the most frequent ones
    void show(Work work, @Nullable String search) {
        shown = find(work.inspection().spec().defects(), search);
        getChildren().clear();
        if (shown.isEmpty()) {
            add(Parts.wrapped(words.of("inspection.find.none"), "muted"), 0, 0, COLUMNS, 1);
            return;
        }
        var entry = work.entry();
        for (var i = 0; i < shown.size(); i++)
            add(key(i, shown.get(i), work, entry), i % COLUMNS, i / COLUMNS);
    }

    /// At most nine that are called so, the most frequent first.
    static List<Defect> find(List<Defect> all, @Nullable String search) {
        if (search == null) return all.stream().limit(PLACES).toList();
        var wanted = search.strip().toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(
                        one ->
                                one.name().toLowerCase(Locale.ROOT).contains(wanted)
                                        || one.code().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(PLACES)
                .toList();
    }

    /// The defect on a key; null where there is none.
    @Nullable Defect at(int digit) {
        return digit >= 1 && digit <= shown.size() ? shown.get(digit - 1) : null;
    }

    private Button key(int place, Defect defect, Work work, @Nullable UnitEntry entry) {
        var cap = Parts.whole(String.valueOf(place + 1), "pad-key");
        cap.setAlignment(Pos.CENTER);
        var name = Parts.label(defect.name(), "pad-name");
        var text = new VBox(1, name, Parts.label(words.name(defect.of()), "small", "muted"));
        text.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        var found =
                work.inspection().units().stream()
                        .mapToInt(unit -> unit.defects().getOrDefault(defect.code(), 0))
                        .sum();
        var count = Parts.whole(words.count(found), "pad-count");
        if (found == 0) count.getStyleClass().add("none");
        var content = new HBox(12, cap, text, count);
        content.setAlignment(Pos.CENTER_LEFT);
        content.setMouseTransparent(true);
        var button = new Button();
        button.setGraphic(content);
        content.prefWidthProperty().bind(button.widthProperty().subtract(32));
        button.getStyleClass().setAll("defect-key", Parts.style(defect.of()));
        var here = entry == null ? 0 : entry.defects().getOrDefault(defect.code(), 0);
        if (here > 0) button.getStyleClass().add("on-unit");
        button.setFocusTraversable(false);
        button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        button.setMinWidth(0);
        button.setPrefWidth(Region.USE_COMPUTED_SIZE);
        button.setAccessibleText(
                words.of("inspection.pad.spoken", place + 1, defect.name(), found));
        button.setOnAction(_ -> choose.accept(defect));
        return button;
    }
}
