package live.lsn.platform.importing;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Money;
import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.api.model.goods.PurchaseState;
import live.lsn.api.model.goods.Supplier;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts a file's lines together: an order for each number and vendor, a supplier for each vendor,
/// all with ids that follow from their names, so that the same file gives the same ones.
final class PurchaseBook {
    private static final String NAMESPACE = "b7a1f2de-08a5-5c55-8a3c-6f3f3a9d2e11";
    private static final Pattern NUMBER = Pattern.compile("SUP-([0-9]{1,9})");

    private final Channel channel;
    private final int digits;
    private final Map<String, List<PurchaseLine>> purchases = new LinkedHashMap<>();

    /// @param digits of the currency's smallest unit: 2 for cents
    PurchaseBook(Channel channel, int digits) {
        this.channel = channel;
        this.digits = digits;
    }

    /// How the file's days are read.
    ///
    /// @param asOf the day that is taken for today: later deliveries have not come, later orders
    ///   are not known yet; null for the whole file
    /// @param shiftDays by how many days all days are moved
    record View(@Nullable LocalDate asOf, long shiftDays) {
        boolean knows(@Nullable LocalDate day) {
            return day == null || asOf == null || !day.isAfter(asOf);
        }

        LocalDate moved(LocalDate day) {
            return day.plusDays(shiftDays);
        }

        @Nullable LocalDate moved(@Nullable LocalDate day, boolean isTold) {
            return day == null || !isTold ? null : moved(day);
        }
    }

    /// @param notOrderedYet lines of orders that are later than what is taken for today
    record Contents(List<Supplier> suppliers, List<PurchaseOrder> orders, long notOrderedYet) {}

    void take(PurchaseLine line) {
        purchases
                .computeIfAbsent(
                        id("order|" + line.number() + "|" + line.vendor()), _ -> new ArrayList<>())
                .add(line);
    }

    /// In the order of the file.
    List<String> orderIds() {
        return List.copyOf(purchases.keySet());
    }

    /// By how many days an order that is stored already was moved; null where it has no line of
    /// this file.
    @Nullable Long shiftOf(PurchaseOrder stored) {
        for (var line : purchases.getOrDefault(stored.id(), List.of())) {
            var known = stored.line(lineId(line));
            if (known != null) return ChronoUnit.DAYS.between(due(line), known.dueOn());
        }
        return null;
    }

    /// @param known the suppliers that the channel has already: they keep their numbers, and those
    ///   of others follow them
    Contents contents(View view, List<Supplier> known) {
        var suppliers = new LinkedHashMap<String, Supplier>();
        var byId = new LinkedHashMap<String, Supplier>();
        known.forEach(supplier -> byId.put(supplier.id(), supplier));
        var last = new int[] {lastNumber(known)};
        var orders = new ArrayList<PurchaseOrder>();
        var notYet = 0L;
        for (var purchase : purchases.entrySet()) {
            var lines = purchase.getValue();
            if (!view.knows(placed(lines))) {
                notYet += lines.size();
                continue;
            }
            var vendor = lines.getFirst().vendor();
            var supplier =
                    byId.computeIfAbsent(
                            id("supplier|" + vendor), id -> supplier(id, ++last[0], vendor));
            suppliers.put(supplier.id(), supplier);
            orders.add(order(purchase.getKey(), lines, supplier, view));
        }
        return new Contents(List.copyOf(suppliers.values()), orders, notYet);
    }

    /// By when there was the order, as far as the file tells: since it does not for all, else by
    /// when there was an offer for it.
    private static @Nullable LocalDate placed(List<PurchaseLine> lines) {
        var sent = earliest(lines, PurchaseLine::sent);
        return sent == null ? earliest(lines, PurchaseLine::offered) : sent;
    }

    private static @Nullable LocalDate earliest(
            List<PurchaseLine> lines, Function<PurchaseLine, @Nullable LocalDate> day) {
        LocalDate earliest = null;
        for (var line : lines) {
            var told = day.apply(line);
            if (told != null && (earliest == null || told.isBefore(earliest))) earliest = told;
        }
        return earliest;
    }

    private static int lastNumber(List<Supplier> known) {
        return known.stream()
                .map(supplier -> NUMBER.matcher(supplier.number()))
                .filter(Matcher::matches)
                .mapToInt(number -> Integer.parseInt(number.group(1)))
                .max()
                .orElse(0);
    }

    private Supplier supplier(String id, int number, String vendor) {
        return new Supplier(
                id, 1, channel.code(), "SUP-" + number, vendor, null, null, null, null, false);
    }

    private PurchaseOrder order(String id, List<PurchaseLine> of, Supplier supplier, View view) {
        var lines = new ArrayList<PurchaseOrder.Line>();
        for (var line : of) lines.add(line(lines.size() + 1, line, view));
        var isDone = lines.stream().allMatch(line -> line.deliveredOn() != null);
        var sent = earliest(of, PurchaseLine::sent);
        return new PurchaseOrder(
                id,
                1,
                channel.code(),
                of.getFirst().number(),
                supplier.id(),
                supplier.number(),
                supplier.name(),
                isDone ? PurchaseState.COMPLETED : PurchaseState.SENT,
                view.moved(sent, true),
                lines,
                0,
                false,
                false);
    }

    private PurchaseOrder.Line line(int number, PurchaseLine line, View view) {
        return new PurchaseOrder.Line(
                lineId(line),
                number,
                line.sku(),
                line.item(),
                line.unit(),
                line.quantity(),
                new Money(line.minor(digits), channel.currency()),
                view.moved(due(line)),
                null,
                view.moved(line.delivered(), view.knows(line.delivered())));
    }

    private static LocalDate due(PurchaseLine line) {
        return Objects.requireNonNull(line.due());
    }

    private String lineId(PurchaseLine line) {
        return id("line|" + line.number() + "|" + line.vendor() + "|" + line.id());
    }

    private String id(String name) {
        return Ids.derived(NAMESPACE, channel.code() + "|" + name);
    }
}
