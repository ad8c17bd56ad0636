package live.lsn.ui.chart;

import live.lsn.ui.chart.ParetoChart.Count;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Counts in falling order, and how much of all each of them makes with those before it.
///
/// @param counts equal ones in the order in which they were given
/// @param other what stands last, whatever its size; 0 for none
/// @param sums of each bar and all before it, the other included
record ParetoOrder(List<Count> counts, long other, List<Long> sums) {
    /// @param most counts that stand by themselves, 1 or more; the smallest beyond it join the
    ///   other
    /// @throws ArithmeticException if the total does not fit
    static ParetoOrder of(List<Count> given, long other, int most) {
        var sorted = new ArrayList<>(given);
        sorted.sort(Comparator.comparingLong(Count::count).reversed());
        var shown = sorted.subList(0, Math.min(most, sorted.size()));
        var joined = other;
        for (var each : sorted.subList(shown.size(), sorted.size())) {
            joined = Math.addExact(joined, each.count());
        }
        var sums = new ArrayList<Long>();
        var sum = 0L;
        for (var each : shown) sums.add(sum = Math.addExact(sum, each.count()));
        if (joined > 0) sums.add(Math.addExact(sum, joined));
        return new ParetoOrder(List.copyOf(shown), joined, List.copyOf(sums));
    }

    /// Of the counts and the other.
    long total() {
        return sums.isEmpty() ? 0 : sums.getLast();
    }

    /// Bars that are drawn.
    int bars() {
        return sums.size();
    }

    long count(int bar) {
        return bar < counts.size() ? counts.get(bar).count() : other;
    }

    /// The share of one bar, 0 to 1.
    double share(int bar) {
        return (double) count(bar) / total();
    }

    /// The share of all bars up to this one: 1 for the last.
    double cumulative(int bar) {
        return (double) sums.get(bar) / total();
    }
}
