package live.lsn.desk.today;

import live.lsn.api.model.Source;
import live.lsn.desk.parts.AskedBook;
import live.lsn.desk.today.PageSheets.About;
import live.lsn.desk.today.PageSheets.Moved;
import live.lsn.ui.JobList;
import live.lsn.ui.table.BookFile;
import live.lsn.ui.table.FileAsk;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Writes the page into a workbook, in the background.
final class PageExport {
    private final TodayReader reader;
    private final TodayWords words;
    private final Tools tools;

    /// What the export works with.
    ///
    /// @param channel code of the sales channel
    /// @param jobs where it shows how far it is
    /// @param files asks where the workbook goes
    /// @param lastSync when the cache was last known to be up to date
    record Tools(
            String channel,
            JobList jobs,
            FileAsk files,
            Supplier<@Nullable Instant> lastSync,
            InstantSource clock) {}

    PageExport(TodayReader reader, TodayWords words, Tools tools) {
        this.reader = reader;
        this.words = words;
        this.tools = tools;
    }

    /// Asks where the workbook goes, and writes the page there as it was shown when it was asked
    /// for.
    void ask(javafx.stage.Window owner, @Nullable Page page) {
        if (page == null || !page.whole()) return;
        new AskedBook(words.messages(), tools.jobs, tools.files)
                .ask(owner, name(page), (path, goesOn) -> write(page, path, goesOn));
    }

    /// @return whether it was written to its end
    boolean write(Page page, Path path, Predicate<Double> goesOn) throws Exception {
        var about = new About(tools.channel, tools.lastSync.get(), tools.clock.instant());
        var sheets = new PageSheets(words, about).of(page, moved(page));
        return new BookFile(words.formats()).write(sheets, path, goesOn);
    }

    /// Figures of refunds are taken apart here, the others came so.
    private List<Moved> moved(Page page) {
        var moved = new ArrayList<Moved>();
        for (var reading : page.readings()) {
            if (!Explain.isOfOrders(reading.measure())) continue;
            var parts = reading.moved();
            if (parts == null) parts = reader.moved(reading, only(page));
            if (parts != null) moved.add(new Moved(reading, parts));
        }
        return moved;
    }

    private static @Nullable Source only(Page page) {
        return page.question().only();
    }

    private String name(Page page) {
        return words.of("today.file", page.window().cutTime().toLocalDate().toString());
    }
}
