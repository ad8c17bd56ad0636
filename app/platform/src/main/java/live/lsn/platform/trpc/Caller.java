package live.lsn.platform.trpc;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.ReentrantLock;

/// The caller of one request, found out at most once and only when asked for.
final class Caller<P> {
    private final Authenticator<P> authenticator;
    private final HeaderLookup headers;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean known;
    private @Nullable P caller;
    private @Nullable TrpcFailure refusal;

    Caller(Authenticator<P> authenticator, HeaderLookup headers) {
        this.authenticator = authenticator;
        this.headers = headers;
    }

    /// @throws TrpcFailure what the authenticator threw, each time again
    @Nullable P get() {
        lock.lock();
        try {
            if (!known) {
                authenticate();
                known = true;
            }
            if (refusal != null) throw refusal;
            return caller;
        } finally {
            lock.unlock();
        }
    }

    private void authenticate() {
        try {
            caller = authenticator.authenticate(headers);
        } catch (TrpcFailure e) {
            refusal = e;
        }
    }
}
