package live.lsn.desk.inspection;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotState;
import live.lsn.desk.floor.Goods;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.Sort;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A lot in the list: one whose inspection is open, or one that waits for its own.
///
/// @param inspection the open one; null where none is
/// @param mine whether the person at the desk has begun it
/// @param unit where it goes on: the unit that was in hand, or else the next one; 0 where none is
///   open
/// @param oneIn one lot in so many is drawn, and this one is not; 0 where it must be inspected
record InspectionRow(Lot lot, @Nullable Inspection inspection, boolean mine, int unit, int oneIn) {
    private static final int MOST = 300;

    /// Open inspections first, one's own before others' and the latest before earlier ones; then
    /// lots, as they came. Never on the screen's thread.
    static List<InspectionRow> read(Goods goods, LotDesk desk, String account) {
        var open = new ArrayList<InspectionRow>();
        var waiting = new ArrayList<InspectionRow>();
        var states = List.of(LotState.RECEIVED, LotState.INSPECTING);
        for (var lot : goods.lots(states, MOST)) {
            var own = of(lot, desk, account);
            if (own.isEmpty())
                waiting.add(new InspectionRow(lot, null, false, 0, undrawn(goods, lot)));
            else open.addAll(own);
        }
        for (var lot : goods.lots(List.of(LotState.REJECTED), MOST))
            open.addAll(of(lot, desk, account));
        open.sort(
                Comparator.comparing(InspectionRow::mine)
                        .thenComparing(InspectionRow::at)
                        .reversed());
        open.addAll(waiting);
        return List.copyOf(open);
    }

    private static int undrawn(Goods goods, Lot lot) {
        var draw = goods.draw(lot);
        return draw == null || draw.isDrawn() ? 0 : draw.oneIn();
    }

    /// The lot of a number. Never on the screen's thread.
    static List<Lot> find(Goods goods, String number) {
        return goods.rows(
                Collections.LOTS,
                List.of(Filter.of("number", Op.EQUALS, number)),
                new Sort("counted_at", false),
                1);
    }

    private static List<InspectionRow> of(Lot lot, LotDesk desk, String account) {
        return lot.inspections().stream()
                .filter(Inspection::isOpen)
                .map(
                        one ->
                                new InspectionRow(
                                        lot, one, one.by().equals(account), unit(one, desk), 0))
                .toList();
    }

    private static int unit(Inspection inspection, LotDesk desk) {
        var hand = desk.inHand(inspection);
        return Math.min(hand == null ? inspection.next() : hand.index(), inspection.most());
    }

    /// When somebody last worked on it, or when it came.
    Instant at() {
        if (inspection == null)
            return lot.receivedAt() == null ? lot.count().at() : lot.receivedAt();
        return inspection.units().isEmpty()
                ? inspection.startedAt()
                : inspection.units().stream()
                        .map(unit -> unit.at())
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
    }

    /// Whether a scanned or typed code names it.
    boolean isCalled(String code) {
        return lot.number().equalsIgnoreCase(code)
                || (inspection != null && inspection.number().equalsIgnoreCase(code));
    }
}
