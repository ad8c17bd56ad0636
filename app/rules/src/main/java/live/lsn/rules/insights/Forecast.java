package live.lsn.rules.insights;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToLongFunction;

/// What a day will come to, from what it has come to.
///
/// The model: at this minute the day has sold the share of its total that the same weekday had sold
/// at this minute over the last eight weeks together, so total = so far × Σ whole days ÷ Σ to this
/// minute. It is tried on the days that are over, each by the weeks before it alone, and stands
/// beside the naive forecast, which says that a day comes to what the same weekday came to a week
/// before. With too little history, or too early in the day, it says nothing.
public sealed interface Forecast {
    /// Weeks that the share is taken from at most.
    int WEEKS = 8;

    /// Weeks that a forecast must have to learn from.
    int FEWEST_WEEKS = 4;

    /// Days that the model must have been tried on.
    int FEWEST_TRIALS = 3;

    /// Before so many twentieths of a day have been sold, chance alone decides.
    int LEAST_TWENTIETHS = 1;

    /// A forecast.
    ///
    /// @param total what the day will come to, minor units or ones
    /// @param low what it comes to if it is like the day that had sold most of its total by now
    /// @param high the same by the day that had sold least
    /// @param weeks how many days were learnt from
    /// @param past what the model would have said
    record Expected(long total, long low, long high, int weeks, BackTest past)
            implements Forecast {}

    /// No forecast.
    record Withheld(Why why, int weeks) implements Forecast {}

    enum Why {
        /// Fewer than seven of the same weekday are over: four to learn from, and three to try on.
        TOO_FEW_WEEKS,
        /// By now these days had sold less than a twentieth, or this one nothing.
        TOO_EARLY
    }

    /// Σ |forecast − total| ÷ Σ total over days that are over.
    ///
    /// @param days how many were tried
    /// @param permille error of the model, tenths of a per cent
    /// @param naivePermille error of the naive forecast on the same days
    record BackTest(int days, long permille, long naivePermille) {
        public boolean beatsNaive() {
            return permille < naivePermille;
        }
    }

    /// A day that is over.
    ///
    /// @param toMinute what it had come to at the same minute
    /// @param whole what it came to
    record Day(LocalDate date, long toMinute, long whole) {}

    /// @param soFar what the day has come to
    /// @param days the same weekday in the weeks before, newest first, without gaps at the new end;
    ///   those that sold nothing are left out
    static Forecast of(long soFar, List<Day> days) {
        var sold = days.stream().filter(day -> day.whole() > 0).toList();
        if (sold.size() < FEWEST_WEEKS + FEWEST_TRIALS)
            return new Withheld(Why.TOO_FEW_WEEKS, sold.size());
        var learnt = sold.subList(0, Math.min(WEEKS, sold.size()));
        var expected = soFar <= 0 ? null : told(soFar, learnt);
        if (expected == null) return new Withheld(Why.TOO_EARLY, learnt.size());
        var past = backTest(sold);
        if (past == null) return new Withheld(Why.TOO_EARLY, learnt.size());
        var shares =
                learnt.stream()
                        .filter(day -> day.toMinute() > 0)
                        .mapToLong(day -> scaled(soFar, day.whole(), day.toMinute()))
                        .summaryStatistics();
        return new Expected(
                expected,
                Math.min(expected, shares.getMin()),
                Math.max(expected, shares.getMax()),
                learnt.size(),
                past);
    }

    /// Null where too little of these days was sold by now.
    private static @Nullable Long told(long soFar, List<Day> learnt) {
        var toMinute = sum(learnt, Day::toMinute);
        var whole = sum(learnt, Day::whole);
        return toMinute <= 0 || toMinute * 20 < whole * LEAST_TWENTIETHS
                ? null
                : (Long) scaled(soFar, whole, toMinute);
    }

    private static @Nullable BackTest backTest(List<Day> days) {
        var tried = 0;
        var error = 0L;
        var naive = 0L;
        var total = 0L;
        for (var at = 0; at + FEWEST_WEEKS < days.size(); at++) {
            var day = days.get(at);
            var earlier = days.subList(at + 1, Math.min(at + 1 + WEEKS, days.size()));
            var told = told(day.toMinute(), earlier);
            if (told == null) continue;
            tried++;
            error += Math.abs(told - day.whole());
            naive += Math.abs(earlier.getFirst().whole() - day.whole());
            total += day.whole();
        }
        return tried < FEWEST_TRIALS
                ? null
                : new BackTest(tried, scaled(error, 1_000, total), scaled(naive, 1_000, total));
    }

    private static long sum(List<Day> days, ToLongFunction<Day> part) {
        return days.stream().mapToLong(part).reduce(0, Math::addExact);
    }

    private static long scaled(long value, long times, long dividedBy) {
        return Fractions.halfUp(
                BigInteger.valueOf(value).multiply(BigInteger.valueOf(times)),
                BigInteger.valueOf(dividedBy));
    }
}
