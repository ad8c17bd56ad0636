package live.lsn.rules.sampling;

import live.lsn.api.model.goods.Severity;

import java.util.Optional;

/// Where the switching rules have brought a supplier's item in one class of nonconformities.
public enum InspectionState {
    NORMAL,
    TIGHTENED,
    REDUCED,
    /// No lot is taken until the supplier has acted; then inspection resumes, tightened.
    DISCONTINUED;

    /// How the next lot is inspected; nothing while inspection is discontinued.
    public Optional<Severity> severity() {
        return switch (this) {
            case NORMAL -> Optional.of(Severity.NORMAL);
            case TIGHTENED -> Optional.of(Severity.TIGHTENED);
            case REDUCED -> Optional.of(Severity.REDUCED);
            case DISCONTINUED -> Optional.empty();
        };
    }

    /// The state in which lots are inspected so.
    public static InspectionState of(Severity severity) {
        return switch (severity) {
            case NORMAL -> NORMAL;
            case TIGHTENED -> TIGHTENED;
            case REDUCED -> REDUCED;
        };
    }
}
