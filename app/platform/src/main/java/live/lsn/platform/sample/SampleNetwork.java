package live.lsn.platform.sample;

import live.lsn.api.model.Address;
import live.lsn.api.model.AvsResult;
import live.lsn.api.model.Channel;
import live.lsn.api.model.Chargeback;
import live.lsn.api.model.Customer;
import live.lsn.api.model.CvvResult;
import live.lsn.api.model.FraudLabel;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Money;
import live.lsn.api.model.Order;
import live.lsn.api.model.OrderLine;
import live.lsn.api.model.OrderStatus;
import live.lsn.api.model.Product;
import live.lsn.api.model.Refund;
import live.lsn.api.model.Source;
import live.lsn.api.model.ThreeDSecure;
import live.lsn.platform.sample.Signals.Place;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Makes a channel's customers, products and orders of 90 days from a seed, with planted fraud of
/// known kinds. The same seed and the same end make the same bytes.
public final class SampleNetwork {
    private static final String NAMESPACE = "0f7c1c38-0b0e-5d3b-9c55-6b8a2f6e1d20";
    private static final Duration SPAN = Duration.ofDays(90);
    private static final Duration TONIGHT = Duration.ofMinutes(165);

    /// How many of a hundred orders that are placed while a show is on air come out of it.
    private static final int LIVE_PERCENT = 86;

    /// How many of a hundred customers were there before the 90 days.
    private static final int REGULARS = 62;

    private final Channel channel;
    private final Instant until;
    private final int orderCount;
    private final int customerCount;
    private final RandomGenerator chance;
    private final List<Place> places = Place.all();
    private final List<Place> home;
    private final List<String> given = names("given-names.csv");
    private final List<String> surnames = names("surnames.csv");
    private final List<String> streets = names("streets.csv");
    private final Programme programme;
    private final List<Product> products;
    private final List<Person> people = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private final Map<String, List<Chargeback>> chargebacks = new HashMap<>();
    private int nextOrder = 500_000;
    private int nextCustomer = 80_000;

    /// @param until the end of the 90 days
    /// @param orderCount how many orders, within a few of a planted burst
    public SampleNetwork(
            Channel channel, long seed, Instant until, int orderCount, int customerCount) {
        this.channel = channel;
        this.until = Instant.ofEpochSecond(until.getEpochSecond());
        this.orderCount = orderCount;
        this.customerCount = customerCount;
        this.chance =
                RandomGeneratorFactory.of("L64X128MixRandom")
                        .create(seed * 31 + channel.code().hashCode());
        this.home =
                places.stream().filter(place -> place.country().equals(channel.code())).toList();
        this.programme =
                new Programme(
                        channel,
                        NAMESPACE,
                        seed,
                        this.until.minus(SPAN),
                        this.until.minus(TONIGHT));
        this.products = catalogue();
    }

    /// What was made.
    ///
    /// @param shows by time of their beginning
    public record Made(
            List<Customer> customers,
            List<Product> products,
            List<Order> orders,
            List<Creator> creators,
            List<Show> shows) {}

    private record Person(
            String id,
            String number,
            String name,
            String email,
            String phone,
            boolean verified,
            Instant since,
            Place place,
            Address address,
            String device,
            String card) {}

    public Made make() {
        while (people.size() < customerCount * REGULARS / 100)
            people.add(person(since(), home.get(chance.nextInt(home.size()))));
        while (orders.size() < orderCount) scene(time());
        while (orders.size() > orderCount) drop(orders.removeLast());
        while (people.size() < customerCount)
            people.add(person(since(), home.get(chance.nextInt(home.size()))));
        orders.sort(Comparator.comparing(Order::placedAt).thenComparing(Order::id));
        return new Made(
                people.stream().map(this::customer).toList(),
                products,
                List.copyOf(orders),
                programme.creators(),
                programme.shows());
    }

    /// An order that was one too many takes its chargeback along.
    private void drop(Order order) {
        var own = chargebacks.getOrDefault(String.valueOf(order.customerId()), new ArrayList<>());
        own.removeIf(chargeback -> chargeback.orderId().equals(order.id()));
    }

    // ---- scenes: who orders, honestly or not ----

    private void scene(Instant at) {
        var tonight = at.isAfter(until.minus(TONIGHT));
        var draw = chance.nextInt(1_000);
        // Out of a thousand scenes; this evening more of them look wrong.
        var shift = tonight ? 80 : 0;
        if (draw < 134 + shift) odd(at);
        else if (draw < 140 + shift) stolenCard(at);
        else if (draw < 144 + shift) takeover(at);
        else if (draw < 145 + shift) cardTesting(at);
        else if (draw < 146 + shift) ring(at);
        else if (draw < 147 + shift) bot(at);
        else if (draw < 151 + shift) abuse(at);
        else honest(at);
    }

    private void honest(Instant at) {
        var person = anyone(at);
        var signals = signals(person);
        if (chance.nextInt(100) < 4) signals.device = Signals.hex(chance, 20);
        if (chance.nextInt(100) < 3) signals.ip = Signals.ip(chance, 1);
        var declined = chance.nextInt(1_000) < 12;
        if (declined && chance.nextBoolean()) signals.cvv = CvvResult.MISMATCH;
        add(
                person,
                at,
                signals,
                basket(chance.nextInt(100) < 15 ? 300 : 120),
                declined ? OrderStatus.PAYMENT_DECLINED : OrderStatus.CAPTURED,
                FraudLabel.NONE);
    }

    /// Honest, yet with much that looks wrong: somebody abroad behind a VPN who ships home through
    /// a forwarder.
    private void odd(Instant at) {
        var newcomer = chance.nextInt(100) < 70;
        var person =
                newcomer
                        ? enter(
                                at.minus(Duration.ofHours(1 + chance.nextInt(60))),
                                home.get(chance.nextInt(home.size())))
                        : anyone(at);
        var signals = signals(person);
        var abroad = abroad(person.place().country());
        signals.ipPlace = abroad;
        signals.proxy = chance.nextInt(100) < 75;
        signals.hosting = chance.nextInt(100) < 60;
        signals.device = Signals.hex(chance, 20);
        signals.devicePlace = chance.nextBoolean() ? person.place() : abroad;
        if (chance.nextInt(100) < 70) {
            signals.shipping = address(abroad(person.place().country()), person.name());
            signals.forwarder = chance.nextInt(100) < 75;
        }
        if (chance.nextInt(100) < 60) signals.threeDSecure = ThreeDSecure.NOT_ATTEMPTED;
        if (chance.nextInt(100) < 45) signals.prepaid = true;
        if (chance.nextInt(100) < 60) signals.cardCountry = abroad.country();
        if (chance.nextInt(100) < 35) signals.avs = AvsResult.MISMATCH;
        add(person, at, signals, basket(700), OrderStatus.CAPTURED, FraudLabel.NONE);
    }

    private void stolenCard(Instant at) {
        var person =
                enter(
                        at.minus(Duration.ofMinutes(10 + chance.nextInt(600))),
                        home.get(chance.nextInt(home.size())));
        var signals = signals(person);
        bend(signals, person);
        signals.avs = AvsResult.MISMATCH;
        signals.cardCountry = abroad(person.place().country()).country();
        var order = add(person, at, signals, goods(), OrderStatus.CAPTURED, FraudLabel.STOLEN_CARD);
        chargeback(order, "10.4");
    }

    private void takeover(Instant at) {
        var person = anyone(at.minus(Duration.ofDays(20)));
        var signals = signals(person);
        add(
                person,
                at.minus(Duration.ofMinutes(30 + chance.nextInt(40))),
                signals,
                basket(90),
                OrderStatus.CAPTURED,
                FraudLabel.NONE);
        var taken = signals(person);
        bend(taken, person);
        taken.device = Signals.hex(chance, 20);
        var order =
                add(person, at, taken, goods(), OrderStatus.CAPTURED, FraudLabel.ACCOUNT_TAKEOVER);
        chargeback(order, "10.4");
    }

    /// One device tries many cards, and one works.
    private void cardTesting(Instant at) {
        var device = Signals.hex(chance, 20);
        var ip = Signals.ip(chance, 1);
        var person = enter(at.minus(Duration.ofHours(2)), home.get(chance.nextInt(home.size())));
        var tries = 5 + chance.nextInt(3);
        for (var i = 0; i < tries; i++) {
            var signals = signals(person);
            bend(signals, person);
            signals.device = device;
            signals.ip = ip;
            signals.card = Signals.hex(chance, 16);
            signals.emulator = true;
            var last = i == tries - 1;
            signals.cvv = last ? CvvResult.MATCH : CvvResult.MISMATCH;
            var when = at.plusSeconds(i * 240L + chance.nextInt(120));
            add(
                    person,
                    when,
                    signals,
                    last ? goods() : basket(40),
                    last ? OrderStatus.CAPTURED : OrderStatus.PAYMENT_DECLINED,
                    FraudLabel.CARD_TESTING);
        }
    }

    /// Several accounts, one device and one door.
    private void ring(Instant at) {
        var device = Signals.hex(chance, 20);
        var ip = Signals.ip(chance, 0);
        var door = address(home.get(chance.nextInt(home.size())), "Receiving");
        var members = 4 + chance.nextInt(3);
        for (var i = 0; i < members; i++) {
            var person =
                    enter(
                            at.minus(Duration.ofHours(3 + chance.nextInt(20))),
                            home.get(chance.nextInt(home.size())));
            var signals = signals(person);
            bend(signals, person);
            signals.device = device;
            signals.ip = ip;
            signals.shipping = door;
            signals.forwarder = false;
            add(
                    person,
                    at.plus(Duration.ofMinutes(i * 23L + chance.nextInt(20))),
                    signals,
                    goods(),
                    OrderStatus.CAPTURED,
                    FraudLabel.FRAUD_RING);
        }
    }

    /// A program buys up what sells out.
    private void bot(Instant at) {
        var person = enter(at.minus(Duration.ofDays(3)), home.get(chance.nextInt(home.size())));
        var count = 6 + chance.nextInt(4);
        for (var i = 0; i < count; i++) {
            var signals = signals(person);
            signals.emulator = true;
            signals.hosting = true;
            signals.proxy = chance.nextBoolean();
            signals.prepaid = true;
            signals.threeDSecure = ThreeDSecure.NOT_ATTEMPTED;
            add(
                    person,
                    at.plusSeconds(i * 95L),
                    signals,
                    goods(),
                    OrderStatus.CAPTURED,
                    FraudLabel.RESELLER_BOT);
        }
    }

    /// Buys, uses, sends back.
    private void abuse(Instant at) {
        var person = anyone(at);
        var order =
                add(
                        person,
                        at,
                        signals(person),
                        basket(250),
                        OrderStatus.REFUNDED,
                        FraudLabel.POLICY_ABUSE);
        var refundAt = order.placedAt().plus(Duration.ofDays(6 + chance.nextInt(20)));
        if (refundAt.isBefore(until)) orders.set(orders.size() - 1, refunded(order, refundAt));
        else orders.set(orders.size() - 1, withStatus(order, OrderStatus.CAPTURED));
    }

    private void bend(Signals signals, Person person) {
        var abroad = abroad(person.place().country());
        signals.device = Signals.hex(chance, 20);
        signals.devicePlace = abroad;
        signals.ipPlace =
                chance.nextInt(100) < 80 ? abroad(person.place().country()) : person.place();
        signals.proxy = chance.nextInt(100) < 70;
        signals.hosting = chance.nextInt(100) < 60;
        signals.shipping = address(abroad, person.name());
        signals.forwarder = chance.nextInt(100) < 70;
        if (chance.nextInt(100) < 80) signals.threeDSecure = ThreeDSecure.NOT_ATTEMPTED;
    }

    private void chargeback(Order order, String code) {
        var at = order.placedAt().plus(Duration.ofDays(14 + chance.nextInt(40)));
        if (chance.nextInt(100) < 55 && at.isBefore(until) && order.customerId() != null) {
            chargebacks
                    .computeIfAbsent(order.customerId(), _ -> new ArrayList<>())
                    .add(new Chargeback(order.id(), at, order.total(), code));
        }
    }

    // ---- parts ----

    private Instant time() {
        var tonight = chance.nextInt(1_000) < 50;
        if (tonight) return until.minusSeconds(1 + chance.nextLong(TONIGHT.toSeconds()));
        var day = chance.nextInt((int) SPAN.toDays() + 1);
        // Three of four orders come in the evening shows.
        var minute =
                chance.nextInt(4) == 0
                        ? chance.nextInt(24 * 60)
                        : (19 * 60 + 15 + (int) (chance.nextGaussian() * 100) + 24 * 60)
                                % (24 * 60);
        var at =
                until.minus(SPAN)
                        .atZone(channel.zone())
                        .toLocalDate()
                        .plusDays(day)
                        .atStartOfDay(channel.zone())
                        .plusMinutes(minute)
                        .plusSeconds(chance.nextInt(60))
                        .toInstant();
        if (at.isBefore(until.minus(SPAN))) return at.plus(Duration.ofDays(1));
        return at.isBefore(until.minus(TONIGHT)) ? at : at.minus(Duration.ofDays(1));
    }

    private Instant since() {
        return until.minus(SPAN)
                .minus(Duration.ofDays(chance.nextInt(700)))
                .plus(Duration.ofHours(chance.nextInt(2_000)));
    }

    private Person anyone(Instant at) {
        for (var tries = 0; tries < 20; tries++) {
            // Few buy much: the square of a uniform number favours the first.
            var person =
                    people.get(
                            (int)
                                    (Math.min(people.size(), customerCount * REGULARS / 100)
                                            * square(chance.nextInt(1_000_000))
                                            / 1_000_000_000_000L));
            if (person.since().isBefore(at)) return person;
        }
        return people.getFirst();
    }

    private static long square(long number) {
        return number * number;
    }

    /// Somebody new, as long as there is room for newcomers.
    private Person enter(Instant since, Place place) {
        if (people.size() >= customerCount) return anyone(since);
        var person = person(since, place);
        people.add(person);
        return person;
    }

    private Person person(Instant since, Place place) {
        var number = "CUS-" + nextCustomer++;
        var first = given.get(chance.nextInt(given.size()));
        var last = surnames.get(chance.nextInt(surnames.size()));
        var name = first + " " + last;
        var email =
                (first + "." + last + chance.nextInt(1_000)).toLowerCase(java.util.Locale.ROOT)
                        + "@mail.example";
        return new Person(
                id("customer " + number),
                number,
                name,
                email,
                "+00 555 " + (1_000_000 + chance.nextInt(9_000_000)),
                chance.nextInt(100) < 88,
                since,
                place,
                address(place, name),
                Signals.hex(chance, 20),
                Signals.hex(chance, 16));
    }

    private Address address(Place place, String name) {
        return new Address(
                name,
                (1 + chance.nextInt(240)) + " " + streets.get(chance.nextInt(streets.size())),
                place.city(),
                place.postcode(),
                place.country());
    }

    private Place abroad(String country) {
        return Objects.requireNonNull(Signals.elsewhere(places, chance, country));
    }

    private Signals signals(Person person) {
        return new Signals(
                chance, person.place(), person.address(), person.device(), person.card());
    }

    private Order add(
            Person person,
            Instant at,
            Signals signals,
            List<OrderLine> lines,
            OrderStatus status,
            FraudLabel label) {
        var total =
                lines.stream()
                        .map(OrderLine::total)
                        .reduce(Money.zero(channel.currency()), Money::plus);
        var number = "ORD-" + nextOrder++;
        var when = at.isBefore(until) ? at : until.minusSeconds(1);
        var show = chance.nextInt(100) < LIVE_PERCENT ? programme.onAir(when, chance) : null;
        var source =
                show != null
                        ? Source.LIVE_SHOW
                        : List.of(Source.WEB_SHOP, Source.TIKTOK_SHOP, Source.SHOPIFY)
                                .get(chance.nextInt(3));
        var order =
                new Order(
                        id("order " + number),
                        1,
                        channel.code(),
                        number,
                        source,
                        when,
                        status,
                        person.id(),
                        person.name(),
                        person.email(),
                        channel.code(),
                        show == null ? null : show.number(),
                        show == null ? null : show.title(),
                        show == null ? null : show.creator().handle(),
                        total,
                        Money.zero(channel.currency()),
                        lines,
                        List.of(),
                        signals.build(),
                        label,
                        true);
        orders.add(order);
        return order;
    }

    private Order refunded(Order order, Instant at) {
        var refund = new Refund("REF-" + order.number().substring(4), at, order.total());
        return new Order(
                order.id(),
                1,
                order.channel(),
                order.number(),
                order.source(),
                order.placedAt(),
                OrderStatus.REFUNDED,
                order.customerId(),
                order.customerName(),
                order.email(),
                order.country(),
                order.show(),
                order.showTitle(),
                order.creator(),
                order.total(),
                order.total(),
                order.lines(),
                List.of(refund),
                order.signals(),
                order.label(),
                true);
    }

    private static Order withStatus(Order order, OrderStatus status) {
        return new Order(
                order.id(),
                1,
                order.channel(),
                order.number(),
                order.source(),
                order.placedAt(),
                status,
                order.customerId(),
                order.customerName(),
                order.email(),
                order.country(),
                order.show(),
                order.showTitle(),
                order.creator(),
                order.total(),
                order.refunded(),
                order.lines(),
                order.refunds(),
                order.signals(),
                order.label(),
                true);
    }

    /// One to four articles, mostly cheaper than the bound.
    private List<OrderLine> basket(int boundUnits) {
        var lines = new ArrayList<OrderLine>();
        var chosen = new HashSet<String>();
        var count = 1 + chance.nextInt(3) + (chance.nextInt(4) == 0 ? 1 : 0);
        for (var tries = 0; lines.size() < count && tries < 40; tries++) {
            var product = products.get(chance.nextInt(products.size()));
            if (product.price().minor() > boundUnits * 100L && chance.nextInt(12) != 0) continue;
            line(product, 1 + (chance.nextInt(5) == 0 ? 1 : 0), lines, chosen);
        }
        if (lines.isEmpty()) line(products.get(15), 1, lines, chosen);
        return lines;
    }

    /// What can be sold on at once.
    private List<OrderLine> goods() {
        var resale = products.stream().filter(Product::highResale).toList();
        var lines = new ArrayList<OrderLine>();
        var chosen = new HashSet<String>();
        var count = 1 + chance.nextInt(2);
        while (lines.size() < count)
            line(resale.get(chance.nextInt(resale.size())), 1 + chance.nextInt(2), lines, chosen);
        return lines;
    }

    private static void line(
            Product product, int quantity, List<OrderLine> lines, Set<String> chosen) {
        if (!chosen.add(product.sku())) return;
        var total = new Money(product.price().minor() * quantity, product.price().currency());
        lines.add(
                new OrderLine(
                        product.sku(),
                        product.name(),
                        quantity,
                        product.price().minor() * 100,
                        total));
    }

    private List<Product> catalogue() {
        return SampleFiles.read("catalogue.csv").stream()
                .map(
                        row ->
                                new Product(
                                        id("product " + row.getField("sku")),
                                        1,
                                        channel.code(),
                                        row.getField("sku"),
                                        row.getField("name"),
                                        row.getField("category"),
                                        new Money(
                                                new java.math.BigDecimal(row.getField("price"))
                                                        .movePointRight(2)
                                                        .longValueExact(),
                                                channel.currency()),
                                        row.getField("resale").equals("1"),
                                        true))
                .toList();
    }

    private Customer customer(Person person) {
        return new Customer(
                person.id(),
                1,
                channel.code(),
                person.number(),
                person.name(),
                person.email(),
                person.phone(),
                person.verified(),
                person.since(),
                person.place().country(),
                chargebacks.getOrDefault(person.id(), List.of()),
                true);
    }

    private static List<String> names(String file) {
        return SampleFiles.read(file).stream().map(row -> row.getField("name")).toList();
    }

    private String id(String name) {
        return Ids.derived(NAMESPACE, channel.code() + " " + name);
    }
}
