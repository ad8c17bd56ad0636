package live.lsn.desk.store;

import live.lsn.api.model.Attachment;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A file that was taken in on this device and hangs, or will hang, on a record.
///
/// @param seq its place among all
/// @param collection name of the collection that its record is in
/// @param aggregateId the record that it hangs on
/// @param name what people call it
/// @param thumbnail a small JPEG; null where it is no picture
/// @param touchedAt when its standing last changed
@SuppressWarnings("ArrayRecordComponent")
public record KeptFile(
        long seq,
        Attachment.Content content,
        String collection,
        String aggregateId,
        String name,
        byte @Nullable [] thumbnail,
        Standing standing,
        Instant touchedAt) {
    /// Where it is.
    public enum Standing {
        /// Here alone, or partly sent.
        WAITING,
        /// The platform has all of it.
        SENT,
        /// What lies here is not what was taken in; it is never sent.
        DAMAGED
    }

    public String id() {
        return content.id();
    }
}
