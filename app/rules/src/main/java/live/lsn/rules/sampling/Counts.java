package live.lsn.rules.sampling;

import java.util.List;

/// What the samples of a lot showed.
///
/// @param found counts, each 0 or more; empty where they are not known
/// @param bySample whether each sample has its own; else there is one for all together
public record Counts(List<Integer> found, boolean bySample) {
    /// @throws IllegalArgumentException if one is below 0
    public Counts {
        found = List.copyOf(found);
        if (found.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("Counts are 0 or more, not " + found);
        }
        if (!bySample && found.size() > 1) {
            throw new IllegalArgumentException("One count for all samples, not " + found);
        }
    }

    public static Counts total(int found) {
        return new Counts(List.of(found), false);
    }

    /// The first sample's first; samples that were not drawn are left out.
    public static Counts bySample(List<Integer> found) {
        return new Counts(found, true);
    }

    public static Counts unknown() {
        return new Counts(List.of(), false);
    }

    public boolean isKnown() {
        return !found.isEmpty();
    }

    /// All together.
    public int sum() {
        return found.stream().mapToInt(Integer::intValue).sum();
    }
}
