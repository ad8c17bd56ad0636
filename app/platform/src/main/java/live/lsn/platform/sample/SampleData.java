package live.lsn.platform.sample;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Channel;
import live.lsn.api.model.Customer;
import live.lsn.api.model.Product;
import live.lsn.platform.feed.Act;
import live.lsn.platform.importing.OrderBook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Fills a new platform's channels with the sample.
public final class SampleData {
    /// Of a hundred orders of the sample, how many the first channel has.
    private static final int FIRST_SHARE = 80;

    private SampleData() {}

    /// How much is made.
    public record Size(int orders, int customers, long seed) {
        public static Size usual() {
            return new Size(20_000, 4_000, 1);
        }
    }

    /// Somebody who inspected, and the name to sign with.
    public record Inspector(String account, String name) {}

    /// Makes and stores the sample of one channel.
    ///
    /// @param first whether it is the larger one
    /// @param analysts accounts that decided in it
    /// @param inspectors who inspected in it
    public static void fill(
            OrderBook book,
            Channel channel,
            Size size,
            boolean first,
            List<String> analysts,
            List<Inspector> inspectors,
            Instant until) {
        var share = first ? FIRST_SHARE : 100 - FIRST_SHARE;
        var made =
                new SampleNetwork(
                                channel,
                                size.seed(),
                                until,
                                size.orders() * share / 100,
                                size.customers() * share / 100)
                        .make();
        Map<String, Customer> customers =
                made.customers().stream()
                        .collect(Collectors.toMap(Customer::id, customer -> customer));
        Map<String, Product> products =
                made.products().stream()
                        .collect(Collectors.toMap(Product::sku, product -> product));
        var scored = book.score(made.orders(), customers, products, Map.of());
        var act = Act.of("sample", "sample data", until).with("seed", String.valueOf(size.seed()));
        book.store(
                made.customers(),
                made.products(),
                List.of(),
                scored,
                new SampleCases(until, analysts, size.seed()),
                act,
                (_, _) -> {});
        var goods = new SampleGoods(channel, products, size, until, inspectors).make();
        book.store(Collections.SUPPLIERS, goods.suppliers(), act);
        book.store(Collections.INSPECTION_PLANS, goods.plans(), act);
        book.store(Collections.PURCHASE_ORDERS, goods.orders(), act);
        book.store(Collections.LOTS, goods.lots(), act);
        if (!made.orders().isEmpty()) book.plan(SampleGoals.of(channel, made.orders(), until), act);
    }
}
