package live.lsn.desk;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Role;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.Sort;
import live.lsn.desk.store.State;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.limit.RateLimits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A desk that has more to send than its platform lets through at once.
class HeldBackTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration WINDOW = Duration.ofSeconds(3);
    private static final int LIMIT = 100;
    private static final int CASES = 150;

    /// Four lanes find out each time that the window is full.
    private static final int LANES = 4;

    @Test
    void aDeskThatIsHeldBackWaitsAsToldAndLosesNothing(@TempDir Path dir) {
        var limits = new RateLimits(LIMIT, 0, 0, WINDOW, false);
        try (var site = new TestPlatform(dir.resolve("server"), limits)) {
            site.openCases("AU", CASES);
            var analyst = site.caller(Role.FRAUD_ANALYST, "AU");
            var platform = site.platform();
            try (var desk =
                    DeskSession.open(
                            dir.resolve("desk"),
                            new Who(platform.url(), platform.platformId(), analyst.account(), "AU"),
                            new LocalAccounts(platform.url(), platform.localSecret())
                                    .tokens(analyst.account()))) {
                drain(desk);
            }
            assertThat(site.verifyAudit()).allMatch(channel -> channel.fault() == null);
        }
    }

    private static void drain(DeskSession desk) {
        await(() -> desk.cache().count(Collections.FRAUD_CASES.name()) == CASES);
        var began = System.nanoTime();
        var sent = cases(desk).stream().map(one -> decide(desk, one)).toList();
        await(
                () ->
                        sent.stream().allMatch(id -> find(desk, id).state() == State.ACKED)
                                && desk.sync().status().connection() == Connection.ONLINE);
        var took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(took).as("the limit held").isGreaterThan(WINDOW);
        var inVain = sent.stream().mapToInt(id -> find(desk, id).attempts() - 1).sum();
        var windows = (int) (took.dividedBy(WINDOW) + 1);
        assertThat(inVain).as("tried before the time").isLessThanOrEqualTo(2 * LANES * windows);
        await(
                () ->
                        cases(desk).stream()
                                .allMatch(
                                        one ->
                                                base(desk, one).decisions().size() == 1
                                                        && base(desk, one).version() == 2));
    }

    private static List<FraudCase> cases(DeskSession desk) {
        var query =
                new ListQuery<>(
                        Collections.FRAUD_CASES, List.of(), null, new Sort("opened_at", false));
        return desk.cache()
                .page(Collections.FRAUD_CASES, desk.cache().order(query, CASES), 0, CASES);
    }

    private static FraudCase base(DeskSession desk, FraudCase one) {
        return requireNonNull(desk.cache().base(Collections.FRAUD_CASES, one.id()));
    }

    private static OutboxCommand find(DeskSession desk, String command) {
        return requireNonNull(desk.outbox().find(command));
    }

    private static String decide(DeskSession desk, FraudCase on) {
        var decision = new DecideCase(on.id(), Verdict.DECLINE, DecisionCode.R1, null);
        var sent = desk.commands().send(FraudProcedures.DECIDE_CASE, decision, Duration.ZERO);
        return ((Sent.Queued) sent).commandId();
    }

    private static void await(BooleanSupplier condition) {
        var until = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited " + SOON).isLessThan(until);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
