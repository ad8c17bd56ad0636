package live.lsn.platform.attach;

import live.lsn.api.model.Attachment.Content;

import org.jspecify.annotations.Nullable;

/// What the platform knows of a file.
///
/// @param collection the collection of the record that it hangs on
/// @param aggregate that record's id
/// @param owner account that sent it
/// @param received how many bytes are here
/// @param complete when it was found to be whole, in microseconds; null before
/// @param named when a record first named it, in microseconds; null before
record Upload(
        Content content,
        String channel,
        String collection,
        String aggregate,
        String owner,
        long received,
        @Nullable Long complete,
        @Nullable Long named) {
    boolean isComplete() {
        return complete != null;
    }

    /// Whether both are the same content for the same record; who sends it does not matter.
    boolean isSame(Upload other) {
        return content.equals(other.content)
                && channel.equals(other.channel)
                && collection.equals(other.collection)
                && aggregate.equals(other.aggregate);
    }
}
