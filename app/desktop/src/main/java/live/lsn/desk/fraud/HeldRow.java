package live.lsn.desk.fraud;

import javafx.css.PseudoClass;

import live.lsn.api.model.FraudCase;
import live.lsn.ui.table.DataRow;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

/// A row that is muted while somebody else works on its case.
final class HeldRow extends DataRow<FraudCase> {
    private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");
    private final Ticks ticks;
    private final String account;

    HeldRow(Ticks ticks, String account) {
        this.ticks = ticks;
        this.account = account;
        var looked = sceneProperty().map(Objects::nonNull).orElse(false);
        ticks.now().when(looked).subscribe(_ -> hold());
    }

    @Override
    protected void updateItem(@Nullable FraudCase item, boolean empty) {
        super.updateItem(item, empty);
        hold();
    }

    private void hold() {
        var shown = getItem();
        pseudoClassStateChanged(
                HELD, shown != null && !isEmpty() && held(shown, account, ticks.now().get()));
    }

    /// Whether somebody else's claim holds.
    static boolean held(FraudCase c, String account, Instant now) {
        var claim = c.claim();
        return claim != null && claim.holdsAt(now) && !claim.by().equals(account);
    }
}
