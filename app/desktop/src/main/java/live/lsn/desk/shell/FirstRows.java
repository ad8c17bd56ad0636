package live.lsn.desk.shell;

import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.control.TableRow;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Role;
import live.lsn.api.signin.LocalAccounts.LocalAccount;

import java.util.List;
import java.util.function.BiConsumer;

/// Sees when the first screen shows its rows, so that a start can be measured.
final class FirstRows {
    private FirstRows() {}

    /// Opens the first fraud analyst's first channel; anybody's where there is no analyst.
    static void analyst(List<LocalAccount> accounts, BiConsumer<LocalAccount, Channel> open) {
        var chosen =
                accounts.stream()
                        .filter(account -> account.role() == Role.FRAUD_ANALYST)
                        .findFirst()
                        .orElseGet(accounts::getFirst);
        open.accept(chosen, chosen.channels().getFirst());
    }

    /// Tells once, in the tick after the one in which rows with something in them were laid out.
    /// Call on the JavaFX thread.
    static void await(Scene scene, Runnable drawn) {
        new AnimationTimer() {
            private boolean laidOut;

            @Override
            public void handle(long now) {
                if (laidOut) {
                    stop();
                    drawn.run();
                    return;
                }
                laidOut =
                        scene.getRoot().lookupAll(".table-row-cell").stream()
                                .anyMatch(
                                        row ->
                                                row instanceof TableRow<?> filled
                                                        && filled.getItem() != null);
            }
        }.start();
    }
}
