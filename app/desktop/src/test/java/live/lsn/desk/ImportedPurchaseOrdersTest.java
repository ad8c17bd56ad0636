package live.lsn.desk;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.collection.Collections;
import live.lsn.api.http.TrpcClient;
import live.lsn.api.model.Role;
import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.api.trpc.Json;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Sort;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.importing.LocalImport.PurchaseWish;

import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// What was imported as purchase orders comes to a desk, at its first sync and later ones.
class ImportedPurchaseOrdersTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int FIRST = 6_000;
    private static final int ALL = 6_500;
    private static final String COLUMNS =
            "ID,PO / SO #,Vendor,Item Description,Brand,Dosage,Unit of Measure (Per Pack),Line Item"
                    + " Quantity,Line Item Value,PQ First Sent to Client Date,PO Sent to Vendor"
                    + " Date,Scheduled Delivery Date,Delivered to Client Date\n";

    @TempDir private Path dir;
    private TestPlatform site;

    @BeforeEach
    void start() {
        site = new TestPlatform(dir.resolve("server"));
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private void bringIn(int orders) throws IOException {
        var text = new StringBuilder(COLUMNS);
        for (var i = 1; i <= orders; i++)
            text.append(i)
                    .append(",PO-")
                    .append(i)
                    .append(",Vendor ")
                    .append(i % 70)
                    .append(",Zinc 20mg,Generic,20mg,100,50,60.5,,2012-01-02,2012-03-01,\n");
        var file = Files.writeString(dir.resolve("deliveries.csv"), text);
        var wish = new PurchaseWish(file.toString(), "SCM", "USD", "UTC", null);
        var request =
                new Request.Builder()
                        .url(
                                HttpUrl.get(site.platform().url())
                                        .newBuilder()
                                        .encodedPath("/api/local/import/purchase-orders")
                                        .build())
                        .header(LocalAccounts.SECRET_HEADER, site.platform().localSecret())
                        .post(
                                RequestBody.create(
                                        Json.MAPPER.writeValueAsBytes(wish),
                                        MediaType.get("application/json")))
                        .build();
        try (var response =
                TrpcClient.http()
                        .callTimeout(Duration.ZERO)
                        .readTimeout(Duration.ZERO)
                        .build()
                        .newCall(request)
                        .execute()) {
            assertThat(response.body().string()).contains("\"report\"");
        }
    }

    private DeskSession open() {
        var buyer = site.caller(Role.BUYER, "SCM");
        var platform = site.platform();
        return DeskSession.open(
                dir.resolve("desk"),
                new Who(platform.url(), platform.platformId(), buyer.account(), "SCM"),
                new LocalAccounts(platform.url(), platform.localSecret()).tokens(buyer.account()));
    }

    private static ListQuery<PurchaseOrder> orders() {
        return new ListQuery<>(
                Collections.PURCHASE_ORDERS, List.of(), null, new Sort("next_due", false));
    }

    private static void await(BooleanSupplier condition) {
        var until = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited " + SOON).isLessThan(until);
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Test
    void aDeskGetsThemAtItsFirstSyncAndTheOnesThatAreImportedWhileItIsOpen() throws IOException {
        bringIn(FIRST);
        try (var desk = open()) {
            await(
                    () ->
                            desk.sync().status().connection() == Connection.ONLINE
                                    && desk.cache().summary(orders()).count() == FIRST);
            bringIn(ALL);
            await(() -> desk.cache().summary(orders()).count() == ALL);
            var order = desk.cache().order(orders(), ALL);
            var page = desk.cache().page(Collections.PURCHASE_ORDERS, order, 0, 50);
            assertThat(page)
                    .hasSize(50)
                    .allSatisfy(
                            one -> {
                                assertThat(one.valueMinor()).isEqualTo(6_050);
                                assertThat(
                                                desk.cache()
                                                        .find(
                                                                Collections.SUPPLIERS,
                                                                one.supplierId()))
                                        .isNotNull();
                            });
        }
    }
}
