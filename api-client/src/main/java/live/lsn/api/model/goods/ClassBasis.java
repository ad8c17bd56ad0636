package live.lsn.api.model.goods;

import java.util.List;

/// By what one class of nonconformities is inspected in one lot.
///
/// @param aql as the tables print it
/// @param letter of the lot
/// @param planLetter where the plan stands; another letter where an arrow led there
/// @param type single, double or multiple, as the tables have it for this cell
/// @param samples at least one
public record ClassBasis(
        NonconformityClass of,
        String aql,
        Severity severity,
        String letter,
        String planLetter,
        PlanType type,
        List<Sample> samples) {
    public ClassBasis {
        samples = List.copyOf(samples);
    }

    /// One sample; counts are of this and all earlier ones.
    ///
    /// @param size units
    /// @param cumulative units of this and all earlier samples
    /// @param acceptance Ac, or −1 where a lot cannot be accepted yet
    /// @param rejection Re
    public record Sample(int size, int cumulative, int acceptance, int rejection) {}

    /// Units that are looked at for this class at most.
    public int most() {
        return samples.getLast().cumulative();
    }
}
