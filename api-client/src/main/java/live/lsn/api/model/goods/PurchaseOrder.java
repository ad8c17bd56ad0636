package live.lsn.api.model.goods;

import live.lsn.api.model.Aggregate;
import live.lsn.api.model.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/// Goods ordered from a supplier: what deliveries are expected from.
///
/// @param number as the supplier reads it
/// @param supplierName as it was when the order was made
/// @param orderedOn day of the channel; null where it is not known
/// @param lines at least one
/// @param tolerancePermille how much more than ordered may be received of a line, in thousandths of
///   what was ordered, 0 or more
/// @param blind whether whoever counts a delivery is not told what was ordered
public record PurchaseOrder(
        String id,
        long version,
        String channel,
        String number,
        String supplierId,
        String supplierNumber,
        String supplierName,
        PurchaseState state,
        @Nullable LocalDate orderedOn,
        List<Line> lines,
        int tolerancePermille,
        boolean blind,
        boolean generated)
        implements Aggregate {
    private static final int WHOLE = 1_000;

    public PurchaseOrder {
        lines = List.copyOf(lines);
    }

    /// A line of an order.
    ///
    /// @param id names it among all lines of all orders
    /// @param number from 1
    /// @param unit what is counted, such as `each`
    /// @param ordered units
    /// @param value of the whole line
    /// @param dueOn by when it should come; day of the channel
    /// @param dockAt when the truck is booked in; null where it is not
    /// @param deliveredOn when it came, where that was told by a file and not by lots
    public record Line(
            String id,
            int number,
            String sku,
            String item,
            String unit,
            long ordered,
            Money value,
            LocalDate dueOn,
            @Nullable Instant dockAt,
            @Nullable LocalDate deliveredOn) {}

    /// The line of that id, or null.
    public @Nullable Line line(String lineId) {
        return lines.stream().filter(line -> line.id().equals(lineId)).findFirst().orElse(null);
    }

    /// Units of a line that may be received in all: what was ordered and the tolerance, whole units
    /// of it.
    public long mostOf(Line line) {
        return line.ordered() + line.ordered() * tolerancePermille / WHOLE;
    }

    /// The first day on which something of it is due; lines that came already do not count, unless
    /// all did.
    public LocalDate nextDue() {
        return lines.stream()
                .filter(line -> line.deliveredOn() == null)
                .map(Line::dueOn)
                .min(Comparator.naturalOrder())
                .orElseGet(
                        () ->
                                lines.stream()
                                        .map(Line::dueOn)
                                        .max(Comparator.naturalOrder())
                                        .orElseThrow());
    }

    /// What all lines are worth, in minor units of the channel's currency.
    public long valueMinor() {
        return lines.stream().mapToLong(line -> line.value().minor()).sum();
    }
}
