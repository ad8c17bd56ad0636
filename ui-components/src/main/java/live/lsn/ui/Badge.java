package live.lsn.ui;

import javafx.scene.Node;
import javafx.scene.control.Label;

/// A state in one or two words, 18 px high.
public final class Badge extends Label {
    /// What a colour says. Grey unless there is something to say.
    public enum Tone {
        NEUTRAL,
        ACCENT,
        SUCCESS,
        WARNING,
        SEVERE,
        DANGER;

        void paint(Node node) {
            for (var tone : values()) node.getStyleClass().remove(tone.styleClass());
            node.getStyleClass().add(styleClass());
        }

        private String styleClass() {
            return switch (this) {
                case NEUTRAL -> "tone-neutral";
                case ACCENT -> "tone-accent";
                case SUCCESS -> "tone-success";
                case WARNING -> "tone-warning";
                case SEVERE -> "tone-severe";
                case DANGER -> "tone-danger";
            };
        }
    }

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
