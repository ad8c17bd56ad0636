package live.lsn.desk.store;

/// A row that is gone, or no longer the user's to see.
public record Removal(String collection, String id) {}
