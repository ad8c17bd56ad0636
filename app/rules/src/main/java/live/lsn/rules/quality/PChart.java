package live.lsn.rules.quality;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The p chart: whether the fraction of nonconforming units of a lot is what its process usually
/// makes, or calls for a cause.
///
/// Source: NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.2 (proportions control charts).
/// With p̄ = all nonconforming units ÷ all inspected ones, the limits of a lot of n inspected units
/// are p̄ ± 3·√(p̄·(1 − p̄) ÷ n), cut off at 0 and 1.
///
/// The run of nine points on one side of the centre is rule 2 of L. S. Nelson, "The Shewhart
/// Control Chart: Tests for Special Causes", Journal of Quality Technology 16 (1984).
public final class PChart {
    /// Points on one side of the centre, one after another, that are no chance: by chance nine come
    /// once in some 256 lots.
    public static final int RUN = 9;

    private static final int SIGMAS = 3;

    private PChart() {}

    /// What was inspected of one lot.
    ///
    /// @param inspected units, 1 or more
    /// @param nonconforming of them, 0 to all
    public record Sample(long inspected, long nonconforming) {
        /// @throws IllegalArgumentException if nothing was inspected, or less than was found
        public Sample {
            if (inspected < 1 || nonconforming < 0 || nonconforming > inspected) {
                throw new IllegalArgumentException(
                        nonconforming + " nonconforming of " + inspected + " inspected");
            }
        }

        /// Nonconforming units of all that were inspected, 0 to 1.
        public double fraction() {
            return (double) nonconforming / inspected;
        }
    }

    /// Where the fractions of a process are expected, each 0 to 1.
    public record Limits(double lower, double centre, double upper) {}

    /// What of a point calls for a cause.
    public enum Signal {
        ABOVE_LIMIT,
        BELOW_LIMIT,
        /// The ninth or a later point in a row above the centre.
        RUN_ABOVE,
        /// The ninth or a later point in a row below the centre.
        RUN_BELOW
    }

    /// @param signals empty for a point within what is usual
    public record Point(Sample sample, Limits limits, Set<Signal> signals) {
        public Point {
            signals = Set.copyOf(signals);
        }
    }

    /// One process from the first lot to the last.
    ///
    /// @param samples in the order in which they were taken
    /// @return a point for each of them
    /// @throws ArithmeticException if all units together do not fit in a `long`
    public static List<Point> of(List<Sample> samples) {
        return of(samples, new TreeSet<>());
    }

    /// Several processes, one after another: from each change on, centre, limits and runs begin
    /// anew.
    ///
    /// @param changes places of the first lots of new processes, 1 to the last place
    /// @throws IllegalArgumentException if there is no lot at one of these places, or none before
    ///   it
    /// @throws ArithmeticException if all units together do not fit in a `long`
    public static List<Point> of(List<Sample> samples, SortedSet<Integer> changes) {
        var points = new ArrayList<Point>();
        for (var change : changes) {
            if (change < 1 || change >= samples.size()) {
                throw new IllegalArgumentException("no change at place " + change);
            }
            addPhase(samples.subList(points.size(), change), points);
        }
        addPhase(samples.subList(points.size(), samples.size()), points);
        return List.copyOf(points);
    }

    private static void addPhase(List<Sample> samples, List<Point> points) {
        var process = Process.of(samples);
        var run = 0;
        for (var sample : samples) {
            var side = process.side(sample);
            // A point on the centre ends a run.
            run = side == Integer.signum(run) ? run + side : side;
            points.add(new Point(sample, process.limits(sample), process.signals(sample, run)));
        }
    }

    /// All lots of a phase together.
    private record Process(long inspected, long nonconforming) {
        static Process of(List<Sample> samples) {
            var inspected = 0L;
            var nonconforming = 0L;
            for (var sample : samples) {
                inspected = Math.addExact(inspected, sample.inspected());
                nonconforming += sample.nonconforming();
            }
            return new Process(inspected, nonconforming);
        }

        Limits limits(Sample sample) {
            var centre = (double) nonconforming / inspected;
            var away = SIGMAS * Math.sqrt(centre * (1 - centre) / sample.inspected());
            return new Limits(Math.max(0, centre - away), centre, Math.min(1, centre + away));
        }

        /// 1 above the centre, −1 below, 0 exactly on it.
        int side(Sample sample) {
            return beyond(sample).signum();
        }

        // p − p̄, times the inspected units of the lot and of the process: a whole number, so no
        // rounding decides on which side of a line a point is.
        private BigInteger beyond(Sample sample) {
            var here = BigInteger.valueOf(sample.nonconforming());
            var all = BigInteger.valueOf(nonconforming);
            return here.multiply(BigInteger.valueOf(inspected))
                    .subtract(all.multiply(BigInteger.valueOf(sample.inspected())));
        }

        // (p − p̄)² > 9·p̄·(1 − p̄) ÷ n in whole numbers.
        private boolean isBeyondLimit(Sample sample) {
            var variance =
                    BigInteger.valueOf(nonconforming)
                            .multiply(BigInteger.valueOf(inspected - nonconforming))
                            .multiply(BigInteger.valueOf(sample.inspected()));
            var limit = variance.multiply(BigInteger.valueOf(SIGMAS * SIGMAS));
            return beyond(sample).pow(2).compareTo(limit) > 0;
        }

        /// @param run points on one side up to this one, below 0 for those below the centre
        Set<Signal> signals(Sample sample, int run) {
            var signals = EnumSet.noneOf(Signal.class);
            if (isBeyondLimit(sample)) {
                signals.add(side(sample) > 0 ? Signal.ABOVE_LIMIT : Signal.BELOW_LIMIT);
            }
            if (run >= RUN) signals.add(Signal.RUN_ABOVE);
            if (run <= -RUN) signals.add(Signal.RUN_BELOW);
            return signals;
        }
    }
}
