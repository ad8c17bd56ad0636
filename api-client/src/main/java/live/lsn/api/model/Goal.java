package live.lsn.api.model;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a measure of a channel should come to: the plan that it is held against.
///
/// @param steps by day, oldest first, no two of the same day
/// @param generated true for sample data
public record Goal(
        String id,
        long version,
        String channel,
        Measure measure,
        List<Step> steps,
        boolean generated)
        implements Aggregate {
    private static final String NAMESPACE = "6f1c1c7e-6d0b-5c3a-9c55-0d1f3a7be2a4";

    public Goal {
        steps = List.copyOf(steps);
    }

    /// What holds from a day on.
    ///
    /// @param from business day of the channel
    /// @param amount a day, in the measure's unit: minor units, ones, or tenths of a per cent for a
    ///   share, which holds for any period; 0 for no goal
    public record Step(LocalDate from, long amount) {}

    /// The id of a channel's goal for a measure: the same wherever it is derived, so that a channel
    /// has one at most.
    public static String idOf(String channel, Measure measure) {
        return Ids.derived(NAMESPACE, channel + "|" + measure);
    }

    /// The amount that holds on a day; null where no goal is set for it.
    public @Nullable Long on(LocalDate day) {
        Long amount = null;
        for (var step : steps) {
            if (step.from().isAfter(day)) break;
            amount = step.amount() == 0 ? null : (Long) step.amount();
        }
        return amount;
    }

    /// This goal one version on, with the step in its place.
    public Goal with(Step step) {
        var all = new ArrayList<>(steps);
        all.removeIf(other -> other.from().equals(step.from()));
        all.add(step);
        all.sort(Comparator.comparing(Step::from));
        return new Goal(id, version + 1, channel, measure, all, generated);
    }
}
