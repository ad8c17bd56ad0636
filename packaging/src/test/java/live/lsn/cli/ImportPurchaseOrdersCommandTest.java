package live.lsn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Role;
import live.lsn.api.procedure.ListProcedures;
import live.lsn.api.procedure.ListProcedures.ListPage;
import live.lsn.api.trpc.Json;
import live.lsn.cli.LsnTest.Ran;
import live.lsn.platform.TestPlatform;
import live.lsn.survival.Programs;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class ImportPurchaseOrdersCommandTest {
    private static final String COLUMNS =
            "ID,PO / SO #,Vendor,Item Description,Brand,Dosage,Unit of Measure (Per Pack),Line Item"
                    + " Quantity,Line Item Value,PQ First Sent to Client Date,PO Sent to Vendor"
                    + " Date,Scheduled Delivery Date,Delivered to Client Date\n";
    private static final String FEW =
            COLUMNS
                    + """
                    1,PO-1,Ravel Pharma,"Zinc 20mg, 100 Tabs",Generic,20mg,100,50,60.5,,2012-01-02,2012-03-01,2012-03-04
                    2,PO-1,Ravel Pharma,"Lancets, single use",Generic,N/A,1,9,3,,2012-01-02,2012-03-01,2012-03-01
                    3,PO-2,Depot Wharf,"Zinc 20mg, 100 Tabs",Generic,20mg,100,0,0,,2012-01-02,2012-03-01,2012-03-01
                    4,PO-3,Depot Wharf,"Zinc 20mg, 100 Tabs",Generic,20mg,100,5,6.05,,2012-05-02,2012-07-01,2012-07-01
                    5,PO-4,Depot Wharf,"Zinc 20mg, 100 Tabs",Generic,20mg,100,5,6.05,,2012-09-02,2012-11-01,2012-11-01
                    """;

    @TempDir private Path dir;

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("deliveries.csv"), text);
    }

    private Ran run(Path file, String... options) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "import",
                                "purchase-orders",
                                file.toString(),
                                "--empty",
                                "--data",
                                data().toString()));
        arguments.addAll(List.of(options));
        return LsnTest.run(arguments.toArray(String[]::new));
    }

    private Path data() {
        return dir.resolve("data");
    }

    private JsonNode report(Path file, String... options) {
        var all = new ArrayList<>(List.of(options));
        all.add("--json");
        var ran = run(file, all.toArray(String[]::new));
        assertThat(ran.code()).as(ran.err()).isZero();
        return Json.MAPPER.readTree(ran.out());
    }

    private static long sum(JsonNode report) {
        var sum = report.get("used").asLong() + report.get("not_ordered_yet").asLong();
        for (var count : report.get("rejected")) sum += count.asLong();
        return sum;
    }

    @Test
    void theReportTellsWhatBecameOfEveryLineAndTheSecondTimeNothingIsNew() throws IOException {
        var file = file(FEW);
        var report = report(file);
        assertThat(report.propertyNames())
                .containsExactly(
                        "lines",
                        "used",
                        "new",
                        "orders",
                        "suppliers",
                        "items",
                        "late_lines",
                        "value_minor",
                        "by_state",
                        "rejected",
                        "rejects_file",
                        "shifted_days",
                        "not_ordered_yet",
                        "seconds",
                        "lines_per_second");
        assertThat(report.get("lines").asLong()).isEqualTo(5).isEqualTo(sum(report));
        assertThat(report.get("new").asLong()).isEqualTo(4);
        assertThat(report.get("orders").asInt()).isEqualTo(3);
        assertThat(report.get("suppliers").asInt()).isEqualTo(2);
        assertThat(report.get("items").asInt()).isEqualTo(2);
        assertThat(report.get("late_lines").asInt()).isEqualTo(1);
        assertThat(report.get("value_minor").asLong()).isEqualTo(6_050 + 300 + 605 + 605);
        assertThat(report.get("by_state").toString()).isEqualTo("{\"sent\":0,\"completed\":3}");
        assertThat(report.get("rejected").toString()).isEqualTo("{\"zero_quantity\":1}");
        assertThat(Path.of(report.get("rejects_file").asString())).isNotEmptyFile();
        assertThat(report(file).get("new").asLong()).isZero();
    }

    @Test
    void asOfADayWhatComesLaterIsExpectedFromNowOn() throws IOException {
        var asOf = LocalDate.of(2012, 6, 1);
        var report = report(file(FEW), "--as-of", "2012-06-01");
        assertThat(report.get("lines").asLong()).isEqualTo(5).isEqualTo(sum(report));
        assertThat(report.get("not_ordered_yet").asLong()).isEqualTo(1);
        assertThat(report.get("by_state").toString()).isEqualTo("{\"sent\":1,\"completed\":1}");
        assertThat(report.get("shifted_days").asLong())
                .isBetween(
                        ChronoUnit.DAYS.between(asOf, LocalDate.now(ZoneOffset.UTC)) - 1,
                        ChronoUnit.DAYS.between(asOf, LocalDate.now(ZoneOffset.UTC)));
    }

    @Test
    void peopleAreToldInWords() throws IOException {
        var told = run(file(FEW), "--as-of", "2012-06-01");
        assertThat(told.code()).isZero();
        assertThat(told.out())
                .contains("5 lines in ", "3 used (3 of them new), 1 of orders that were not placed")
                .contains("2 orders (1 sent, 1 completed) of 2 items from 2 suppliers")
                .contains("worth 69.55 USD; 1 lines came late")
                .contains("not used:  1 zero quantity, each with its line number in ")
                .contains("all days moved by ");
        assertThat(told.err()).contains("records stored");
    }

    @Test
    void aPlatformThatRunsTakesThemInToo() throws IOException {
        try (var site = new TestPlatform(data())) {
            assertThat(report(file(FEW)).get("new").asLong()).isEqualTo(4);
            assertThat(numbers(site)).containsExactlyInAnyOrder("PO-1", "PO-3", "PO-4");
        }
    }

    private static Set<String> numbers(TestPlatform site) {
        var numbers = new HashSet<String>();
        try (var client = site.client(site.caller(Role.ADMINISTRATOR, "SCM"))) {
            @Nullable String cursor = null;
            do {
                var page =
                        client.query(
                                ListProcedures.list(Collections.PURCHASE_ORDERS),
                                new ListPage("SCM", cursor, ListProcedures.LARGEST_PAGE));
                for (var order : page.items())
                    assertThat(numbers.add(order.get("number").asString())).isTrue();
                cursor = page.nextCursor();
            } while (cursor != null);
        }
        return numbers;
    }

    private Path many(int orders) throws IOException {
        var text = new StringBuilder(COLUMNS);
        for (var i = 1; i <= orders; i++)
            text.append(i)
                    .append(",PO-")
                    .append(i)
                    .append(",Vendor ")
                    .append(i % 90)
                    .append(",Zinc 20mg,Generic,20mg,100,50,60.5,,2012-01-02,2012-03-01,\n");
        return file(text.toString());
    }

    @Test
    void whatWasKilledHalfWayIsFinishedByImportingAgain() throws IOException {
        var orders = 20_000;
        var file = many(orders);
        var killed =
                new ProcessBuilder(
                                Programs.command(
                                        Lsn.class,
                                        List.of(),
                                        "import",
                                        "purchase-orders",
                                        file.toString(),
                                        "--empty",
                                        "--data",
                                        data().toString()))
                        .redirectErrorStream(true)
                        .start();
        var told = new StringBuilder();
        try (var out = killed.inputReader(StandardCharsets.UTF_8)) {
            int next;
            // 90 suppliers and the first 2,000 orders, of several more transactions.
            while (told.indexOf("2,090 of 20,090") < 0 && (next = out.read()) >= 0)
                told.append((char) next);
            Programs.kill(killed);
        }
        assertThat(told.toString()).contains("2,090 of 20,090").doesNotContain("lines in");
        var again = report(file);
        assertThat(again.get("used").asLong()).isEqualTo(orders);
        assertThat(again.get("new").asLong()).isBetween(1L, orders - 2_000L);
        assertThat(report(file).get("new").asLong()).isZero();
        try (var site = new TestPlatform(data())) {
            assertThat(numbers(site)).hasSize(orders);
            assertThat(site.verifyAudit())
                    .allSatisfy(verified -> assertThat(verified.fault()).isNull());
        }
    }

    @Test
    void afterAnImportTheDoctorFindsNothingWrong() throws IOException {
        report(file(FEW));
        var findings =
                Json.MAPPER.readTree(
                        LsnTest.run("doctor", "--json", "--data", data().toString()).out());
        for (var finding : findings.get("findings"))
            if (Set.of("database", "permissions", "data folder")
                    .contains(finding.get("check").asString()))
                assertThat(finding.get("level").asString()).as(finding.toString()).isEqualTo("ok");
    }

    @Test
    void whatCannotBeMeantIsRefusedBeforeAnythingIsMade() throws IOException {
        var file = file(FEW);
        var tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
        for (var wrong :
                List.of(
                        List.of("--as-of", tomorrow),
                        List.of("--as-of", "01/06/2012"),
                        List.of("--channel", "scm"),
                        List.of("--currency", "dollars"),
                        List.of("--zone", "Mars/Olympus"))) {
            var ran = run(file, wrong.toArray(String[]::new));
            assertThat(ran.code()).as(wrong.toString()).isEqualTo(2);
            assertThat(ran.err()).contains(wrong.getFirst());
        }
        assertThat(run(dir.resolve("gone.csv")).code()).isEqualTo(2);
        assertThat(data()).doesNotExist();
    }

    @Test
    void aFileOfAnotherKindIsToldInJsonToo() throws IOException {
        var failed = run(file("a,b\n1,2\n"), "--json");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(Json.MAPPER.readTree(failed.out()).get("error").asString())
                .contains("PO / SO #")
                .contains("Nothing was stored");
    }
}
