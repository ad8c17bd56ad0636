package live.lsn.platform.sample;

import live.lsn.api.model.Address;
import live.lsn.api.model.AvsResult;
import live.lsn.api.model.Order;
import live.lsn.api.model.ThreeDSecure;
import live.lsn.platform.sample.Signals.Place;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGeneratorFactory;

/// Gives orders of a source that tells no signals some made-up ones, marked as generated: the same
/// for the same order.
public final class Enrichment implements UnaryOperator<Order> {
    private static final int ODD_PER_THOUSAND = 25;
    private final List<Place> places = Place.all();
    private final List<String> streets =
            SampleFiles.read("streets.csv").stream().map(row -> row.getField("name")).toList();

    @Override
    public Order apply(Order order) {
        var chance = RandomGeneratorFactory.of("L64X128MixRandom").create(order.id().hashCode());
        var customer = order.customerId() == null ? order.id() : order.customerId();
        var place = home(order.country());
        var own = RandomGeneratorFactory.of("L64X128MixRandom").create(customer.hashCode());
        var address =
                new Address(
                        "",
                        (1 + own.nextInt(240)) + " " + streets.get(own.nextInt(streets.size())),
                        place.city(),
                        place.postcode(),
                        place.country());
        var signals =
                new Signals(chance, place, address, Signals.hex(own, 20), Signals.hex(own, 16));
        if (chance.nextInt(1_000) < ODD_PER_THOUSAND) bend(signals, chance);
        return new Order(
                order.id(),
                order.version(),
                order.channel(),
                order.number(),
                order.source(),
                order.placedAt(),
                order.status(),
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
                signals.build(),
                order.label(),
                order.generated());
    }

    private void bend(Signals signals, java.util.random.RandomGenerator chance) {
        var abroad = places.get(chance.nextInt(places.size()));
        signals.device = Signals.hex(chance, 20);
        signals.devicePlace = abroad;
        signals.ipPlace = abroad;
        signals.cardCountry = abroad.country();
        signals.proxy = chance.nextInt(100) < 75;
        signals.hosting = chance.nextInt(100) < 65;
        signals.emulator = chance.nextInt(100) < 30;
        signals.forwarder = chance.nextInt(100) < 60;
        signals.shipping =
                new Address(
                        "",
                        (1 + chance.nextInt(90)) + " Dock Street",
                        abroad.city(),
                        abroad.postcode(),
                        abroad.country());
        signals.prepaid = chance.nextInt(100) < 60;
        signals.avs = AvsResult.MISMATCH;
        signals.threeDSecure = ThreeDSecure.NOT_ATTEMPTED;
    }

    private Place home(String country) {
        return places.stream()
                .filter(place -> place.country().equals(country))
                .findFirst()
                .orElseGet(
                        () ->
                                places.stream()
                                        .filter(place -> place.country().equals("GB"))
                                        .findFirst()
                                        .orElseThrow());
    }
}
