package live.lsn.rules.sampling;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;

/// Something that is measured, with its tolerance.
///
/// @param lower the smallest value that conforms, or null where there is none
/// @param upper the largest value that conforms, or null where there is none
public record Characteristic(String name, @Nullable BigDecimal lower, @Nullable BigDecimal upper) {
    private static final int SIGMAS = 3;

    /// @throws IllegalArgumentException if nothing would conform, or everything would
    public Characteristic {
        if (lower == null && upper == null) {
            throw new IllegalArgumentException(name + " has no tolerance");
        }
        if (lower != null && upper != null && lower.compareTo(upper) > 0) {
            throw new IllegalArgumentException(name + ": " + lower + " is above " + upper);
        }
    }

    /// What a reading says of its unit.
    public enum Conformity {
        CONFORMING,
        NONCONFORMING,
        /// Empty or no number: it says nothing, and the unit is not done.
        NOT_DONE
    }

    /// Judges a reading; a value on a limit conforms.
    public Conformity judge(Reading reading) {
        return switch (reading) {
            case Reading.Value(var value) ->
                    isWithin(value) ? Conformity.CONFORMING : Conformity.NONCONFORMING;
            case Reading.NotDone _, Reading.NotANumber _ -> Conformity.NOT_DONE;
        };
    }

    private boolean isWithin(BigDecimal value) {
        return (lower == null || value.compareTo(lower) >= 0)
                && (upper == null || value.compareTo(upper) <= 0);
    }

    /// Mean, spread and capability of the readings that are numbers.
    ///
    /// @param count of them
    /// @param mean not a number where there is none
    /// @param deviation the sample standard deviation s, divided by n − 1; nothing below 2 readings
    /// @param cpk the smaller distance from the mean to a limit ÷ 3·s; nothing where s is 0 or
    ///   unknown
    public record Summary(int count, double mean, OptionalDouble deviation, OptionalDouble cpk) {}

    public Summary summary(List<Reading> readings) {
        var values =
                readings.stream()
                        .filter(Reading.Value.class::isInstance)
                        .mapToDouble(reading -> ((Reading.Value) reading).value().doubleValue())
                        .toArray();
        var mean = java.util.Arrays.stream(values).average().orElse(Double.NaN);
        if (values.length < 2) {
            return new Summary(values.length, mean, OptionalDouble.empty(), OptionalDouble.empty());
        }
        var squares = 0.0;
        for (var value : values) squares += (value - mean) * (value - mean);
        var deviation = Math.sqrt(squares / (values.length - 1));
        return new Summary(values.length, mean, OptionalDouble.of(deviation), cpk(mean, deviation));
    }

    private OptionalDouble cpk(double mean, double deviation) {
        if (deviation == 0) return OptionalDouble.empty();
        var below = lower == null ? Double.POSITIVE_INFINITY : mean - lower.doubleValue();
        var above = upper == null ? Double.POSITIVE_INFINITY : upper.doubleValue() - mean;
        return OptionalDouble.of(Math.min(below, above) / (SIGMAS * deviation));
    }
}
