package live.lsn.platform.importing;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.collection.Collections;
import live.lsn.api.http.TrpcClient;
import live.lsn.api.model.Channel;
import live.lsn.api.model.Role;
import live.lsn.api.procedure.ListProcedures;
import live.lsn.api.procedure.ListProcedures.ListPage;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.procedure.SyncProcedures;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.api.trpc.Json;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.importing.LocalImport.PurchaseWish;
import live.lsn.platform.importing.LocalImport.Wish;

import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

class LocalImportTest {
    private static final String FIRST =
            """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            1,A1,Mug,1,2011-01-01 12:00:00,1.00,100.0,United Kingdom
            """;
    private static final String YEARS_LATER = "2,A1,Mug,1,2019-01-01 12:00:00,1.00,100.0,Eire\n";

    private final Path dir;
    private final TestPlatform site;
    private final TrpcClient client;

    LocalImportTest(@TempDir Path dir) {
        this.dir = dir;
        this.site = new TestPlatform(dir.resolve("data"));
        this.client = site.client(site.caller(Role.ADMINISTRATOR, "AU"));
    }

    @BeforeEach
    void write() throws IOException {
        Files.writeString(dir.resolve("orders.csv"), FIRST);
    }

    @AfterEach
    void close() {
        client.close();
        site.close();
    }

    private JsonNode run(boolean shift) throws IOException {
        var file = dir.resolve("orders.csv").toString();
        return send("orders", new Wish(file, "UK", "GBP", "Europe/London", false, shift));
    }

    private JsonNode deliveries(String channel, String currency) throws IOException {
        var file = dir.resolve("deliveries.csv").toString();
        return send("purchase-orders", new PurchaseWish(file, channel, currency, "UTC", null));
    }

    private JsonNode send(String kind, Record wish) throws IOException {
        try (var response = answer(kind, wish, site.platform().localSecret())) {
            var last = response.body().string().lines().reduce((_, later) -> later).orElseThrow();
            return Json.MAPPER.readTree(last);
        }
    }

    private Response answer(String kind, Record wish, String secret) throws IOException {
        var address =
                HttpUrl.get(site.platform().url())
                        .newBuilder()
                        .encodedPath("/api/local/import/" + kind)
                        .build();
        var request =
                new Request.Builder()
                        .url(address)
                        .header(LocalAccounts.SECRET_HEADER, secret)
                        .post(
                                RequestBody.create(
                                        Json.MAPPER.writeValueAsBytes(wish),
                                        MediaType.get("application/json")))
                        .build();
        return TrpcClient.http().build().newCall(request).execute();
    }

    private List<String> channels() {
        return client.query(SyncProcedures.HELLO, new Nothing()).channels().stream()
                .map(Channel::code)
                .toList();
    }

    private void writeDeliveries() throws IOException {
        try (var lines =
                Objects.requireNonNull(
                        LocalImportTest.class.getResourceAsStream("deliveries.csv"))) {
            Files.copy(lines, dir.resolve("deliveries.csv"));
        }
    }

    @Test
    void purchaseOrdersComeIntoAChannelOfTheirOwnThatWhoMayOpenAllOthersMayOpen()
            throws IOException {
        writeDeliveries();
        var report = deliveries("SCM", "USD").get("report");
        assertThat(report.get("orders").asInt()).isEqualTo(24);
        assertThat(channels()).contains("SCM");
        var page =
                client.query(
                        ListProcedures.list(Collections.PURCHASE_ORDERS),
                        new ListPage("SCM", null, 100));
        assertThat(page.items()).hasSize(24);
        assertThat(site.verifyAudit())
                .allSatisfy(verified -> assertThat(verified.fault()).isNull());
    }

    @Test
    void valuesAreNotCountedInACurrencyThatTheyAreNotIn() throws IOException {
        writeDeliveries();
        assertThat(deliveries("AU", "USD").get("failure").asString())
                .contains("its values are in USD but channel AU counts in AUD")
                .contains("Nothing was stored");
    }

    @Test
    void aFileOfAnotherKindOpensNoChannel() throws IOException {
        Files.writeString(dir.resolve("deliveries.csv"), FIRST);
        assertThat(deliveries("SCM", "USD").get("failure").asString()).contains("PO / SO #");
        assertThat(channels()).doesNotContain("SCM");
    }

    @Test
    void whoDoesNotKnowTheSecretImportsNothing() throws IOException {
        writeDeliveries();
        var wish =
                new PurchaseWish(
                        dir.resolve("deliveries.csv").toString(), "SCM", "USD", "UTC", null);
        try (var response = answer("purchase-orders", wish, "no secret of this start")) {
            assertThat(response.isSuccessful()).isFalse();
        }
        assertThat(channels()).doesNotContain("SCM");
    }

    private Channel channel() {
        return client.query(SyncProcedures.HELLO, new Nothing()).channels().stream()
                .filter(channel -> channel.code().equals("UK"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theDeskIsToldByHowManyWeeksAChannelWasMoved() throws IOException {
        var weeks = run(true).get("report").get("shiftedWeeks").asLong();
        assertThat(weeks).isGreaterThan(700);
        assertThat(channel().shiftWeeks()).isEqualTo(weeks);
        site.restart();
        var accounts =
                new LocalAccounts(site.platform().url(), site.platform().localSecret()).all();
        assertThat(accounts.getFirst().channels()).contains(channelMovedBy(weeks));
    }

    private Channel channelMovedBy(long weeks) {
        return new Channel("UK", "UK", "GBP", java.time.ZoneId.of("Europe/London"), weeks);
    }

    @Test
    void theFirstImportSettlesTheShiftForAll() throws IOException {
        var first = run(true).get("report");
        Files.writeString(dir.resolve("orders.csv"), FIRST + YEARS_LATER);
        for (var shift : new boolean[] {true, false}) {
            var again = run(shift).get("report");
            assertThat(again.get("shiftedWeeks")).isEqualTo(first.get("shiftedWeeks"));
            // the first order is known by its number, whatever time it was given
            assertThat(again.get("fresh").asLong()).isEqualTo(shift ? 1 : 0);
        }
    }

    @Test
    void aChannelOfTrueTimesIsNotMovedByALaterImport() throws IOException {
        run(false);
        assertThat(run(true).get("report").get("shiftedWeeks").asLong()).isZero();
        assertThat(channel().shiftWeeks()).isNull();
    }

    @Test
    void aFileThatCannotBeUsedSettlesNothing() throws IOException {
        Files.writeString(dir.resolve("orders.csv"), "This,is\nno,file of orders\n");
        assertThat(run(false).has("failure")).isTrue();
        Files.writeString(dir.resolve("orders.csv"), FIRST);
        assertThat(run(true).get("report").get("shiftedWeeks").asLong()).isPositive();
    }
}
