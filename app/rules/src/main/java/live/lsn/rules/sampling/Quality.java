package live.lsn.rules.sampling;

import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.distribution.discrete.HypergeometricDistribution;
import org.hipparchus.distribution.discrete.PoissonDistribution;

/// How good what is inspected is, as a law for what a sample of it shows.
public sealed interface Quality {
    /// The probability that a sample shows exactly so many.
    ///
    /// @param before units that were drawn earlier
    /// @param foundBefore what they showed
    /// @param size units of this sample
    /// @param found 0 or more
    double exactly(int before, int foundBefore, int size, int found);

    /// The probability that a sample shows so many at most.
    double atMost(int before, int foundBefore, int size, int found);

    /// Units of a process with a share of nonconforming ones (type B, percent nonconforming).
    ///
    /// @param share 0 to 1
    record Binomial(double share) implements Quality {
        /// @throws IllegalArgumentException if it is not 0 to 1
        public Binomial {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("A share is 0 to 1, not " + share);
            }
        }

        @Override
        public double exactly(int before, int foundBefore, int size, int found) {
            return new BinomialDistribution(size, share).probability(found);
        }

        @Override
        public double atMost(int before, int foundBefore, int size, int found) {
            return new BinomialDistribution(size, share).cumulativeProbability(found);
        }
    }

    /// Units of a process with nonconformities here and there (type B, nonconformities per 100).
    ///
    /// @param perUnit nonconformities a unit, 0 or more; 1 and above too
    record Poisson(double perUnit) implements Quality {
        /// @throws IllegalArgumentException if it is below 0
        public Poisson {
            if (!(perUnit >= 0)) {
                throw new IllegalArgumentException("Nonconformities a unit are 0 or more");
            }
        }

        @Override
        public double exactly(int before, int foundBefore, int size, int found) {
            if (perUnit == 0) return found == 0 ? 1 : 0;
            return new PoissonDistribution(perUnit * size).probability(found);
        }

        @Override
        public double atMost(int before, int foundBefore, int size, int found) {
            if (perUnit == 0) return found >= 0 ? 1 : 0;
            return new PoissonDistribution(perUnit * size).cumulativeProbability(found);
        }
    }

    /// One finite lot (type A): what was drawn is not put back.
    ///
    /// @param units of the lot
    /// @param nonconforming of them, 0 to all
    record Lot(int units, int nonconforming) implements Quality {
        /// @throws IllegalArgumentException if more are nonconforming than there are
        public Lot {
            if (units < 1 || nonconforming < 0 || nonconforming > units) {
                throw new IllegalArgumentException(nonconforming + " nonconforming of " + units);
            }
        }

        @Override
        public double exactly(int before, int foundBefore, int size, int found) {
            return left(before, foundBefore, size).probability(found);
        }

        @Override
        public double atMost(int before, int foundBefore, int size, int found) {
            return left(before, foundBefore, size).cumulativeProbability(found);
        }

        // What cannot have been found earlier has no weight; its law only has to be one.
        private HypergeometricDistribution left(int before, int foundBefore, int size) {
            var left = units - before;
            var bad = Math.clamp(nonconforming - foundBefore, 0, left);
            return new HypergeometricDistribution(left, bad, size);
        }
    }
}
