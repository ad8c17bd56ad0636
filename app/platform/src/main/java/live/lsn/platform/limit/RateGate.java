package live.lsn.platform.limit;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

import jakarta.servlet.http.HttpServletRequest;

import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.platform.access.Caller;
import live.lsn.platform.trpc.Rates;
import live.lsn.platform.trpc.TrpcFailure;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Holds back whoever calls more often than the [RateLimits] say, and tells them how long to wait.
/// Streams that are open stay open: a subscription counts once, when it begins.
public final class RateGate implements Rates<Caller> {
    private static final Logger LOG = LoggerFactory.getLogger(RateGate.class);
    private static final long LOG_AGAIN = Duration.ofMinutes(1).toNanos();
    private static final String JSON = "{\"error\":\"temporarily_unavailable\"}";

    private final RateLimits limits;
    private final LongSupplier nanos;
    private final Limiter users;
    private final Limiter addresses;
    private final Limiter signIns;
    private final AtomicLong heldBack = new AtomicLong();
    private final AtomicLong nextLog;

    /// @param nanos a clock that never goes back, such as [System#nanoTime()]
    public RateGate(RateLimits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
        var now = nanos.getAsLong();
        users = new Limiter(limits.perUser(), limits.window(), now);
        addresses = new Limiter(limits.perAddress(), limits.window(), now);
        signIns = new Limiter(limits.signIns(), limits.window(), now);
        nextLog = new AtomicLong(now);
    }

    /// Limits the sign-in, too; its handlers must be mounted after this.
    public void mount(JavalinConfig config) {
        if (!signIns.isNone()) config.routes.before("/oauth/*", this::signIn);
    }

    @Override
    public boolean asksWho() {
        return !users.isNone();
    }

    @Override
    public void count(HttpServletRequest http, @Nullable Caller caller, int calls) {
        if (!addresses.isNone()) pass(addresses.take(address(http), calls, now()), "address");
        if (caller != null) pass(users.take(caller.account(), calls, now()), "user");
    }

    private void pass(long wait, String whose) {
        if (wait == 0) return;
        var seconds = seconds(wait);
        log(whose);
        throw new TrpcFailure(
                        TrpcErrorCode.TOO_MANY_REQUESTS,
                        "Too many calls of one " + whose + "; try again in " + seconds + " s")
                .with("limit", whose)
                .retryAfter(Duration.ofSeconds(seconds));
    }

    private void signIn(Context context) {
        var wait = signIns.take(address(context.req()), 1, now());
        if (wait == 0) return;
        log("address");
        context.status(HttpStatus.TOO_MANY_REQUESTS)
                .header("retry-after", String.valueOf(seconds(wait)))
                .header("cache-control", "no-store");
        if (context.method().name().equals("GET"))
            context.contentType("text/plain")
                    .result("Too many sign-ins from here; try again in " + seconds(wait) + " s");
        else context.contentType("application/json").result(JSON);
        context.skipRemainingHandlers();
    }

    private String address(HttpServletRequest http) {
        return Addresses.key(
                http.getRemoteAddr(),
                limits.forwarded() ? http.getHeaders("x-forwarded-for") : null);
    }

    private long now() {
        return nanos.getAsLong();
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, 1_000_000_000L);
    }

    /// At most one line a minute, and nothing that tells who it was.
    private void log(String whose) {
        heldBack.incrementAndGet();
        var due = nextLog.get();
        var now = now();
        if (now - due < 0 || !nextLog.compareAndSet(due, now + LOG_AGAIN)) return;
        LOG.warn(
                "{} requests were held back since this was last told, the last for the limit of"
                        + " one {}",
                heldBack.getAndSet(0),
                whose);
    }
}
