package live.lsn.api.http;

import live.lsn.api.http.TrpcClient.TokenSource;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Lets calls that were refused with the same token share one renewal: two renewals with one
/// refresh token would sign the user out.
final class SharedRenewal {
    private final TokenSource source;
    private @Nullable Renewal latest;

    SharedRenewal(TokenSource source) {
        this.source = source;
    }

    private record Renewal(String refused, CompletableFuture<Optional<String>> token) {
        boolean serves(String token) {
            return refused.equals(token) && !failed();
        }

        private boolean failed() {
            return this.token.isDone()
                    && (this.token.isCompletedExceptionally() || this.token.join().isEmpty());
        }
    }

    /// The token that follows the refused one, or null where there is none.
    @Nullable String renew(String refused) {
        var current = source.token();
        if (current != null && !current.equals(refused)) return current;
        var own = new Renewal(refused, new CompletableFuture<>());
        var renewal = join(own);
        if (renewal.equals(own)) run(own);
        try {
            return renewal.token().join().orElse(null);
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) throw failure;
            throw e;
        }
    }

    private synchronized Renewal join(Renewal own) {
        var running = latest;
        if (running != null && running.serves(own.refused())) return running;
        latest = own;
        return own;
    }

    private void run(Renewal renewal) {
        try {
            renewal.token().complete(Optional.ofNullable(source.renew(renewal.refused())));
        } catch (RuntimeException e) {
            renewal.token().completeExceptionally(e);
        }
    }
}
