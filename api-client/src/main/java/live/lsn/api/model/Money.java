package live.lsn.api.model;

import java.util.regex.Pattern;

/// An amount in the smallest unit of its currency: 1,284.00 AUD is `(128400, "AUD")`.
///
/// @param minor minor units, negative for what is owed back
/// @param currency ISO 4217 code, three capitals
public record Money(long minor, String currency) {
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    public Money {
        if (!CODE.matcher(currency).matches()) {
            throw new IllegalArgumentException("currency must be three capitals, was " + currency);
        }
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
