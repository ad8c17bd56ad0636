package live.lsn.desk.inspection;

import javafx.geometry.Pos;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import live.lsn.api.model.goods.LotState;
import live.lsn.ui.Icons;
import live.lsn.ui.Placeholder;
import live.lsn.ui.form.BarcodeField;
import live.lsn.ui.form.Scan;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/// What is begun, by name, lot and unit, and what waits: where one finds one's work again after a
/// dead battery.
final class WaitingView extends BorderPane {
    private final InspectionWords words;
    private final Consumer<InspectionRow> open;
    private final BarcodeField scan;
    private final ListView<InspectionRow> list = new ListView<>();
    private final javafx.scene.control.Label said = Parts.wrapped("", "waiting-said");
    private List<InspectionRow> rows = List.of();

    /// @param open opens what was chosen
    /// @param search opens the lot of that number, wherever it stands
    WaitingView(InspectionWords words, Consumer<InspectionRow> open, Consumer<String> search) {
        this.words = words;
        this.open = open;
        getStyleClass().addAll("inspection", "waiting", "density-touch");
        scan =
                new BarcodeField(
                        words.of("inspection.list.scan"),
                        Scan.Frame.NONE,
                        code -> {
                            var found =
                                    rows.stream()
                                            .filter(row -> row.isCalled(code.code()))
                                            .findFirst();
                            if (found.isPresent()) open.accept(found.get());
                            else search.accept(code.code());
                        });
        scan.addEventFilter(KeyEvent.KEY_PRESSED, this::arrows);
        list.getStyleClass().addAll("edge-to-edge", "waiting-list");
        list.setFixedCellSize(64);
        list.setAccessibleText(words.of("inspection.title"));
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(Placeholder.loading());
        list.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ENTER) choose();
                });
        said.setManaged(false);
        var top = new VBox(8, scan, said);
        top.getStyleClass().add("waiting-top");
        setTop(top);
        setCenter(list);
    }

    private void arrows(KeyEvent event) {
        if (event.getCode() != KeyCode.DOWN) return;
        event.consume();
        list.requestFocus();
        if (list.getSelectionModel().getSelectedIndex() < 0) list.getSelectionModel().selectFirst();
    }

    private void choose() {
        var row = list.getSelectionModel().getSelectedItem();
        if (row != null) open.accept(row);
    }

    void show(List<InspectionRow> now) {
        list.setPlaceholder(
                Placeholder.done(
                        words.of("inspection.list.none"), words.of("inspection.list.none.more")));
        if (now.equals(rows)) return;
        rows = now;
        var chosen = list.getSelectionModel().getSelectedIndex();
        list.getItems().setAll(now);
        if (!now.isEmpty()) list.getSelectionModel().select(Math.clamp(chosen, 0, now.size() - 1));
    }

    /// What became of something, above the list; null for nothing.
    void say(@Nullable String text) {
        said.setText(text == null ? "" : text);
        said.setManaged(text != null);
        said.setVisible(text != null);
    }

    void focus() {
        scan.focus();
    }

    private final class Cell extends ListCell<InspectionRow> {
        Cell() {
            setOnMouseClicked(
                    _ -> {
                        var row = getItem();
                        if (row != null) open.accept(row);
                    });
        }

        @Override
        protected void updateItem(@Nullable InspectionRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var inspection = row.inspection();
            var title =
                    inspection == null
                            ? row.lot().number()
                            : words.of(
                                    "inspection.list.open",
                                    inspection.number(),
                                    row.lot().source().item());
            var text =
                    new VBox(
                            1,
                            Parts.label(title, inspection == null ? "medium" : "strong"),
                            Parts.label(words.about(row.lot()), "small", "muted"));
            text.setAlignment(Pos.CENTER_LEFT);
            text.setMinWidth(0);
            HBox.setHgrow(text, Priority.ALWAYS);
            var icon = Icons.of(inspection == null ? "bi-box-seam" : "bi-clipboard-check");
            icon.getStyleClass().add(inspection == null ? "muted" : "begun");
            var state = Parts.whole(state(row), inspection == null ? "muted" : "strong");
            var at = Parts.whole(words.formats().dateAndTime(row.at()), "small", "muted");
            var right = new VBox(1, state, at);
            right.setAlignment(Pos.CENTER_RIGHT);
            var line = new HBox(14, icon, text, right);
            line.setAlignment(Pos.CENTER_LEFT);
            setGraphic(line);
            setAccessibleText(title + ", " + state(row));
        }

        private String state(InspectionRow row) {
            var inspection = row.inspection();
            if (row.oneIn() > 0)
                return words.of("inspection.list.undrawn", words.count(row.oneIn()));
            if (inspection == null)
                return words.of(
                        row.lot().state() == LotState.INSPECTING
                                ? "inspection.list.signed"
                                : "inspection.list.waits");
            return words.of(
                    row.mine() ? "inspection.list.mine" : "inspection.list.theirs",
                    words.count(row.unit()),
                    words.count(inspection.most()));
        }
    }
}
