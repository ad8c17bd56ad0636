package live.lsn.desk.floor;

import live.lsn.ui.Formats;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;

/// Last days of use as people read them off a box, and as its code has them.
final class ExpiryDay {
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern MONTH = Pattern.compile("(\\d{1,2})[./ -](\\d{4}|\\d{2})");
    private static final Pattern CODE = Pattern.compile("(\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern SHORT_YEAR =
            Pattern.compile("(\\d{1,2}[./ -]\\d{1,2}[./ -])(\\d{2})");
    private static final int CENTURY = 2000;

    private ExpiryDay() {}

    /// The day; null where it is none. `03/2027` is that month's last day. Six digits alone are
    /// `yyMMdd` of GS1 (General Specifications, AI 17), where day 00 is the month's last one.
    static @Nullable LocalDate parse(String typed, Formats formats) {
        var text = typed.strip();
        try {
            var iso = ISO.matcher(text);
            if (iso.matches()) return LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3));
            var code = CODE.matcher(text);
            if (code.matches()) return coded(number(code, 1), number(code, 2), number(code, 3));
            var month = MONTH.matcher(text);
            if (month.matches())
                return YearMonth.of(year(number(month, 2)), number(month, 1)).atEndOfMonth();
        } catch (DateTimeException e) {
            return null;
        }
        var year = SHORT_YEAR.matcher(text);
        return formats.parseDay(
                year.matches()
                        ? year.group(1) + (CENTURY + Integer.parseInt(year.group(2)))
                        : text);
    }

    private static LocalDate coded(int year, int month, int day) {
        var of = YearMonth.of(CENTURY + year, month);
        return day == 0 ? of.atEndOfMonth() : of.atDay(day);
    }

    private static int year(int written) {
        return written < 100 ? CENTURY + written : written;
    }

    private static int number(java.util.regex.Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
