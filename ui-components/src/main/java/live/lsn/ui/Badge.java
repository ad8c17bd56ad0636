package live.lsn.ui;

import javafx.scene.control.Label;

/// A state in one or two words, 18 px high.
public final class Badge extends Label {
    public Badge(String text, Tone tone) {
        super(text);
        getStyleClass().add("badge");
        setMinWidth(USE_PREF_SIZE);
        setTone(tone);
    }

    /// A badge with an icon before the words.
    public Badge(String text, Tone tone, String icon) {
        this(text, tone);
        setGraphic(Icons.of(icon));
    }

    public void setTone(Tone tone) {
        tone.paint(this);
    }
}
