package live.lsn.platform.sample;

import live.lsn.api.model.Address;
import live.lsn.api.model.AvsResult;
import live.lsn.api.model.CvvResult;
import live.lsn.api.model.GeoPoint;
import live.lsn.api.model.OrderSignals;
import live.lsn.api.model.ThreeDSecure;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.random.RandomGenerator;

/// What the shop would have seen of one order: begun as an honest one, then bent.
final class Signals {
    /// A city that addresses and IP addresses are drawn from.
    record Place(
            String country, String city, String postcode, GeoPoint point, int utcOffsetMinutes) {
        static List<Place> all() {
            return SampleFiles.read("places.csv").stream()
                    .map(
                            row ->
                                    new Place(
                                            row.getField("country"),
                                            row.getField("city"),
                                            row.getField("postcode"),
                                            new GeoPoint(
                                                    micro(row.getField("lat")),
                                                    micro(row.getField("lon"))),
                                            Integer.parseInt(row.getField("offset"))))
                    .toList();
        }

        private static int micro(String degrees) {
            return new java.math.BigDecimal(degrees).movePointRight(6).intValueExact();
        }
    }

    String device;
    boolean emulator;
    Place devicePlace;
    String ip;
    Place ipPlace;
    boolean hosting;
    boolean proxy;
    String card;
    String bin;
    String cardCountry;
    boolean prepaid;
    AvsResult avs = AvsResult.MATCH;
    CvvResult cvv = CvvResult.MATCH;
    ThreeDSecure threeDSecure = ThreeDSecure.AUTHENTICATED;
    Address billing;
    Place billingPlace;
    Address shipping;
    boolean forwarder;

    /// An honest order of somebody who lives there: at home, with the usual device and card.
    Signals(RandomGenerator chance, Place home, Address address, String device, String card) {
        this.device = device;
        this.devicePlace = home;
        this.ip = ip(chance, 100);
        this.ipPlace = home;
        this.card = card;
        this.bin = String.valueOf(400_000 + Math.floorMod(card.hashCode(), 150_000));
        this.cardCountry = home.country();
        this.billing = address;
        this.billingPlace = home;
        this.shipping = address;
        var draw = chance.nextInt(100);
        if (draw < 20) threeDSecure = ThreeDSecure.ATTEMPTED;
        else if (draw < 32) threeDSecure = ThreeDSecure.NOT_ATTEMPTED;
        if (chance.nextInt(100) < 6) avs = AvsResult.PARTIAL;
    }

    /// An address of a documentation range (RFC 5737, RFC 2544), which belongs to nobody.
    static String ip(RandomGenerator chance, int net) {
        return "198."
                + (18 + net % 2)
                + "."
                + chance.nextInt(256)
                + "."
                + (1 + chance.nextInt(254));
    }

    OrderSignals build() {
        return new OrderSignals(
                device,
                emulator,
                devicePlace.utcOffsetMinutes(),
                ip,
                ipPlace.country(),
                hosting,
                proxy,
                ipPlace.utcOffsetMinutes(),
                ipPlace.point(),
                billingPlace.point(),
                card,
                bin,
                cardCountry,
                prepaid,
                avs,
                cvv,
                threeDSecure,
                billing,
                shipping,
                forwarder,
                true);
    }

    static String hex(RandomGenerator chance, int digits) {
        var text = new StringBuilder(digits);
        while (text.length() < digits) text.append(Integer.toHexString(chance.nextInt(16)));
        return text.toString();
    }

    static @Nullable Place elsewhere(List<Place> places, RandomGenerator chance, String notIn) {
        for (var tries = 0; tries < 50; tries++) {
            var place = places.get(chance.nextInt(places.size()));
            if (!place.country().equals(notIn)) return place;
        }
        return null;
    }
}
