package live.lsn.rules.sampling;

import java.math.BigDecimal;

/// What stands in a field for a measurement. Only a number can conform.
public sealed interface Reading {
    /// Nothing was measured yet.
    record NotDone() implements Reading {}

    /// Something else than a number.
    record NotANumber(String text) implements Reading {}

    /// A number.
    record Value(BigDecimal value) implements Reading {}

    /// Reads a field: a decimal number with a point, nothing else. A comma, a unit or a word is no
    /// number; which sign parts decimals is settled where it is typed.
    static Reading of(String text) {
        var plain = text.strip();
        if (plain.isEmpty()) return new NotDone();
        if (!plain.matches("[+-]?\\d+(\\.\\d+)?")) return new NotANumber(plain);
        return new Value(new BigDecimal(plain));
    }
}
