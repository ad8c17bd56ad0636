package live.lsn.desk.store;

/// A disk whose room the test says.
public final class DiskRoom {
    private DiskRoom() {}

    /// Leaves the store so much room, in bytes.
    public static void leave(AttachmentStore store, long bytes) {
        store.freeFrom(() -> bytes);
    }
}
