package live.lsn.desk.sync;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Keeps others off the case that is open: claimed after a moment's look, renewed while it stays
/// open. Only with the platform at hand; without it the decision itself shows who was first.
public final class Claims {
    private static final Duration LOOK = Duration.ofMillis(1_500);
    private static final Duration RENEW = Duration.ofMinutes(5);

    private final Consumer<String> claim;
    private final Executor worker;
    private final AtomicReference<@Nullable String> open = new AtomicReference<>();

    /// @param claim claims a case if the platform can be reached, and otherwise does nothing
    public Claims(Consumer<String> claim, Executor worker) {
        this.claim = claim;
        this.worker = worker;
    }

    /// Another case is open now; null for none.
    public void opened(@Nullable String caseId) {
        if (caseId == null) open.set(null);
        else if (!caseId.equals(open.getAndSet(caseId))) later(LOOK, caseId);
    }

    private void later(Duration wait, String caseId) {
        CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, worker)
                .execute(
                        () -> {
                            if (!caseId.equals(open.get())) return;
                            claim.accept(caseId);
                            later(RENEW, caseId);
                        });
    }
}
