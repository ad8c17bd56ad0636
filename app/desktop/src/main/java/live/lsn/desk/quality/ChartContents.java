package live.lsn.desk.quality;

import live.lsn.rules.quality.Course;
import live.lsn.rules.quality.PChart.Signal;
import live.lsn.rules.quality.QualityReport;
import live.lsn.ui.chart.BarList;
import live.lsn.ui.chart.ControlChart;
import live.lsn.ui.chart.HeatMap;
import live.lsn.ui.chart.ParetoChart;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What the charts of the page show.
record ChartContents(QualityWords words) {
    private static final int DECIMALS = 1;

    ParetoChart.Content pareto(QualityReport report) {
        var only = report.ask().of();
        return new ParetoChart.Content(
                words.formats(),
                report.pareto().bars().stream()
                        .map(
                                bar ->
                                        new ParetoChart.Count(
                                                words.defect(bar.defect(), bar.name(), only),
                                                bar.times()))
                        .toList(),
                0,
                QualityReport.MOST);
    }

    ControlChart.Content course(QualityReport report) {
        return new ControlChart.Content(
                words.formats(),
                DECIMALS,
                report.course().points().stream()
                        .map(
                                at -> {
                                    var point = at.point();
                                    return new ControlChart.Point(
                                            words.point(at, report.ask().points()),
                                            point.sample().inspected(),
                                            point.sample().fraction(),
                                            point.limits().centre(),
                                            point.limits().lower(),
                                            point.limits().upper(),
                                            mark(at));
                                })
                        .toList(),
                List.of());
    }

    private ControlChart.@Nullable Mark mark(Course.At at) {
        var signals = at.point().signals();
        if (signals.isEmpty()) return null;
        var beyond = signals.contains(Signal.ABOVE_LIMIT) || signals.contains(Signal.BELOW_LIMIT);
        return new ControlChart.Mark(
                beyond ? ControlChart.Shape.DIAMOND : ControlChart.Shape.RING, words.signals(at));
    }

    HeatMap.Content matrix(QualityReport report) {
        var matrix = report.matrix();
        return new HeatMap.Content(
                words.formats(),
                0,
                words.columns(matrix),
                matrix.rows().stream()
                        .map(
                                row ->
                                        new HeatMap.Row(
                                                words.name(row),
                                                row.cells().stream()
                                                        .map(Long::doubleValue)
                                                        .toList()))
                        .toList(),
                true);
    }

    /// Bars of tenths of a per cent.
    BarList.Content worst(QualityReport report) {
        return new BarList.Content(
                words.formats(),
                DECIMALS,
                report.worst().stream()
                        .map(
                                each ->
                                        new BarList.Row(
                                                each.supplierId(),
                                                words.of(
                                                        "quality.worst.row",
                                                        each.supplier(),
                                                        each.rejected(),
                                                        each.decided()),
                                                each.rejectedShare().shown().orElse(0),
                                                null,
                                                null))
                        .toList(),
                null,
                null,
                null);
    }
}
