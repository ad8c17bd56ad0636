package live.lsn.desk.fraud;

import live.lsn.ui.DataCell;

import java.time.Instant;
import java.util.Objects;

/// The time that is left, which moves by itself while it is looked at.
///
/// @param <S> row
final class DueCell<S> extends DataCell<S, DueCell.Due> {
    private final CaseWords words;
    private final Ticks ticks;

    /// @param open whether the time still matters; a decided case has none left to lose
    record Due(Instant at, boolean open) {}

    DueCell(CaseWords words, Ticks ticks) {
        super(_ -> "");
        this.words = words;
        this.ticks = ticks;
        getStyleClass().add("due");
        var looked = sceneProperty().map(Objects::nonNull).orElse(false);
        ticks.now().when(looked).subscribe(_ -> tick());
    }

    private void tick() {
        var due = getItem();
        if (due != null && !isEmpty()) draw(due);
    }

    @Override
    protected void draw(Due due) {
        var now = ticks.now().get();
        setGraphic(null);
        setText(due.open() ? words.dueIn(due.at(), now) : "–");
        (due.open() ? Urgency.of(due.at(), now) : Urgency.LATER).paint(this);
    }

    @Override
    protected void clear() {
        super.clear();
        Urgency.LATER.paint(this);
    }
}
