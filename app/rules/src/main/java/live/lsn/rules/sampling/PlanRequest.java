package live.lsn.rules.sampling;

import live.lsn.api.model.goods.InspectionLevel;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;
import live.lsn.api.model.goods.Severity;

/// What is asked of the tables for a lot.
///
/// @param lotSize units, 2 or more
public record PlanRequest(
        Scheme scheme,
        PlanType type,
        Severity severity,
        InspectionLevel level,
        Aql aql,
        int lotSize) {
    /// The same lot inspected otherwise.
    public PlanRequest under(Severity other) {
        return new PlanRequest(scheme, type, other, level, aql, lotSize);
    }
}
