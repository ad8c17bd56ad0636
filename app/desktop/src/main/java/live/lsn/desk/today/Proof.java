package live.lsn.desk.today;

import live.lsn.api.model.Measure;
import live.lsn.rules.insights.Figure;

import java.time.Instant;

/// A figure that was worked out once more from the rows themselves, each opened.
///
/// @param counted what the sealed rows give
/// @param indexed what the sums give that the page is made of, read at the same time
/// @param rows how many were opened
record Proof(Measure measure, Figure counted, Figure indexed, long rows, Instant at) {
    /// Whether both are the same, before any rounding.
    boolean holds() {
        return counted.equals(indexed);
    }
}
