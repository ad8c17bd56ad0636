package live.lsn.desk.store;

/// Ends being told of changes.
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
