package live.lsn.ui.chart;

import java.time.Instant;

/// Values over time, oldest first.
///
/// A value is for drawing: whoever shows money puts in its amount in whole units and keeps the
/// exact amount elsewhere.
public final class Points {
    private final long[] at;
    private final double[] values;

    private Points(long[] at, double[] values) {
        this.at = at;
        this.values = values;
    }

    /// @param at milliseconds since 1970 in UTC, ascending
    /// @param values as many; not a number for a gap
    /// @throws IllegalArgumentException if there are more of one than of the other, or a time is
    ///   before the one in front of it
    public static Points of(long[] at, double[] values) {
        if (at.length != values.length) {
            throw new IllegalArgumentException(at.length + " times, " + values.length + " values");
        }
        for (var i = 1; i < at.length; i++) {
            if (at[i] < at[i - 1]) {
                throw new IllegalArgumentException("times go back at place " + i);
            }
        }
        return new Points(at.clone(), values.clone());
    }

    public int size() {
        return at.length;
    }

    public Instant at(int place) {
        return Instant.ofEpochMilli(at[place]);
    }

    public double value(int place) {
        return values[place];
    }

    long millis(int place) {
        return at[place];
    }

    Span span() {
        return Span.of(values);
    }

    /// The places to draw; see [Thinning].
    int[] thinned(long from, long to, int columns) {
        return Thinning.keep(at, values, from, to, columns);
    }

    /// The place nearest in time, or −1 where there is none.
    int nearest(long time) {
        var after = Thinning.lowerBound(at, time);
        if (after == 0) return at.length == 0 ? -1 : 0;
        if (after == at.length) return after - 1;
        return at[after] - time < time - at[after - 1] ? after : after - 1;
    }

    /// The last place with a value, or −1.
    int last() {
        var place = at.length - 1;
        while (place >= 0 && Double.isNaN(values[place])) place--;
        return place;
    }

    /// The place of exactly that time, or −1.
    int exactly(long time) {
        var place = Thinning.lowerBound(at, time);
        return place < at.length && at[place] == time ? place : -1;
    }
}
