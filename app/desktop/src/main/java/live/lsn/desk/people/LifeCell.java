package live.lsn.desk.people;

import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;

import live.lsn.api.procedure.ApiKeyProcedures.ApiKey;
import live.lsn.desk.people.KeysViewModel.Life;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// When a key ends; coloured where that is soon or over.
final class LifeCell extends TableCell<ApiKey, ApiKey> {
    private static final PseudoClass SOON = PseudoClass.getPseudoClass("soon");
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
    private final Function<ApiKey, Life> life;
    private final Function<ApiKey, String> words;

    LifeCell(Function<ApiKey, Life> life, Function<ApiKey, String> words) {
        this.life = life;
        this.words = words;
        getStyleClass().addAll("align-right", "life");
    }

    @Override
    protected void updateItem(@Nullable ApiKey key, boolean empty) {
        super.updateItem(key, empty);
        var now = key == null || empty ? Life.GOOD : life.apply(key);
        pseudoClassStateChanged(SOON, now == Life.SOON);
        pseudoClassStateChanged(OVER, now == Life.OVER);
        setText(key == null || empty ? null : words.apply(key));
    }
}
