package live.lsn.desk.today;

import live.lsn.api.model.Source;
import live.lsn.desk.today.Page.Reading;
import live.lsn.desk.today.Page.SourceRow;
import live.lsn.rules.insights.Contributions;
import live.lsn.rules.insights.Running;
import live.lsn.rules.insights.Tally;
import live.lsn.ui.table.BookFile.Sheet;
import live.lsn.ui.table.Cell;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The page as sheets of a workbook, one a card, behind one that tells what page it is. Every
/// figure is the one that the screen shows, rounded as there.
final class PageSheets {
    private final TodayWords words;
    private final PageCells cells;
    private final About about;

    /// What the page is of.
    ///
    /// @param channel code of the sales channel
    /// @param lastSync when the cache was last known to be up to date; null for never
    /// @param made when the workbook is made
    record About(String channel, @Nullable Instant lastSync, Instant made) {}

    /// A measure and what moved it.
    record Moved(Reading reading, Contributions<Source> parts) {}

    PageSheets(TodayWords words, About about) {
        this.words = words;
        this.cells = new PageCells(words.currency());
        this.about = about;
    }

    /// @param moved what is known of what moved the figures
    List<Sheet> of(Page page, List<Moved> moved) {
        return List.of(
                about(page), tiles(page), course(page), sources(page), waiting(page), moved(moved));
    }

    private Sheet about(Page page) {
        var window = page.window();
        var only = page.question().only();
        var rows = new ArrayList<List<Cell>>();
        rows.add(
                line(
                        "today.sheet.period",
                        cells.text(words.of("today.period." + page.question().period()))));
        rows.add(line("today.sheet.from", new Cell.Day(window.first())));
        rows.add(line("today.sheet.to", new Cell.Day(window.until().minusDays(1))));
        rows.add(line("today.sheet.cut", new Cell.Moment(window.cut())));
        rows.add(line("today.sheet.compared", new Cell.Day(page.previous().first())));
        rows.add(line("today.sheet.compared-cut", new Cell.Moment(page.previous().cut())));
        rows.add(line("today.sheet.zone", cells.text(window.zone().getId())));
        rows.add(line("today.sheet.channel", cells.text(about.channel())));
        rows.add(line("today.sheet.currency", cells.text(words.currency())));
        rows.add(
                line(
                        "today.sheet.filters",
                        cells.text(
                                only == null ? words.of("today.filters.none") : words.name(only))));
        rows.add(
                line(
                        "today.sheet.synced",
                        about.lastSync() == null
                                ? cells.text(words.of("today.never-synced"))
                                : new Cell.Moment(about.lastSync())));
        rows.add(line("today.sheet.made", new Cell.Moment(about.made())));
        return new Sheet(
                words.of("today.sheet.about"),
                List.of(words.of("today.sheet.fact"), words.of("today.sheet.value")),
                rows);
    }

    private List<Cell> line(String key, Cell value) {
        return List.of(cells.text(words.of(key)), value);
    }

    // ---- tiles ----

    private Sheet tiles(Page page) {
        var titles =
                List.of(
                        words.of("today.sheet.measure"),
                        words.of("today.sheet.value"),
                        words.of("today.sheet.before"),
                        words.of("today.sheet.difference"),
                        words.of("today.sheet.year"),
                        words.of("today.sheet.goal"),
                        words.of("today.sheet.rows"),
                        words.of("today.sheet.from"),
                        words.of("today.sheet.cut"),
                        words.of("today.sheet.compared-cut"));
        return new Sheet(
                words.of("today.sheet.tiles"),
                titles,
                page.readings().stream().map(this::tile).toList());
    }

    private List<Cell> tile(Reading reading) {
        var unit = reading.measure().unit();
        var delta = reading.since(reading.before());
        var plan = reading.plan();
        var compared = reading.compared();
        return List.of(
                cells.text(words.name(reading.measure())),
                cells.cell(unit, reading.value()),
                cells.cell(unit, reading.before()),
                delta == null ? new Cell.Empty() : cells.cell(unit, delta.difference()),
                cells.cell(unit, reading.yearBefore()),
                plan == null ? new Cell.Empty() : cells.cell(unit, plan.amount()),
                cells.count(reading.rows()),
                new Cell.Day(reading.window().first()),
                new Cell.Moment(reading.window().cut()),
                compared == null ? new Cell.Empty() : new Cell.Moment(compared.cut()));
    }

    // ---- charts ----

    private Sheet course(Page page) {
        var course = page.course();
        var lines = new TreeMap<Instant, @Nullable Long[]>();
        put(lines, course.now(), 0);
        if (course.previous() != null) put(lines, course.previous(), 1);
        if (course.ahead() != null) put(lines, course.ahead(), 2);
        var rows = new ArrayList<List<Cell>>();
        for (var entry : lines.entrySet()) {
            var row = new ArrayList<Cell>();
            row.add(new Cell.Moment(entry.getKey()));
            for (var total : entry.getValue())
                row.add(total == null ? new Cell.Empty() : cells.money(total));
            rows.add(row);
        }
        return new Sheet(
                words.of("today.course." + page.question().period()),
                List.of(
                        words.of("today.sheet.time"),
                        words.of("today.period." + page.question().period()),
                        words.before(page.question().period()),
                        words.of("today.series.forecast")),
                rows);
    }

    private static void put(Map<Instant, @Nullable Long[]> lines, Running line, int at) {
        for (var point : line.points())
            lines.computeIfAbsent(point.at(), _ -> new @Nullable Long[3])[at] = point.total();
    }

    private Sheet sources(Page page) {
        var rows = new ArrayList<List<Cell>>();
        var now = Tally.NONE;
        var before = Tally.NONE;
        var known = !page.bySource().isEmpty();
        for (var row : page.bySource()) {
            rows.add(source(row));
            now = now.plus(row.now());
            if (row.before() == null) known = false;
            else before = before.plus(row.before());
        }
        rows.add(row(words.of("today.total"), now, known ? before : null));
        return new Sheet(
                words.of("today.sources"),
                List.of(
                        words.of("today.sheet.source"),
                        words.of("today.sheet.revenue"),
                        words.of("today.sheet.before"),
                        words.of("today.sheet.difference"),
                        words.of("today.sheet.orders"),
                        words.of("today.sheet.orders-before")),
                rows);
    }

    private List<Cell> source(SourceRow row) {
        return row(words.name(row.source()), row.now(), row.before());
    }

    private List<Cell> row(String name, Tally now, @Nullable Tally before) {
        return List.of(
                cells.text(name),
                cells.money(now.valueMinor()),
                before == null ? new Cell.Empty() : cells.money(before.valueMinor()),
                before == null
                        ? new Cell.Empty()
                        : cells.money(now.valueMinor() - before.valueMinor()),
                cells.count(now.orders()),
                before == null ? new Cell.Empty() : cells.count(before.orders()));
    }

    // ---- what waits, what moved ----

    private Sheet waiting(Page page) {
        var worries = page.worries();
        var rows = new ArrayList<List<Cell>>();
        if (worries.fraudWaiting() >= 0) {
            rows.add(line("today.sheet.waiting.cases", cells.count(worries.fraudWaiting())));
            rows.add(line("today.sheet.waiting.critical", cells.count(worries.critical())));
            rows.add(line("today.sheet.waiting.value", cells.money(worries.valueMinor())));
            rows.add(
                    line(
                            "today.sheet.waiting.due",
                            worries.firstDue() == null
                                    ? new Cell.Empty()
                                    : new Cell.Moment(worries.firstDue())));
        }
        rows.add(line("today.sheet.waiting.needs-you", cells.count(worries.needsYou())));
        rows.add(line("today.sheet.waiting.unsent", cells.count(worries.unsent())));
        return new Sheet(
                words.of("today.sheet.waiting"),
                List.of(words.of("today.sheet.fact"), words.of("today.sheet.value")),
                rows);
    }

    private Sheet moved(List<Moved> moved) {
        var rows = new ArrayList<List<Cell>>();
        for (var each : moved) {
            var measure = each.reading().measure();
            for (var part : each.parts().parts())
                rows.add(
                        List.of(
                                cells.text(words.name(measure)),
                                cells.text(words.name(part.key())),
                                cells.cell(measure.unit(), part.amount())));
            rows.add(
                    List.of(
                            cells.text(words.name(measure)),
                            cells.text(words.of("today.total")),
                            cells.cell(measure.unit(), each.parts().total())));
        }
        return new Sheet(
                words.of("today.moved"),
                List.of(
                        words.of("today.sheet.measure"),
                        words.of("today.sheet.source"),
                        words.of("today.sheet.difference")),
                rows);
    }
}
