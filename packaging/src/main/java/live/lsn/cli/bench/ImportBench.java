package live.lsn.cli.bench;

import live.lsn.cli.bench.Benches.Importer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// A retailer's order lines, as `lsn import orders` takes them.
final class ImportBench implements Bench {
    private static final int LINES = 540_000;
    private static final int FEWEST = 2_000;
    private static final double LINES_A_SECOND = 20_000;
    private static final int GZIP = 0x1f;
    private static final String COLUMNS =
            "InvoiceNo TEXT, StockCode TEXT, Description TEXT, Quantity INTEGER, InvoiceDate TEXT,"
                    + " UnitPrice REAL, CustomerID TEXT, Country TEXT";
    private final Importer importer;

    ImportBench(Importer importer) {
        this.importer = importer;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String about() {
        return "a retailer's order lines into the platform";
    }

    @Override
    public List<Measured> run(Setup setup) throws Exception {
        var dir = setup.folder("import");
        if (Files.isDirectory(dir)) Folders.delete(dir);
        Files.createDirectories(dir);
        var file = setup.file() == null ? madeUp(setup, dir) : setup.file();
        setup.say("import: %s", file.getFileName());
        var rate = importer.linesPerSecond(file, dir.resolve("data"));
        var measured =
                Measured.atLeast(
                                name(),
                                "order lines into an empty platform",
                                "lines/s",
                                LINES_A_SECOND,
                                rate)
                        .against(sqlite(setup, file, dir));
        Folders.delete(dir);
        return List.of(measured);
    }

    private static Path madeUp(Setup setup, Path dir) throws IOException {
        var lines = setup.scaled(LINES, FEWEST);
        setup.say("import: making %,d lines up", lines);
        var file = dir.resolve("order-lines.csv");
        OrderLines.write(file, lines);
        return file;
    }

    private static Peer sqlite(Setup setup, Path file, Path dir) throws IOException {
        var program = setup.programs().find("sqlite3");
        if (program.isEmpty()) return SqliteProgram.absent();
        setup.say("import: the sqlite3 program loads and indexes the same lines");
        var plain = dir.resolve("plain.csv");
        try (var lines = plain(file)) {
            Files.copy(lines, plain);
        }
        long count;
        try (var lines = Files.lines(plain)) {
            count = lines.count() - 1;
        }
        var seconds =
                new SqliteProgram(program.get(), dir.resolve("sqlite"))
                        .load(plain, COLUMNS, List.of("InvoiceNo", "CustomerID"));
        return Peer.told(SqliteProgram.NAME, count / seconds)
                .noting("the lines as they are into one table with two indexes");
    }

    private static InputStream plain(Path file) throws IOException {
        var stream = new BufferedInputStream(Objects.requireNonNull(Files.newInputStream(file)));
        stream.mark(1);
        var gzipped = stream.read() == GZIP;
        stream.reset();
        return gzipped ? new GZIPInputStream(stream) : stream;
    }
}
