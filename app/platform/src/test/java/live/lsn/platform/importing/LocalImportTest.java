package live.lsn.platform.importing;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.model.Channel;
import live.lsn.api.model.Role;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.procedure.SyncProcedures;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.api.trpc.Json;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.importing.LocalImport.Wish;

import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
        var wish = new Wish(file, "UK", "GBP", "Europe/London", false, shift);
        var request =
                new Request.Builder()
                        .url(
                                HttpUrl.get(site.platform().url())
                                        .newBuilder()
                                        .encodedPath("/api/local/import/orders")
                                        .build())
                        .header(LocalAccounts.SECRET_HEADER, site.platform().localSecret())
                        .post(
                                RequestBody.create(
                                        Json.MAPPER.writeValueAsBytes(wish),
                                        MediaType.get("application/json")))
                        .build();
        try (var response = TrpcClient.http().build().newCall(request).execute()) {
            var last = response.body().string().lines().reduce((_, later) -> later).orElseThrow();
            return Json.MAPPER.readTree(last);
        }
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
