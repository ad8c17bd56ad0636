package live.lsn.ui.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.lsn.ui.Formats;

import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

class TableFileTest {
    private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
    private static final Instant AT = Instant.parse("2026-11-19T03:30:12.999Z");
    private static final Formats UK = new Formats(Locale.UK, SYDNEY);
    private static final List<String> TRICKS =
            List.of("=1+1", "+61 2", "-x", "@SUM(A1)", "\tx", "\rx", "plain, \"quoted\"");
    @TempDir private Path dir;

    private record Row(String id, String text, long minor, Instant at) {}

    private static final class Rows implements RowSource<Row> {
        private final int size;
        private int opened;

        Rows(int size) {
            this.size = size;
        }

        @Override
        public List<Row> page(int from, int to) {
            opened += to - from;
            return IntStream.range(from, Math.min(to, size))
                    .mapToObj(i -> new Row("r" + i, TRICKS.get(i % TRICKS.size()), -i * 5L, AT))
                    .toList();
        }

        @Override
        public List<String> ids(int from, int to) {
            return IntStream.range(from, Math.min(to, size)).mapToObj(i -> "r" + i).toList();
        }
    }

    private static TableContent<Row> content(Rows rows, Marks.Marked marked) {
        return new TableContent<>(
                List.of(
                        DataColumn.text("text", "=Text", 50, Row::text),
                        DataColumn.money("value", "Value, AUD", 50, UK, "AUD", Row::minor),
                        DataColumn.moment("at", "At", 50, UK::time, Row::at)),
                rows,
                rows.size,
                marked,
                null,
                Row::id);
    }

    private static TableContent<Row> all(int size) {
        return content(new Rows(size), new Marks.Marked(true, Set.of()));
    }

    @Test
    void aTextThatLooksLikeAFormulaStaysATextInCsv() throws Exception {
        var file = dir.resolve("rows.csv");
        var rows = new TableFile(UK, "Cases").write(all(7), file, TableFile.Kind.CSV, _ -> true);
        assertThat(rows).hasValue(7);
        assertThat(Files.readString(file))
                .isEqualTo(
                        """
                        \ufeff'=Text,"Value, AUD",At\r
                        '=1+1,0.00,2026-11-19 14:30:12\r
                        '+61 2,-0.05,2026-11-19 14:30:12\r
                        '-x,-0.10,2026-11-19 14:30:12\r
                        '@SUM(A1),-0.15,2026-11-19 14:30:12\r
                        '\tx,-0.20,2026-11-19 14:30:12\r
                        "'\\rx",-0.25,2026-11-19 14:30:12\r
                        "plain, ""quoted""\",-0.30,2026-11-19 14:30:12\r
                        """
                                .replace("\\r", "\r"));
    }

    @Test
    void inXlsxNumbersAreNumbersTimesAreTimesAndNothingIsAFormula() throws Exception {
        var file = dir.resolve("rows.xlsx");
        new TableFile(UK, "Cases: [all]").write(all(7), file, TableFile.Kind.XLSX, _ -> true);
        try (var book = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(8);
            for (var i = 0; i < 7; i++) {
                var row = rows.get(i + 1);
                assertThat(row.getCell(0).getType()).isEqualTo(CellType.STRING);
                assertThat(row.getCell(0).getFormula()).isNull();
                assertThat(row.getCell(0).asString().strip()).isEqualTo(TRICKS.get(i).strip());
                assertThat(row.getCell(1).asNumber())
                        .isEqualByComparingTo(BigDecimal.valueOf(-i * 5L, 2));
                assertThat(row.getCell(2).asDate())
                        .isEqualTo(LocalDateTime.of(2026, 11, 19, 14, 30, 12));
                assertThat(row.getCell(2).getDataFormatString()).isEqualTo("yyyy-mm-dd hh:mm:ss");
            }
        }
    }

    @Test
    void whatDoesNotFitOnASheetGoesOnOnTheNext() throws Exception {
        var file = dir.resolve("rows.xlsx");
        var written =
                new TableFile(UK, "Cases", 1_001)
                        .write(all(2_500), file, TableFile.Kind.XLSX, _ -> true);
        assertThat(written).hasValue(2_500);
        try (var book = new ReadableWorkbook(file.toFile())) {
            var sizes = new java.util.ArrayList<Integer>();
            for (var sheet : book.getSheets().toList()) sizes.add(sheet.read().size());
            assertThat(sizes).containsExactly(1_001, 1_001, 501);
        }
    }

    @Test
    void anExportThatIsEndedLeavesNoFileAndKeepsTheOneThatWasThere() throws Exception {
        var file = dir.resolve("rows.csv");
        Files.writeString(file, "before");
        var rows = new Rows(100_000);
        var ended =
                new TableFile(UK, "Cases")
                        .write(
                                content(rows, new Marks.Marked(true, Set.of())),
                                file,
                                TableFile.Kind.CSV,
                                through -> through < 0.1);
        assertThat(ended).isEmpty();
        assertThat(rows.opened).isLessThan(20_000);
        assertThat(files()).containsExactly("rows.csv");
        assertThat(Files.readString(file)).isEqualTo("before");
    }

    @Test
    void anExportThatFailsLeavesNoFile() throws Exception {
        var failing =
                new TableContent<>(
                        List.of(
                                DataColumn.<Row>text(
                                        "text",
                                        "Text",
                                        50,
                                        _ -> {
                                            throw new IllegalStateException("gone");
                                        })),
                        new Rows(10),
                        10,
                        null,
                        null,
                        Row::id);
        assertThatThrownBy(
                        () ->
                                new TableFile(UK, "Cases")
                                        .write(
                                                failing,
                                                dir.resolve("x.xlsx"),
                                                TableFile.Kind.XLSX,
                                                _ -> true))
                .hasMessage("gone");
        assertThat(files()).isEmpty();
    }

    @Test
    void aWorkbookHasASheetACardWithTypedCells() throws Exception {
        var file = dir.resolve("book.xlsx");
        var cells =
                List.<Cell>of(
                        new Cell.Text("=1+1"),
                        new Cell.Money(-123_405, "AUD"),
                        new Cell.Money(7, "JPY"),
                        new Cell.Share(25),
                        new Cell.Day(LocalDate.of(2026, 11, 19)),
                        new Cell.Empty(),
                        new Cell.Moment(AT));
        var sheets =
                List.of(
                        new BookFile.Sheet("About: all", List.of("a"), List.of()),
                        new BookFile.Sheet(
                                "Figures",
                                List.of("t", "m", "j", "s", "d", "e", "at"),
                                List.of(cells)));
        var told = new ArrayList<Double>();
        assertThat(new BookFile(UK).write(sheets, file, told::add)).isTrue();
        assertThat(told).containsExactly(0.5, 1.0);
        try (var book = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false))) {
            assertThat(book.getSheets().map(sheet -> sheet.getName()))
                    .containsExactly("About  all", "Figures");
            var row = book.getSheet(1).orElseThrow().read().get(1);
            assertThat(row.getCell(0).getFormula()).isNull();
            assertThat(row.getCell(0).asString()).isEqualTo("=1+1");
            assertThat(row.getCell(1).asNumber()).isEqualByComparingTo("-1234.05");
            assertThat(row.getCell(1).getDataFormatString()).isEqualTo("#,##0.00 \"AUD\"");
            assertThat(row.getCell(2).getDataFormatString()).isEqualTo("#,##0 \"JPY\"");
            assertThat(row.getCell(3).asNumber()).isEqualByComparingTo("0.025");
            assertThat(row.getCell(3).getDataFormatString()).isEqualTo("0.0%");
            assertThat(row.getCell(4).asDate().toLocalDate()).isEqualTo("2026-11-19");
            assertThat(row.getCell(4).getDataFormatString()).isEqualTo("yyyy-mm-dd");
            assertThat(row.getCell(6).asDate())
                    .isEqualTo(LocalDateTime.of(2026, 11, 19, 14, 30, 12));
        }
    }

    @Test
    void markedRowsAreCopiedFromWhereverTheyAre() throws Exception {
        var rows = new Rows(5_000);
        var marked = content(rows, new Marks.Marked(false, Set.of("r3", "r4711")));
        assertThat(new TableFile(new Formats(Locale.GERMANY, SYDNEY), "x").tabbed(marked))
                .isEqualTo(
                        """
                        '=Text\tValue, AUD\tAt
                        '@SUM(A1)\t-0,15\t2026-11-19 14:30:12
                        '=1+1\t-235,55\t2026-11-19 14:30:12
                        """);
        assertThat(rows.opened).isLessThan(2_000);
        assertThat(marked.all()).extracting(Row::id).containsExactly("r3", "r4711");
    }

    @Test
    void allButSomeAreCopied() throws Exception {
        var most = content(new Rows(5), new Marks.Marked(true, Set.of("r1", "r3")));
        assertThat(new TableFile(UK, "x").tabbed(most).lines()).hasSize(1 + 3);
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(dir)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
