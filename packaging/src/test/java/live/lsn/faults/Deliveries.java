package live.lsn.faults;

import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.FraudCase;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.api.procedure.FraudProcedures.RevealCase;
import live.lsn.desk.DeskSession;
import live.lsn.desk.SickFront;
import live.lsn.desk.store.State;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.survival.Programs;

import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/// A real desk and a real platform, and between them something that repeats what is sent or loses
/// what is answered.
final class Deliveries {
    private static final Set<String> COMMANDS =
            Set.of(FraudProcedures.DECIDE_CASE.name(), FraudProcedures.REVEAL_CASE.name());
    private static final Set<State> OPEN =
            EnumSet.of(State.QUEUED, State.INFLIGHT, State.AUTH_WAIT);
    private static final int COPIES = 5;

    private Deliveries() {}

    /// Each command arrives one to five times.
    static Tried twice(Trials trials) throws Exception {
        var chance = trials.chance();
        return sent(
                trials,
                trials.count(200, 10_000),
                front -> front.repeat(() -> 1 + chance.nextInt(COPIES)),
                "commands, each delivered one to five times");
    }

    /// The answer to each command is lost once, after it took effect; in the long form with a
    /// database's node as well.
    static Tried answerLost(Trials trials) throws Exception {
        var tried = lostByTheLine(trials);
        if (!trials.whole()) return tried;
        var cluster = NodeDeath.whileDrained(trials.within("node"));
        return new Tried(tried.times(), tried.found() + "; " + cluster);
    }

    private static Tried lostByTheLine(Trials trials) throws Exception {
        return sent(
                trials,
                trials.count(60, 1_000),
                front ->
                        front.loseFirst(
                                COMMANDS,
                                () ->
                                        new MockResponse.Builder()
                                                .onResponseStart(new SocketEffect.CloseSocket())
                                                .build()),
                "commands whose first answer was lost");
    }

    /// How the front is made sick.
    private interface Sickness {
        void of(SickFront front);
    }

    private static Tried sent(Trials trials, int commands, Sickness sickness, String what)
            throws Exception {
        try (var site = new Site(trials, commands / 2);
                var front = new SickFront(site.url())) {
            if (trials.has(Control.NO_LEDGER)) site.forgetCommands();
            try (var desk = site.desk("desk", front.url())) {
                Programs.await(
                        Duration.ofMinutes(1),
                        () -> Site.online(desk) && Site.count(desk) == site.cases().size());
                sickness.of(front);
                for (var one : site.cases()) give(desk, one, trials);
                settle(desk, trials, commands);
                front.heal();
                Programs.await(
                        Duration.ofMinutes(1),
                        () -> {
                            desk.sync().tryNow();
                            return Site.online(desk);
                        });
                waitUntilSame(site, desk);
                site.holdsAllOf(desk, trials);
                return new Tried(desk.commands().all().size(), what + ", each took effect once");
            }
        }
    }

    private static void give(DeskSession desk, FraudCase one, Trials trials) {
        var shown =
                desk.commands()
                        .send(
                                FraudProcedures.REVEAL_CASE,
                                new RevealCase(one.id(), "a question of the test"),
                                Duration.ZERO);
        var code = DecisionCode.R1;
        var decided =
                desk.commands()
                        .send(
                                FraudProcedures.DECIDE_CASE,
                                new DecideCase(one.id(), code.verdict(), code, null),
                                Duration.ZERO);
        if (!(shown instanceof Sent.Queued) || !(decided instanceof Sent.Queued))
            throw new IllegalStateException("refused here, seed " + trials.seed());
    }

    private static void settle(DeskSession desk, Trials trials, int commands) {
        var until = System.nanoTime() + Duration.ofSeconds(60L + commands / 4).toNanos();
        while (!desk.commands().in(OPEN).isEmpty()) {
            trials.holds(
                    Invariant.I7,
                    System.nanoTime() < until,
                    desk.commands().in(OPEN).size() + " commands still wait");
            desk.sync().tryNow();
            Programs.pause(20);
        }
    }

    private static void waitUntilSame(Site site, DeskSession desk) {
        for (var i = 0; i < 50 && !site.sameAs(desk); i++) {
            desk.sync().tryNow();
            Programs.pause(100);
        }
    }
}
