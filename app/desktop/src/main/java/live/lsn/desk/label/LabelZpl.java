package live.lsn.desk.label;

import live.lsn.desk.label.LabelFace.Mark;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Labels for printers that speak ZPL II (Zebra, "ZPL II Programming Guide"): one format from `^XA`
/// to `^XZ` a label, text as UTF-8 by `^CI28`.
final class LabelZpl {
    /// Signs that begin a command, or the escape itself; told by `_` and their hexadecimal number.
    private static final String SIGNS = "^~\\_";

    /// Widest letters of the printer's own scalable type (`^A0`), of its height: a text that was
    /// cut by this always fits.
    private static final double LETTER = 0.62;

    private static final double WIDE_LETTER = 1.0;
    private static final int WIDE = 0x1100;
    private static final String WIDE_SIGNS = "MWmw@%";
    private final double dots;
    private final StringBuilder out = new StringBuilder();

    private LabelZpl(double dots) {
        this.dots = dots;
    }

    /// @param dots of the printer a millimetre
    static byte[] of(List<LotLabel> labels, LabelSize size, double dots) {
        var zpl = new LabelZpl(dots);
        for (var label : labels) zpl.label(label, size);
        return zpl.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void label(LotLabel label, LabelSize size) {
        out.append("^XA^CI28^PW%d^LL%d^LH0,0\n".formatted(dot(size.width()), dot(size.height())));
        for (var mark : LabelFace.of(label, size)) draw(mark);
        out.append("^PQ1^XZ\n");
    }

    private int dot(double millimetres) {
        return (int) Math.round(millimetres * dots);
    }

    /// A module is never wider than its place allows.
    private int module(double millimetres) {
        return Math.max(1, (int) Math.floor(millimetres * dots + 1e-9));
    }

    private void draw(Mark mark) {
        switch (mark) {
            case Mark.Text text -> {
                at(text.x(), text.y());
                var height = dot(text.size());
                out.append("^A0N,%d,%d".formatted(height, height));
                field(cut(text.text(), text.width() / text.size()));
            }
            case Mark.Frame(double x, double y, double width, double height) -> {
                at(x, y);
                out.append("^GB%d,%d,%d^FS\n".formatted(dot(width), dot(height), dot(0.5)));
            }
            case Mark.Bars(double x, double y, double height, double wide, var number) -> {
                at(x, y);
                out.append("^BY%d^BCN,%d,N,N,N,A".formatted(module(wide), dot(height)));
                field(number);
            }
            case Mark.Square(double x, double y, double wide, var number) -> {
                at(x, y);
                out.append("^BQN,2,%d".formatted(module(wide)));
                // Level M, the kind of signs found by the printer.
                field("MA," + number);
            }
        }
    }

    private void at(double x, double y) {
        out.append("^FO%d,%d".formatted(dot(x), dot(y)));
    }

    private void field(String text) {
        out.append("^FH_^FD").append(escaped(text)).append("^FS\n");
    }

    static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints()
                .forEach(
                        sign -> {
                            if (Character.isISOControl(sign) || Character.isWhitespace(sign))
                                escaped.append(' ');
                            else if (SIGNS.indexOf(sign) >= 0)
                                escaped.append("_%02X".formatted(sign));
                            else escaped.appendCodePoint(sign);
                        });
        return escaped.toString();
    }

    /// As much of the text as fits.
    ///
    /// @param room width in heights of the type
    private static String cut(String text, double room) {
        var signs = text.codePoints().toArray();
        if (width(signs, signs.length) <= room) return text;
        var kept = signs.length;
        var dots = 3 * LETTER;
        while (kept > 0 && width(signs, kept) + dots > room) kept--;
        return new String(signs, 0, kept) + "...";
    }

    private static double width(int[] signs, int count) {
        var width = 0.0;
        for (var at = 0; at < count; at++) width += isWide(signs[at]) ? WIDE_LETTER : LETTER;
        return width;
    }

    private static boolean isWide(int sign) {
        return sign >= WIDE || WIDE_SIGNS.indexOf(sign) >= 0;
    }
}
