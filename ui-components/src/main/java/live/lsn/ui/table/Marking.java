package live.lsn.ui.table;

import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import live.lsn.ui.Background;
import live.lsn.ui.Loadable;
import live.lsn.ui.Shortcut;
import live.lsn.ui.Words;

import java.util.List;

/// How rows are marked: Space and Ctrl with a click one, Shift with a click or a key all from the
/// one marked last, Ctrl+A whatever is listed.
final class Marking<R> {
    private final DataTable<R> table;
    private final Background background;
    private int anchor = -1;

    Marking(DataTable<R> table, Background background) {
        this.table = table;
        this.background = background;
        // The table would take these keys for a selection of its own.
        table.view().addEventFilter(KeyEvent.KEY_PRESSED, key -> Shortcut.take(keys(), key));
        table.view().addEventFilter(KeyEvent.KEY_PRESSED, this::extend);
    }

    void listenTo(TableRow<R> row) {
        row.addEventFilter(MouseEvent.MOUSE_PRESSED, press -> pressed(press, row));
    }

    private void pressed(MouseEvent press, TableRow<R> row) {
        if (press.getButton() != MouseButton.PRIMARY || row.isEmpty()) return;
        if (press.isShortcutDown()) toggle(row.getIndex());
        else if (press.isShiftDown()) markTo(row.getIndex());
        else {
            anchor = row.getIndex();
            return;
        }
        press.consume();
        table.requestFocus();
    }

    private void toggle(int index) {
        var row = index < 0 ? null : table.row(index);
        if (row == null) return;
        table.marks().toggle(table.idOf(row));
        anchor = index;
    }

    /// Marks from the anchor to there, rows that were never fetched included.
    private void markTo(int index) {
        if (anchor < 0) anchor = Math.max(0, table.openIndex());
        var from = Math.min(anchor, index);
        var to = Math.max(anchor, index) + 1;
        var source = table.source();
        background.load(
                () -> source.ids(from, to),
                answer -> {
                    if (answer instanceof Loadable.Ready<List<String>>(List<String> ids)
                            && source.equals(table.source())) table.marks().markAll(ids);
                });
    }

    /// Shift with a key that moves marks what is passed over.
    private void extend(KeyEvent key) {
        if (!key.isShiftDown() || key.isShortcutDown() || key.isAltDown()) return;
        var open = table.openIndex();
        var last = table.size() - 1;
        var next =
                switch (key.getCode()) {
                    case UP -> Math.max(0, open - 1);
                    case DOWN -> Math.min(last, open + 1);
                    case HOME -> 0;
                    case END -> last;
                    default -> -1;
                };
        if (next < 0 || last < 0) return;
        if (anchor < 0) anchor = open;
        table.move(next - open);
        markTo(next);
        key.consume();
    }

    List<Shortcut> keys() {
        return List.of(
                Shortcut.of(
                        Words.of("table.key.mark"), KeyCode.SPACE, () -> toggle(table.openIndex())),
                new Shortcut(Words.of("table.key.mark-more"), List.of("Shift", "↓"), _ -> false),
                Shortcut.control(
                        Words.of("table.key.mark-all"), KeyCode.A, table.marks()::everything));
    }
}
