package live.lsn.rules.sampling;

/// One sample of a plan. Counts are cumulative: of this sample and all before it.
///
/// @param size units of this sample, 1 or more
/// @param cumulative units of this and all earlier samples
/// @param acceptance Ac: the lot is accepted at this count and below; [#NONE] where it cannot be
///   accepted yet, printed as # in the tables
/// @param rejection Re: the lot is rejected at this count and above
public record Stage(int size, int cumulative, int acceptance, int rejection) {
    /// In the place of Ac: acceptance is not permitted at this sample.
    public static final int NONE = -1;

    /// @throws IllegalArgumentException if nothing is drawn, or a count would be both
    public Stage {
        if (size < 1 || cumulative < size || acceptance < NONE || rejection <= acceptance) {
            throw new IllegalArgumentException(
                    "n " + size + " of " + cumulative + ", Ac " + acceptance + ", Re " + rejection);
        }
    }

    /// Whether a lot may be accepted at this sample at all.
    public boolean permitsAcceptance() {
        return acceptance != NONE;
    }

    /// Ac as the tables print it.
    public String acceptanceText() {
        return permitsAcceptance() ? Integer.toString(acceptance) : "#";
    }
}
