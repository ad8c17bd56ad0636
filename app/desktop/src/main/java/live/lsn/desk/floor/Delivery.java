package live.lsn.desk.floor;

import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.model.goods.PurchaseOrder;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// An order as it stands at the dock: what was ordered beside what has come.
///
/// @param lines in the order's own order
record Delivery(PurchaseOrder order, List<LineNow> lines) {
    Delivery {
        lines = List.copyOf(lines);
    }

    /// A line with its lots.
    ///
    /// @param most units that may be received in all, the tolerance included
    /// @param booked units that were received
    /// @param drafts what is being counted
    /// @param received lots that were received
    record LineNow(
            PurchaseOrder.Line line, long most, long booked, List<Lot> drafts, List<Lot> received) {
        LineNow {
            drafts = List.copyOf(drafts);
            received = List.copyOf(received);
        }

        /// Units that are being counted.
        long counted() {
            return drafts.stream().mapToLong(lot -> lot.count().quantity()).sum();
        }

        /// Units that may still be received.
        long fits() {
            return Math.max(0, most - booked);
        }

        /// Units counted that may not be received.
        long over() {
            return Math.max(0, counted() - fits());
        }

        /// Units that were ordered and were neither received nor counted.
        long missing() {
            return Math.max(0, line.ordered() - booked - counted());
        }

        /// Whether something is still to come.
        boolean isOpen() {
            return line.deliveredOn() == null && booked < line.ordered();
        }
    }

    /// @param lots every lot of the order
    static Delivery of(PurchaseOrder order, List<Lot> lots) {
        return new Delivery(
                order, order.lines().stream().map(line -> line(order, line, lots)).toList());
    }

    private static LineNow line(PurchaseOrder order, PurchaseOrder.Line line, List<Lot> lots) {
        var mine = lots.stream().filter(lot -> lot.source().lineId().equals(line.id())).toList();
        return new LineNow(
                line,
                order.mostOf(line),
                mine.stream().mapToLong(Lot::bookedUnits).sum(),
                mine.stream().filter(lot -> lot.state() == LotState.DRAFT).toList(),
                mine.stream().filter(lot -> lot.receivedAt() != null).toList());
    }

    @Nullable LineNow line(String lineId) {
        return lines.stream()
                .filter(now -> now.line().id().equals(lineId))
                .findFirst()
                .orElse(null);
    }

    /// Everything that is being counted.
    List<Lot> drafts() {
        return lines.stream().flatMap(line -> line.drafts().stream()).toList();
    }

    /// Whether more was counted of a line than may be received.
    boolean isOver() {
        return lines.stream().anyMatch(line -> line.over() > 0);
    }

    /// Whether something is due by that day.
    boolean isExpected(LocalDate day) {
        var due = dueOn();
        return due != null && !due.isAfter(day);
    }

    /// Whether something was due before that day.
    boolean isLate(LocalDate day) {
        var due = dueOn();
        return due != null && due.isBefore(day);
    }

    /// When the first of what is still to come was due; null where all came.
    @Nullable LocalDate dueOn() {
        return lines.stream()
                .filter(LineNow::isOpen)
                .map(now -> now.line().dueOn())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /// When the truck is booked in; null where it is not.
    @Nullable Instant dockAt() {
        return lines.stream()
                .filter(LineNow::isOpen)
                .map(now -> now.line().dockAt())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /// Lines of which something is still to come.
    long openLines() {
        return lines.stream().filter(LineNow::isOpen).count();
    }
}
