package live.lsn.faults;

import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Ids;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.api.trpc.Json;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.State;
import live.lsn.survival.Programs;

import java.time.Duration;
import java.util.EnumSet;

/// A week's work without the platform, handed over when it is back.
final class Backlog {
    private static final Duration PROMISED = Duration.ofMinutes(3);

    private Backlog() {}

    static Tried drained(Trials trials) throws Exception {
        var commands = trials.count(300, 10_000);
        try (var site = new Site(trials, commands);
                var desk = site.desk("desk", site.url())) {
            Programs.await(
                    Duration.ofMinutes(2), () -> Site.online(desk) && Site.count(desk) == commands);
            desk.platformStopped();
            Programs.await(Duration.ofSeconds(30), () -> !Site.online(desk));
            for (var one : site.cases()) desk.outbox().add(decision(one));
            var start = System.nanoTime();
            desk.moveTo(site.url());
            while (desk.outbox().in(EnumSet.of(State.ACKED)).size() < commands) {
                var took = Duration.ofNanos(System.nanoTime() - start);
                trials.holds(
                        Invariant.I7,
                        took.compareTo(PROMISED) < 0,
                        desk.outbox().in(EnumSet.of(State.ACKED)).size() + " done in " + took);
                Programs.pause(commands > 1_000 ? 1_000 : 50);
            }
            var millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            Programs.await(Duration.ofSeconds(30), () -> site.sameAs(desk));
            site.holdsAllOf(desk, trials);
            return new Tried(commands, "commands drained in " + millis + " ms");
        }
    }

    static OutboxCommand decision(FraudCase one) {
        var code = DecisionCode.R1;
        return Keeper.command(
                Ids.next(),
                FraudProcedures.DECIDE_CASE.name(),
                one.id(),
                one.version(),
                Json.MAPPER.writeValueAsBytes(
                        new DecideCase(one.id(), code.verdict(), code, null)));
    }
}
