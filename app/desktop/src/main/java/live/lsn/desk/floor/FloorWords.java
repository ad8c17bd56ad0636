package live.lsn.desk.floor;

import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotState;
import live.lsn.desk.floor.Delivery.LineNow;
import live.lsn.ui.Formats;
import live.lsn.ui.Messages;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// How the floor speaks.
record FloorWords(Messages messages, Formats formats) {
    private static final String POINT = " · ";
    private static final int DAY = 24;

    String of(String key, @Nullable Object... values) {
        return messages.of(key, values);
    }

    String refusal(String code) {
        return messages.has(code) ? messages.of(code) : messages.of("floor.not-saved");
    }

    String whole(long units) {
        return formats.whole(units);
    }

    /// `lot 1,200 · PO-2209`.
    String lotAndOrder(Lot lot) {
        return lot.number()
                + POINT
                + of("floor.lot-of", whole(lot.count().quantity()))
                + POINT
                + lot.source().orderNumber();
    }

    /// By what a lot is inspected.
    String plan(FloorNow.Next next) {
        var basis = next.basis();
        if (next.stopped()) return of("floor.plan.stopped");
        if (basis == null || next.severity() == null) return of("floor.plan.none");
        return of("plan.severity." + next.severity())
                + POINT
                + basis.planLetter()
                + POINT
                + whole(basis.most());
    }

    /// That a lot may pass without inspection; null where it may not.
    @Nullable String undrawn(FloorNow.Next next) {
        return next.undrawn() == 0 ? null : of("inspection.list.undrawn", whole(next.undrawn()));
    }

    /// How late a truck is; null where it is not.
    @Nullable String late(@Nullable Instant dock, Instant now) {
        if (dock == null || !dock.isBefore(now)) return null;
        var late = Duration.between(dock, now);
        if (late.toHours() < 1) return of("floor.late.minutes", late.toMinutes());
        return late.toHours() < DAY
                ? of("floor.late.hours", late.toHours())
                : of("floor.late.days", late.toDays());
    }

    /// When a truck comes: the time today, the day else.
    String dock(@Nullable Instant dock, LocalDate today) {
        if (dock == null) return "";
        var day = dock.atZone(formats.zone()).toLocalDate();
        return day.equals(today) ? formats.time(dock) : formats.dayAndMonth(day);
    }

    /// When a delivery is due.
    String due(Delivery delivery, LocalDate today) {
        var due = delivery.dueOn();
        if (due == null) return of("floor.due.none");
        if (due.isBefore(today)) return of("floor.due.was", formats.dayAndMonth(due));
        if (due.isAfter(today)) return of("floor.due.on", formats.dayAndMonth(due));
        var dock = delivery.dockAt();
        return dock == null ? of("floor.due.today") : of("floor.due.at", formats.time(dock));
    }

    /// What was counted of a line that may not be received, in words; null where all fits. Whoever
    /// counts blind is told no figure of the order.
    @Nullable String over(Delivery delivery) {
        for (var line : delivery.lines())
            if (line.over() > 0) return over(line, delivery.order().blind());
        return null;
    }

    String over(LineNow line, boolean blind) {
        return blind
                ? of("floor.over.blind", line.line().item())
                : of(
                        "floor.over",
                        line.line().item(),
                        whole(line.over()),
                        whole(line.fits()),
                        whole(line.line().ordered()));
    }

    /// Where a line stands once all that was counted is received; empty while nothing was counted.
    String standing(LineNow line, boolean blind) {
        if (line.over() > 0) return over(line, blind);
        if (line.drafts().isEmpty() || blind) return "";
        return line.missing() > 0 ? of("floor.under", whole(line.missing())) : of("floor.complete");
    }

    /// The same in few words, where the whole of it stands beside.
    String shortStanding(LineNow line, boolean blind) {
        if (line.over() == 0) return standing(line, blind);
        return blind
                ? of("floor.over.blind.short")
                : of("floor.over.short", whole(line.over()), whole(line.fits()));
    }

    String received(List<String> numbers) {
        return numbers.size() == 1
                ? of("floor.received", numbers.getFirst())
                : of("floor.received.several", numbers.size(), String.join(", ", numbers));
    }

    /// `1,200 units`.
    String units(Lot lot) {
        return of("floor.units", lot.count().quantity());
    }

    /// Where a lot stands and lies.
    String state(Lot lot) {
        var parts = new ArrayList<String>();
        parts.add(of("floor.state." + lot.state()));
        parts.add(units(lot));
        parts.add(lot.source().orderNumber());
        if (lot.count().batch() != null) parts.add(of("floor.batch-of", lot.count().batch()));
        if (lot.state() != LotState.DRAFT)
            parts.add(lot.bin() == null ? of("floor.no-bin") : of("floor.bin-of", lot.bin()));
        return String.join(POINT, parts);
    }

    static String joined(String... parts) {
        return String.join(POINT, parts);
    }
}
