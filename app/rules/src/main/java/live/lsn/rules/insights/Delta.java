package live.lsn.rules.insights;

import live.lsn.api.model.Measure;
import live.lsn.api.model.Measure.Polarity;
import live.lsn.api.model.Measure.Unit;

import java.math.BigInteger;
import java.util.OptionalLong;

/// How far a shown value is from what it is compared with.
///
/// @param now as shown, see [Figure#shown]
/// @param before what it is compared with, in the same unit
public record Delta(Unit unit, Polarity polarity, long now, long before) {
    private static final BigInteger PERMILLE = BigInteger.valueOf(1_000);

    /// Whether a change is welcome.
    public enum Welcome {
        BETTER,
        WORSE,
        /// No change, or one that is neither good nor bad.
        NEITHER
    }

    public static Delta of(Measure measure, long now, long before) {
        return new Delta(measure.unit(), measure.polarity(), now, before);
    }

    /// The difference in the unit of the values: for a share, tenths of a percentage point.
    public long difference() {
        return Math.subtractExact(now, before);
    }

    /// The difference in tenths of a per cent of what was before, rounded half up; empty for
    /// shares, which are compared in points, and where there was nothing or less, of which there is
    /// no per cent.
    public OptionalLong permille() {
        return unit == Unit.SHARE || before <= 0
                ? OptionalLong.empty()
                : OptionalLong.of(
                        Fractions.halfUp(
                                BigInteger.valueOf(difference()).multiply(PERMILLE),
                                BigInteger.valueOf(before)));
    }

    public Welcome welcome() {
        var direction = Long.signum(difference());
        return switch (polarity) {
            case NEITHER -> Welcome.NEITHER;
            case HIGHER_IS_BETTER -> welcome(direction);
            case LOWER_IS_BETTER -> welcome(-direction);
        };
    }

    private static Welcome welcome(int direction) {
        if (direction == 0) return Welcome.NEITHER;
        return direction > 0 ? Welcome.BETTER : Welcome.WORSE;
    }
}
