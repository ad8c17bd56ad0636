package live.lsn.desk.fraud;

import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;

import live.lsn.api.model.FraudCase;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

/// A row that is muted while somebody else works on its case.
final class HeldRow extends TableRow<FraudCase> {
    private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");
    private final Ticks ticks;
    private final String account;

    HeldRow(Ticks ticks, String account) {
        this.ticks = ticks;
        this.account = account;
        var looked = sceneProperty().map(Objects::nonNull).orElse(false);
        ticks.now().when(looked).subscribe(_ -> mark());
    }

    @Override
    protected void updateItem(@Nullable FraudCase item, boolean empty) {
        super.updateItem(item, empty);
        mark();
    }

    private void mark() {
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
