package live.lsn.desk.quality;

import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.rules.insights.Figure;
import live.lsn.rules.quality.Course;
import live.lsn.rules.quality.DefectCode;
import live.lsn.rules.quality.DefectMatrix;
import live.lsn.rules.quality.QualityAsk.Points;
import live.lsn.rules.quality.QualityPeriod;
import live.lsn.ui.Formats;
import live.lsn.ui.Messages;
import live.lsn.ui.chart.Delta;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// How the figures of quality are told.
record QualityWords(Messages messages, Formats formats) {
    String of(String key, @Nullable Object... values) {
        return messages.of(key, values);
    }

    String period(QualityPeriod period) {
        return of("quality.period." + period);
    }

    String before(QualityPeriod period) {
        return of("quality.before." + period);
    }

    String name(@Nullable NonconformityClass of) {
        return of == null ? of("quality.class.all") : of("plan.class." + of);
    }

    String name(Points points) {
        return of("quality.points." + points);
    }

    String count(long number) {
        return formats.whole(number);
    }

    /// `98.4`; a dash where there is nothing to divide by.
    String percent(Figure share) {
        var shown = share.shown();
        return shown.isEmpty() ? of("quality.none") : tenths(shown.getAsLong());
    }

    String tenths(long permille) {
        return formats.decimal(BigDecimal.valueOf(permille, 1), 1);
    }

    /// The change in points; null where one of both is unknown.
    @Nullable Delta points(Figure now, Figure before, Delta.Polarity polarity) {
        if (now.shown().isEmpty() || before.shown().isEmpty()) return null;
        var change = now.shown().getAsLong() - before.shown().getAsLong();
        return Delta.of(change, polarity, signed(change, of("today.points", tenths(change))));
    }

    private static String signed(long number, String told) {
        return number > 0 ? "+" + told : told;
    }

    Delta counts(long now, long before) {
        var change = now - before;
        return Delta.of(change, Delta.Polarity.NEUTRAL, signed(change, count(change)));
    }

    /// `MA Dent`, as a code may be of another class elsewhere; without the class where only one is
    /// looked at. The class comes first, so that it is never cut.
    String defect(DefectCode code, String name, @Nullable NonconformityClass only) {
        return only == null ? of("quality.defect", of("quality.brief." + code.of()), name) : name;
    }

    String name(DefectMatrix.Row row) {
        return row.supplierId() == null ? of("quality.rest") : row.supplier();
    }

    /// The columns of a matrix, where there is little room: the class is told only of those whose
    /// name another one has too.
    List<String> columns(DefectMatrix matrix) {
        var columns = matrix.columns();
        return columns.stream().map(column -> name(column, columns)).toList();
    }

    private String name(DefectMatrix.Column column, List<DefectMatrix.Column> among) {
        var code = column.defect();
        if (code == null) return of("quality.rest");
        var alike = among.stream().filter(each -> each.name().equals(column.name())).count();
        return alike > 1 ? defect(code, column.name(), null) : column.name();
    }

    /// `23 Nov`, the Monday of the week; or the number of the lot.
    String point(Course.At at, Points points) {
        return points == Points.WEEKS
                ? of("quality.week", formats.dayAndMonth(at.day()))
                : at.lots().getFirst();
    }

    /// Why a point calls for a cause; blank for one that does not.
    String signals(Course.At at) {
        return at.point().signals().stream()
                .sorted()
                .map(signal -> of("quality.signal." + signal))
                .collect(Collectors.joining(", "));
    }

    /// What lots are behind, with everything that they were narrowed by: `MA Dent · Maker · last 30
    /// days`.
    String behind(QualityPage page, String what) {
        return named(page, what) + " · " + period(page.report().ask().period());
    }

    /// The same of what is of any time.
    String named(QualityPage page, String what) {
        var parts = new ArrayList<String>();
        parts.add(what);
        if (page.supplier() != null) parts.add(page.supplier());
        if (page.item() != null) parts.add(page.item());
        return String.join(" · ", parts);
    }
}
