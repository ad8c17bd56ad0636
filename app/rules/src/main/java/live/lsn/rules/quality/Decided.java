package live.lsn.rules.quality;

/// A lot that was judged, with what it was judged by.
public record Decided(LotQuality lot, Submission first) {}
