package live.lsn.rules.sampling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

/// Which units of a lot are drawn.
///
/// The algorithm is part of the record: R. W. Floyd's for a random sample (J. Bentley and R. Floyd,
/// "Programming pearls: a sample of brilliance", Communications of the ACM 30, 1987) over the
/// sequence of [Random] from the recorded seed, which the Java platform specifies bit by bit. For j
/// from N − n + 1 to N a number t is drawn from 1 to j; it is taken, or j where t was taken before.
/// So the same seed draws the same units on every machine, and each set of n units is equally
/// likely.
public final class UnitDraw {
    private UnitDraw() {}

    /// Numbers of units, rising, from 1 to the size of the lot.
    ///
    /// @param lotSize units, 1 or more
    /// @param count of units to draw, 1 to all
    /// @param seed as it is recorded in the inspection
    /// @throws IllegalArgumentException if more are asked for than there are
    public static List<Integer> units(int lotSize, int count, long seed) {
        if (count < 1 || count > lotSize) {
            throw new IllegalArgumentException(count + " of " + lotSize + " units");
        }
        var random = new Random(seed);
        var taken = new HashSet<Integer>();
        for (var last = lotSize - count + 1; last <= lotSize; last++) {
            var unit = random.nextInt(last) + 1;
            if (!taken.add(unit)) taken.add(last);
        }
        var units = new ArrayList<>(taken);
        units.sort(null);
        return List.copyOf(units);
    }

    /// The same units in the order in which they count: shuffled by [Collections#shuffle] over
    /// [Random] from the complement of the seed. The first n of them are a random sample of n, so
    /// classes with different sample sizes share what is drawn, and a later sample is none of an
    /// earlier one's units.
    ///
    /// @param count units of the largest sample
    public static List<Integer> inOrder(int lotSize, int count, long seed) {
        var units = new ArrayList<>(units(lotSize, count, seed));
        Collections.shuffle(units, new Random(~seed));
        return List.copyOf(units);
    }

    /// The units of each sample of a plan, rising. All are drawn at once, so a second sample does
    /// not depend on when somebody asks for it.
    public static List<List<Integer>> samples(SamplingPlan plan, int lotSize, long seed) {
        var order = inOrder(lotSize, plan.largestSample(), seed);
        var samples = new ArrayList<List<Integer>>();
        var from = 0;
        for (var stage : plan.stages()) {
            samples.add(order.subList(from, stage.cumulative()).stream().sorted().toList());
            from = stage.cumulative();
        }
        return List.copyOf(samples);
    }
}
