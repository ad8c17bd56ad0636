package live.lsn.rules.insights;

import java.math.BigInteger;

/// Division that states how it rounds.
final class Fractions {
    private Fractions() {}

    /// Rounded to the nearest whole number, halves away from zero.
    ///
    /// @param denominator above 0
    /// @throws ArithmeticException if the result does not fit in a `long`
    static long halfUp(BigInteger numerator, BigInteger denominator) {
        var twice = numerator.abs().shiftLeft(1).add(denominator);
        var rounded = twice.divide(denominator.shiftLeft(1));
        return (numerator.signum() < 0 ? rounded.negate() : rounded).longValueExact();
    }

    /// The largest whole number that is not above the fraction.
    static BigInteger floor(BigInteger numerator, BigInteger denominator) {
        var parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }
}
