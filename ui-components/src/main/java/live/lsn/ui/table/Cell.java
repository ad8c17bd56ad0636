package live.lsn.ui.table;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/// What a cell holds once it leaves the table for a file: numbers stay numbers and times stay
/// times.
public sealed interface Cell {
    record Text(String text) implements Cell {}

    /// @param decimals shown of it
    record Number(BigDecimal number, int decimals) implements Cell {}

    /// @param minor in minor units
    /// @param currency ISO 4217 code, told with the amount
    record Money(long minor, String currency) implements Cell {}

    /// @param permille tenths of a per cent, told as per cents with one decimal
    record Share(long permille) implements Cell {}

    record Moment(Instant at) implements Cell {}

    record Day(LocalDate day) implements Cell {}

    record Empty() implements Cell {}
}
