package live.lsn.desk.label;

import java.util.ArrayList;
import java.util.List;

/// Where everything stands on a label: millimetres from its upper left corner. Every place of a
/// text ends before the next thing begins, so that nothing is ever drawn over a code.
final class LabelFace {
    /// One dot of a printer of 203 dots an inch: modules are whole dots of it.
    private static final double DOT = 0.125;

    private static final double MARGIN = 3;
    private static final int WIDEST = 3;
    private final List<Mark> marks = new ArrayList<>();

    /// Something that is drawn.
    sealed interface Mark {
        /// A line of text.
        ///
        /// @param y of its upper edge
        /// @param width that it must not leave
        /// @param size height of the type
        record Text(double x, double y, double width, double size, boolean bold, String text)
                implements Mark {}

        /// A frame.
        record Frame(double x, double y, double width, double height) implements Mark {}

        /// Code 128.
        record Bars(double x, double y, double height, double module, String number)
                implements Mark {}

        /// QR code.
        record Square(double x, double y, double module, String number) implements Mark {}
    }

    private LabelFace() {}

    static List<Mark> of(LotLabel label, LabelSize size) {
        var face = new LabelFace();
        if (size == LabelSize.LARGE) face.large(label);
        else face.small(label);
        return List.copyOf(face.marks);
    }

    private void large(LotLabel label) {
        marks.add(new Mark.Frame(MARGIN, 3, 94, 13));
        text(MARGIN + 2, 5, 90, 9, true, label.state());
        text(MARGIN, 19, 94, 9, true, label.number());
        bars(30, 24, 94, label.number());
        text(MARGIN, 58, 94, 7, true, label.sku());
        text(MARGIN, 67, 94, 5, false, label.item());
        var y = 76.0;
        for (var fact : label.facts()) {
            // Beside the square the lines are shorter.
            var room = y + 8 > 114 ? 58 : 94;
            text(MARGIN, y + 1, 24, 3, false, fact.name());
            text(MARGIN + 25, y, room - 25, 4.5, true, fact.value());
            y += 8;
        }
        square(63, 114, 34, label.number());
    }

    private void small(LotLabel label) {
        marks.add(new Mark.Frame(MARGIN, 2.5, 94, 6.5));
        text(MARGIN + 1.5, 3.3, 91, 4.8, true, label.state());
        text(MARGIN, 9.6, 68, 4.6, true, label.number());
        text(MARGIN, 14.6, 68, 3.2, true, label.sku());
        text(MARGIN, 18, 68, 3.2, false, label.item());
        for (var at = 0; at < label.facts().size(); at++) {
            var fact = label.facts().get(at);
            var x = MARGIN + at % 2 * 34.5;
            var y = 22 + at / 2 * 3.0;
            text(x, y + 0.3, 12.5, 2.2, false, fact.name());
            text(x + 13, y, 20.5, 2.6, true, fact.value());
        }
        square(73, 10, 25, label.number());
        bars(37, 10, 94, label.number());
    }

    private void text(double x, double y, double width, double size, boolean bold, String text) {
        marks.add(new Mark.Text(x, y, width, size, bold, text));
    }

    /// As wide as whole dots allow; left out where the number has no bars or does not fit.
    private void bars(double y, double height, double room, String number) {
        var dark = Codes.bars(number);
        if (dark == null) return;
        var modules = dark.length + 2 * Codes.QUIET_BARS;
        var dots = Math.min(WIDEST, (int) Math.floor(room / modules / DOT));
        // One dot is less than readers at arm's length see.
        if (dots < 2) return;
        var module = dots * DOT;
        var left = MARGIN + Math.floor((room - modules * module) / 2 / DOT) * DOT;
        marks.add(new Mark.Bars(left + Codes.QUIET_BARS * module, y, height, module, number));
    }

    private void square(double x, double y, double room, String number) {
        var modules = Codes.square(number).length + 2 * Codes.QUIET_SQUARE;
        var module = Math.floor(room / modules / DOT) * DOT;
        var edge = Codes.QUIET_SQUARE * module;
        marks.add(new Mark.Square(x + edge, y + edge, module, number));
    }
}
