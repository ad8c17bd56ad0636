package live.lsn.desk.floor;

import live.lsn.rules.Refusal;
import live.lsn.ui.Formats;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What is done with counts away from the screen's thread; each answers with the delivery as it
/// stands then.
record CountWork(FloorReader reader, FloorCommands commands, Formats formats) {
    /// What became of a piece of work.
    ///
    /// @param received numbers of lots that were received
    record Outcome(@Nullable Delivery delivery, @Nullable Refusal refused, List<String> received) {
        Outcome {
            received = List.copyOf(received);
        }

        boolean isDone() {
            return refused == null;
        }
    }

    Outcome open(String orderId) {
        return new Outcome(reader.delivery(orderId), null, List.of());
    }

    /// Writes what stands in the fields by now, if all of it can be read.
    Outcome save(Counting counting) {
        var entry = counting.entry();
        var read = entry.read(formats);
        Refusal refused = null;
        if (!counting.isSaved() && read.isWhole()) {
            refused = commands.count(counting, entry, read);
            if (refused == null) counting.saved(entry);
        }
        return new Outcome(reader.delivery(counting.source().orderId()), refused, List.of());
    }

    /// Gives a count up, where any of it was written.
    Outcome discard(Counting counting) {
        var id = counting.lotId();
        var refused = id == null ? null : commands.discard(id);
        return new Outcome(reader.delivery(counting.source().orderId()), refused, List.of());
    }

    /// Receives all drafts of an order, or none where more was counted than may be received.
    ///
    /// @param last what stands in the fields, which is written first; null for nothing
    Outcome receive(String orderId, @Nullable Counting last) {
        if (last != null) {
            var saved = save(last);
            if (!saved.isDone()) return saved;
        }
        var now = reader.delivery(orderId);
        var numbers = new ArrayList<String>();
        if (now == null || now.isOver()) return new Outcome(now, null, numbers);
        for (var draft : now.drafts()) {
            var refused = commands.receive(draft.id());
            if (refused != null) return new Outcome(reader.delivery(orderId), refused, numbers);
            numbers.add(draft.number());
        }
        return new Outcome(reader.delivery(orderId), null, numbers);
    }
}
