package live.lsn.desk.quality;

import live.lsn.api.model.Measure.Unit;
import live.lsn.rules.insights.Figure;
import live.lsn.rules.quality.Course;
import live.lsn.rules.quality.QualityReport;
import live.lsn.ui.table.BookFile.Sheet;
import live.lsn.ui.table.Cell;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// The page as sheets of a workbook, one a card, behind one that tells what page it is. Every
/// figure is the one that the screen shows, rounded as there.
///
/// @param channel code of the sales channel
/// @param lastSync when the cache was last known to be up to date; null for never
/// @param made when the workbook is made
record QualitySheets(
        QualityWords words, String channel, ZoneId zone, @Nullable Instant lastSync, Instant made) {
    List<Sheet> of(QualityPage page) {
        return List.of(
                about(page),
                figures(page.report()),
                pareto(page.report()),
                course(page.report()),
                matrix(page.report()),
                worst(page.report()));
    }

    private Sheet about(QualityPage page) {
        var report = page.report();
        var ask = report.ask();
        return sheet(
                "today.sheet.about",
                List.of("today.sheet.fact", "today.sheet.value"),
                List.of(
                        line("today.sheet.period", text(words.period(ask.period()))),
                        line("today.sheet.from", new Cell.Day(report.span().first())),
                        line("today.sheet.to", new Cell.Day(report.span().last())),
                        line("today.sheet.compared", new Cell.Day(report.previous().first())),
                        line("today.sheet.compared-cut", new Cell.Day(report.previous().last())),
                        line("today.sheet.zone", text(zone.getId())),
                        line("today.sheet.channel", text(channel)),
                        line(
                                "lots.column.supplier",
                                text(or(page.supplier(), "quality.suppliers.all"))),
                        line("lots.column.item", text(or(page.item(), "quality.items.all"))),
                        line("quality.class", text(words.name(ask.of()))),
                        line("quality.counted", text(words.of("quality.counted.text"))),
                        line(
                                "today.sheet.synced",
                                lastSync == null
                                        ? text(words.of("today.never-synced"))
                                        : new Cell.Moment(lastSync)),
                        line("today.sheet.made", new Cell.Moment(made))));
    }

    private String or(@Nullable String name, String key) {
        return name == null ? words.of(key) : name;
    }

    private Sheet figures(QualityReport report) {
        var accepted = report.acceptance();
        var wrong = report.nonconforming();
        return sheet(
                "today.sheet.tiles",
                List.of("today.sheet.measure", "today.sheet.value", "today.sheet.before"),
                List.of(
                        shares("quality.acceptance", accepted.now(), accepted.before()),
                        counts(
                                "quality.decided",
                                accepted.now().denominator(),
                                accepted.before().denominator()),
                        counts(
                                "quality.accepted",
                                accepted.now().numerator(),
                                accepted.before().numerator()),
                        shares("quality.nonconforming", wrong.now(), wrong.before()),
                        counts(
                                "quality.units",
                                wrong.now().denominator(),
                                wrong.before().denominator()),
                        counts("quality.inspected-again", report.again().denominator(), null),
                        counts("quality.accepted-again", report.again().numerator(), null),
                        counts("quality.overdue", report.overdue().size(), null),
                        counts("quality.open-reports", report.openReports(), null)));
    }

    private List<Cell> shares(String key, Figure now, Figure before) {
        return List.of(text(words.of(key)), share(now), share(before));
    }

    private List<Cell> counts(String key, long now, @Nullable Long before) {
        return List.of(
                text(words.of(key)), count(now), before == null ? new Cell.Empty() : count(before));
    }

    private Sheet pareto(QualityReport report) {
        var total = report.pareto().total();
        return sheet(
                "quality.pareto",
                List.of(
                        "quality.sheet.code",
                        "quality.sheet.defect",
                        "quality.class",
                        "quality.sheet.times",
                        "quality.sheet.share",
                        "quality.sheet.cumulative"),
                report.pareto().bars().stream()
                        .map(
                                bar ->
                                        List.of(
                                                text(bar.defect().code()),
                                                text(bar.name()),
                                                text(words.name(bar.defect().of())),
                                                count(bar.times()),
                                                part(bar.times(), total),
                                                part(bar.sum(), total)))
                        .toList());
    }

    private static Cell part(long of, long total) {
        return share(new Figure(Unit.SHARE, of, total));
    }

    private Sheet course(QualityReport report) {
        return sheet(
                "quality.course",
                List.of(
                        "quality.sheet.point",
                        "quality.units",
                        "quality.sheet.nonconforming",
                        "quality.sheet.fraction",
                        "quality.sheet.centre",
                        "quality.sheet.lower",
                        "quality.sheet.upper",
                        "quality.sheet.signal"),
                report.course().points().stream().map(at -> point(report, at)).toList());
    }

    private List<Cell> point(QualityReport report, Course.At at) {
        var point = at.point();
        return List.of(
                text(words.point(at, report.ask().points())),
                count(point.sample().inspected()),
                count(point.sample().nonconforming()),
                fraction(point.sample().fraction()),
                fraction(point.limits().centre()),
                fraction(point.limits().lower()),
                fraction(point.limits().upper()),
                text(words.signals(at)));
    }

    /// As the chart tells it: a per cent with one decimal.
    private static Cell fraction(double value) {
        var permille = BigDecimal.valueOf(value).movePointRight(3);
        return new Cell.Share(permille.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    private Sheet matrix(QualityReport report) {
        var titles = new ArrayList<String>();
        titles.add(words.of("lots.column.supplier"));
        titles.addAll(words.columns(report.matrix()));
        titles.add(words.of("today.total"));
        var rows = new ArrayList<List<Cell>>();
        for (var row : report.matrix().rows()) {
            var cells = new ArrayList<Cell>();
            cells.add(text(words.name(row)));
            row.cells().forEach(times -> cells.add(count(times)));
            cells.add(count(row.cells().stream().mapToLong(Long::longValue).sum()));
            rows.add(cells);
        }
        return new Sheet(words.of("quality.matrix"), titles, rows);
    }

    private Sheet worst(QualityReport report) {
        return sheet(
                "quality.worst",
                List.of(
                        "lots.column.supplier",
                        "quality.sheet.rejected",
                        "quality.decided",
                        "quality.sheet.rejected-share"),
                report.worst().stream()
                        .map(
                                each ->
                                        List.of(
                                                text(each.supplier()),
                                                count(each.rejected()),
                                                count(each.decided()),
                                                share(each.rejectedShare())))
                        .toList());
    }

    private Sheet sheet(String name, List<String> titles, List<List<Cell>> rows) {
        return new Sheet(words.of(name), titles.stream().map(words::of).toList(), rows);
    }

    private List<Cell> line(String key, Cell value) {
        return List.of(text(words.of(key)), value);
    }

    private static Cell text(String text) {
        return new Cell.Text(text);
    }

    private static Cell count(long number) {
        return new Cell.Number(BigDecimal.valueOf(number), 0);
    }

    private static Cell share(Figure figure) {
        var shown = figure.shown();
        return shown.isEmpty() ? new Cell.Empty() : new Cell.Share(shown.getAsLong());
    }
}
