package live.lsn.ui.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The lines of an axis of figures: 4 to 6 of them at round figures that hold all values.
///
/// @param first place of the lowest line, in steps from 0
/// @param last place of the highest
/// @param step from a line to the next: 1, 2, 2.5 or 5 times a power of ten; exact, so that a line
///   at 0.3 does not read 0.30000000000000004
record Steps(long first, long last, BigDecimal step) {
    private static final int MOST = 6;
    private static final List<BigDecimal> ROUND =
            List.of(
                    BigDecimal.ONE,
                    BigDecimal.TWO,
                    new BigDecimal("2.5"),
                    new BigDecimal(5),
                    BigDecimal.TEN);

    /// From here on an axis abbreviates its figures.
    private static final double LONG = 10_000;

    /// @param span may be empty or of one value; then the axis goes from 0 to 1 or to the value
    static Steps of(Span span) {
        var low = span.isEmpty() ? 0 : span.least();
        var high = span.isEmpty() ? 1 : span.most();
        if (low == high) {
            low = Math.min(0, low);
            high = high == low ? low + 1 : Math.max(0, high);
        }
        var power = BigDecimal.ONE.scaleByPowerOfTen((int) Math.floor(Math.log10(high - low)) - 1);
        while (true) {
            for (var round : ROUND) {
                var steps = within(low, high, round.multiply(power, MathContext.DECIMAL64));
                if (steps.lines() <= MOST) return steps;
            }
            power = power.scaleByPowerOfTen(1);
        }
    }

    private static Steps within(double low, double high, BigDecimal step) {
        var size = step.doubleValue();
        return new Steps((long) Math.floor(low / size), (long) Math.ceil(high / size), step);
    }

    long lines() {
        return last - first + 1;
    }

    double low() {
        return at(first).doubleValue();
    }

    double high() {
        return at(last).doubleValue();
    }

    BigDecimal at(long line) {
        return step.multiply(BigDecimal.valueOf(line));
    }

    /// The figures, lowest first: `0`, `5k` … `20k`, short as the language shortens them.
    List<String> told(Locale locale) {
        var brief = isBrief();
        var format =
                brief
                        ? NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT)
                        : NumberFormat.getNumberInstance(locale);
        var decimals = Math.max(0, step.stripTrailingZeros().scale());
        format.setMaximumFractionDigits(brief ? 2 : decimals);
        format.setMinimumFractionDigits(brief ? 0 : decimals);
        // German has no short thousand: a compact 250.000 would otherwise be told as 250000.
        format.setGroupingUsed(true);
        if (format instanceof DecimalFormat plain) plain.setNegativePrefix("\u2212");
        var all = new ArrayList<String>();
        for (var line = first; line <= last; line++) all.add(brief(format, at(line), locale));
        return List.copyOf(all);
    }

    /// Long figures are shortened to two decimals, unless that would make two lines read the same.
    private boolean isBrief() {
        var most = Math.max(Math.abs(low()), Math.abs(high()));
        var unit = Math.pow(1000, Math.floor(Math.log10(most) / 3 + 1e-9));
        return most >= LONG && step.doubleValue() >= unit / 100;
    }

    // The unit prefix of a thousand is a small k; the locale data of English says K.
    private static String brief(NumberFormat format, BigDecimal figure, Locale locale) {
        // As a double: a compact format of a BigDecimal drops the decimals of 1.25M.
        var told = format.format(figure.doubleValue()).replace('-', '\u2212');
        return locale.getLanguage().equals("en") ? told.replace('K', 'k') : told;
    }
}
