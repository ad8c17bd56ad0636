package live.lsn.rules.sampling;

/// Why the next lot is inspected as it is.
public enum SwitchReason {
    /// Nothing calls for a move.
    STAYS,
    /// The lot was resubmitted: only original inspection counts.
    RESUBMITTED,
    /// Inspection is discontinued and the supplier has not acted: nothing was inspected.
    DISCONTINUED,
    /// Normal to tightened: two of five or fewer lots in a row were rejected.
    TWO_OF_FIVE_REJECTED,
    /// Tightened to normal: five lots in a row were accepted.
    FIVE_ACCEPTED,
    /// Discontinued: five lots were rejected in one run of tightened inspection.
    FIVE_REJECTED,
    /// Normal to reduced: the switching score has reached 30 (ISO 2859-1).
    SCORE_REACHED,
    /// Normal to reduced: ten lots were accepted and showed no more than their limit number (Z1.4).
    TEN_ACCEPTED,
    /// Reduced inspection is earned, but production is not steady.
    REDUCED_NOT_STEADY,
    /// Reduced inspection is earned, but the responsible authority does not want it.
    REDUCED_NOT_APPROVED,
    /// Ten lots were accepted, but showed more than their limit number (Z1.4).
    LIMIT_NUMBER_EXCEEDED,
    /// Ten lots were accepted; for this AQL their samples do not suffice yet (Z1.4).
    TOO_FEW_UNITS,
    /// Ten lots were accepted; their limit number is not known, since their AQL is not (Z1.4).
    LIMIT_NUMBER_UNKNOWN,
    /// Reduced to normal: a lot was rejected.
    REJECTED_ON_REDUCED,
    /// Reduced to normal: a count was between Ac and Re, so the lot was accepted (Z1.4).
    COUNT_IN_GAP,
    /// Reduced to normal: production became irregular.
    PRODUCTION_IRREGULAR,
    /// Reduced to normal: another reason calls for it.
    NORMAL_WANTED
}
