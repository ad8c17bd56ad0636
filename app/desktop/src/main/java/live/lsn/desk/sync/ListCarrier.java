package live.lsn.desk.sync;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.model.Aggregate;
import live.lsn.api.procedure.Command;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.api.trpc.TrpcException;
import live.lsn.api.trpc.TrpcException.NotTrpc;
import live.lsn.api.trpc.TrpcException.Refused;
import live.lsn.api.trpc.TrpcException.Unreachable;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.State;
import live.lsn.desk.store.Told;
import live.lsn.rules.CommandRule;
import live.lsn.rules.CommandRules;
import live.lsn.rules.Context;
import live.lsn.rules.Outcome;
import live.lsn.rules.Refusal;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Takes commands to a platform that may neither compare versions nor keep account of what it took:
/// the record is read before a command goes out, and again before one goes out whose answer was
/// lost.
final class ListCarrier implements Carrier {
    /// A command whose answer was lost so often is not sent again unless somebody says so.
    private static final int SENT_AT_MOST = 2;

    /// What two clocks may differ by after all.
    private static final Duration SLACK = Duration.ofSeconds(2);

    /// The cache holds the effect; nothing has to be waited for.
    private static final long AT_ONCE = 0;

    private static final Set<Unreachable.Reason> NEVER_LEFT =
            EnumSet.of(
                    Unreachable.Reason.UNKNOWN_NAME,
                    Unreachable.Reason.NO_CONNECTION,
                    Unreachable.Reason.NOT_READY,
                    Unreachable.Reason.ENCRYPTION);

    private static final Set<TrpcErrorCode> MAY_BE_DONE =
            EnumSet.of(
                    TrpcErrorCode.INTERNAL_SERVER_ERROR,
                    TrpcErrorCode.TIMEOUT,
                    TrpcErrorCode.CLIENT_CLOSED_REQUEST,
                    TrpcErrorCode.BAD_GATEWAY,
                    TrpcErrorCode.GATEWAY_TIMEOUT);

    private final CacheStore cache;
    private final TrpcClient client;
    private final Lists lists;
    private final ListCache rows;
    private final String actor;
    private final InstantSource clock;
    private final Runnable askAgain;
    private final Map<String, Integer> lost = new ConcurrentHashMap<>();

    /// @param askAgain has the lists read soon
    ListCarrier(
            CacheStore cache,
            TrpcClient client,
            Lists lists,
            ListCache rows,
            String actor,
            InstantSource clock,
            Runnable askAgain) {
        this.cache = cache;
        this.client = client;
        this.lists = lists;
        this.rows = rows;
        this.actor = actor;
        this.clock = clock;
        this.askAgain = askAgain;
    }

    @Override
    public @Nullable OutboxCommand look(OutboxCommand command, @Nullable Long basis) {
        var rule = CommandRules.of(command.procedure());
        if (rule == null || (command.attempts() == 0 && rule.commutes())) return null;
        return lists.gets(rule.collection())
                ? look(rule, command, basis)
                : mayBeDone(command) ? parked(command, "command.answer-lost") : null;
    }

    private <A extends Aggregate, C extends Command> @Nullable OutboxCommand look(
            CommandRule<A, C> rule, OutboxCommand command, @Nullable Long basis) {
        var found = lists.find(rule.collection(), command.aggregateId());
        var input = Json.MAPPER.readValue(command.input(), rule.procedure().input());
        if (found == null) return gone(rule, command, input);
        if (command.attempts() > 0 && isDone(rule, command, input, found)) {
            rows.take(rule.collection(), found);
            lost.remove(command.id());
            return command.acked(found.version(), AT_ONCE, clock.instant());
        }
        if (!rule.commutes() && basis != null && found.version() != basis) {
            rows.take(rule.collection(), found);
            return conflict(command, found);
        }
        return lost.getOrDefault(command.id(), 0) >= SENT_AT_MOST
                ? parked(command, "command.answer-lost")
                : null;
    }

    /// What a rule says to a record that is not there is what the platform would say.
    private <A extends Aggregate, C extends Command> @Nullable OutboxCommand gone(
            CommandRule<A, C> rule, OutboxCommand command, C input) {
        var context = new Context(actor, command.occurredAt(), command.id());
        return rule.rule().apply(null, input, context) instanceof Outcome.Refused<A>(var why)
                ? answered(command, State.REJECTED, Map.of("refusal", why), why.code())
                : null;
    }

    /// Whether the record shows it. The platform may note its own time or the desk's.
    private <A extends Aggregate, C extends Command> boolean isDone(
            CommandRule<A, C> rule, OutboxCommand command, C input, Told found) {
        var now = Json.MAPPER.readValue(found.json(), rule.collection().type());
        var since =
                command.occurredAt().plusMillis(Math.min(0, command.clockOffsetMs())).minus(SLACK);
        return rule.effect().isIn(now, input, new Context(actor, since, command.id()));
    }

    /// Whether an earlier attempt may have been taken although no answer came.
    private boolean mayBeDone(OutboxCommand command) {
        return lost.containsKey(command.id())
                || (command.attempts() > 0
                        && !Refused.class.getSimpleName().equals(command.lastError()));
    }

    @Override
    public void carry(
            OutboxCommand command,
            @Nullable Long basis,
            Map<String, String> headers,
            Consumer<OutboxCommand> keep) {
        keep.accept(carried(command, basis, headers));
    }

    private OutboxCommand carried(
            OutboxCommand command, @Nullable Long basis, Map<String, String> headers) {
        try {
            var answer =
                    client.mutate(
                            command.procedure(), Json.MAPPER.readTree(command.input()), headers);
            lost.remove(command.id());
            return done(command, basis, answer.value());
        } catch (Refused refused) {
            if (Introduction.isNotThere(refused)) return parked(command, "command.not-offered");
            if (refused.code() == TrpcErrorCode.CONFLICT) return conflict(command, refused);
            if (MAY_BE_DONE.contains(refused.code())) lose(command);
            throw refused;
        } catch (Unreachable gone) {
            if (!NEVER_LEFT.contains(gone.reason())) lose(command);
            throw gone;
        } catch (NotTrpc other) {
            lose(command);
            throw other;
        }
    }

    private void lose(OutboxCommand command) {
        lost.merge(command.id(), 1, Integer::sum);
    }

    /// Reads what it led to, so that the screen shows the platform's own word at once. Where that
    /// cannot be had, what the rule makes of it is shown until the lists were read again.
    private OutboxCommand done(OutboxCommand command, @Nullable Long basis, JsonNode answer) {
        var now = readAgain(command);
        if (now != null && (basis == null || now.version() != basis))
            return command.acked(now.version(), AT_ONCE, clock.instant());
        askAgain.run();
        var told = answer.path("version");
        var version = told.isIntegralNumber() ? told.asLong() : basis == null ? 0 : basis + 1;
        var cursor = cache.cursor();
        // The reading under way may have begun before this.
        return command.acked(
                version, cursor == null ? null : cursor.position() + 2, clock.instant());
    }

    private @Nullable Told readAgain(OutboxCommand command) {
        var rule = CommandRules.of(command.procedure());
        if (rule == null) return null;
        try {
            if (!lists.gets(rule.collection())) return null;
            var now = lists.find(rule.collection(), command.aggregateId());
            if (now != null) rows.take(rule.collection(), now);
            return now;
        } catch (TrpcException | OddAnswerException | JacksonException e) {
            return null;
        }
    }

    /// What the platform told with it stands; where it told nothing of the record, it is read.
    private OutboxCommand conflict(OutboxCommand command, Refused refused) {
        if (refused.data().path("reason").asString("").equals("IN_PROGRESS")
                || refused.data().path("current").isObject()) throw refused;
        var now = readAgain(command);
        if (now == null) throw refused;
        return conflict(command, now);
    }

    private OutboxCommand conflict(OutboxCommand command, Told now) {
        var answer = Json.MAPPER.createObjectNode().put("reason", "VERSION");
        answer.set("current", Json.MAPPER.readTree(now.json()));
        return answered(command, State.CONFLICT, answer, TrpcErrorCode.CONFLICT.name());
    }

    private OutboxCommand parked(OutboxCommand command, String why) {
        return answered(command, State.PARKED, Map.of("refusal", Refusal.of(why)), why);
    }

    private OutboxCommand answered(
            OutboxCommand command, State state, Object answer, String error) {
        return command.answered(
                state, Json.MAPPER.writeValueAsBytes(answer), error, clock.instant());
    }
}
