package live.lsn.desk.fraud;

import org.jspecify.annotations.Nullable;

/// A command on a case that the platform did not take, in the words that people read: what
/// happened, the three versions, and what each choice does.
///
/// @param commandId the command that waits for the choice
/// @param happened what happened and what is safe, one or two sentences
/// @param base what the user saw when giving the command
/// @param mine what the command would do
/// @param theirs how the case is now
/// @param keeps what keeping theirs does
/// @param applies what applying mine on top does
/// @param applyBlocked why mine cannot be applied; null where it can
public record CaseConflict(
        String commandId,
        String caseId,
        String title,
        String happened,
        Version base,
        Version mine,
        Version theirs,
        String keeps,
        String applies,
        @Nullable String applyBlocked) {
    /// One of the three.
    ///
    /// @param title whose and which: `Mine, this device`
    /// @param value what it says: `Approved`
    /// @param detail why, who and when
    public record Version(String title, String value, String detail) {}
}
