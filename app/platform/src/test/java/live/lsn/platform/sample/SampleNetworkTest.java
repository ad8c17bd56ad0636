package live.lsn.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Customer;
import live.lsn.api.model.FraudLabel;
import live.lsn.api.model.Order;
import live.lsn.api.model.Product;
import live.lsn.api.model.Source;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.Nonconformity;
import live.lsn.api.model.goods.NonconformityState;
import live.lsn.api.model.goods.PurchaseState;
import live.lsn.api.trpc.Json;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

class SampleNetworkTest {
    private static final Channel AU = new Channel("AU", "AU", "AUD", ZoneId.of("Australia/Sydney"));
    private static final Instant END = Instant.parse("2026-11-21T10:00:00Z");

    private static SampleNetwork.Made make(long seed) {
        return new SampleNetwork(AU, seed, END, 3_000, 600).make();
    }

    private static SampleGoods.Made goods(SampleData.Size size, Instant end) {
        var products =
                make(1).products().stream()
                        .collect(Collectors.toMap(Product::sku, product -> product));
        return new SampleGoods(AU, products, size, end, List.of()).make();
    }

    @Test
    void theSameSeedMakesTheSameBytesAndAnotherSeedOthers() {
        var once = Json.MAPPER.writeValueAsBytes(make(1));
        assertThat(Arrays.equals(Json.MAPPER.writeValueAsBytes(make(1)), once)).isTrue();
        assertThat(Arrays.equals(Json.MAPPER.writeValueAsBytes(make(2)), once)).isFalse();
    }

    @Test
    void makesWhatIsAskedForWithin90Days() {
        var made = make(1);
        assertThat(made.orders())
                .hasSize(3_000)
                .allSatisfy(
                        order -> {
                            assertThat(order.placedAt())
                                    .isBefore(END)
                                    .isAfter(END.minusSeconds(91L * 86_400));
                            assertThat(order.total().minor())
                                    .isEqualTo(
                                            order.lines().stream()
                                                    .mapToLong(line -> line.total().minor())
                                                    .sum())
                                    .isPositive();
                            assertThat(order.generated()).isTrue();
                        });
        assertThat(made.customers()).hasSize(600);
        assertThat(made.orders().stream().map(Order::id).distinct().count()).isEqualTo(3_000);
        var known = made.customers().stream().map(Customer::id).collect(Collectors.toSet());
        assertThat(made.orders())
                .allSatisfy(order -> assertThat(known).contains(order.customerId()));
    }

    /// A Sunday and days by chance have nothing due; the floor has something to receive on each.
    @Test
    void onEveryDayADeliveryIsExpected() {
        for (var day = 0; day < 40; day++) {
            var end = END.plus(Duration.ofDays(day));
            var today = LocalDate.ofInstant(end, AU.zone());
            var made = goods(new SampleData.Size(400, 100, 40), end);
            var came =
                    made.lots().stream()
                            .map(lot -> lot.source().orderId())
                            .collect(Collectors.toSet());
            assertThat(made.orders())
                    .as(today.getDayOfWeek() + ", " + today)
                    .anySatisfy(
                            order -> {
                                assertThat(came).doesNotContain(order.id());
                                assertThat(order.state()).isEqualTo(PurchaseState.SENT);
                                assertThat(order.lines().getFirst().dueOn())
                                        .isAfter(today.minusDays(3))
                                        .isBeforeOrEqualTo(today);
                            });
        }
    }

    @Test
    void everyKindOfFraudIsPlanted() {
        var kinds =
                new SampleNetwork(AU, 1, END, 16_000, 3_200)
                        .make().orders().stream().map(Order::label).collect(Collectors.toSet());
        assertThat(kinds).containsExactlyInAnyOrderElementsOf(EnumSet.allOf(FraudLabel.class));
    }

    @Test
    void everyLiveOrderLiesWithinItsShowAndCarriesIt() {
        var made = make(1);
        var shows = made.shows().stream().collect(Collectors.toMap(Show::number, show -> show));
        var live = made.orders().stream().filter(o -> o.source() == Source.LIVE_SHOW).toList();
        assertThat(live)
                .hasSizeBetween(1_900, 2_400)
                .allSatisfy(
                        order -> {
                            var show = requireNonNull(shows.get(requireNonNull(order.show())));
                            assertThat(show.isOnAir(order.placedAt())).isTrue();
                            assertThat(order.showTitle()).isEqualTo(show.title());
                            assertThat(order.creator()).isEqualTo(show.creator().handle());
                        });
        assertThat(made.orders())
                .filteredOn(order -> order.source() != Source.LIVE_SHOW)
                .isNotEmpty()
                .allSatisfy(
                        order -> {
                            assertThat(order.show()).isNull();
                            assertThat(order.showTitle()).isNull();
                            assertThat(order.creator()).isNull();
                        });
    }

    @Test
    void showsAreNumberedByTimeAndOnlyTheLastAreStillOnAir() {
        var made = make(1);
        assertThat(made.shows())
                .hasSizeBetween(340, 370)
                .isSortedAccordingTo(Comparator.comparing(Show::number))
                .allSatisfy(show -> assertThat(made.creators()).contains(show.creator()));
        assertThat(made.shows().stream().filter(show -> show.isOnAir(END))).hasSize(2);
        assertThat(made.shows())
                .filteredOn(show -> show.endedAt() != null)
                .isSortedAccordingTo(
                        Comparator.comparing(
                                show -> LocalDate.ofInstant(show.startedAt(), AU.zone())))
                .allSatisfy(
                        show ->
                                assertThat(requireNonNull(show.endedAt()))
                                        .isAfter(show.startedAt())
                                        .isBefore(END));
    }

    @Test
    void aChargebackBelongsToAnOrderOfItsCustomer() {
        var made = make(1);
        var orders = made.orders().stream().collect(Collectors.toMap(Order::id, order -> order));
        var chargedBack =
                made.customers().stream().filter(c -> !c.chargebacks().isEmpty()).toList();
        assertThat(chargedBack).isNotEmpty();
        for (var customer : chargedBack) {
            assertThat(customer.chargebacks())
                    .allSatisfy(
                            chargeback -> {
                                var order = requireNonNull(orders.get(chargeback.orderId()));
                                assertThat(order.customerId()).isEqualTo(customer.id());
                                assertThat(chargeback.amount()).isEqualTo(order.total());
                                assertThat(chargeback.at()).isAfter(order.placedAt()).isBefore(END);
                            });
        }
    }

    @Test
    void noReportTellsOfWhatHasNotHappenedYet() {
        var lots = goods(SampleData.Size.usual(), END).lots();
        var reports = lots.stream().map(Lot::nonconformity).filter(Objects::nonNull).toList();
        assertThat(reports)
                .allSatisfy(
                        report ->
                                assertThat(report.events())
                                        .allSatisfy(event -> assertThat(event.at()).isBefore(END)));
        assertThat(reports).extracting(Nonconformity::state).contains(NonconformityState.CLOSED);
    }
}
