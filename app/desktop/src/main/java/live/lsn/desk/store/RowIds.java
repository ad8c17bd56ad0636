package live.lsn.desk.store;

/// An order of rows, to be opened page by page. It stays what it was when it was asked for; rows
/// that went since are left out of pages.
public final class RowIds {
    private final long[] ids;
    private final int generation;
    private final LoadedOverlay overlay;

    /// @param ids row ids of the base; those of the overlay are negative
    /// @param generation of the tables that the ids belong to
    RowIds(long[] ids, int generation, LoadedOverlay overlay) {
        this.ids = ids;
        this.generation = generation;
        this.overlay = overlay;
    }

    public int size() {
        return ids.length;
    }

    /// Whether the row is shown otherwise than it is stored, since a command on it waits.
    public boolean isAltered(int index) {
        return ids[index] < 0;
    }

    long at(int index) {
        return ids[index];
    }

    /// Another one once the collection was filled anew.
    public int generation() {
        return generation;
    }

    LoadedOverlay overlay() {
        return overlay;
    }
}
