package live.lsn.ui.chart;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.ui.Icons;
import live.lsn.ui.Snapshots;
import live.lsn.ui.Words;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A chart with its title and unit, its numbers as a table in its place, and its export.
///
/// `T` turns between picture and table while the focus is in the card. Files hold the same numbers
/// and the same strokes as the screen; where they go is decided by a [FileSaver].
public final class ChartCard extends VBox {
    /// The key that turns between picture and table.
    public static final KeyCode TURN = KeyCode.T;

    /// Room that the buttons of the head need.
    private static final double TOOLS = 88;

    private final BooleanProperty table = new SimpleBooleanProperty(this, "table");
    private final Label title = new Label();
    private final Label unit = new Label();
    private final Button turn = new Button();
    private final Drawing drawing;
    private final FileSaver saver;

    /// @param title what is drawn: "Revenue through the day"
    /// @param unit "AUD, running total"
    public ChartCard(String title, String unit, Drawing drawing, FileSaver saver) {
        this.drawing = drawing;
        this.saver = saver;
        getStyleClass().addAll("card", "chart-card");
        this.title.setText(title);
        this.title.getStyleClass().add("chart-title");
        this.title.setMinWidth(0);
        this.unit.setText(unit);
        this.unit.getStyleClass().add("chart-unit");
        turn.getStyleClass().add("chart-tool");
        turn.setOnAction(_ -> table.set(!table.get()));
        getChildren().addAll(head(), drawing);
        table.subscribe(this::turnTo);
        drawing.setOnShown(() -> turnTo(table.get()));
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    }

    private HBox head() {
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var export = new MenuButton(null, Icons.of("bi-download"));
        export.getStyleClass().addAll("chart-tool", "no-arrow");
        export.setAccessibleText(Words.of("chart.export"));
        export.setTooltip(new Tooltip(Words.of("chart.export")));
        export.getItems()
                .addAll(
                        item("chart.png", this::exportPng),
                        item("chart.svg", this::exportSvg),
                        item("chart.csv", this::exportCsv));
        var head = new HBox(title, unit, room, export, turn);
        head.getStyleClass().add("chart-head");
        unit.setMinWidth(0);
        return head;
    }

    /// Where title and unit have no room it is the unit that is cut.
    @Override
    protected void layoutChildren() {
        var room = getWidth() - snappedLeftInset() - snappedRightInset() - TOOLS;
        title.setMinWidth(Math.max(0, Math.min(title.prefWidth(-1), room)));
        super.layoutChildren();
    }

    private static MenuItem item(String key, Runnable act) {
        var item = new MenuItem(Words.of(key));
        item.setOnAction(_ -> act.run());
        return item;
    }

    /// Tells another title, such as one of another period.
    public void setTitle(String newTitle, String newUnit) {
        title.setText(newTitle);
        unit.setText(newUnit);
    }

    /// Whether the numbers stand in the place of the picture.
    public BooleanProperty tableProperty() {
        return table;
    }

    private void turnTo(boolean numbers) {
        var words = Words.of(numbers ? "chart.to.picture" : "chart.to.table", TURN.getName());
        turn.setGraphic(Icons.of(numbers ? "bi-graph-up" : "bi-table"));
        turn.setAccessibleText(words);
        turn.setTooltip(new Tooltip(words));
        var shown = numbers ? NumberTable.of(drawing.table(), title.getText()) : drawing;
        VBox.setVgrow(shown, Priority.ALWAYS);
        getChildren().set(1, shown);
    }

    private void press(KeyEvent event) {
        if (event.getCode() != TURN || event.getTarget() instanceof TextInputControl) return;
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) return;
        var within = isFocusIn(getChildren().get(1));
        table.set(!table.get());
        // What had the focus is gone; the keyboard stays in the card.
        if (within) getChildren().get(1).requestFocus();
        event.consume();
    }

    private boolean isFocusIn(Node part) {
        var owner = getScene() == null ? null : getScene().getFocusOwner();
        while (owner != null && !owner.equals(part)) owner = owner.getParent();
        return owner != null;
    }

    /// Saves the picture with twice as many pixels as the screen has.
    public void exportPng() {
        var image = picture().png();
        saver.save(name("png"), out -> Snapshots.write(image, out));
    }

    /// Saves the picture as strokes and texts.
    public void exportSvg() {
        var svg = picture().svg().getBytes(StandardCharsets.UTF_8);
        saver.save(name("svg"), out -> out.write(svg));
    }

    /// Saves the numbers.
    public void exportCsv() {
        var numbers = drawing.table();
        saver.save(name("csv"), out -> TableFile.write(numbers, out));
    }

    private Picture picture() {
        return new Picture(drawing, title.getText(), unit.getText());
    }

    /// The title in letters and digits that every file system takes.
    private String name(String ending) {
        var plain =
                title.getText()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", "-")
                        .replaceAll("^-|-$", "");
        return (plain.isEmpty() ? "chart" : plain) + "." + ending;
    }
}
