package live.lsn.platform.sample;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Money;
import live.lsn.api.model.Product;
import live.lsn.api.model.goods.InspectionPlan;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.api.model.goods.PurchaseState;
import live.lsn.api.model.goods.Supplier;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Makes a channel's suppliers, inspection plans and purchase orders of 90 days, with the lots that
/// came of them: each went through the same rules as those of the desk. The same seed and the same
/// end make the same bytes.
final class SampleGoods {
    static final String NAMESPACE = "a5d9f6a2-2e2c-5c0e-8a54-51a1d0a1d3c7";
    private static final int DAYS = 90;

    /// Days of a small sample.
    private static final int FEW_DAYS = 14;

    private static final int SMALL = 5_000;
    private static final int TOLERANCE = 20;
    private static final int FIRST_ORDER = 2_100;
    private static final int PURCHASE_PERCENT = 46;
    private static final int PERCENT = 100;

    /// Days ahead for which deliveries are expected.
    private static final int AHEAD = 8;

    /// One delivery of so many is counted without being told what was ordered.
    private static final int BLIND = 6;

    /// Deliveries of the last days wait; those before were inspected.
    private static final int WAITING_DAYS = 2;

    private static final List<LocalTime> DOCK_TIMES =
            List.of(
                    LocalTime.of(7, 30),
                    LocalTime.of(9, 40),
                    LocalTime.of(10, 30),
                    LocalTime.of(11, 15),
                    LocalTime.of(13, 0),
                    LocalTime.of(14, 30));

    private static final List<Integer> SIZES = List.of(90, 150, 240, 480, 600, 900, 1_200, 3_000);

    private final Channel channel;
    private final Map<String, Product> products;
    private final Instant until;
    private final LocalDate today;
    private final RandomGenerator chance;
    private final SampleLots lots;
    private final int days;
    private final List<PurchaseOrder> orders = new ArrayList<>();
    private int nextOrder = FIRST_ORDER;

    /// @param products by SKU
    /// @param inspectors who inspected; the first one has a lot in work
    SampleGoods(
            Channel channel,
            Map<String, Product> products,
            SampleData.Size size,
            Instant until,
            List<SampleData.Inspector> inspectors) {
        this.channel = channel;
        this.products = products;
        this.until = Instant.ofEpochSecond(until.getEpochSecond());
        this.days = size.orders() < SMALL ? FEW_DAYS : DAYS;
        this.today = LocalDate.ofInstant(until, channel.zone());
        this.chance =
                RandomGeneratorFactory.of("L64X128MixRandom")
                        .create(size.seed() * 37 + channel.code().hashCode());
        this.lots =
                new SampleLots(
                        channel,
                        new SamplePlans(channel, products),
                        chance,
                        inspectors,
                        this.until);
    }

    /// What was made.
    record Made(
            List<Supplier> suppliers,
            List<InspectionPlan> plans,
            List<PurchaseOrder> orders,
            List<Lot> lots) {}

    Made make() {
        var suppliers = new ArrayList<Supplier>();
        for (var row : SampleFiles.read("suppliers.csv")) {
            var supplier =
                    new Supplier(
                            id("supplier|" + row.getField("number")),
                            1,
                            channel.code(),
                            row.getField("number"),
                            row.getField("name"),
                            row.getField("country"),
                            row.getField("contact"),
                            row.getField("email"),
                            Integer.valueOf(row.getField("lead_days")),
                            true);
            suppliers.add(supplier);
            var made =
                    new Habit(
                            Integer.parseInt(row.getField("rhythm_days")),
                            Integer.parseInt(row.getField("per_mille")));
            for (var sku : row.getField("skus").split(" ")) order(supplier, sku, made);
        }
        lateWhereNothingIsDue(suppliers.getFirst());
        return new Made(suppliers, lots.plans(), orders, lots.made());
    }

    /// How a supplier delivers.
    ///
    /// @param rhythm days between two orders of one item
    /// @param perMille units with something wrong
    private record Habit(int rhythm, int perMille) {}

    /// One item's orders in their order, the last ones still to come.
    private void order(Supplier supplier, String sku, Habit habit) {
        var product = products.get(sku);
        if (product == null) return;
        var day = today.minusDays(days - (long) chance.nextInt(habit.rhythm()));
        while (!day.isAfter(today.plusDays(AHEAD))) {
            if (day.getDayOfWeek() != DayOfWeek.SUNDAY)
                order(supplier, product, day, habit.perMille());
            day = day.plusDays(habit.rhythm() / 2 + 1 + (long) chance.nextInt(habit.rhythm()));
        }
    }

    /// On a day with nothing due, as on a Sunday, one delivery is late: it was due on the last day
    /// of work, and the floor waits for it.
    private void lateWhereNothingIsDue(Supplier supplier) {
        if (orders.stream().anyMatch(order -> order.lines().getFirst().dueOn().equals(today)))
            return;
        var product = products.get(orders.getFirst().lines().getFirst().sku());
        var late = today.minusDays(today.getDayOfWeek() == DayOfWeek.MONDAY ? 2 : 1);
        send(supplier, Objects.requireNonNull(product), late);
    }

    private void order(Supplier supplier, Product product, LocalDate due, int perMille) {
        var order = send(supplier, product, due);
        var line = order.lines().getFirst();
        var dock = Objects.requireNonNull(line.dockAt());
        if (order.state() == PurchaseState.COMPLETED) lots.inspected(order, line, dock, perMille);
        else if (due.isBefore(today))
            lots.waiting(order, line, dock, perMille, Duration.between(dock, until));
    }

    private PurchaseOrder send(Supplier supplier, Product product, LocalDate due) {
        var number = "PO-" + nextOrder++;
        var size = SIZES.get(chance.nextInt(SIZES.size()));
        var dock =
                due.atTime(DOCK_TIMES.get(chance.nextInt(DOCK_TIMES.size())))
                        .atZone(channel.zone())
                        .toInstant();
        var each = product.price().minor() * PURCHASE_PERCENT / PERCENT;
        var line =
                new PurchaseOrder.Line(
                        id("line|" + number),
                        1,
                        product.sku(),
                        product.name(),
                        "each",
                        size,
                        new Money(each * size, channel.currency()),
                        due,
                        dock,
                        null);
        var order =
                new PurchaseOrder(
                        id("order|" + number),
                        1,
                        channel.code(),
                        number,
                        supplier.id(),
                        supplier.number(),
                        supplier.name(),
                        due.isBefore(today.minusDays(WAITING_DAYS))
                                ? PurchaseState.COMPLETED
                                : PurchaseState.SENT,
                        due.minusDays(30),
                        List.of(line),
                        TOLERANCE,
                        nextOrder % BLIND == 0,
                        true);
        orders.add(order);
        return order;
    }

    private String id(String name) {
        return Ids.derived(NAMESPACE, channel.code() + "|" + name);
    }
}
