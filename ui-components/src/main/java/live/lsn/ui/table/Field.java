package live.lsn.ui.table;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/// Something that a list can be narrowed by.
///
/// @param id as the source knows it, and as it is written in a condition; a word of letters, digits
///   and underscores
/// @param title as people read it
/// @param decimals of an amount of money; 0 for all else
/// @param choices what a [Kind#CHOICE] can be, in their order; empty for all else
public record Field(String id, String title, Kind kind, int decimals, List<Choice> choices) {
    /// What its values are.
    public enum Kind {
        TEXT,
        NUMBER,
        MONEY,
        DAY,
        CHOICE
    }

    /// @param code as the source knows it
    /// @param title as people read it
    public record Choice(String code, String title) {}

    public Field {
        choices = List.copyOf(choices);
        if (!id.matches("[A-Za-z][A-Za-z0-9_]*")) throw new IllegalArgumentException("id " + id);
    }

    public static Field text(String id, String title) {
        return new Field(id, title, Kind.TEXT, 0, List.of());
    }

    public static Field number(String id, String title) {
        return new Field(id, title, Kind.NUMBER, 0, List.of());
    }

    /// @param decimals that amounts of the currency have
    public static Field money(String id, String title, int decimals) {
        return new Field(id, title, Kind.MONEY, decimals, List.of());
    }

    public static Field day(String id, String title) {
        return new Field(id, title, Kind.DAY, 0, List.of());
    }

    public static Field choice(String id, String title, List<Choice> choices) {
        return new Field(id, title, Kind.CHOICE, 0, choices);
    }

    /// The title of one of its choices; the code where there is no such choice.
    public String titleOf(Object code) {
        return choices.stream()
                .filter(choice -> choice.code.equals(code))
                .map(Choice::title)
                .findFirst()
                .orElse(String.valueOf(code));
    }

    /// What is written so in a condition as a value of this field; null where it is none.
    @Nullable Object value(String written) {
        return switch (kind) {
            case TEXT -> written;
            case CHOICE ->
                    choices.stream().anyMatch(choice -> choice.code.equals(written))
                            ? written
                            : null;
            case DAY -> time(written);
            case NUMBER, MONEY -> number(written);
        };
    }

    private static @Nullable Object time(String written) {
        var day = Day.parse(written);
        if (day != null) return day;
        try {
            return Instant.parse(written);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// The number with the field's decimals moved before the point; null where there are more of
    /// them, or it is no number that fits.
    private @Nullable Long number(String written) {
        try {
            return new BigDecimal(written).movePointRight(decimals).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    /// How a condition writes the value.
    String written(Object value) {
        return value instanceof Long number
                ? BigDecimal.valueOf(number, decimals).toPlainString()
                : value.toString();
    }
}
