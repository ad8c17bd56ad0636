package live.lsn.desk.sync;

import live.lsn.api.model.Aggregate;
import live.lsn.api.trpc.Json;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.OutboxStore;
import live.lsn.desk.store.Overlay;
import live.lsn.rules.CommandRule;
import live.lsn.rules.CommandRules;
import live.lsn.rules.Context;
import live.lsn.rules.Outcome;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// What pending commands make of cached rows, computed from both whenever either changes, and for
/// the changed ones alone: thousands may wait.
final class Shown {
    private static final Logger LOG = LoggerFactory.getLogger(Shown.class);

    private final CacheStore cache;
    private final OutboxStore outbox;
    private final String actor;

    /// An aggregate of a collection.
    record Key(String collection, String id) {
        static Key of(OutboxCommand command) {
            return new Key(command.collection(), command.aggregateId());
        }
    }

    Shown(CacheStore cache, OutboxStore outbox, String actor) {
        this.cache = cache;
        this.outbox = outbox;
        this.actor = actor;
    }

    /// The command has come further.
    void refresh(OutboxCommand command) {
        refresh(command.collection(), command.aggregateId());
    }

    void refresh(String collection, String id) {
        refresh(Set.of(new Key(collection, id)), null);
    }

    /// As if the command had never been given.
    void refreshWithout(OutboxCommand command) {
        refresh(Set.of(Key.of(command)), command.id());
    }

    /// A page was applied to the cache.
    ///
    /// @param touched what of the cache has changed
    /// @param position up to where the cache now holds what the platform holds
    void caughtUp(Collection<Key> touched, long position) {
        var keys = new LinkedHashSet<Key>();
        outbox.covered(position).forEach(over -> keys.add(Key.of(over)));
        for (var key : touched) if (!outbox.liveOf(key.id()).isEmpty()) keys.add(key);
        refresh(keys, null);
    }

    private synchronized void refresh(Collection<Key> keys, @Nullable String without) {
        if (keys.isEmpty()) return;
        cache.alter(
                keys.stream()
                        .map(
                                key ->
                                        new Overlay.Change(
                                                key.collection(), key.id(), of(key, without)))
                        .toList());
    }

    /// Everything anew, as when a collection was filled.
    synchronized void refreshAll() {
        var cursor = cache.cursor();
        if (cursor != null) outbox.covered(cursor.position());
        var keys = new HashSet<Key>();
        for (var command : outbox.live()) keys.add(Key.of(command));
        var rows = new HashMap<String, Map<String, Aggregate>>();
        for (var key : keys) {
            var after = of(key, null);
            if (after != null)
                rows.computeIfAbsent(key.collection(), _ -> new HashMap<>()).put(key.id(), after);
        }
        cache.overlay(new Overlay(rows));
    }

    /// Null where nothing pending alters the row.
    private @Nullable Aggregate of(Key key, @Nullable String without) {
        Aggregate shown = null;
        for (var command : outbox.liveOf(key.id())) {
            var rule = CommandRules.of(command.procedure());
            if (rule != null
                    && command.collection().equals(key.collection())
                    && !command.id().equals(without)
                    && isShown(command)) shown = foldIfReadable(rule, command, shown);
        }
        return shown;
    }

    /// What somebody must look at is not shown as done. An acknowledged command stays until the
    /// platform's own row has caught up with it.
    private boolean isShown(OutboxCommand command) {
        return switch (command.state()) {
            case QUEUED, INFLIGHT, AUTH_WAIT, PARKED -> true;
            case ACKED -> {
                var version = command.ackVersion();
                yield command.basedOnVersion() == null
                        || version == null
                        || cache.baseVersion(command.collection(), command.aggregateId()) < version;
            }
            default -> false;
        };
    }

    /// One command that cannot be shown must not keep all others from it; it stays in the outbox.
    private @Nullable Aggregate foldIfReadable(
            CommandRule<?, ?> rule, OutboxCommand command, @Nullable Aggregate shown) {
        try {
            return fold(rule, command, shown);
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            LOG.warn("command {} cannot be shown: {}", command.id(), e.getClass().getSimpleName());
            return shown;
        }
    }

    private <A extends Aggregate, C extends live.lsn.api.procedure.Command>
            @Nullable Aggregate fold(
                    CommandRule<A, C> rule, OutboxCommand command, @Nullable Aggregate shown) {
        var before =
                shown == null
                        ? cache.base(rule.collection(), command.aggregateId())
                        : rule.collection().type().cast(shown);
        var input = Json.MAPPER.readValue(command.input(), rule.procedure().input());
        var context = new Context(actor, command.occurredAt(), command.id());
        return rule.rule().apply(before, input, context) instanceof Outcome.Applied<A>(A after)
                ? after
                : shown;
    }
}
