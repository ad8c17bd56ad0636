package live.lsn.desk.today;

import live.lsn.api.model.Measure;
import live.lsn.desk.today.Page.Reading;
import live.lsn.rules.insights.Forecast;
import live.lsn.rules.insights.Forecast.Expected;
import live.lsn.rules.insights.Forecast.Withheld;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A figure explained: what it means, how it comes about, of what and of when it is.
///
/// @param words what it means, in a sentence or two
/// @param formula how it is worked out
/// @param facts each with its name, in the order in which they are told
record Explain(Measure measure, String words, String formula, List<Fact> facts) {
    record Fact(String name, String value) {}

    /// @param lastSync when the cache was last known to be up to date; null for never
    static Explain of(Page page, Reading reading, @Nullable Instant lastSync, TodayWords words) {
        var measure = reading.measure();
        var facts = new ArrayList<Fact>();
        facts.add(fact(words, "value", value(reading, words)));
        facts.add(
                fact(
                        words,
                        "rows",
                        words.of("today.rows." + rows(measure), number(reading, words))));
        facts.add(fact(words, "filters", filters(page, measure, words)));
        facts.add(
                fact(
                        words,
                        "day",
                        words.of(
                                "today.in-zone",
                                words.span(reading.window()),
                                TodayWords.city(reading.window()))));
        var compared = reading.compared();
        if (compared != null) facts.add(fact(words, "compared", words.span(compared)));
        if (reading.before() != null)
            facts.add(
                    fact(words, "before", words.figure(measure.unit(), reading.before().shown())));
        if (isOverPeriod(measure)) facts.add(fact(words, "year", year(page, reading, words)));
        facts.add(
                fact(
                        words,
                        "oldest",
                        lastSync == null
                                ? words.of("today.never-synced")
                                : words.of("today.synced", words.seconds(lastSync))));
        var forecast = page.course().forecast();
        if (measure == Measure.REVENUE && forecast != null)
            facts.add(fact(words, "forecast", forecast(forecast, words)));
        return new Explain(
                measure,
                words.of("today.words." + measure),
                words.of("today.formula." + measure),
                List.copyOf(facts));
    }

    private static Fact fact(TodayWords words, String key, String value) {
        return new Fact(words.of("today.fact." + key), value);
    }

    private static String value(Reading reading, TodayWords words) {
        var value = reading.value();
        return value.isPresent()
                ? words.full(reading.measure().unit(), value.getAsLong())
                : words.of("today.nothing-to-divide");
    }

    private static String number(Reading reading, TodayWords words) {
        return words.formats().whole(reading.rows());
    }

    private static String rows(Measure measure) {
        return switch (measure) {
            case NEW_CUSTOMERS -> "customers";
            case FRAUD_WAITING, VALUE_AT_RISK -> "cases";
            case DECLINE_RATE -> "attempts";
            default -> "orders";
        };
    }

    static boolean isOfOrders(Measure measure) {
        return switch (measure) {
            case NEW_CUSTOMERS, FRAUD_WAITING, VALUE_AT_RISK -> false;
            default -> true;
        };
    }

    private static boolean isOverPeriod(Measure measure) {
        return switch (measure) {
            case REFUND_RATE, REFUNDED, NEW_CUSTOMERS -> false;
            default -> true;
        };
    }

    private static String filters(Page page, Measure measure, TodayWords words) {
        var only = page.question().only();
        return only == null || !isOfOrders(measure)
                ? words.of("today.filters.none")
                : words.name(only);
    }

    private static String year(Page page, Reading reading, TodayWords words) {
        if (reading.yearBefore() != null)
            return words.of(
                    "today.year",
                    words.figure(reading.measure().unit(), reading.yearBefore().shown()),
                    words.formats().date(page.yearBefore().first()));
        var orders = isOfOrders(reading.measure());
        var first = orders ? page.firstOrder() : page.firstCase();
        if (first == null) return words.of("today.year.none");
        var begin = words.formats().date(first);
        return orders
                ? words.of("today.year.unknown", begin)
                : words.of("today.year.unknown.cases", begin);
    }

    private static String forecast(Forecast forecast, TodayWords words) {
        return switch (forecast) {
            case Withheld(var why, var weeks) -> words.of("today.forecast." + why, weeks);
            case Expected(var total, var low, var high, var weeks, var past) ->
                    words.of(
                            "today.forecast.told",
                            words.brief(total),
                            words.brief(low),
                            words.brief(high),
                            weeks,
                            words.full(Measure.Unit.SHARE, past.permille()),
                            words.full(Measure.Unit.SHARE, past.naivePermille()),
                            past.days());
        };
    }
}
