package live.lsn.platform.trpc;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

/// Decides before any call of a request runs whether its sender has called too often.
///
/// @param <P> what a caller is to the rest of the platform
public interface Rates<P> {
    /// Whether [#count] makes a difference between callers; where it does not, a request whose
    /// procedures are open to everybody is not asked who sent it.
    boolean asksWho();

    /// @param caller null where the request names none, or falsely
    /// @param calls how many the request holds; a subscription is one
    /// @throws TrpcFailure TOO_MANY_REQUESTS if the whole request is refused
    void count(HttpServletRequest http, @Nullable P caller, int calls);

    /// Nobody calls too often.
    static <P> Rates<P> none() {
        return new Rates<>() {
            @Override
            public boolean asksWho() {
                return false;
            }

            @Override
            public void count(HttpServletRequest http, @Nullable P caller, int calls) {
                // everybody may go on
            }
        };
    }
}
