package live.lsn.desk.fraud;

import live.lsn.api.model.FraudCase;
import live.lsn.ui.Badge;
import live.lsn.ui.Badge.Tone;
import live.lsn.ui.DataCell;
import live.lsn.ui.Icons;

/// Who works on a case: a badge for the user, a lock for another.
final class ClaimCell extends DataCell<FraudCase, FraudCase> {
    private final CaseWords words;
    private final String account;
    private final Ticks ticks;

    ClaimCell(CaseWords words, String account, Ticks ticks) {
        super(_ -> "");
        this.words = words;
        this.account = account;
        this.ticks = ticks;
        getStyleClass().add("claim");
    }

    @Override
    protected void draw(FraudCase c) {
        clear();
        var claim = c.claim();
        if (claim == null || !claim.holdsAt(ticks.now().get())) return;
        if (claim.by().equals(account)) {
            setGraphic(new Badge(words.of("fraud.you"), Tone.ACCENT));
            return;
        }
        setGraphic(Icons.of("bi-lock"));
        setText(words.analyst(claim.by(), account));
    }
}
