package live.lsn.desk.lots;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.CsvReader;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Role;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotSource;
import live.lsn.api.model.goods.UnitEntry;
import live.lsn.api.procedure.ListProcedures;
import live.lsn.api.procedure.ListProcedures.ListPage;
import live.lsn.api.trpc.Json;
import live.lsn.desk.report.InspectionReport;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.db.Database;
import live.lsn.platform.sample.SampleData;
import live.lsn.ui.Background;
import live.lsn.ui.JobList;
import live.lsn.ui.Messages;
import live.lsn.ui.table.RowSource;

import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

class InspectionsFileTest {
    private static final ZoneId ZONE = ZoneId.of("Australia/Sydney");
    private static final String FORMULA = "=HYPERLINK(\"x\")";
    @TempDir private Path dir;
    private TestPlatform site;
    private List<Lot> lots;
    private InspectionsFile file;

    @BeforeEach
    void open() {
        var size = new SampleData.Size(40, 10, 1);
        site = new TestPlatform(dir.resolve("server"), Database::sqlite, size);
        try (var client = site.client(site.caller(Role.FOUNDER, "AU"))) {
            lots =
                    client
                            .query(
                                    ListProcedures.list(Collections.LOTS),
                                    new ListPage("AU", null, 1_000))
                            .items()
                            .stream()
                            .map(item -> nasty(Json.MAPPER.treeToValue(item, Lot.class)))
                            .toList();
        }
        var words = new Messages(Messages.bundle("live.lsn.desk.desk", Locale.UK));
        var here = new Background(Runnable::run, Runnable::run);
        file =
                new InspectionsFile(
                        new LotsWords(words, words.formats(ZONE), "nobody"),
                        new JobList(here, Exception::toString),
                        (_, _) -> null,
                        _ -> null);
    }

    @AfterEach
    void close() {
        site.close();
    }

    /// With the name of an item that a spreadsheet would work out.
    private static Lot nasty(Lot lot) {
        var of = lot.source();
        var source =
                new LotSource(
                        of.orderId(),
                        of.orderNumber(),
                        of.lineId(),
                        of.supplierId(),
                        of.supplierNumber(),
                        of.supplierName(),
                        of.sku(),
                        FORMULA,
                        of.unit(),
                        of.dockAt());
        return new Lot(
                lot.id(),
                lot.version(),
                lot.channel(),
                lot.number(),
                source,
                lot.state(),
                lot.count(),
                lot.receivedAt(),
                lot.receivedBy(),
                lot.bin(),
                lot.putAways(),
                lot.files(),
                lot.inspections(),
                lot.chosen(),
                lot.dispositions(),
                lot.nonconformity(),
                lot.generated());
    }

    private RowSource<Lot> listed() {
        return new RowSource<>() {
            @Override
            public List<Lot> page(int from, int to) {
                return lots.subList(from, to);
            }

            @Override
            public List<String> ids(int from, int to) {
                return page(from, to).stream().map(Lot::id).toList();
            }
        };
    }

    private static List<List<String>> csv(Path path) throws IOException {
        var text = Files.readString(path).substring(1);
        var rows = new ArrayList<List<String>>();
        CsvReader.builder().ofCsvRecord(text).forEach(row -> rows.add(row.getFields()));
        return rows;
    }

    private long inspections() {
        return lots.stream().mapToLong(lot -> lot.inspections().size()).sum();
    }

    private long entries() {
        return lots.stream()
                .flatMap(lot -> lot.inspections().stream())
                .flatMap(one -> one.units().stream())
                .mapToLong(unit -> Math.max(1, unit.defects().size()))
                .sum();
    }

    @Test
    void aRowOfEachInspectionAndOfEachEntryIsReadBackFromCsv() throws Exception {
        var path = dir.resolve("inspections.csv");
        assertThat(file.write(listed(), lots.size(), path, _ -> true)).hasValue(inspections());
        var rows = csv(path);
        assertThat(rows).hasSize((int) inspections() + 1);
        var titles = rows.getFirst();
        assertThat(titles)
                .contains("Critical: AQL", "Major: Ac", "Minor: Found", "Revision")
                .contains("Started (Australia/Sydney)");
        assertThat(rows).allMatch(row -> row.size() == titles.size());
        var first = lots.stream().filter(lot -> !lot.inspections().isEmpty()).findFirst();
        var lot = first.orElseThrow();
        var inspection = lot.inspections().getFirst();
        var row = rows.get(1);
        assertThat(row.get(titles.indexOf("Item"))).isEqualTo("'" + FORMULA);
        assertThat(row.get(titles.indexOf("Inspection"))).isEqualTo(inspection.number());
        assertThat(row.get(titles.indexOf("Seed"))).isEqualTo(Long.toString(inspection.seed()));
        assertThat(row.get(titles.indexOf("SHA-256")))
                .isEqualTo(InspectionReport.hash(lot, inspection));
        var entered = csv(dir.resolve("inspections-Entries.csv"));
        assertThat(entered).hasSize((int) entries() + 1);
        var counted = entered.stream().skip(1).mapToInt(one -> Integer.parseInt(one.get(7))).sum();
        assertThat(counted)
                .isEqualTo(
                        lots.stream()
                                .flatMap(one -> one.inspections().stream())
                                .flatMap(one -> one.units().stream())
                                .map(UnitEntry::defects)
                                .flatMap(found -> found.values().stream())
                                .mapToInt(Integer::intValue)
                                .sum());
    }

    @Test
    void theWorkbookHasASheetOfEachAndTimesOfTheChannel() throws Exception {
        var path = dir.resolve("inspections.xlsx");
        file.write(listed(), lots.size(), path, _ -> true);
        try (var in = Files.newInputStream(path);
                var book = new ReadableWorkbook(in)) {
            var sheets = book.getSheets().toList();
            assertThat(sheets)
                    .extracting(one -> one.getName())
                    .containsExactly("Inspections", "Entries");
            var rows = sheets.getFirst().read();
            assertThat(rows).hasSize((int) inspections() + 1);
            assertThat(sheets.getLast().read()).hasSize((int) entries() + 1);
            var titles = rows.getFirst().stream().map(cell -> cell.getText()).toList();
            assertThat(rows.get(1).getCellText(titles.indexOf("Item"))).isEqualTo(FORMULA);
            assertThat(rows.get(1).getCell(titles.indexOf("Item")).getFormula()).isNull();
            var started = titles.indexOf("Started (Australia/Sydney)");
            LocalDateTime told = requireNonNull(rows.get(1).getCellAsDate(started).orElse(null));
            var lot = lots.stream().filter(one -> !one.inspections().isEmpty()).findFirst();
            assertThat(told)
                    .isEqualTo(
                            lot.orElseThrow()
                                    .inspections()
                                    .getFirst()
                                    .startedAt()
                                    .atZone(ZONE)
                                    .toLocalDateTime()
                                    .truncatedTo(ChronoUnit.SECONDS));
        }
    }

    @Test
    void whatWasEndedLeavesNoFile() throws Exception {
        var path = dir.resolve("ended.xlsx");
        assertThat(file.write(listed(), lots.size(), path, _ -> false)).isEmpty();
        assertThat(path).doesNotExist();
    }
}
