package live.lsn.ui.form;

import live.lsn.ui.Formats;
import live.lsn.ui.Words;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// The kinds of fields there are. In all of them `name` is the key in drafts and `title` the label.
public final class Fields {
    private Fields() {}

    /// One line of text, without blanks at its ends.
    public static FormField<String> text(String name, String title) {
        return new FormField<>(
                name, title, new TypedEntry<>(Reading.Value::new, Function.identity()));
    }

    /// A whole number; Up and Down step by 1, Page up and Page down by 10.
    public static FormField<Long> quantity(String name, String title, Formats formats) {
        return new FormField<>(name, title, new NumberEntry(formats, 0));
    }

    /// A number with so many decimals, which are moved before the point.
    ///
    /// @param decimals 0 or more
    public static FormField<Long> decimal(
            String name, String title, int decimals, Formats formats) {
        return new FormField<>(name, title, new NumberEntry(formats, decimals));
    }

    /// An amount in minor units of the currency, which stands behind the field.
    ///
    /// @param currency ISO 4217 code
    public static FormField<Long> money(
            String name, String title, String currency, Formats formats) {
        var entry = new NumberEntry(formats, Formats.decimalsOf(currency));
        return new FormField<>(name, title, entry).unit(currency);
    }

    /// A day; `today` and `+7` are understood, Alt+Down opens a calendar.
    ///
    /// @param today the business day
    public static FormField<LocalDate> day(
            String name, String title, Formats formats, Supplier<LocalDate> today) {
        return new FormField<>(name, title, new DayEntry(formats, today));
    }

    /// An IANA time zone, found by any part of its name.
    ///
    /// @param now when the distance from UTC is told
    public static FormField<ZoneId> zone(String name, String title, Supplier<Instant> now) {
        return new FormField<>(name, title, new ZoneEntry(now));
    }

    /// One of several values: radio buttons up to four, else a list that opens.
    ///
    /// @param code text of a value that stays the same in every language
    public static <T> FormField<T> choice(
            String name,
            String title,
            List<T> choices,
            Function<T, String> code,
            Function<T, String> tell) {
        return new FormField<>(name, title, new ChoiceEntry<>(choices, code, tell));
    }

    /// Any of several values, each with a tick: beside each other where they are few and short,
    /// else one under another.
    ///
    /// @param code text of a value that stays the same in every language, without a comma
    public static <T> FormField<Set<T>> several(
            String name,
            String title,
            List<T> choices,
            Function<T, String> code,
            Function<T, String> tell) {
        return new FormField<>(name, title, new SeveralEntry<>(choices, code, tell));
    }

    /// @param means what the tick says
    public static FormField<Boolean> yesNo(String name, String title, String means) {
        return new FormField<>(name, title, new YesNoEntry(means)).start(false);
    }

    /// A check that a number is in a range, both ends included.
    public static Function<Long, @Nullable String> between(long least, long most, Formats formats) {
        return number ->
                number >= least && number <= most
                        ? null
                        : Words.of("form.between", formats.whole(least), formats.whole(most));
    }
}
