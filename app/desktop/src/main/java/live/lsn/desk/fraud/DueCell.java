package live.lsn.desk.fraud;

import live.lsn.api.model.CaseState;
import live.lsn.api.model.FraudCase;
import live.lsn.ui.DataCell;

import java.util.Objects;

/// The time that is left for a case, which moves by itself while it is looked at. A decided case
/// has none left to lose.
final class DueCell extends DataCell<FraudCase, FraudCase> {
    private final CaseWords words;
    private final Ticks ticks;

    DueCell(CaseWords words, Ticks ticks) {
        super(_ -> "");
        this.words = words;
        this.ticks = ticks;
        getStyleClass().add("due");
        var looked = sceneProperty().map(Objects::nonNull).orElse(false);
        ticks.now().when(looked).subscribe(_ -> tick());
    }

    private void tick() {
        var shown = getItem();
        if (shown != null && !isEmpty()) draw(shown);
    }

    @Override
    protected void draw(FraudCase c) {
        var now = ticks.now().get();
        var open = c.state() != CaseState.DECIDED;
        setGraphic(null);
        setText(open ? words.dueIn(c.dueAt(), now) : "–");
        (open ? Urgency.of(c.dueAt(), now) : Urgency.LATER).paint(this);
    }

    @Override
    protected void clear() {
        super.clear();
        Urgency.LATER.paint(this);
    }
}
