package live.lsn.platform.goods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Money;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.api.model.goods.PurchaseState;
import live.lsn.api.procedure.GoodsProcedures;
import live.lsn.api.procedure.GoodsProcedures.CountLot;
import live.lsn.api.procedure.GoodsProcedures.ReceiveLot;
import live.lsn.api.trpc.TrpcException;
import live.lsn.platform.TestPlatform;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Receiving on a real platform: what the order allows holds however many docks there are.
class ReceivingTest {
    @TempDir private Path dir;
    private TestPlatform site;
    private Floor floor;

    @BeforeEach
    void start() {
        site = new TestPlatform(dir);
        floor = new Floor(site, "AU");
    }

    @AfterEach
    void stop() {
        floor.close();
        site.close();
    }

    private PurchaseOrder order(PurchaseState state) {
        var line =
                new PurchaseOrder.Line(
                        Ids.next(),
                        1,
                        "SKU-1",
                        "Cable",
                        "each",
                        10_000,
                        new Money(1_000_000, "AUD"),
                        LocalDate.of(2026, 11, 27),
                        null,
                        null);
        var order =
                new PurchaseOrder(
                        Ids.next(),
                        1,
                        "AU",
                        "PO-9",
                        Ids.next(),
                        "SUP-9",
                        "Maker",
                        state,
                        null,
                        List.of(line),
                        20,
                        false,
                        false);
        site.store(Collections.PURCHASE_ORDERS, "AU", List.of(order));
        return order;
    }

    private String count(PurchaseOrder order, long quantity) {
        var lot = Ids.next();
        floor.give(
                GoodsProcedures.COUNT_LOT,
                new CountLot(
                        lot,
                        "LOT-T-1",
                        "AU",
                        Floor.source(order),
                        quantity,
                        0,
                        null,
                        null,
                        List.of(),
                        null));
        return lot;
    }

    private String receive(PurchaseOrder order, long quantity) {
        var lot = new ReceiveLot(count(order, quantity));
        var refused =
                catchThrowableOfType(
                        TrpcException.class, () -> floor.give(GoodsProcedures.RECEIVE_LOT, lot));
        return refused == null ? "" : String.valueOf(refused.getMessage());
    }

    /// goods.md 5.6.
    @Test
    void noMoreIsReceivedThanTheOrderAndItsToleranceAllow() {
        var order = order(PurchaseState.SENT);
        count(order, 9_000);
        assertThat(receive(order, 9_900)).isEmpty();
        assertThat(receive(order, 290)).isEmpty();
        assertThat(receive(order, 11)).contains("goods.receive.too-many");
        assertThat(receive(order, 10)).isEmpty();
        assertThat(receive(order, 1)).contains("goods.receive.too-many");
    }

    @Test
    void nothingIsReceivedAgainstACancelledOrder() {
        assertThat(receive(order(PurchaseState.CANCELLED), 1)).contains("goods.order.cancelled");
    }

    @Test
    void ofTwoDocksThatReceiveTheLastUnitsAtOnceOneIsRefused() throws Exception {
        var order = order(PurchaseState.SENT);
        assertThat(receive(order, 10_100)).isEmpty();
        var drafts = new ArrayList<String>();
        for (var dock = 0; dock < 8; dock++) drafts.add(count(order, 100));
        var taken = new ArrayList<Future<LotState>>();
        try (var docks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var draft : drafts)
                taken.add(
                        docks.submit(
                                () ->
                                        floor.give(
                                                        GoodsProcedures.RECEIVE_LOT,
                                                        new ReceiveLot(draft))
                                                .state()));
        }
        var received = 0;
        for (var one : taken) {
            try {
                if (one.get() == LotState.RECEIVED) received++;
            } catch (ExecutionException refused) {
                assertThat(refused).hasMessageContaining("goods.receive.too-many");
            }
        }
        assertThat(received).isEqualTo(1);
    }
}
