package live.lsn.ui.table;

import java.math.BigDecimal;
import java.time.Instant;

/// What a cell holds once it leaves the table for a file: numbers stay numbers and times stay
/// times.
public sealed interface Cell {
    record Text(String text) implements Cell {}

    /// @param decimals shown of it
    record Number(BigDecimal number, int decimals) implements Cell {}

    record Moment(Instant at) implements Cell {}

    record Empty() implements Cell {}
}
