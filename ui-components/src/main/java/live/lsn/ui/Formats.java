package live.lsn.ui;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;

/// How numbers, money and times read in a language, the times in one stated zone.
///
/// All signs are of one width in the desk's font, so figures of equally many decimals line up: a
/// negative number has the real minus (U+2212), and `%` stands behind a space that does not break.
///
/// @param locale whose separators, order of day and month, and names of days are used
/// @param zone in which an instant is told as a day and an hour
public record Formats(Locale locale, ZoneId zone) {
    private static final Pattern DIRECTION = Pattern.compile("[\\u200e\\u200f\\u061c]");
    private static final char MINUS = '\u2212';
    private static final String PERCENT = "\u00a0%";

    /// `1,284`.
    public String whole(long number) {
        return decimal(BigDecimal.valueOf(number), 0);
    }

    /// `+1,284`, `−3`; nothing before 0.
    public String signedWhole(long number) {
        return signed(number, whole(number));
    }

    /// `2.5`, with so many decimals, rounded half to even.
    ///
    /// @param decimals 0 or more
    public String decimal(double number, int decimals) {
        return decimal(new BigDecimal(number), decimals);
    }

    /// The same of an exact number.
    public String decimal(BigDecimal number, int decimals) {
        var format = (DecimalFormat) NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        var symbols = format.getDecimalFormatSymbols();
        symbols.setMinusSign(MINUS);
        format.setDecimalFormatSymbols(symbols);
        return plain(format.format(number));
    }

    /// `1,284.00` for 128400 of a currency with two decimals; the currency stands in the header.
    ///
    /// @param currency ISO 4217 code
    /// @throws IllegalArgumentException if there is no such currency
    public String money(long minor, String currency) {
        var decimals = decimalsOf(currency);
        return decimal(BigDecimal.valueOf(minor, decimals), decimals);
    }

    /// `+870.00`, `−4.09`.
    public String signedMoney(long minor, String currency) {
        return signed(minor, money(minor, currency));
    }

    /// Decimals that amounts of the currency have: 2 for AUD, 0 for JPY, 3 for KWD.
    public static int decimalsOf(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    /// `15.0 %` for 0.15.
    public String percent(double ratio, int decimals) {
        return decimal(ratio * 100, decimals) + PERCENT;
    }

    /// `+15.0 %`.
    public String signedPercent(double ratio, int decimals) {
        return signed(ratio, percent(ratio, decimals));
    }

    private static String signed(double number, String told) {
        return number > 0 ? "+" + told : told;
    }

    /// The sign between whole and fraction.
    public char decimalSeparator() {
        return DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
    }

    /// The number that somebody has typed in this language, with so many decimals moved before the
    /// point; null where it is none, or has more decimals.
    ///
    /// @param decimals 0 or more
    public @Nullable Long parse(String typed, int decimals) {
        var text = typed.strip().replace(MINUS, '-').replace("\u00a0", "").replace("\u202f", "");
        var format = (DecimalFormat) NumberFormat.getNumberInstance(locale);
        format.setParseBigDecimal(true);
        var end = new ParsePosition(0);
        var number = (BigDecimal) format.parse(text, end);
        if (number == null || end.getIndex() < text.length()) return null;
        try {
            return number.movePointRight(decimals).longValueExact();
        } catch (ArithmeticException e) {
            return null;
        }
    }

    /// `14:30`.
    public String time(Instant at) {
        return localized(at, null, FormatStyle.SHORT);
    }

    /// `14:30:12`.
    public String timeOfSeconds(Instant at) {
        return localized(at, null, FormatStyle.MEDIUM);
    }

    /// `19 Nov 2026`.
    public String date(Instant at) {
        return localized(at, FormatStyle.MEDIUM, null);
    }

    /// `19 Nov 2026`.
    public String date(LocalDate day) {
        return localized(day, FormatStyle.MEDIUM, null);
    }

    /// `Thursday, 19 November 2026`.
    public String longDate(LocalDate day) {
        return localized(day, FormatStyle.FULL, null);
    }

    /// `19 Nov`.
    public String dayAndMonth(LocalDate day) {
        return DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(locale).format(day);
    }

    /// `19 Nov 2026, 14:30`.
    public String dateAndTime(Instant at) {
        return localized(at, FormatStyle.MEDIUM, FormatStyle.SHORT);
    }

    /// `Thu, 19 Nov 2026`.
    public String weekday(Instant at) {
        return plain(
                DateTimeFormatter.ofLocalizedPattern("yMMMEd")
                        .withLocale(locale)
                        .format(at.atZone(zone)));
    }

    /// `Nov`, as it stands by itself.
    public String month(LocalDate day) {
        return DateTimeFormatter.ofPattern("LLL", locale).format(day);
    }

    /// `19 Nov 2026, 14:30:12`.
    public String dateAndSeconds(Instant at) {
        return localized(at, FormatStyle.MEDIUM, FormatStyle.MEDIUM);
    }

    /// `AEDT`: the zone's name at that time.
    public String zoneAt(Instant at) {
        return DateTimeFormatter.ofPattern("zzz", locale).format(at.atZone(zone));
    }

    /// The day that somebody has typed in figures, as [#datePattern] has it or shorter; null where
    /// it is none.
    public @Nullable LocalDate parseDay(String typed) {
        var shorter = datePattern().replace("yyyy", "uuuu").replace("dd", "d").replace("MM", "M");
        try {
            return LocalDate.parse(
                    typed.strip(),
                    DateTimeFormatter.ofPattern(shorter, locale)
                            // Or 31 February would be the 28th.
                            .withResolverStyle(ResolverStyle.STRICT));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// The pattern in which people of this language write a day in figures, such as `dd/MM/yyyy`.
    public String datePattern() {
        return DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                        FormatStyle.SHORT, null, IsoChronology.INSTANCE, locale)
                .replaceAll("y+", "yyyy");
    }

    private String localized(Instant at, @Nullable FormatStyle date, @Nullable FormatStyle time) {
        return localized(at.atZone(zone), date, time);
    }

    private String localized(
            TemporalAccessor at, @Nullable FormatStyle date, @Nullable FormatStyle time) {
        var format =
                date == null
                        ? DateTimeFormatter.ofLocalizedTime(time)
                        : time == null
                                ? DateTimeFormatter.ofLocalizedDate(date)
                                : DateTimeFormatter.ofLocalizedDateTime(date, time);
        return plain(format.withLocale(locale).format(at));
    }

    /// The font has no picture for marks that turn the direction of writing.
    private static String plain(String told) {
        return DIRECTION.matcher(told).replaceAll("");
    }
}
