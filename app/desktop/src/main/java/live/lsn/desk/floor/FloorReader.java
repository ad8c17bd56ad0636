package live.lsn.desk.floor;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.goods.ClassBasis;
import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.api.model.goods.Severity;
import live.lsn.desk.floor.FloorNow.Done;
import live.lsn.desk.floor.FloorNow.Next;
import live.lsn.desk.floor.FloorNow.Unfinished;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.Sort;
import live.lsn.rules.goods.LotPlans;
import live.lsn.rules.sampling.NotOfferedException;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/// Reads what the floor shows. Never on the screen's thread.
final class FloorReader {
    /// More than fit on any screen, and few enough to replay the history of each.
    private static final int NEXT = 12;

    private static final int MANY = 2_000;
    private final Goods goods;
    private final ZoneId zone;
    private final String account;
    private final InstantSource clock;

    /// @param zone of the channel
    /// @param account id of whoever is at work
    FloorReader(CacheStore cache, ZoneId zone, String account, InstantSource clock) {
        this.goods = new Goods(cache);
        this.zone = zone;
        this.account = account;
        this.clock = clock;
    }

    /// Business day of the channel.
    LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    FloorNow read() {
        var today = today();
        var waiting =
                goods.lots(List.of(LotState.RECEIVED), MANY).stream()
                        .sorted(Comparator.comparing(FloorReader::dock))
                        .toList();
        return new FloorNow(
                clock.instant(),
                today,
                waiting.size(),
                waiting.stream().limit(NEXT).map(this::next).toList(),
                deliveries(today),
                counting(),
                toPutAway(),
                unfinished(),
                done(today));
    }

    private static Instant dock(Lot lot) {
        return lot.source().dockAt() == null ? lot.count().at() : lot.source().dockAt();
    }

    private Next next(Lot lot) {
        var source = lot.source();
        var spec = goods.plan(lot.channel(), source.sku());
        if (spec == null) return new Next(lot, null, null, false, 0);
        var history = goods.history(spec, source.supplierId(), source.sku());
        var severities = history.severities();
        var stopped = severities.size() < spec.classes().size();
        var hardest =
                Stream.of(Severity.TIGHTENED, Severity.NORMAL, Severity.REDUCED)
                        .filter(severities::containsValue)
                        .findFirst()
                        .orElse(null);
        var size = Math.toIntExact(Math.max(1, lot.count().whole()));
        try {
            var largest =
                    LotPlans.of(spec, severities, size).stream()
                            .max(Comparator.comparingInt(ClassBasis::most))
                            .orElse(null);
            var draw = history.draw(lot);
            var passes = largest != null && !draw.isDrawn();
            return new Next(lot, hardest, largest, stopped, passes ? draw.oneIn() : 0);
        } catch (NotOfferedException e) {
            return new Next(lot, hardest, null, stopped, 0);
        }
    }

    private List<Delivery> deliveries(LocalDate today) {
        return goods.expected(today, MANY).stream()
                .map(this::delivery)
                .filter(delivery -> delivery.isExpected(today))
                .sorted(
                        Comparator.comparing((Delivery one) -> Objects.requireNonNull(one.dueOn()))
                                .thenComparing(
                                        Delivery::dockAt,
                                        Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private List<Delivery> counting() {
        return goods.lots(List.of(LotState.DRAFT), MANY).stream()
                .sorted(Comparator.comparing((Lot lot) -> lot.count().at()).reversed())
                .map(lot -> lot.source().orderId())
                .distinct()
                .map(this::delivery)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<Lot> toPutAway() {
        return goods.rows(
                Collections.LOTS,
                List.of(
                        Filter.of(
                                "state",
                                Op.ANY_OF,
                                LotState.RECEIVED,
                                LotState.INSPECTING,
                                LotState.ACCEPTED),
                        Filter.of("bin", Op.IS_NULL)),
                new Sort("dock_at", false),
                MANY);
    }

    private @Nullable Unfinished unfinished() {
        return goods.lots(List.of(LotState.INSPECTING), MANY).stream()
                .flatMap(
                        lot ->
                                lot.inspections().stream()
                                        .filter(one -> one.isOpen() && one.by().equals(account))
                                        .map(one -> new Unfinished(lot, one, saved(one))))
                .max(Comparator.comparing(Unfinished::savedAt))
                .orElse(null);
    }

    private static Instant saved(Inspection inspection) {
        return inspection.units().isEmpty()
                ? inspection.startedAt()
                : inspection.units().getLast().at();
    }

    private Done done(LocalDate today) {
        var signed =
                goods.rows(
                        Collections.LOTS,
                        List.of(
                                Filter.of(
                                        "signed_at",
                                        Op.AT_LEAST,
                                        today.atStartOfDay(zone).toInstant())),
                        new Sort("signed_at", true),
                        MANY);
        return new Done(
                signed.size(),
                count(signed, LotVerdict.ACCEPTED),
                count(signed, LotVerdict.REJECTED));
    }

    private static int count(List<Lot> signed, LotVerdict verdict) {
        return (int)
                signed.stream()
                        .map(Lot::holding)
                        .filter(
                                one ->
                                        one != null
                                                && one.signOff() != null
                                                && one.signOff().verdict() == verdict)
                        .count();
    }

    @Nullable Delivery delivery(String orderId) {
        var order = goods.order(orderId);
        return order == null ? null : delivery(order);
    }

    private Delivery delivery(PurchaseOrder order) {
        return Delivery.of(order, goods.lotsOf(order));
    }

    /// What a code stands for: a lot's number, an order's, a batch, a bin, a unit's serial number,
    /// in this order.
    Found find(String code) {
        var plain = code.strip();
        var name = plain.toUpperCase(Locale.ROOT);
        var lots = lots("number", name);
        if (!lots.isEmpty()) return new Found.OneLot(lots.getFirst());
        var orders =
                goods.rows(
                        Collections.PURCHASE_ORDERS,
                        List.of(Filter.of("number", Op.EQUALS, name)),
                        new Sort("number", false),
                        1);
        if (!orders.isEmpty()) return new Found.Order(orders.getFirst());
        var batch = lots("batch", plain);
        if (!batch.isEmpty()) return told(plain, batch);
        var bin = lots("bin", name);
        if (!bin.isEmpty()) return new Found.Lots(name, bin);
        var serial = bySerial(plain);
        return serial == null ? new Found.Nothing(plain) : new Found.OneLot(serial);
    }

    private static Found told(String code, List<Lot> lots) {
        return lots.size() == 1 ? new Found.OneLot(lots.getFirst()) : new Found.Lots(code, lots);
    }

    private List<Lot> lots(String column, String value) {
        return goods.rows(
                Collections.LOTS,
                List.of(
                        Filter.of(column, Op.EQUALS, value),
                        Filter.of("state", Op.NONE_OF, LotState.DISCARDED)),
                new Sort("counted_at", true),
                NEXT);
    }

    /// Serial numbers are in no column: the newest lots are looked through.
    private @Nullable Lot bySerial(String serial) {
        return goods
                .rows(
                        Collections.LOTS,
                        List.of(Filter.of("state", Op.NONE_OF, LotState.DISCARDED)),
                        new Sort("counted_at", true),
                        MANY)
                .stream()
                .filter(lot -> lot.count().serials().contains(serial))
                .findFirst()
                .orElse(null);
    }
}
