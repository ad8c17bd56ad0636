package live.lsn.api.model;

/// An amount in the smallest unit of its currency: 1,284.00 AUD is `(128400, "AUD")`.
///
/// @param minor minor units, negative for what is owed back
/// @param currency ISO 4217 code, three capitals
public record Money(long minor, String currency) {
    private static final int CODE_LETTERS = 3;

    public Money {
        if (!isCode(currency)) {
            throw new IllegalArgumentException("currency must be three capitals, was " + currency);
        }
    }

    private static boolean isCode(String currency) {
        if (currency.length() != CODE_LETTERS) return false;
        for (var i = 0; i < CODE_LETTERS; i++) {
            if (currency.charAt(i) < 'A' || currency.charAt(i) > 'Z') return false;
        }
        return true;
    }

    /// The sum of both.
    ///
    /// @throws IllegalArgumentException if the currencies differ: sums never mix them
    /// @throws ArithmeticException if the sum does not fit in a `long`
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    /// Nothing, in the given currency.
    public static Money zero(String currency) {
        return new Money(0, currency);
    }
}
