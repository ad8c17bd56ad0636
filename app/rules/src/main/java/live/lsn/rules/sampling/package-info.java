/// Acceptance sampling by attributes: which plan a lot is inspected by, what a count means, how the
/// severity moves from lot to lot, and what a plan accepts how often.
///
/// Begin with [live.lsn.rules.sampling.SamplingPlans]. Two schemes share the code letters and
/// differ in their tables; none is taken for the other.
@NullMarked
package live.lsn.rules.sampling;

import org.jspecify.annotations.NullMarked;
