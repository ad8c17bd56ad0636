package live.lsn.ui.chart;

import javafx.scene.paint.Color;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes a drawing as SVG 1.1, in the colours of the theme that is worn.
///
/// Texts stay texts. A program without the desk's font shows them in its own.
final class SvgPen implements Pen {
    private static final String FAMILY = "IBM Plex Sans, sans-serif";

    private final StringBuilder out = new StringBuilder();
    private final Function<Ink, Color> colours;

    /// @param title read out where the picture is shown
    SvgPen(double width, double height, String title, Function<Ink, Color> colours) {
        this.colours = colours;
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .append(" width=\"%s\" height=\"%s\"".formatted(told(width), told(height)))
                .append(" viewBox=\"0 0 %s %s\"".formatted(told(width), told(height)))
                .append(" font-family=\"" + FAMILY + "\">\n");
        out.append("<title>").append(escaped(title)).append("</title>\n");
    }

    /// The whole file; nothing can be drawn after it.
    String finish() {
        return out.append("</svg>\n").toString();
    }

    @Override
    public void line(double[] xs, double[] ys, Ink ink, Stroke stroke) {
        var path = new StringBuilder();
        var open = false;
        for (var i = 0; i < xs.length; i++) {
            if (Double.isNaN(ys[i])) {
                open = false;
                continue;
            }
            path.append(open ? 'L' : 'M').append(told(xs[i])).append(' ').append(told(ys[i]));
            open = true;
        }
        if (path.isEmpty()) return;
        out.append("<path fill=\"none\" stroke-linejoin=\"round\"")
                .append(" stroke=\"%s\"".formatted(paint(ink)))
                .append(" stroke-width=\"%s\"".formatted(told(stroke.width())));
        if (!stroke.dashes().isEmpty()) {
            var dashes = stroke.dashes().stream().map(SvgPen::told);
            out.append(
                    " stroke-dasharray=\"%s\"".formatted(dashes.collect(Collectors.joining(" "))));
        }
        out.append(" d=\"").append(path).append("\"/>\n");
    }

    @Override
    public void area(double[] xs, double[] ys, Ink ink, double opacity) {
        out.append("<polygon fill=\"%s\"".formatted(paint(ink)))
                .append(" fill-opacity=\"%s\" points=\"".formatted(told(opacity)));
        for (var i = 0; i < xs.length; i++) {
            out.append(i == 0 ? "" : " ").append(told(xs[i])).append(',').append(told(ys[i]));
        }
        out.append("\"/>\n");
    }

    @Override
    public void box(double x, double y, double width, double height, double radius, Ink ink) {
        out.append("<rect x=\"%s\" y=\"%s\"".formatted(told(x), told(y)))
                .append(" width=\"%s\" height=\"%s\"".formatted(told(width), told(height)))
                .append(" rx=\"%s\" fill=\"%s\"/>\n".formatted(told(radius), paint(ink)));
    }

    @Override
    public void dot(double x, double y, double radius, Ink ink) {
        out.append("<circle cx=\"%s\" cy=\"%s\"".formatted(told(x), told(y)))
                .append(" r=\"%s\" fill=\"%s\"/>\n".formatted(told(radius), paint(ink)));
    }

    @Override
    public void text(String text, double x, double baseline, Type type, Ink ink, Anchor anchor) {
        out.append("<text x=\"%s\" y=\"%s\"".formatted(told(x), told(baseline)))
                .append(" font-size=\"%s\"".formatted(told(type.size())))
                .append(" font-weight=\"%d\" fill=\"%s\"".formatted(type.weight(), paint(ink)))
                .append(" text-anchor=\"%s\">".formatted(anchor.name().toLowerCase(Locale.ROOT)))
                .append(escaped(text))
                .append("</text>\n");
    }

    private String paint(Ink ink) {
        var colour = colours.apply(ink);
        return "#%02x%02x%02x"
                .formatted(
                        Math.round(colour.getRed() * 255),
                        Math.round(colour.getGreen() * 255),
                        Math.round(colour.getBlue() * 255));
    }

    /// Two decimals at most, always with a point.
    static String told(double number) {
        var rounded = Math.round(number * 100) / 100.0;
        return rounded == Math.rint(rounded)
                ? String.valueOf((long) rounded)
                : String.valueOf(rounded);
    }

    /// Text that cannot become markup; characters that XML does not allow are left out.
    static String escaped(String text) {
        return Arrays.stream(text.codePoints().toArray())
                .filter(c -> c >= 0x20 || c == '\t' || c == '\n' || c == '\r')
                .filter(c -> c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF))
                .mapToObj(
                        c ->
                                switch (c) {
                                    case '&' -> "&amp;";
                                    case '<' -> "&lt;";
                                    case '>' -> "&gt;";
                                    case '"' -> "&quot;";
                                    case '\'' -> "&#39;";
                                    default -> Character.toString(c);
                                })
                .collect(Collectors.joining());
    }
}
