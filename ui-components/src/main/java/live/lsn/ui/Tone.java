package live.lsn.ui;

import javafx.scene.Node;

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
