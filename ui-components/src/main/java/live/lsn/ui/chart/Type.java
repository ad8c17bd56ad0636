package live.lsn.ui.chart;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

import java.util.ArrayList;
import java.util.List;

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

    /// Room that the longest of some texts takes; 0 for none.
    double widest(List<String> texts) {
        return texts.stream().mapToDouble(this::width).max().orElse(0);
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

    /// The text in lines of whole words; the last of them is cut where it does not fit.
    ///
    /// @param most lines, 1 or more
    List<String> wrap(String text, double room, int most) {
        var lines = new ArrayList<String>();
        var rest = text.strip();
        while (lines.size() < most - 1 && width(rest) > room) {
            var end = rest.lastIndexOf(' ');
            while (end > 0 && width(rest.substring(0, end)) > room) {
                end = rest.lastIndexOf(' ', end - 1);
            }
            if (end <= 0) break;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end + 1);
        }
        lines.add(fit(rest, room));
        return List.copyOf(lines);
    }
}
