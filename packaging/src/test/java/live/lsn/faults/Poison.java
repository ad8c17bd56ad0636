package live.lsn.faults;

import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Ids;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.api.trpc.Json;
import live.lsn.desk.DeskSession;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.State;
import live.lsn.survival.Programs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;

/// Commands that no platform will ever take, among good ones: each holds back what comes after it
/// on the same case, and nothing else.
final class Poison {
    private static final Set<State> ASKS = EnumSet.of(State.REJECTED, State.PARKED, State.CONFLICT);
    private static final Duration SOON = Duration.ofSeconds(60);

    private Poison() {}

    static Tried inItsLane(Trials trials) throws Exception {
        var good = trials.count(40, 400);
        try (var site = new Site(trials, good + Kind.values().length);
                var desk = site.desk("desk", site.url())) {
            Programs.await(
                    SOON, () -> Site.online(desk) && Site.count(desk) == site.cases().size());
            var cases = new ArrayList<>(site.cases());
            var poison = new ArrayList<OutboxCommand>();
            for (var kind : Kind.values()) {
                var one = kind.on(cases.removeLast());
                poison.add(one);
                desk.outbox().add(one);
            }
            for (var one : cases) desk.outbox().add(decision(one));
            desk.sync().tryNow();
            Programs.await(SOON, () -> done(desk) == good);
            for (var one : poison) {
                Programs.await(SOON, () -> ASKS.contains(state(desk, one)));
                trials.holds(Invariant.I7, desk.outbox().find(one.id()) != null, "one is gone");
            }
            return new Tried(poison.size(), "kinds of poison among " + good + " that went through");
        }
    }

    private static long done(DeskSession desk) {
        return desk.outbox().in(EnumSet.of(State.ACKED)).size();
    }

    private static State state(DeskSession desk, OutboxCommand command) {
        return java.util.Objects.requireNonNull(desk.outbox().find(command.id())).state();
    }

    private static OutboxCommand decision(FraudCase one) {
        var code = DecisionCode.R1;
        return command(one, FraudProcedures.DECIDE_CASE.name(), decided(one.id(), code, null));
    }

    private static byte[] decided(
            String id, DecisionCode code, @org.jspecify.annotations.Nullable String note) {
        return Json.MAPPER.writeValueAsBytes(new DecideCase(id, code.verdict(), code, note));
    }

    private static OutboxCommand command(FraudCase on, String procedure, byte[] input) {
        return Keeper.command(Ids.next(), procedure, on.id(), on.version(), input);
    }

    private enum Kind {
        NO_SUCH_PROCEDURE {
            @Override
            OutboxCommand on(FraudCase one) {
                return command(one, "fraud.unheardOf", decided(one.id(), DecisionCode.R1, null));
            }
        },
        NO_SUCH_CASE {
            @Override
            OutboxCommand on(FraudCase one) {
                return decide(one, decided(Ids.next(), DecisionCode.R1, null));
            }
        },
        OF_ANOTHER_SHAPE {
            @Override
            OutboxCommand on(FraudCase one) {
                return decide(one, "{\"caseId\":7}".getBytes(StandardCharsets.UTF_8));
            }
        },
        TOO_LONG {
            @Override
            OutboxCommand on(FraudCase one) {
                return decide(one, decided(one.id(), DecisionCode.R1, "x".repeat(3_000)));
            }
        },
        FAR_TOO_LONG {
            @Override
            OutboxCommand on(FraudCase one) {
                return decide(one, decided(one.id(), DecisionCode.R1, "x".repeat(20_000_000)));
            }
        };

        abstract OutboxCommand on(FraudCase one);

        private static OutboxCommand decide(FraudCase one, byte[] input) {
            return command(one, FraudProcedures.DECIDE_CASE.name(), input);
        }
    }
}
