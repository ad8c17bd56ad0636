package live.lsn.desk.quality;

/// A supplier or an item that the page can be narrowed to.
record Choice(String id, String name) {}
