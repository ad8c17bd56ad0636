package live.lsn.rules.sampling;

import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;
import live.lsn.api.model.goods.Severity;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a lot, or one class of nonconformities in it, is inspected by.
///
/// @param askedType what was asked for
/// @param type what it is: the tables send some cells of double and multiple plans to the single or
///   the double plan
/// @param letter of the lot
/// @param planLetter where the plan stands; another one where an arrow led there
/// @param lotSize units, or null for a plan straight from its table
/// @param stages at least one
public record SamplingPlan(
        Scheme scheme,
        PlanType askedType,
        PlanType type,
        Severity severity,
        Aql aql,
        CodeLetter letter,
        CodeLetter planLetter,
        @Nullable Integer lotSize,
        List<Stage> stages) {
    /// @throws IllegalArgumentException if there is no stage
    public SamplingPlan {
        stages = List.copyOf(stages);
        if (stages.isEmpty()) throw new IllegalArgumentException("A plan has a sample");
    }

    /// Units of the first sample: of a single plan, all.
    public int sampleSize() {
        return stages.getFirst().size();
    }

    /// Units at most.
    public int largestSample() {
        return last().cumulative();
    }

    /// Ac of a single plan; of another, of its last sample.
    public int acceptance() {
        return last().acceptance();
    }

    /// Re of a single plan; of another, of its last sample.
    public int rejection() {
        return last().rejection();
    }

    Stage last() {
        return stages.getLast();
    }

    /// Whether the first sample is the whole lot.
    public boolean inspectsAll() {
        return lotSize != null && sampleSize() >= lotSize;
    }

    /// Whether counts after the last sample lie between Ac and Re: on reduced inspection of Z1.4.
    /// The lot is then accepted, and the next one is inspected normally.
    public boolean hasGap() {
        return rejection() > acceptance() + 1;
    }

    /// How the plan was found: `K`, or `K -> L` where an arrow led to L, and the type where it is
    /// not the one that was asked for: `A -> F (single)`.
    public String path() {
        var path = letter.name();
        if (planLetter != letter) path += " -> " + planLetter;
        if (type != askedType) path += " (" + type.name().toLowerCase(Locale.ROOT) + ")";
        return path;
    }

    /// The plan for a lot of this size: a sample that would be larger is the lot, and then the last
    /// one. It takes Ac and Re of the last sample, after which there is nothing left to look at.
    SamplingPlan forLot(int size) {
        var cut = new ArrayList<Stage>();
        for (var stage : stages) {
            if (stage.cumulative() < size && !stage.equals(last())) {
                cut.add(stage);
                continue;
            }
            var before = cut.isEmpty() ? 0 : cut.getLast().cumulative();
            var all = Math.min(size, stage.cumulative());
            cut.add(new Stage(all - before, all, acceptance(), rejection()));
            break;
        }
        return new SamplingPlan(
                scheme, askedType, type, severity, aql, letter, planLetter, size, cut);
    }
}
