package live.lsn.rules.quality;

import live.lsn.api.model.goods.NonconformityClass;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Kinds of nonconformities, the most frequent first: which few make most.
///
/// Source: J. M. Juran, "Quality Control Handbook" (1951), on the vital few.
///
/// @param total how often any of them was found
public record Pareto(List<Bar> bars, long total) {
    public Pareto {
        bars = List.copyOf(bars);
    }

    /// @param name as the newest lot calls it
    /// @param times how often it was found, 1 or more
    /// @param sum of this one and all before it
    public record Bar(DefectCode defect, String name, long times, long sum) {}

    /// The kinds of the first bars.
    public Set<DefectCode> first(int most) {
        return bars.stream().limit(most).map(Bar::defect).collect(Collectors.toUnmodifiableSet());
    }

    /// @param lots the newest last
    /// @param of the class that is looked at; null for all
    static Pareto of(List<Decided> lots, @Nullable NonconformityClass of) {
        var counts = new HashMap<DefectCode, Counter>();
        for (var each : lots)
            for (var found : each.first().found()) {
                if (of != null && found.defect().of() != of) continue;
                counts.computeIfAbsent(found.defect(), Counter::new).add(found);
            }
        var bars = new ArrayList<Bar>();
        var sum = 0L;
        for (var each : counts.values().stream().sorted(ORDER).toList()) {
            sum = Math.addExact(sum, each.times);
            bars.add(new Bar(each.defect, each.name, each.times, sum));
        }
        return new Pareto(bars, sum);
    }

    // Equal ones stand by class and code, so that the order of the lots does not matter.
    private static final Comparator<Counter> ORDER =
            Comparator.comparingLong((Counter each) -> each.times)
                    .reversed()
                    .thenComparing(each -> each.defect.of())
                    .thenComparing(each -> each.defect.code());

    private static final class Counter {
        private final DefectCode defect;
        private String name = "";
        private long times;

        Counter(DefectCode defect) {
            this.defect = defect;
        }

        void add(Submission.Found found) {
            name = found.name();
            times = Math.addExact(times, found.times());
        }
    }
}
