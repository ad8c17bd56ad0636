package live.lsn.ui.form;

import javafx.scene.input.KeyEvent;

import live.lsn.ui.Formats;
import live.lsn.ui.Words;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.regex.Pattern;

/// A number with a fixed count of decimals, in whole units of its last decimal.
final class NumberEntry extends TypedEntry<Long> {
    private static final char MINUS = '\u2212';
    private static final char THIN_SPACE = '\u202f';
    private static final char SPACE = '\u00a0';
    private final long step;

    /// @param decimals 0 or more
    NumberEntry(Formats formats, int decimals) {
        super(
                typed -> read(typed, formats, decimals),
                value -> formats.decimal(BigDecimal.valueOf(value, decimals), decimals));
        step = BigDecimal.ONE.movePointRight(decimals).longValueExact();
        field().getStyleClass().add("align-right");
        field().addEventFilter(KeyEvent.KEY_PRESSED, this::step);
    }

    private static Reading<Long> read(String typed, Formats formats, int decimals) {
        var number = isWellGrouped(typed, formats) ? formats.parse(typed, decimals) : null;
        if (number != null) return new Reading.Value<>(number);
        var like = formats.decimal(BigDecimal.valueOf(1250, 2), decimals);
        return new Reading.Wrong<>(
                decimals == 0
                        ? Words.of("form.not-whole", formats.whole(12))
                        : Words.of("form.not-number", like));
    }

    /// Whether separators of thousands stand where they can: `12,50` is a slip, not 1,250.
    private static boolean isWellGrouped(String typed, Formats formats) {
        var symbols = DecimalFormatSymbols.getInstance(formats.locale());
        var group = symbols.getGroupingSeparator();
        if (group == THIN_SPACE || group == SPACE || typed.indexOf(group) < 0) return true;
        var shape =
                "[-%c]?\\d{1,3}(%s\\d{2,3})*%<s\\d{3}(%s\\d*)?"
                        .formatted(
                                MINUS,
                                Pattern.quote(String.valueOf(group)),
                                Pattern.quote(String.valueOf(formats.decimalSeparator())));
        return Pattern.compile(shape).matcher(typed).matches();
    }

    private void step(KeyEvent event) {
        var steps =
                switch (event.getCode()) {
                    case UP -> 1;
                    case DOWN -> -1;
                    case PAGE_UP -> 10;
                    case PAGE_DOWN -> -10;
                    default -> 0;
                };
        if (steps == 0 || event.isAltDown() || event.isShortcutDown()) return;
        event.consume();
        if (read() instanceof Reading.Wrong) return;
        var now = read().orNull();
        try {
            show(Math.addExact(now == null ? 0 : now, steps * step));
        } catch (ArithmeticException e) {
            // The number is at the end of what can be counted: it stays.
            return;
        }
        field().selectAll();
    }
}
