package live.lsn.platform.command;

import live.lsn.api.model.Attachment;

import org.jooq.DSLContext;

import java.util.List;

/// Knows which files a command may name.
@FunctionalInterface
public interface AttachedFiles {
    /// The record that files hang on.
    record Record(String channel, String collection, String id) {}

    /// Notes, in the command's own transaction, that the record names these files.
    ///
    /// @throws live.lsn.platform.trpc.TrpcFailure if one of them is not here, whole and meant for
    ///   this record: a desk sends it first and then the command again
    void require(DSLContext sql, Record record, List<Attachment.Content> files);
}
