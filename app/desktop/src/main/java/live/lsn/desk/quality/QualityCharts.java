package live.lsn.desk.quality;

import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import live.lsn.rules.quality.Course;
import live.lsn.rules.quality.Pareto;
import live.lsn.rules.quality.QualityAsk.Points;
import live.lsn.rules.quality.QualityReport;
import live.lsn.ui.chart.BarList;
import live.lsn.ui.chart.ChartCard;
import live.lsn.ui.chart.ControlChart;
import live.lsn.ui.chart.FileSaver;
import live.lsn.ui.chart.HeatMap;
import live.lsn.ui.chart.ParetoChart;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What was found, whether it calls for a cause, and whose lots it was found in; each opens the
/// lots behind it.
final class QualityCharts extends VBox {
    private static final double TALL = 300;
    private static final int MOST_NAMED = 4;
    private final QualityWords words;
    private final QualityActs acts;
    private final ChartContents contents;
    private final ParetoChart pareto = new ParetoChart();
    private final ControlChart course = new ControlChart();
    private final HeatMap matrix = new HeatMap();
    private final BarList worst = new BarList();
    private final ChartCard paretoCard;
    private final ChartCard courseCard;
    private final ChartCard matrixCard;
    private final ChartCard worstCard;
    private final Label signals = new Label();
    private @Nullable QualityPage page;

    QualityCharts(QualityWords words, QualityActs acts, FileSaver saver) {
        super(12);
        this.words = words;
        this.acts = acts;
        contents = new ChartContents(words);
        pareto.setId("quality-pareto");
        course.setId("quality-course");
        matrix.setId("quality-matrix");
        worst.setId("quality-worst");
        paretoCard = new ChartCard(words.of("quality.pareto"), "", pareto, saver);
        courseCard = new ChartCard(words.of("quality.course"), "", course, saver);
        matrixCard = new ChartCard(words.of("quality.matrix"), "", matrix, saver);
        worstCard = new ChartCard(words.of("quality.worst"), "", worst, saver);
        signals.setId("quality-signals");
        signals.getStyleClass().add("small");
        signals.setWrapText(true);
        signals.setMinHeight(USE_PREF_SIZE);
        courseCard.getChildren().add(signals);
        pareto.setMinSize(200, 200);
        course.setMinSize(200, 180);
        matrix.setMinWidth(200);
        pareto.setOnOpen(this::open);
        course.setOnOpen(this::open);
        matrix.setOnOpen(this::open);
        worst.setOnOpen(this::openSupplier);
        getChildren().addAll(row(paretoCard, courseCard), row(matrixCard, worstCard));
    }

    private static HBox row(ChartCard wide, ChartCard narrow) {
        wide.setPrefWidth(560);
        narrow.setPrefWidth(460);
        for (var card : List.of(wide, narrow)) {
            card.setPadding(new Insets(11, 14, 12, 14));
            HBox.setHgrow(card, Priority.ALWAYS);
        }
        var row = new HBox(12, wide, narrow);
        row.setMinHeight(TALL);
        return row;
    }

    void show(QualityPage of) {
        page = of;
        var report = of.report();

        paretoCard.setTitle(
                words.of("quality.pareto"),
                report.ask().of() == null
                        ? words.of("quality.pareto.unit")
                        : words.name(report.ask().of()));
        courseCard.setTitle(words.of("quality.course"), words.of("quality.course.unit"));
        matrixCard.setTitle(words.of("quality.matrix"), words.of("quality.matrix.unit"));
        worstCard.setTitle(words.of("quality.worst"), words.of("quality.worst.unit"));
        pareto.show(words.of("quality.pareto"), contents.pareto(report));
        course.show(words.of("quality.course"), contents.course(report));
        matrix.show(words.of("quality.matrix"), contents.matrix(report));
        worst.show(words.of("quality.worst"), contents.worst(report));
        signals.setText(signals(report.course(), report.ask().points()));
    }

    /// Names the points that call for a cause, the newest first, and what is not drawn.
    private String signals(Course of, Points by) {
        var found = of.signals().reversed();
        var told =
                of.points().isEmpty()
                        ? words.of("quality.course.none")
                        : found.isEmpty()
                                ? words.of("quality.signals.none")
                                : words.of("quality.signals", named(found, by));
        if (of.curtailed() > 0) told += " " + words.of("quality.curtailed", of.curtailed());
        if (of.earlier() > 0) told += " " + words.of("quality.earlier", of.earlier());
        return told;
    }

    private String named(List<Course.At> found, Points by) {
        var first =
                found.stream()
                        .limit(MOST_NAMED)
                        .map(
                                at ->
                                        words.of(
                                                "quality.signal",
                                                words.point(at, by),
                                                words.signals(at)))
                        .collect(Collectors.joining("; "));
        return found.size() > MOST_NAMED
                ? words.of("quality.signals.more", first, found.size() - MOST_NAMED)
                : first;
    }

    // ---- the lots behind ----

    private void open(Optional<ParetoChart.Count> bar) {
        var of = page;
        if (of == null) return;
        var report = of.report();
        var only = report.ask().of();
        var chosen =
                bar.flatMap(
                        count ->
                                report.pareto().bars().stream()
                                        .filter(
                                                each ->
                                                        words.defect(
                                                                        each.defect(),
                                                                        each.name(),
                                                                        only)
                                                                .equals(count.name()))
                                        .findFirst());
        if (bar.isPresent() && chosen.isEmpty()) return;
        lead(
                of,
                bar.map(ParetoChart.Count::name).orElse(words.of("quality.rest")),
                report.with(
                        chosen.map(Pareto.Bar::defect).orElse(null),
                        report.pareto().first(QualityReport.MOST)));
    }

    private void open(ControlChart.Point point) {
        var of = page;
        if (of == null) return;
        var by = of.report().ask().points();
        of.report().course().points().stream()
                .filter(each -> words.point(each, by).equals(point.name()))
                .findFirst()
                .ifPresent(each -> lead(of, point.name(), each.lots()));
    }

    private void open(HeatMap.Cell cell) {
        var of = page;
        if (of == null) return;
        var matrixOf = of.report().matrix();
        var row = find(matrixOf.rows(), each -> words.name(each).equals(cell.row()));
        var place = words.columns(matrixOf).indexOf(cell.column());
        var column = place < 0 ? null : matrixOf.columns().get(place);
        var what =
                Stream.of(cell.row(), cell.column())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" · "));
        lead(
                of,
                what.isEmpty() ? words.of("quality.behind.defects") : what,
                of.report().behind(row, column));
    }

    private static <T> @Nullable T find(List<T> all, Predicate<T> which) {
        return all.stream().filter(which).findFirst().orElse(null);
    }

    private void openSupplier(String id) {
        var of = page;
        if (of == null) return;
        of.report().worst().stream()
                .filter(each -> each.supplierId().equals(id))
                .findFirst()
                .ifPresent(
                        each ->
                                lead(
                                        of,
                                        words.of("quality.behind.rejected-of", each.supplier()),
                                        of.report().rejectedOf(id)));
    }

    private void lead(QualityPage of, String what, List<String> lots) {
        if (!lots.isEmpty()) acts.lots().accept(words.behind(of, what), lots);
    }

    /// Shows all as tables, or as pictures again.
    void turn() {
        var table = !paretoCard.tableProperty().get();
        for (var card : List.of(paretoCard, courseCard, matrixCard, worstCard))
            card.tableProperty().set(table);
    }
}
