package live.lsn.platform.command;

import live.lsn.api.model.Aggregate;
import live.lsn.api.procedure.Command;
import live.lsn.api.procedure.SyncProcedures.Op;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.platform.access.Caller;
import live.lsn.platform.db.AggregateTable;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Tables;
import live.lsn.platform.feed.Act;
import live.lsn.platform.feed.Change;
import live.lsn.platform.feed.Feed;
import live.lsn.platform.feed.HeadWatch;
import live.lsn.platform.trpc.Call;
import live.lsn.platform.trpc.TrpcFailure;
import live.lsn.platform.trpc.TrpcRouter;
import live.lsn.rules.CommandRule;
import live.lsn.rules.CommandRules;
import live.lsn.rules.Context;
import live.lsn.rules.Outcome;

import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/// Takes commands: ledger, effect, feed and audit in one transaction, so that a command takes
/// effect once however often it arrives. A refusal or a conflict leaves nothing behind; a retry is
/// judged anew.
public final class Pipeline {
    /// Answer header: the channel's position at which the command took effect.
    public static final String POSITION = "X-Lsn-Position";

    /// Answer header: the version that the command led to; the aggregate in the answer may be
    /// newer.
    public static final String VERSION = "X-Lsn-Version";

    private final Database database;
    private final Tables tables;
    private final Feed feed;
    private final HeadWatch heads;
    private final AttachedFiles files;
    private final InstantSource clock;

    public Pipeline(
            Database database,
            Tables tables,
            Feed feed,
            HeadWatch heads,
            AttachedFiles files,
            InstantSource clock) {
        this.files = files;
        this.database = database;
        this.tables = tables;
        this.feed = feed;
        this.heads = heads;
        this.clock = clock;
    }

    /// Serves every command rule.
    public void register(TrpcRouter router) {
        CommandRules.ALL.forEach(rule -> register(router, rule));
    }

    private <A extends Aggregate, C extends Command> void register(
            TrpcRouter router, CommandRule<A, C> rule) {
        router.mutation(rule.procedure(), (command, call) -> take(rule, command, call));
    }

    private record Applied<A>(A aggregate, long version, long position) {}

    private <A extends Aggregate, C extends Command> A take(
            CommandRule<A, C> rule, C command, Call call) {
        var received = clock.instant();
        var caller = call.caller(Caller.class);
        var envelope = Envelope.of(call, received);
        authorise(rule, command, caller, envelope);
        var applied = apply(rule, command, caller, envelope, received);
        call.responseHeader(POSITION, String.valueOf(applied.position()));
        call.responseHeader(VERSION, String.valueOf(applied.version()));
        return applied.aggregate();
    }

    private static <A extends Aggregate, C extends Command> void authorise(
            CommandRule<A, C> rule, C command, Caller caller, Envelope envelope) {
        if (caller.channel(envelope.channel()).isEmpty()) {
            throw new TrpcFailure(
                    TrpcErrorCode.FORBIDDEN,
                    "The sales channel " + envelope.channel() + " is not open to you");
        }
        if (!rule.allows(caller.permissions(), command)) {
            throw new TrpcFailure(
                    TrpcErrorCode.FORBIDDEN,
                    "This needs the permission " + rule.alsoNeeds().apply(command));
        }
    }

    private <A extends Aggregate, C extends Command> Applied<A> apply(
            CommandRule<A, C> rule, C command, Caller caller, Envelope envelope, Instant received) {
        var payload = Ledger.payloadHash(rule.procedure(), command);
        try {
            var applied =
                    database.write(
                            sql -> effect(sql, rule, command, caller, envelope, payload, received));
            heads.moved(envelope.channel(), applied.position());
            return applied;
        } catch (IntegrityConstraintViolationException seenBefore) {
            return again(rule, command, caller, envelope, payload, seenBefore);
        }
    }

    private <A extends Aggregate, C extends Command> Applied<A> effect(
            DSLContext sql,
            CommandRule<A, C> rule,
            C command,
            Caller caller,
            Envelope envelope,
            byte[] payload,
            Instant received) {
        Ledger.enter(sql, envelope, caller, payload, received);
        var rows = tables.of(rule.collection());
        var before = rows.lock(database, sql, envelope.channel(), command.aggregateId());
        if (!rule.commutes()) compare(sql, before, envelope);
        var context =
                new Context(
                        caller.account(),
                        envelope.occurredAt(),
                        envelope.commandId(),
                        new ChannelLookup(database, tables, sql, envelope.channel()));
        return switch (rule.rule().apply(before, command, context)) {
            case Outcome.Refused<A>(var why) ->
                    throw new TrpcFailure(TrpcErrorCode.UNPROCESSABLE_CONTENT, why.code())
                            .with("refusal", why);
            case Outcome.Removed<A> _ ->
                    throw new IllegalStateException(
                            "no rule removes yet: " + rule.procedure().name());
            case Outcome.Applied<A>(A after) -> {
                requireChannel(after, envelope);
                files.require(
                        sql,
                        new AttachedFiles.Record(
                                envelope.channel(), rule.collection().name(), after.id()),
                        rule.filesOf(command));
                save(rows, sql, before, after);
                Ledger.ledTo(sql, envelope, after.version());
                var change =
                        new Change(rule.collection().name(), after.id(), after.version(), Op.PUT);
                var position =
                        feed.append(
                                sql,
                                envelope.channel(),
                                act(rule, caller, envelope, received),
                                List.of(change));
                yield new Applied<>(after, after.version(), position);
            }
        };
    }

    /// A command that makes something names the channel itself.
    private static void requireChannel(Aggregate after, Envelope envelope) {
        if (!after.channel().equals(envelope.channel()))
            throw new TrpcFailure(
                    TrpcErrorCode.FORBIDDEN,
                    "What it changes belongs to the sales channel " + after.channel());
    }

    private void compare(DSLContext sql, @Nullable Aggregate current, Envelope envelope) {
        if (envelope.basedOn() == null
                || current == null
                || current.version() == envelope.basedOn()) return;
        var conflict =
                new TrpcFailure(TrpcErrorCode.CONFLICT, "It was changed meanwhile")
                        .with("reason", "VERSION")
                        .with("current", current);
        var last = feed.lastChange(sql, envelope.channel(), current.id());
        if (last != null) {
            conflict =
                    conflict.with("by", last.actor())
                            .with("at", Instant.EPOCH.plusNanos(last.atMicros() * 1_000));
        }
        throw conflict;
    }

    private static <A extends Aggregate> void save(
            AggregateTable<A> rows, DSLContext sql, @Nullable A before, A after) {
        if (before == null) {
            rows.insert(sql, List.of(after));
            return;
        }
        var step = after.version() - before.version();
        if (step != 0 && step != 1)
            throw new IllegalStateException(
                    "a rule went from version " + before.version() + " to " + after.version());
        if (!rows.update(sql, after, before.version()))
            throw new IllegalStateException("a locked row changed");
    }

    private static Act act(
            CommandRule<?, ?> rule, Caller caller, Envelope envelope, Instant received) {
        var details = new TreeMap<>(envelope.origin());
        details.put("occurredAt", envelope.occurredAt().toString());
        return new Act(
                envelope.commandId(), caller.account(), rule.procedure().name(), received, details);
    }

    /// The command is in the ledger: whoever sends it again gets what it led to.
    private <A extends Aggregate, C extends Command> Applied<A> again(
            CommandRule<A, C> rule,
            C command,
            Caller caller,
            Envelope envelope,
            byte[] payload,
            RuntimeException seenBefore) {
        return database.read(
                sql -> {
                    var version = Ledger.requireSame(sql, envelope, caller, payload, seenBefore);
                    var current =
                            Objects.requireNonNull(
                                    tables.of(rule.collection())
                                            .find(sql, envelope.channel(), command.aggregateId()));
                    var position =
                            Objects.requireNonNull(feed.positionOf(sql, envelope.commandId()));
                    return new Applied<>(current, Objects.requireNonNull(version), position);
                });
    }

    /// What became of commands: for each id the version that it led to and its position, null where
    /// it never took effect.
    public @Nullable Long versionOf(DSLContext sql, String commandId, String actor) {
        return Ledger.versionOf(sql, commandId, actor);
    }
}
