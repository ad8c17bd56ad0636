package live.lsn.api.http;

import live.lsn.api.http.TrpcClient.TokenSource;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicInteger;

/// Tokens `old`, then what a renewal gives.
final class Tokens implements TokenSource {
    final AtomicInteger renewals = new AtomicInteger();
    private final @Nullable String next;
    private volatile String current = "old";

    /// @param next what a renewal gives; null for none
    Tokens(@Nullable String next) {
        this.next = next;
    }

    @Override
    public String token() {
        return current;
    }

    @Override
    public @Nullable String renew(String refused) {
        renewals.incrementAndGet();
        if (next != null) current = next;
        return next;
    }
}
