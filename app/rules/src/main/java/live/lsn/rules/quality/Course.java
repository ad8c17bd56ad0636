package live.lsn.rules.quality;

import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.rules.quality.PChart.Sample;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The p chart of a period, by weeks or by lots. Inspections that ended at Re are left out, since
/// their units are no estimate of the quality; so are weeks without a lot.
///
/// @param curtailed lots that were left out
/// @param earlier lots before the first point, where there are more than are drawn one by one
public record Course(List<At> points, int curtailed, int earlier) {
    /// Points by lots at most: more cannot be told apart.
    static final int MOST_LOTS = 60;

    public Course {
        points = List.copyOf(points);
    }

    /// @param day the Monday of the week, or when the lot was signed
    /// @param lots numbers of the lots that the point is made of, at least one
    public record At(LocalDate day, PChart.Point point, List<String> lots) {
        public At {
            lots = List.copyOf(lots);
        }
    }

    private record Part(LocalDate day, Sample sample, List<String> lots) {}

    /// @param lots in the order in which they were signed
    static Course of(
            List<Decided> lots,
            @Nullable NonconformityClass of,
            QualityAsk.Points by,
            ZoneId zone) {
        var curtailed = 0;
        var parts = new ArrayList<Part>();
        for (var each : lots) {
            var sample = each.first().sample(of);
            if (each.first().curtailed()) curtailed++;
            else if (sample != null)
                parts.add(
                        new Part(
                                LocalDate.ofInstant(each.first().at(), zone),
                                sample,
                                List.of(each.lot().number())));
        }
        var drawn = by == QualityAsk.Points.WEEKS ? weeks(parts) : last(parts);
        var judged = PChart.of(drawn.stream().map(Part::sample).toList());
        var points = new ArrayList<At>();
        for (var i = 0; i < drawn.size(); i++)
            points.add(new At(drawn.get(i).day(), judged.get(i), drawn.get(i).lots()));
        var earlier = by == QualityAsk.Points.WEEKS ? 0 : parts.size() - drawn.size();
        return new Course(points, curtailed, earlier);
    }

    private static List<Part> last(List<Part> parts) {
        return parts.subList(Math.max(0, parts.size() - MOST_LOTS), parts.size());
    }

    private static List<Part> weeks(List<Part> parts) {
        var weeks = new TreeMap<LocalDate, List<Part>>();
        var monday = TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY);
        for (var part : parts)
            weeks.computeIfAbsent(part.day().with(monday), _ -> new ArrayList<>()).add(part);
        var all = new ArrayList<Part>();
        weeks.forEach(
                (week, some) ->
                        all.add(
                                new Part(
                                        week,
                                        sum(some),
                                        some.stream()
                                                .flatMap(one -> one.lots().stream())
                                                .toList())));
        return all;
    }

    private static Sample sum(List<Part> parts) {
        return new Sample(
                parts.stream().mapToLong(part -> part.sample().inspected()).sum(),
                parts.stream().mapToLong(part -> part.sample().nonconforming()).sum());
    }

    /// The points that call for a cause.
    public List<At> signals() {
        return points.stream().filter(each -> !each.point().signals().isEmpty()).toList();
    }
}
