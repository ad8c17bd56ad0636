package live.lsn.faults.simulator;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.desk.store.State;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.faults.BrokenException;
import live.lsn.faults.Control;
import live.lsn.faults.Invariant;
import live.lsn.faults.simulator.ModelPlatform.Skew;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/// A desk whose platform becomes another version and, after a while, one that fits again: rows and
/// work stay, and what waited goes out.
public final class Skews implements AutoCloseable {
    private static final Duration LONG = Duration.ofMinutes(20);

    private final long seed;
    private final Turns turns;
    private final ModelPlatform platform;
    private final SimulatedDesk desk;

    private Skews(long seed, Path dir) throws IOException {
        this.seed = seed;
        this.turns = new Turns(seed);
        this.platform =
                new ModelPlatform(
                        turns,
                        Control.NONE,
                        List.of(Simulation.open(1), Simulation.open(2), Simulation.open(3)));
        this.desk = new SimulatedDesk(turns, platform, new Trace(turns), "ada", dir);
    }

    /// @return how many kinds there are
    /// @throws BrokenException where something was lost or did not go out
    public static int tryAll(long seed, Path dir) throws IOException {
        for (var skew : Skew.values())
            try (var one = new Skews(seed, dir.resolve(skew.name()))) {
                one.tryOut(skew);
            }
        return Skew.values().length;
    }

    private void tryOut(Skew skew) {
        await(skew, () -> count() == 3 && online());
        platform.become(skew);
        for (var id : platform.cases().keySet()) platform.otherEdits(id);
        desk.restart();
        go(Duration.ofMinutes(2));
        var given = decide();
        go(Duration.ofMinutes(2));
        holds(Invariant.I6, count() == 3, skew + ": rows went");
        holds(Invariant.I1, state(given) != null, skew + ": the command went");
        told(skew);
        platform.become(Skew.NONE);
        desk.restart();
        await(skew, this::online);
        await(skew, () -> isSettled(given));
        holds(Invariant.I2, platform.effects().size() == 1, skew + ": not one effect");
        for (var one : platform.cases().values())
            holds(
                    Invariant.I4,
                    one.equals(desk.cache().base(Collections.FRAUD_CASES, one.id())),
                    skew + ": the desk has something else");
    }

    /// Whoever cannot read the platform says what helps.
    private void told(Skew skew) {
        var connection = desk.sync().status().connection();
        var fits =
                switch (skew) {
                    case NONE, ANOTHER_FIELD, A_COMMAND_LESS -> connection == Connection.ONLINE;
                    case ANOTHER_VALUE, A_FIELD_LESS, TOO_NEW ->
                            connection == Connection.INCOMPATIBLE;
                };
        holds(Invariant.I6, fits, skew + ": the desk says " + connection);
    }

    private String decide() {
        var id = platform.cases().keySet().iterator().next();
        var sent =
                desk.commands()
                        .send(
                                FraudProcedures.DECIDE_CASE,
                                new DecideCase(
                                        id, DecisionCode.R1.verdict(), DecisionCode.R1, null),
                                Duration.ZERO);
        return ((Sent.Queued) sent).commandId();
    }

    private boolean online() {
        return desk.sync().status().connection() == Connection.ONLINE;
    }

    /// Whoever is asked says: the same again.
    private boolean isSettled(String command) {
        if (state(command) == State.PARKED || state(command) == State.CONFLICT)
            desk.commands().applyOnTop(command);
        return !desk.outbox().live().iterator().hasNext();
    }

    private State state(String command) {
        return Objects.requireNonNull(desk.outbox().find(command)).state();
    }

    private long count() {
        return desk.cache().count(Collections.FRAUD_CASES.name());
    }

    private void go(Duration time) {
        var until = turns.nanos() + time.toNanos();
        while (turns.step(until)) {
            // until then
        }
    }

    private void await(Skew skew, BooleanSupplier condition) {
        var until = turns.nanos() + LONG.toNanos();
        while (!condition.getAsBoolean())
            holds(
                    Invariant.I7,
                    turns.step(until),
                    skew + ": nothing more happens, " + desk.sync().status());
    }

    private void holds(Invariant invariant, boolean condition, String otherwise) {
        if (!condition) throw new BrokenException(invariant, seed, otherwise);
    }

    @Override
    public void close() {
        desk.close();
    }
}
