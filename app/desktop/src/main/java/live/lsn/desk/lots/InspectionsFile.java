package live.lsn.desk.lots;

import javafx.stage.Window;

import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.ui.JobList;
import live.lsn.ui.table.FileAsk;
import live.lsn.ui.table.RowSource;
import live.lsn.ui.table.TableFile;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;

/// Writes the inspections of lots, and what was entered in them, in the background.
final class InspectionsFile {
    private final LotsWords words;
    private final JobList jobs;
    private final FileAsk files;
    private final Function<String, @Nullable PurchaseOrder> orders;

    /// @param files asks where the file goes
    InspectionsFile(
            LotsWords words,
            JobList jobs,
            FileAsk files,
            Function<String, @Nullable PurchaseOrder> orders) {
        this.orders = orders;
        this.words = words;
        this.jobs = jobs;
        this.files = files;
    }

    /// @param lots as they are listed
    void ask(Window owner, RowSource<Lot> lots, int size) {
        var chosen = files.ask(owner, words.of("lots.inspections"));
        if (chosen == null) return;
        var path = withEnding(chosen);
        jobs.begin(
                words.of("lots.inspections.exporting", String.valueOf(path.getFileName())),
                job -> {
                    var rows = write(lots, size, path, job::goesOn);
                    return words.of(
                            "lots.inspections.exported",
                            words.count(rows.orElse(0)),
                            path.toString());
                });
    }

    /// @return how many inspections were written; nothing if it was ended
    OptionalLong write(RowSource<Lot> lots, int size, Path path, Predicate<Double> goesOn)
            throws Exception {
        var sheets = new InspectionSheets(words, orders);
        var tables =
                List.of(
                        new TableFile.Table(
                                words.of("lots.inspections"),
                                new InspectionRows(
                                        lots, size, sheets.titles(), sheets::inspections)),
                        new TableFile.Table(
                                words.of("lots.entries"),
                                new InspectionRows(
                                        lots, size, sheets.entryTitles(), sheets::entries)));
        return new TableFile(words.formats(), words.of("lots.inspections"))
                .write(
                        tables,
                        path,
                        isCsv(path) ? TableFile.Kind.CSV : TableFile.Kind.XLSX,
                        goesOn);
    }

    private static boolean isCsv(Path path) {
        return String.valueOf(path.getFileName())
                .toLowerCase(Locale.ROOT)
                .endsWith(TableFile.Kind.CSV.ending());
    }

    private static Path withEnding(Path path) {
        var name = String.valueOf(path.getFileName());
        var ending = TableFile.Kind.XLSX.ending();
        return isCsv(path) || name.toLowerCase(Locale.ROOT).endsWith(ending)
                ? path
                : path.resolveSibling(name + ending);
    }
}
