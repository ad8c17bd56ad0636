package live.lsn.api.model.goods;

import live.lsn.api.model.Attachment;

import org.jspecify.annotations.Nullable;

/// A photo or paper of a lot.
///
/// @param inspectionId the inspection that it belongs to; null where it was taken at the dock
/// @param unit which unit it shows, counted in the order in which units are drawn; null for the lot
public record LotFile(Attachment file, @Nullable String inspectionId, @Nullable Integer unit) {}
