package live.lsn.desk.plans;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import live.lsn.rules.goods.PlanProblem;
import live.lsn.ui.ActButton;
import live.lsn.ui.Scrolling;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Rows that are added, moved and removed by keys: Enter goes on to the next and adds one after the
/// last, Alt with an arrow moves, Ctrl with Delete removes.
final class EntryRows<T> extends VBox {
    private final PlansWords words;
    private final String part;
    private final Function<T, EntryRow<T>> maker;
    private final java.util.function.Supplier<T> blank;
    private final Runnable changed;
    private final List<EntryRow<T>> rows = new ArrayList<>();
    private final VBox box = new VBox(8);
    private final Label none;
    private final ActButton add;

    /// @param part of the plan, as problems name it
    /// @param blank what a new row begins with
    EntryRows(
            PlansWords words,
            String part,
            Function<T, EntryRow<T>> maker,
            java.util.function.Supplier<T> blank,
            Runnable changed) {
        super(10);
        this.words = words;
        this.part = part;
        this.maker = maker;
        this.blank = blank;
        this.changed = changed;
        none = PlanParts.wrapped(words.of("plans." + part + ".none"), "small", "muted");
        add = new ActButton(words.of("plans." + part + ".add"), null, ActButton.Kind.DEFAULT);
        add.setId("plans-" + part + "-add");
        add.setOnAction(_ -> add(rows.size()));
        getChildren().addAll(none, box, add);
    }

    void show(List<T> values) {
        rows.clear();
        values.forEach(value -> rows.add(made(value)));
        draw();
    }

    private EntryRow<T> made(T value) {
        var row = maker.apply(value);
        row.onMove(() -> move(row, -1), () -> move(row, 1), () -> remove(row));
        row.addEventFilter(KeyEvent.KEY_PRESSED, event -> take(row, event));
        return row;
    }

    private void take(EntryRow<T> row, KeyEvent event) {
        var step = event.getCode() == KeyCode.UP ? -1 : event.getCode() == KeyCode.DOWN ? 1 : 0;
        if (step != 0 && event.isAltDown()) {
            event.consume();
            move(row, step);
        } else if (event.getCode() == KeyCode.DELETE && event.isShortcutDown()) {
            event.consume();
            remove(row);
        } else if (event.getCode() == KeyCode.ENTER
                && !event.isShortcutDown()
                && event.getTarget() instanceof javafx.scene.control.TextField) {
            event.consume();
            next(row);
        }
    }

    private void next(EntryRow<T> row) {
        var at = rows.indexOf(row) + 1;
        if (at < rows.size()) focus(at);
        else add(at);
    }

    private void add(int at) {
        rows.add(at, made(blank.get()));
        draw();
        changed.run();
        focus(at);
    }

    private void move(EntryRow<T> row, int by) {
        var from = rows.indexOf(row);
        var to = from + by;
        if (to < 0 || to >= rows.size()) return;
        rows.remove(from);
        rows.add(to, row);
        draw();
        changed.run();
        focus(to);
    }

    private void remove(EntryRow<T> row) {
        var at = rows.indexOf(row);
        rows.remove(row);
        draw();
        changed.run();
        if (rows.isEmpty()) add.requestFocus();
        else focus(Math.min(at, rows.size() - 1));
    }

    private void focus(int at) {
        rows.get(at).name.requestFocus();
        Scrolling.reveal(rows.get(at));
    }

    private void draw() {
        box.getChildren().setAll(rows);
        for (var at = 0; at < rows.size(); at++) rows.get(at).number(at);
        none.setVisible(rows.isEmpty());
        none.setManaged(rows.isEmpty());
        box.setManaged(!rows.isEmpty());
    }

    List<T> read() {
        return rows.stream().map(EntryRow::read).toList();
    }

    /// Tells what is wrong under its row.
    ///
    /// @return the first field of a row that is wrong; null where none is
    @Nullable Node tell(List<PlanProblem> problems) {
        Node first = null;
        for (var at = 0; at < rows.size(); at++) {
            var row = at;
            var problem =
                    problems.stream()
                            .filter(each -> each.part().equals(part) && each.row() == row)
                            .findFirst()
                            .map(each -> words.problem(each.code()))
                            .orElse(null);
            rows.get(at).tell(problem);
            if (problem != null && first == null) first = rows.get(at).name;
        }
        return first;
    }
}
