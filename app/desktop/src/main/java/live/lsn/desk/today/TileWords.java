package live.lsn.desk.today;

import live.lsn.api.model.Measure;
import live.lsn.api.model.Measure.Polarity;
import live.lsn.api.model.Measure.Unit;
import live.lsn.desk.today.Page.Reading;
import live.lsn.desk.today.Page.Worries;
import live.lsn.rules.insights.Figure;
import live.lsn.rules.insights.Forecast.Expected;
import live.lsn.rules.insights.Plan;
import live.lsn.ui.chart.Delta;
import live.lsn.ui.tile.KpiTile;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a tile shows of a figure.
final class TileWords {
    /// A limit stands at three quarters of its bar, so that one sees how far it is broken.
    private static final double LIMIT_AT = 0.75;

    private final TodayWords words;

    TileWords(TodayWords words) {
        this.words = words;
    }

    KpiTile.Content of(Page page, Reading reading, Instant now) {
        var measure = reading.measure();
        var unit = measure.unit();
        var content =
                KpiTile.Content.of(words.label(measure), words.figure(unit, reading.value()))
                        .unit(unit == Unit.SHARE ? "%" : null)
                        .course(course(reading))
                        .goal(goal(page, reading));
        var compared = compared(page, reading).toArray(KpiTile.Comparison[]::new);
        if (isLevel(measure)) return content.compared(compared).note(note(page.worries(), now));
        return content.partial(partial(reading)).compared(compared);
    }

    /// `to 14:30`; nothing for thirty days, of which one part-day makes no difference to tell.
    private @Nullable String partial(Reading reading) {
        var whole = !reading.window().isPartial();
        return whole || isLong(reading.measure())
                ? null
                : words.of("today.partial", words.time(reading.window().cut()));
    }

    private static boolean isLong(Measure measure) {
        return measure == Measure.REFUND_RATE || measure == Measure.REFUNDED;
    }

    private static boolean isLevel(Measure measure) {
        return measure == Measure.FRAUD_WAITING || measure == Measure.VALUE_AT_RISK;
    }

    private String note(Worries worries, Instant now) {
        var due = worries.firstDue();
        if (due == null) return words.of("today.waiting.none");
        var critical = words.formats().whole(worries.critical());
        return due.isBefore(now)
                ? words.of("today.waiting.late", critical)
                : words.of("today.waiting.due", critical, words.age(Duration.between(now, due)));
    }

    private List<KpiTile.Comparison> compared(Page page, Reading reading) {
        var measure = reading.measure();
        var all = new ArrayList<KpiTile.Comparison>();
        var name =
                isLong(measure)
                        ? words.of("today.before.days")
                        : words.before(page.question().period());
        var known = isLevel(measure) && reading.before() == null ? reach(page, name) : name;
        all.add(comparison(measure, reading, reading.before(), known));
        if (isLevel(measure)) return all;
        if (reading.yearBefore() != null)
            all.add(
                    new KpiTile.Comparison(
                            told(reading, reading.yearBefore()), words.of("today.last-year")));
        return all;
    }

    /// `yesterday: cases since 12 Nov 2026`: nobody can tell what waited before the first of them.
    private String reach(Page page, String name) {
        var first = page.firstCase();
        return first == null ? name : words.of("today.reach", name, words.formats().date(first));
    }

    private KpiTile.Comparison comparison(
            Measure measure, Reading reading, @Nullable Figure before, String name) {
        var value =
                before == null || before.shown().isEmpty()
                        ? name
                        : words.of(
                                measure.unit() == Unit.SHARE
                                        ? "today.compared.share"
                                        : "today.compared",
                                words.figure(measure.unit(), before.shown()),
                                name);
        var lower = measure.polarity() == Polarity.LOWER_IS_BETTER;
        return new KpiTile.Comparison(
                told(reading, before), value, lower ? words.of("today.lower") : null);
    }

    /// The change as charts and tiles take it; null where something is unknown.
    @Nullable Delta told(Reading reading, @Nullable Figure before) {
        var delta = reading.since(before);
        return delta == null ? null : told(delta);
    }

    Delta told(live.lsn.rules.insights.Delta delta) {
        var polarity =
                switch (delta.polarity()) {
                    case HIGHER_IS_BETTER -> Delta.Polarity.UP_IS_GOOD;
                    case LOWER_IS_BETTER -> Delta.Polarity.DOWN_IS_GOOD;
                    case NEITHER -> Delta.Polarity.NEUTRAL;
                };
        return Delta.of(Long.signum(delta.difference()), polarity, words.delta(delta));
    }

    private static KpiTile.@Nullable Course course(Reading reading) {
        return reading.spark().size() < 2
                ? null
                : new KpiTile.Course(drawn(reading.spark()), drawn(reading.sparkBefore()));
    }

    private static double[] drawn(List<@Nullable Long> values) {
        return values.stream()
                .mapToDouble(value -> value == null ? Double.NaN : value.doubleValue())
                .toArray();
    }

    private KpiTile.@Nullable Goal goal(Page page, Reading reading) {
        var plan = reading.plan();
        if (plan == null || reading.value().isEmpty()) return null;
        var measure = reading.measure();
        var value = reading.value().getAsLong();
        var share = BigDecimal.valueOf(plan.reachedPermille(value), 3).doubleValue();
        if (measure.polarity() == Polarity.LOWER_IS_BETTER)
            return new KpiTile.Goal(
                    share * LIMIT_AT,
                    LIMIT_AT,
                    words.of("today.goal.limit", words.full(measure.unit(), plan.amount())));
        return KpiTile.Goal.full(share, reached(page, reading, plan, value));
    }

    /// `78 %`.
    String percent(long permille) {
        return words.of("today.percent", words.formats().whole(permille / 10));
    }

    /// `78 % of 16,000.00, on course for 19.9k`.
    private String reached(Page page, Reading reading, Plan plan, long value) {
        var unit = reading.measure().unit();
        var percent = words.formats().whole(plan.reachedPermille(value) / 10);
        var amount = words.figure(unit, plan.amount());
        return reading.measure() == Measure.REVENUE
                        && page.course().forecast() instanceof Expected forecast
                ? words.of("today.goal.course", percent, amount, words.brief(forecast.total()))
                : words.of("today.goal.reached", percent, amount);
    }
}
