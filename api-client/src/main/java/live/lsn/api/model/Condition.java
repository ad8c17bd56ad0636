package live.lsn.api.model;

import org.jspecify.annotations.Nullable;

/// One test of a rule.
///
/// @param by whose events a velocity feature counts; empty for the other features
/// @param of what DISTINCT tells apart
/// @param windowMs length of the window, 1 or more; AGE_MINUTES has none
/// @param value what the feature is compared with, in the feature's unit
public record Condition(
        Feature feature,
        @Nullable Entity by,
        @Nullable Entity of,
        @Nullable Long windowMs,
        Comparison comparison,
        long value) {
    /// How a feature is compared.
    public enum Comparison {
        AT_LEAST,
        AT_MOST
    }

    public Condition {
        if (feature.velocity() != (by != null)) {
            throw new IllegalArgumentException(feature + " with entity " + by);
        }
        if ((feature == Feature.DISTINCT) != (of != null)) {
            throw new IllegalArgumentException(feature + " of " + of);
        }
        var windowed = feature.velocity() && feature != Feature.AGE_MINUTES;
        if (windowed != (windowMs != null) || (windowMs != null && windowMs < 1)) {
            throw new IllegalArgumentException(feature + " with a window of " + windowMs + " ms");
        }
    }

    /// Whether the value satisfies the comparison.
    public boolean holds(long actual) {
        return switch (comparison) {
            case AT_LEAST -> actual >= value;
            case AT_MOST -> actual <= value;
        };
    }

    /// A test of a feature that is no velocity.
    public static Condition of(Feature feature, Comparison comparison, long value) {
        return new Condition(feature, null, null, null, comparison, value);
    }
}
