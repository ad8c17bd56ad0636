package live.lsn.desk.lots;

import javafx.css.PseudoClass;

import live.lsn.api.model.goods.Lot;
import live.lsn.ui.DataCell;

import java.time.LocalDate;
import java.util.function.Supplier;

/// By when the supplier must answer, in words and, where that is over or near, in colour.
final class DueDayCell extends DataCell<Lot, Lot> {
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("overdue");
    private static final PseudoClass SOON = PseudoClass.getPseudoClass("soon");
    private final LotsWords words;
    private final Supplier<LocalDate> today;

    DueDayCell(LotsWords words, Supplier<LocalDate> today) {
        super(_ -> "");
        this.words = words;
        this.today = today;
        getStyleClass().add("due");
    }

    @Override
    protected void draw(Lot lot) {
        var due = Due.of(lot, today.get());
        setGraphic(null);
        setText(due == null ? "" : words.due(due));
        pseudoClassStateChanged(OVER, due != null && due.isOver());
        pseudoClassStateChanged(SOON, due != null && due.isSoon());
    }

    @Override
    protected void clear() {
        super.clear();
        pseudoClassStateChanged(OVER, false);
        pseudoClassStateChanged(SOON, false);
    }
}
