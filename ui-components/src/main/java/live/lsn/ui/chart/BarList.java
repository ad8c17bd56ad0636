package live.lsn.ui.chart;

import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import live.lsn.ui.Formats;
import live.lsn.ui.Words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/// Parts of a whole as bars with their figures, each compared by a tick, and a total that is their
/// sum. A row is a button: it opens what is behind it.
///
/// Bars below 0 grow the other way from a common line. Where words run from right to left, the list
/// is mirrored, since it is a table of words, not an axis.
public final class BarList extends Drawing {
    /// What is drawn.
    ///
    /// @param decimals of the values: 2 where 1250 is 12.50
    /// @param total name of the last row, which is the sum; null for none
    /// @param tick what the tick stands for: "yesterday to 14:30"; null where there are none
    public record Content(
            Formats formats,
            int decimals,
            List<Row> rows,
            @Nullable String total,
            @Nullable Delta totalDelta,
            @Nullable String tick) {
        public Content {
            rows = List.copyOf(rows);
        }

        /// The sum of all rows, in the smallest unit.
        ///
        /// @throws ArithmeticException if it does not fit
        public long sum() {
            return LongStream.of(rows.stream().mapToLong(Row::value).toArray())
                    .reduce(0, Math::addExact);
        }

        String figure(long value) {
            return formats.decimal(exact(value), decimals);
        }

        BigDecimal exact(long value) {
            return BigDecimal.valueOf(value, decimals);
        }
    }

    /// One part.
    ///
    /// @param id given back when the row is opened
    /// @param value in the smallest unit, such as cents
    /// @param comparison the same of the period to compare with, null for no data
    /// @param delta the change, null for none
    public record Row(
            String id,
            String label,
            long value,
            @Nullable Long comparison,
            @Nullable Delta delta) {}

    private final List<RowButton> buttons = new ArrayList<>();
    private Consumer<String> onOpen = _ -> {};
    private @Nullable Content content;

    public BarList() {
        getStyleClass().add("bar-list");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
    }

    /// Shows another content; the focus stays on the row of the same id.
    ///
    /// @param name of the list, for screen readers
    public void show(String name, Content content) {
        var focused =
                buttons.stream().filter(RowButton::isFocused).map(each -> each.id).findFirst();
        this.content = content;
        setAccessibleText(name);
        getChildren().removeAll(buttons);
        buttons.clear();
        content.rows().forEach(row -> buttons.add(new RowButton(row.id(), told(content, row))));
        getChildren().addAll(buttons);
        focused.ifPresent(
                id ->
                        buttons.stream()
                                .filter(each -> each.id.equals(id))
                                .forEach(Region::requestFocus));
        requestParentLayout();
        shown();
    }

    /// Told the id of a row that is clicked, or opened with Enter or Space.
    public void setOnOpen(Consumer<String> onOpen) {
        this.onOpen = onOpen;
    }

    private static String told(Content content, Row row) {
        var figure = content.figure(row.value());
        var delta = row.delta() == null ? "" : row.delta().figure();
        if (content.tick() == null) return Words.of("bar.row", row.label(), figure, delta);
        var compared =
                row.comparison() == null
                        ? Words.of("chart.nodata")
                        : content.figure(row.comparison());
        return Words.of("bar.compared", row.label(), figure, delta, content.tick(), compared);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 360;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 220;
    }

    @Override
    protected double computePrefHeight(double width) {
        return content == null ? 0 : BarPlot.height(content) * scale();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    void paint(Pen pen, double width, double height) {
        if (content == null) return;
        new BarPlot(content, width).paint(isRightToLeft() ? pen.mirrored(width) : pen);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        var row = BarPlot.ROW * scale();
        for (var i = 0; i < buttons.size(); i++) {
            buttons.get(i).resizeRelocate(-6, i * row + 2, getWidth() + 12, row - 4);
        }
    }

    private void move(int from, int by) {
        var to = Math.max(0, Math.min(buttons.size() - 1, from + by));
        buttons.get(to).requestFocus();
    }

    @Override
    public DataTable table() {
        if (content == null) return new DataTable(List.of(), 0);
        return BarTable.of(content);
    }

    /// Lies over a row that is drawn: it has the focus and the clicks, and a frame when focused.
    private final class RowButton extends Region {
        private final String id;

        private RowButton(String id, String told) {
            this.id = id;
            getStyleClass().add("row");
            setAccessibleRole(AccessibleRole.BUTTON);
            setAccessibleText(told);
            setFocusTraversable(true);
            setManaged(false);
            setOnMouseClicked(
                    _ -> {
                        requestFocus();
                        onOpen.accept(id);
                    });
            addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        }

        private void press(KeyEvent event) {
            var code = event.getCode();
            if (code == KeyCode.ENTER || code == KeyCode.SPACE) onOpen.accept(id);
            else if (code == KeyCode.DOWN) move(buttons.indexOf(this), 1);
            else if (code == KeyCode.UP) move(buttons.indexOf(this), -1);
            else return;
            event.consume();
        }

        @Override
        public void executeAccessibleAction(
                javafx.scene.AccessibleAction action, Object... parameters) {
            if (action == javafx.scene.AccessibleAction.FIRE) onOpen.accept(id);
            else super.executeAccessibleAction(action, parameters);
        }
    }
}
