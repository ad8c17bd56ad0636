package live.lsn.faults.simulator;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.CaseState;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Layer;
import live.lsn.api.model.Money;
import live.lsn.api.model.Reason;
import live.lsn.api.model.RiskLevel;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.api.procedure.FraudProcedures.RevealCase;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.State;
import live.lsn.desk.sync.Commands;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.faults.BrokenException;
import live.lsn.faults.Control;
import live.lsn.faults.Invariant;
import live.lsn.faults.simulator.Net.Weather;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Two desks of two people on the same three cases, and whatever can go wrong between them and the
/// platform, schedule after schedule; after each all grows calm, and everything must be settled.
public final class Simulation implements AutoCloseable {
    private static final Duration STORMY = Duration.ofSeconds(90);
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(20);
    private static final Duration OUTAGE = Duration.ofMinutes(30);
    private static final int CHECKED_EACH = 12;
    private static final Set<State> NEEDS_SOMEBODY =
            EnumSet.of(State.CONFLICT, State.REJECTED, State.PARKED, State.LOST, State.UNSURE);

    private final long seed;
    private final Turns turns;
    private final Trace trace;
    private final ModelPlatform platform;
    private final List<SimulatedDesk> desks = new ArrayList<>();
    private long steps;

    private Simulation(long seed, Control control, Path dir) throws IOException {
        this.seed = seed;
        this.turns = new Turns(seed);
        this.trace = new Trace(turns);
        this.platform = new ModelPlatform(turns, control, List.of(open(1), open(2), open(3)));
        for (var name : List.of("ada", "ben"))
            desks.add(new SimulatedDesk(turns, platform, trace, name, dir.resolve(name)));
    }

    /// Goes through some schedules.
    ///
    /// @return what happened, as a hash
    /// @throws BrokenException where an invariant did not hold
    public static String run(long seed, Control control, int schedules, Path dir)
            throws IOException {
        try (var simulation = new Simulation(seed, control, dir)) {
            for (var i = 0; i < schedules; i++) simulation.schedule();
            return simulation.trace.hash();
        }
    }

    private void schedule() throws IOException {
        platform.reopenDecided();
        var chance = turns.chance();
        if (chance.nextInt(30) == 0) outage();
        for (var desk : desks) plan(desk);
        for (var i = chance.nextInt(3); i > 0; i--)
            within(() -> platform.otherEdits(any(List.copyOf(platform.cases().keySet()))));
        if (chance.nextInt(6) == 0) {
            within(platform::backUp);
            within(() -> restore(turns.chance().nextBoolean()));
        }
        if (chance.nextInt(12) == 0) within(platform::trim);
        go(turns.nanos() + STORMY.toNanos(), () -> false);
        calm();
        settle();
        check();
    }

    /// Nobody gets through for half an hour; people go on working.
    private void outage() {
        var asked = new HashMap<SimulatedDesk, Long>();
        for (var desk : desks) {
            become(desk, Weather.DOWN);
            asked.put(desk, desk.net().askedWhileDown());
            for (var i = 0; i < 3; i++) within(() -> act(desk));
        }
        go(turns.nanos() + OUTAGE.toNanos(), () -> false);
        asked.forEach(
                (desk, before) -> {
                    var times = desk.net().askedWhileDown() - before;
                    holds(
                            Invariant.I12,
                            times <= OUTAGE.toSeconds(),
                            desk.name() + " called " + times + " times in " + OUTAGE);
                });
        calm();
    }

    private void restore(boolean known) {
        trace.tell("platform", "is restored" + (known ? "" : ", and does not know"));
        platform.restore(known);
    }

    private void plan(SimulatedDesk desk) {
        var chance = turns.chance();
        for (var i = 1 + chance.nextInt(5); i > 0; i--) within(() -> act(desk));
        for (var i = chance.nextInt(4); i > 0; i--)
            within(() -> become(desk, any(List.of(Weather.values()))));
        for (var i = chance.nextInt(2); i > 0; i--) within(() -> kill(desk));
        if (chance.nextInt(5) == 0)
            within(() -> desk.life().set(turns.chance().nextLong(-10L, 11L) * 365 * 86_400_000L));
        if (chance.nextInt(3) == 0) within(() -> desk.sync().tryNow());
    }

    private void within(Runnable what) {
        turns.at(Net.moment(turns.chance(), STORMY.toMillis()), what);
    }

    private void become(SimulatedDesk desk, Weather weather) {
        trace.tell(desk.name(), "has " + weather);
        desk.net().become(weather);
    }

    private void kill(SimulatedDesk desk) {
        try {
            checkCursor(desk);
            desk.kill();
            checkCursor(desk);
            for (var id : desk.confirmed())
                holds(
                        Invariant.I1,
                        desk.outbox().find(id) != null,
                        desk.name() + " no longer has " + trace.name(id));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// The user does something, as users do.
    private void act(SimulatedDesk desk) {
        var chance = turns.chance();
        var id = any(List.copyOf(platform.cases().keySet()));
        switch (chance.nextInt(6)) {
            case 0 -> undo(desk);
            case 1 -> resolve(desk);
            case 2 ->
                    told(
                            desk,
                            desk.commands()
                                    .send(
                                            FraudProcedures.REVEAL_CASE,
                                            new RevealCase(id, "asked by telephone"),
                                            Duration.ZERO));
            default -> {
                var code = any(List.of(DecisionCode.E2, DecisionCode.E1, DecisionCode.E2));
                var wait = chance.nextInt(3) == 0 ? Commands.UNDO : Duration.ZERO;
                told(
                        desk,
                        desk.commands()
                                .send(
                                        FraudProcedures.DECIDE_CASE,
                                        new DecideCase(id, code.verdict(), code, null),
                                        wait));
            }
        }
    }

    private void told(SimulatedDesk desk, Sent sent) {
        trace.tell(
                desk.name(),
                sent instanceof Sent.Queued(var id, _) ? "does " + trace.name(id) : "may not");
        if (sent instanceof Sent.Queued(var id, _)) desk.confirmed().add(id);
    }

    private void undo(SimulatedDesk desk) {
        var waiting = desk.commands().in(EnumSet.of(State.QUEUED));
        if (waiting.isEmpty()) return;
        var id = waiting.getLast().id();
        if (!desk.commands().undo(id)) return;
        trace.tell(desk.name(), "takes back " + trace.name(id));
        holds(Invariant.I2, !platform.knows(id), "what was taken back had taken effect");
    }

    private void resolve(SimulatedDesk desk) {
        for (var command : desk.commands().in(NEEDS_SOMEBODY)) {
            trace.tell(desk.name(), "looks at " + trace.name(command.id()));
            if (turns.chance().nextBoolean()) told(desk, again(desk, command));
            else desk.commands().keepTheirs(command.id());
        }
    }

    private static Sent again(SimulatedDesk desk, OutboxCommand command) {
        return desk.commands().applyOnTop(command.id());
    }

    private void calm() {
        for (var desk : desks) {
            become(desk, Weather.CALM);
            desk.life().set(0);
        }
    }

    /// Users look at whatever needs them until nothing does, and all is quiet.
    private void settle() {
        var until = turns.nanos() + SETTLED_WITHIN.toNanos();
        while (true) {
            if (!go(until, () -> desks.stream().allMatch(this::isQuiet))) desks.forEach(this::late);
            var asked = false;
            for (var desk : desks) {
                for (var command : desk.commands().in(NEEDS_SOMEBODY)) {
                    asked = true;
                    if (command.state() == State.LOST) desk.commands().applyOnTop(command.id());
                    else desk.commands().keepTheirs(command.id());
                }
            }
            if (!asked) return;
        }
    }

    private boolean isQuiet(SimulatedDesk desk) {
        var cursor = desk.cache().cursor();
        for (var command : desk.outbox().live())
            if (!NEEDS_SOMEBODY.contains(command.state()) && !isHeld(desk, command)) return false;
        return cursor != null
                && platform.upTo(cursor) != null
                && cursor.position() == platform.head()
                && desk.outbox()
                        .receipts(platform.head(), platform.head(), platform.head())
                        .isEmpty()
                && differing(desk) == null;
    }

    /// Behind one that somebody must look at.
    private static boolean isHeld(SimulatedDesk desk, OutboxCommand command) {
        return desk.outbox().liveOf(command.aggregateId()).stream()
                .anyMatch(other -> NEEDS_SOMEBODY.contains(other.state()));
    }

    private @Nullable String differing(SimulatedDesk desk) {
        for (var one : platform.cases().values()) {
            var base = desk.cache().base(Collections.FRAUD_CASES, one.id());
            if (!one.equals(base)) return one.id();
        }
        return null;
    }

    /// @return whether it was done by then
    private boolean go(long until, BooleanSupplier done) {
        while (turns.step(until)) {
            if (++steps % CHECKED_EACH > 0) continue;
            desks.forEach(this::checkCursor);
            if (done.getAsBoolean()) return true;
        }
        return done.getAsBoolean();
    }

    private void late(SimulatedDesk desk) {
        var waiting = new ArrayList<String>();
        for (var command : desk.outbox().live())
            waiting.add(trace.name(command.id()) + " " + command.state());
        var status = desk.sync().status();
        holds(
                Invariant.I7,
                isQuiet(desk),
                "%s is %s (%s) with %s at %s, the platform at %d; differing: %s"
                        .formatted(
                                desk.name(),
                                status.connection(),
                                status.reason(),
                                waiting,
                                desk.cache().cursor(),
                                platform.head(),
                                differing(desk)));
    }

    /// What the cache holds is no older than its cursor says.
    private void checkCursor(SimulatedDesk desk) {
        var cursor = desk.movedTo();
        var told = cursor == null ? null : platform.upTo(cursor);
        if (told == null) return;
        for (var change : told.values()) {
            var base = desk.cache().base(Collections.FRAUD_CASES, change.id());
            var version = base == null ? -1 : base.version();
            var behind =
                    version < change.version()
                            || (base != null
                                    && version == change.version()
                                    && base.reveals().size() < change.reveals());
            holds(
                    Invariant.I5,
                    !behind,
                    "%s holds version %d at position %d, which has %d"
                            .formatted(
                                    desk.name(),
                                    version,
                                    cursor == null ? 0 : cursor.position(),
                                    change.version()));
        }
    }

    private void check() {
        var effects = new HashMap<String, Integer>();
        var order = new HashMap<String, Long>();
        for (var effect : platform.effects()) {
            effects.merge(effect.command(), 1, Integer::sum);
            var before = order.put(effect.install() + effect.id(), effect.seq());
            holds(
                    Invariant.I3,
                    before == null || before <= effect.seq() || platform.wasRestored(),
                    trace.name(effect.command()) + " took effect after a later one");
        }
        effects.forEach(
                (id, times) ->
                        holds(
                                Invariant.I2,
                                times == 1,
                                trace.name(id) + " took effect " + times + " times"));
        desks.forEach(this::check);
    }

    private void check(SimulatedDesk desk) {
        holds(
                Invariant.I4,
                differing(desk) == null,
                desk.name() + " has not what the platform has");
        for (var one : platform.cases().values())
            holds(
                    Invariant.I4,
                    one.equals(desk.cache().find(Collections.FRAUD_CASES, one.id())),
                    desk.name() + " shows something else than what is");
        var known = new HashMap<String, State>();
        for (var command : desk.commands().all()) known.put(command.id(), command.state());
        for (var id : desk.confirmed()) {
            var state = known.get(id);
            holds(Invariant.I1, state != null, desk.name() + " no longer has " + trace.name(id));
            holds(
                    Invariant.I4,
                    state == State.ACKED || state == State.DISCARDED_BY_USER,
                    trace.name(id) + " is " + state);
            holds(
                    Invariant.I1,
                    state != State.ACKED || platform.knows(id),
                    trace.name(id) + " is done here and not on the platform");
        }
    }

    private void holds(Invariant invariant, boolean condition, String otherwise) {
        if (!condition) throw new BrokenException(invariant, seed, otherwise + "\n" + trace.end());
    }

    private <T> T any(List<T> some) {
        return some.get(turns.chance().nextInt(some.size()));
    }

    static FraudCase open(int number) {
        var opened = Instant.parse("2026-03-01T10:00:00Z");
        return new FraudCase(
                "01920000-000" + number + "-7000-8000-000000000000",
                1,
                ModelPlatform.CHANNEL,
                "CASE-" + number,
                "01920000-001" + number + "-7000-8000-000000000000",
                "ORD-" + number,
                null,
                null,
                null,
                opened,
                opened.plus(Duration.ofHours(1)),
                60,
                60,
                RiskLevel.HIGH,
                CaseState.OPEN,
                new Money(10_000, "AUD"),
                "AU → NZ",
                List.of(new Reason("VEL_CARD_ATTEMPTS", Layer.VELOCITY, 22, Map.of("count", "4"))),
                List.of(Layer.BLACKLIST),
                "v1",
                "",
                "",
                List.of(),
                null,
                List.of(),
                true);
    }

    @Override
    public void close() {
        desks.forEach(SimulatedDesk::close);
    }
}
