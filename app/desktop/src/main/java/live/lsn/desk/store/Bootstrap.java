package live.lsn.desk.store;

import live.lsn.api.procedure.SyncProcedures.Cursor;

import org.jspecify.annotations.Nullable;

/// How far a collection is filled.
///
/// @param after the last id that is stored; null before the first page and where nothing runs
/// @param start where the filling that runs, or else the last that was finished, began
/// @param rows how many were stored by it
/// @param shapeHash of what runs, or else of what is shown
public record Bootstrap(
        State state,
        @Nullable String after,
        @Nullable Cursor start,
        long rows,
        @Nullable String shapeHash) {
    /// Whether there is anything to show.
    public enum State {
        /// Never filled.
        EMPTY,
        /// Being filled; what was there before is still shown.
        RUNNING,
        /// Filled.
        READY
    }
}
