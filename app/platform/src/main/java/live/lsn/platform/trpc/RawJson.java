package live.lsn.platform.trpc;

/// An output that is JSON already and is written as it is.
///
/// @param utf8 one JSON value in UTF-8; not copied, so the array must not change afterwards
@SuppressWarnings("ArrayRecordComponent")
public record RawJson(byte[] utf8) {}
