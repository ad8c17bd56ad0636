package live.lsn.desk.sync;

import live.lsn.api.model.Aggregate;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Permission;
import live.lsn.api.procedure.Command;
import live.lsn.api.procedure.Procedure.Mutation;
import live.lsn.api.procedure.SyncProcedures.CommandStatus;
import live.lsn.api.trpc.Json;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.OutboxStore;
import live.lsn.desk.store.State;
import live.lsn.rules.CommandRule;
import live.lsn.rules.CommandRules;
import live.lsn.rules.Context;
import live.lsn.rules.Outcome;
import live.lsn.rules.Refusal;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// What the user does: judged at once by the same rule as on the platform, durable when told so,
/// shown at once.
public final class Commands {
    /// How long a command can be taken back before it goes out.
    public static final Duration UNDO = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int NEWEST = 1_000;
    private static final int SLICE = 200;

    /// Longer than one node of the platform is behind another.
    private static final Duration NODES_APART = Duration.ofSeconds(10);

    private static final Set<State> PENDING =
            EnumSet.of(State.QUEUED, State.INFLIGHT, State.AUTH_WAIT, State.PARKED);

    private final CacheStore cache;
    private final OutboxStore outbox;
    private final String actor;
    private final InstantSource clock;
    private final Shown shown;
    private volatile Set<Permission> permissions = Set.of();
    private volatile long clockOffsetMs;

    Commands(CacheStore cache, OutboxStore outbox, String actor, InstantSource clock) {
        this.cache = cache;
        this.outbox = outbox;
        this.actor = actor;
        this.clock = clock;
        this.shown = new Shown(cache, outbox, actor);
    }

    /// What became of giving a command.
    public sealed interface Sent {
        /// The command is durable.
        ///
        /// @param until when it goes out; until then it can be taken back
        record Queued(String commandId, Instant until) implements Sent {}

        /// It cannot be done; nothing was recorded.
        record Refused(Refusal why) implements Sent {}
    }

    void permitted(Set<Permission> granted) {
        permissions = Set.copyOf(granted);
    }

    void clockOffset(long millis) {
        clockOffsetMs = millis;
    }

    /// Gives a command. Returns when it is on disk, or when the rule refuses it.
    ///
    /// @param wait how long it can be taken back
    public <A extends Aggregate, C extends Command> Sent send(
            Mutation<C, A> procedure, C command, Duration wait) {
        return send(procedure, command, wait, null);
    }

    /// @param insteadOf a command that this one takes the place of
    private <A extends Aggregate, C extends Command> Sent send(
            Mutation<C, A> procedure, C command, Duration wait, @Nullable String insteadOf) {
        var rule = CommandRules.of(procedure);
        if (!rule.allows(permissions, command))
            return new Sent.Refused(Refusal.of("command.not-permitted"));
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var id = Ids.next();
        var before = cache.find(rule.collection(), command.aggregateId());
        var outcome =
                rule.rule()
                        .apply(
                                before,
                                command,
                                new Context(actor, now, id, new CacheLookup(cache)));
        if (outcome instanceof Outcome.Refused<A>(var why)) return new Sent.Refused(why);
        var earlier = lastPending(command.aggregateId(), insteadOf);
        var version =
                rule.commutes()
                        ? null
                        : Long.valueOf(
                                Math.max(
                                        0,
                                        cache.baseVersion(
                                                rule.collection().name(), command.aggregateId())));
        var until = now.plus(wait);
        outbox.add(
                new OutboxCommand(
                        0,
                        id,
                        procedure.name(),
                        1,
                        rule.collection().name(),
                        command.aggregateId(),
                        Json.MAPPER.writeValueAsBytes(command),
                        version,
                        rule.commutes() ? null : earlier,
                        now,
                        clockOffsetMs,
                        0,
                        State.QUEUED,
                        until,
                        0,
                        now,
                        null,
                        null,
                        null,
                        null,
                        now,
                        now));
        shown.refresh(rule.collection().name(), command.aggregateId());
        return new Sent.Queued(id, until);
    }

    private @Nullable String lastPending(String aggregateId, @Nullable String without) {
        return outbox.liveOf(aggregateId).stream()
                .filter(
                        command ->
                                PENDING.contains(command.state())
                                        && !command.id().equals(without)
                                        && command.basedOnVersion() != null)
                .map(OutboxCommand::id)
                .reduce((_, later) -> later)
                .orElse(null);
    }

    /// Takes a command back, if it has never been sent.
    ///
    /// @return false where it was too late
    public boolean undo(String commandId) {
        var command = outbox.find(commandId);
        // Once sent it may have taken effect, whatever came back.
        var undone =
                command != null
                        && command.attempts() == 0
                        && outbox.discard(commandId, clock.instant());
        if (command != null && undone) shown.refresh(command);
        return undone;
    }

    /// Gives up a command that the platform did not take: what others did stands.
    public void keepTheirs(String commandId) {
        var command = outbox.find(commandId);
        if (command == null
                || !EnumSet.of(
                                State.CONFLICT,
                                State.REJECTED,
                                State.PARKED,
                                State.LOST,
                                State.UNSURE)
                        .contains(command.state())) return;
        outbox.update(command.withState(State.DISCARDED_BY_USER, clock.instant()));
        shown.refresh(command);
    }

    /// Gives the same command anew, on what is there now: as if the old one had never been given.
    /// One that a restored platform no longer has, or that may have been done, goes out once more
    /// as it is: should it have it after all, it counts once.
    public Sent applyOnTop(String commandId) {
        var old = Objects.requireNonNull(outbox.find(commandId), commandId);
        if (old.state() == State.LOST || old.state() == State.UNSURE) return sendAgain(old);
        shown.refreshWithout(old);
        var sent = resend(Objects.requireNonNull(CommandRules.of(old.procedure())), old);
        if (sent instanceof Sent.Queued) keepTheirs(commandId);
        else shown.refresh(old);
        return sent;
    }

    private <A extends Aggregate, C extends Command> Sent resend(
            CommandRule<A, C> rule, OutboxCommand old) {
        return send(
                rule.procedure(),
                Json.MAPPER.readValue(old.input(), rule.procedure().input()),
                Duration.ZERO,
                old.id());
    }

    private Sent sendAgain(OutboxCommand lost) {
        var now = clock.instant();
        outbox.update(lost.dueNow(now));
        shown.refresh(lost);
        return new Sent.Queued(lost.id(), now);
    }

    /// Sends again, in their order, all commands that a restored platform no longer has.
    public void sendLostAgain() {
        outbox.in(EnumSet.of(State.LOST)).forEach(this::sendAgain);
    }

    /// Where a cache begins anew: whatever the platform took and this device still knows of is
    /// asked for. By no clock: somebody may have set it since.
    ///
    /// @param ask what the platform knows of commands, in their order
    void reconcile(Function<List<String>, List<CommandStatus>> ask) {
        reconcile(outbox.in(EnumSet.of(State.ACKED)), ask);
    }

    /// After a page: a receipt of a place that the page covers, for a command that it does not
    /// hold, is one of another history, as of a platform that was restored before this desk had
    /// read what it was told; so is one of a place that the platform has not reached. That node may
    /// only be a little behind, so a receipt from just now is not doubted for that.
    ///
    /// @param from where the page begins, not included
    /// @param to where it ends
    /// @param head the newest place that the platform knows
    void reconcile(
            long from,
            long to,
            long head,
            Collection<String> applied,
            Function<List<String>, List<CommandStatus>> ask) {
        var now = clock.instant();
        var doubted = new ArrayList<OutboxCommand>();
        for (var command : outbox.receipts(from, to, head)) {
            var place = Objects.requireNonNull(command.ackPosition());
            if (!applied.contains(command.id()) && (place <= to || !isFresh(command, now)))
                doubted.add(command);
        }
        reconcile(doubted, ask);
    }

    /// One from the future was stored before this machine's clock was set back.
    private static boolean isFresh(OutboxCommand command, Instant now) {
        return !command.updatedAt().isBefore(now.minus(NODES_APART))
                && !command.updatedAt().isAfter(now);
    }

    /// What the platform no longer has is marked as lost and waits for the user; what it has gets
    /// its place in the new history.
    private void reconcile(
            List<OutboxCommand> taken, Function<List<String>, List<CommandStatus>> ask) {
        if (taken.isEmpty()) return;
        var told = ask.apply(taken.stream().map(OutboxCommand::id).toList());
        for (var i = 0; i < taken.size(); i++) place(taken.get(i), told.get(i));
        shown.refreshAll();
    }

    private void place(OutboxCommand command, CommandStatus told) {
        var now = clock.instant();
        var version = told.version();
        if (version == null) {
            LOG.warn("command {} is LOST: the platform was restored without it", command.id());
            outbox.update(command.answered(State.LOST, null, null, now));
        } else if (!Objects.equals(told.position(), command.ackPosition())) {
            outbox.update(command.acked(version, told.position(), now));
        }
    }

    /// What an earlier start left behind goes out at once: the time to take it back ended with that
    /// start.
    void closeUndoWindows() {
        var now = clock.instant();
        outbox.updateAll(
                outbox.in(EnumSet.of(State.QUEUED, State.INFLIGHT, State.AUTH_WAIT)).stream()
                        .filter(
                                command ->
                                        command.state() != State.QUEUED
                                                || command.notBefore().isAfter(now))
                        .map(command -> command.dueNow(now))
                        .toList());
    }

    /// Forgets what has been over for thirty days, but for the newest, a slice at a time so that
    /// what the user does meanwhile need not wait. What the cache has not caught up with stays.
    void forgetOld(BooleanSupplier stop) {
        var cursor = cache.cursor();
        if (cursor == null) return;
        var before = clock.instant().minus(KEPT);
        while (!stop.getAsBoolean()
                && outbox.forget(before, cursor.position(), NEWEST, SLICE) > 0) {
            // the next slice
        }
    }

    /// What pending commands make of cached rows.
    Shown shown() {
        return shown;
    }

    /// What of the outbox stands so.
    public List<OutboxCommand> in(Set<State> states) {
        return outbox.in(states);
    }

    /// Everything in the outbox, oldest first.
    public List<OutboxCommand> all() {
        return outbox.all();
    }
}
