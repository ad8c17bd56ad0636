package live.lsn.ui;

import javafx.scene.control.Label;

/// The picture of a key, 18 px high, right of the word it works for.
public final class KeyCap extends Label {
    /// @param key as printed on the key: `A`, `Enter`, `F5`
    public KeyCap(String key) {
        super(key);
        getStyleClass().add("kbd");
        setAccessibleText(Words.of("key", key));
        setMinWidth(USE_PREF_SIZE);
    }
}
