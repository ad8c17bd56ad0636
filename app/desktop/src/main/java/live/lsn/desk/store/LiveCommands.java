package live.lsn.desk.store;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// The commands that are not over, as the outbox's table has them, at hand without opening
/// thousands of rows for each that changes. Over are those that the user gave up and those whose
/// effect the cache holds. For any number of threads.
final class LiveCommands {
    private final ConcurrentSkipListMap<Long, OutboxCommand> bySeq = new ConcurrentSkipListMap<>();
    private final Map<String, NavigableMap<Long, OutboxCommand>> byAggregate = new HashMap<>();
    private long covered;
    private boolean known;

    /// Whether this is what the table has; if not, it is to be filled anew.
    synchronized boolean isKnown() {
        return known;
    }

    /// It is not certain any more what the table has.
    synchronized void doubt() {
        known = false;
    }

    /// @param commands all of the table that are not over
    synchronized void fill(List<OutboxCommand> commands) {
        bySeq.clear();
        byAggregate.clear();
        known = true;
        commands.forEach(this::put);
    }

    /// Takes the place of what was there of the same command.
    synchronized void put(OutboxCommand command) {
        if (!known) return;
        if (isOver(command)) {
            remove(command);
            return;
        }
        bySeq.put(command.seq(), command);
        byAggregate
                .computeIfAbsent(command.aggregateId(), _ -> new TreeMap<>())
                .put(command.seq(), command);
    }

    private void remove(OutboxCommand command) {
        bySeq.remove(command.seq());
        var others = byAggregate.get(command.aggregateId());
        if (others == null) return;
        others.remove(command.seq());
        if (others.isEmpty()) byAggregate.remove(command.aggregateId());
    }

    private boolean isOver(OutboxCommand command) {
        return switch (command.state()) {
            case DISCARDED_BY_USER -> true;
            case ACKED -> {
                var position = command.ackPosition();
                yield position != null && position <= covered;
            }
            default -> false;
        };
    }

    /// The cache holds what the platform held at this position.
    ///
    /// @return those that are over by that
    synchronized List<OutboxCommand> covered(long position) {
        covered = position;
        var over = new ArrayList<OutboxCommand>();
        for (var command : bySeq.values()) if (isOver(command)) over.add(command);
        over.forEach(this::remove);
        return over;
    }

    synchronized long covered() {
        return covered;
    }

    /// By `seq`; may be walked while others come and go.
    Iterable<OutboxCommand> all() {
        return bySeq.values();
    }

    /// Those of one aggregate, by `seq`.
    synchronized List<OutboxCommand> of(String aggregateId) {
        @Nullable NavigableMap<Long, OutboxCommand> some = byAggregate.get(aggregateId);
        return some == null ? List.of() : List.copyOf(some.values());
    }
}
