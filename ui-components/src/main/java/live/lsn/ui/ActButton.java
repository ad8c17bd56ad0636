package live.lsn.ui;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

/// A button that shows its key and, when it cannot be used, says why.
public final class ActButton extends Button {
    /// How much a button stands out; one filled button a screen.
    public enum Kind {
        PRIMARY,
        SUCCESS,
        /// Red text, no red fill.
        DANGER,
        DEFAULT,
        FLAT
    }

    private static final PseudoClass BLOCKED = PseudoClass.getPseudoClass("blocked");
    private @Nullable String blocked;

    /// @param key its key cap, or null for none; the key itself is bound by the screen
    public ActButton(String text, @Nullable String key, Kind kind) {
        super(text);
        getStyleClass().add("act");
        switch (kind) {
            case PRIMARY -> getStyleClass().add("accent");
            case SUCCESS -> getStyleClass().add("success");
            case DANGER -> getStyleClass().addAll("danger", "button-outlined");
            case DEFAULT -> {}
            case FLAT -> getStyleClass().add("flat");
        }
        setMinWidth(USE_PREF_SIZE);
        if (key != null) {
            setGraphic(new KeyCap(key));
            setContentDisplay(ContentDisplay.RIGHT);
        }
        setAccessibleText(key == null ? text : Words.of("act", text, key));
    }

    /// Greys the button and says why in its tooltip and to screen readers; null frees it.
    ///
    /// It stays focusable and is not `disabled`, since a disabled node shows no tooltip.
    public void setBlocked(@Nullable String why) {
        blocked = why;
        pseudoClassStateChanged(BLOCKED, why != null);
        setTooltip(why == null ? null : new Tooltip(why));
        setAccessibleHelp(why);
    }

    /// Why the button is greyed, or null when it works.
    public @Nullable String blockedWhy() {
        return blocked;
    }

    @Override
    public void fire() {
        if (blocked == null) super.fire();
    }
}
