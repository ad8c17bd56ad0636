package live.lsn.desk.attach;

import live.lsn.api.model.Attachment;

/// A file of a record, and where it is.
///
/// @param percent how much of it is with the platform, 0 to 100
/// @param state where it is
public record FileItem(Attachment attachment, State state, int percent) {
    /// Where a file is.
    public enum State {
        /// On this device alone.
        WAITING,
        /// Partly with the platform.
        SENDING,
        /// With the platform.
        SENT,
        /// Damaged on this device, and not with the platform.
        DAMAGED
    }
}
