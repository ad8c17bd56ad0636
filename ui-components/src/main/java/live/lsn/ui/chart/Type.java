package live.lsn.ui.chart;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// The kinds of text in a drawing. JavaFX finds Medium and SemiBold by family name alone.
public enum Type {
    AXIS("IBM Plex Sans", 400, 11),
    LABEL("IBM Plex Sans", 400, 11.5),
    BODY("IBM Plex Sans", 400, 12),
    BODY_MEDIUM("IBM Plex Sans Medium", 500, 12),
    BODY_STRONG("IBM Plex Sans SemiBold", 600, 12),
    FIGURE("IBM Plex Sans SemiBold", 600, 13);

    private static final String ELLIPSIS = "\u2026";

    private final String family;
    private final int weight;
    private final double size;

    Type(String family, int weight, double size) {
        this.family = family;
        this.weight = weight;
        this.size = size;
    }

    /// Its weight as in CSS, 400 to 600.
    int weight() {
        return weight;
    }

    /// Pixels, before the scale of the drawing.
    double size() {
        return size;
    }

    Font font() {
        return Font.font(family, size);
    }

    /// Room that a text takes, in pixels before the scale of the drawing.
    double width(String text) {
        var node = new Text(text);
        node.setFont(font());
        return node.getLayoutBounds().getWidth();
    }

    /// From the middle of a line of text down to its baseline: half the height of a figure.
    double drop() {
        return size * 0.35;
    }

    /// The text, or as much of its beginning as fits, with an ellipsis.
    String fit(String text, double room) {
        if (width(text) <= room) return text;
        var end = text.length();
        while (end > 0 && width(text.substring(0, end).strip() + ELLIPSIS) > room) end--;
        return end == 0 ? "" : text.substring(0, end).strip() + ELLIPSIS;
    }
}
