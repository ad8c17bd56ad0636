package live.lsn.api.signin;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/// A vault for one test.
final class MemoryVault implements TokenVault {
    private byte @Nullable [] secret;
    private boolean full;

    /// From now on nothing can be saved, or it can again.
    synchronized void full(boolean now) {
        full = now;
    }

    @Override
    public synchronized byte @Nullable [] load() {
        return secret == null ? null : secret.clone();
    }

    @Override
    public synchronized void save(byte[] next) {
        if (full) throw new IllegalStateException("no room");
        secret = next.clone();
    }

    @Override
    public synchronized void clear() {
        secret = null;
    }

    @Override
    public synchronized <T> T alone(Supplier<T> work) {
        return work.get();
    }

    /// What it holds, as text; empty for nothing.
    synchronized String text() {
        return secret == null ? "" : new String(secret, StandardCharsets.UTF_8);
    }
}
