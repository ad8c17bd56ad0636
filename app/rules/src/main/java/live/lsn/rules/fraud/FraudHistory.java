package live.lsn.rules.fraud;

import live.lsn.api.model.Entity;
import live.lsn.api.model.GeoPoint;
import live.lsn.api.model.Refund;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// The orders of one channel up to a moment, in the order of their time and id, as scoring asks for
/// them. Exact: windows are open at their old end, no bucket is rounded, the order that is being
/// scored does not count.
public final class FraudHistory {
    private static final long NINETY_DAYS = 90L * 24 * 60 * 60 * 1000;

    private final Map<Entity, Map<String, EntityLog>> logs = new EnumMap<>(Entity.class);
    private final List<Event> events = new ArrayList<>();
    private final SortedValues recentValues = new SortedValues();
    private final ArrayDeque<Event> recent = new ArrayDeque<>();
    private long newestAt = Long.MIN_VALUE;
    private String newestId = "";

    public FraudHistory() {
        for (var entity : Entity.values()) logs.put(entity, new HashMap<>());
    }

    /// One order, as far as later ones ask for it.
    ///
    /// @param refundedAt when money was first given back; `Long.MAX_VALUE` for never
    record Event(
            long at,
            long minor,
            boolean authorised,
            long refundedAt,
            @Nullable GeoPoint place,
            Map<Entity, String> keys) {}

    /// The events of one entity, oldest first, with running sums.
    static final class EntityLog {
        private long[] at = new long[4];
        private int[] index = new int[4];
        private int[] authorised = new int[5];
        private long[] spend = new long[5];
        private int size;

        private void add(Event event, int eventIndex) {
            if (size == at.length) {
                at = Arrays.copyOf(at, size * 2);
                index = Arrays.copyOf(index, size * 2);
                authorised = Arrays.copyOf(authorised, size * 2 + 1);
                spend = Arrays.copyOf(spend, size * 2 + 1);
            }
            at[size] = event.at();
            index[size] = eventIndex;
            authorised[size + 1] = authorised[size] + (event.authorised() ? 1 : 0);
            spend[size + 1] = spend[size] + (event.authorised() ? event.minor() : 0);
            size++;
        }

        /// The first event later than t − window.
        private int from(long t, long window) {
            var limit = t - window;
            var low = 0;
            var high = size;
            while (low < high) {
                var middle = (low + high) >>> 1;
                if (at[middle] <= limit) low = middle + 1;
                else high = middle;
            }
            return low;
        }

        int attempts(long t, long window) {
            return size - from(t, window);
        }

        int orders(long t, long window) {
            return authorised[size] - authorised[from(t, window)];
        }

        long spend(long t, long window) {
            return spend[size] - spend[from(t, window)];
        }

        int orders() {
            return authorised[size];
        }

        long firstAt() {
            return at[0];
        }
    }

    /// Adds an order; from then on it counts for later ones.
    ///
    /// @throws IllegalArgumentException if it is older than the newest one, by time and then id
    public void add(OrderFacts facts) {
        var at = facts.at();
        var id = facts.order().id();
        if (at < newestAt || (at == newestAt && id.compareTo(newestId) <= 0)) {
            throw new IllegalArgumentException(
                    "orders must come in the order of their time and id");
        }
        newestAt = at;
        newestId = id;
        var keys = new EnumMap<Entity, String>(Entity.class);
        for (var entity : Entity.values()) {
            var key = facts.key(entity);
            if (key != null) keys.put(entity, key);
        }
        var signals = facts.order().signals();
        var refundedAt =
                facts.order().refunds().stream()
                        .map(Refund::at)
                        .mapToLong(java.time.Instant::toEpochMilli)
                        .min()
                        .orElse(Long.MAX_VALUE);
        var event =
                new Event(
                        at,
                        facts.order().total().minor(),
                        facts.authorised(),
                        refundedAt,
                        signals == null ? null : signals.ipPlace(),
                        keys);
        keys.forEach(
                (entity, key) ->
                        log(entity)
                                .computeIfAbsent(key, _ -> new EntityLog())
                                .add(event, events.size()));
        events.add(event);
        if (event.authorised()) {
            recent.add(event);
            recentValues.add(event.minor());
        }
    }

    private Map<String, EntityLog> log(Entity entity) {
        return java.util.Objects.requireNonNull(logs.get(entity));
    }

    @Nullable EntityLog of(Entity entity, @Nullable String key) {
        return key == null ? null : log(entity).get(key);
    }

    /// How many different values of `of` the entity's events in the window have, the given one
    /// included.
    int distinct(@Nullable EntityLog log, Entity of, long t, long window, @Nullable String own) {
        var values = new HashSet<String>();
        if (own != null) values.add(own);
        if (log != null) {
            for (var i = log.from(t, window); i < log.size; i++) {
                var value = events.get(log.index[i]).keys().get(of);
                if (value != null) values.add(value);
            }
        }
        return values.size();
    }

    /// Previous orders with a refund before t, in percent of the entity's authorised ones, rounded
    /// down.
    long refundPercent(EntityLog log, long t) {
        var refunded = 0;
        for (var i = 0; i < log.size; i++) {
            var event = events.get(log.index[i]);
            if (event.authorised() && event.refundedAt() < t) refunded++;
        }
        return 100L * refunded / Math.max(1, log.orders());
    }

    /// Mean value of the entity's authorised orders, minor units, rounded down; 0 where there is
    /// none.
    long meanMinor(EntityLog log) {
        return log.orders() == 0 ? 0 : log.spend[log.size] / log.orders();
    }

    /// The entity's last event that has a place.
    @Nullable Event lastPlaced(EntityLog log) {
        for (var i = log.size - 1; i >= 0; i--) {
            var event = events.get(log.index[i]);
            if (event.place() != null) return event;
        }
        return null;
    }

    /// How many authorised orders the channel had in the 90 days before t.
    int recentOrders(long t) {
        while (!recent.isEmpty() && recent.getFirst().at() <= t - NINETY_DAYS) {
            recentValues.remove(recent.removeFirst().minor());
        }
        return recentValues.size();
    }

    /// How many of them were worth less. Ask [#recentOrders] first.
    int recentBelow(long minor) {
        return recentValues.below(minor);
    }
}
