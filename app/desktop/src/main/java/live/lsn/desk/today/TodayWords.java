package live.lsn.desk.today;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Measure;
import live.lsn.api.model.Measure.Unit;
import live.lsn.api.model.Source;
import live.lsn.rules.insights.Delta;
import live.lsn.rules.insights.Period;
import live.lsn.rules.insights.Window;
import live.lsn.ui.Formats;
import live.lsn.ui.Messages;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.ResourceBundle;

/// How figures, spans of time and comparisons read.
final class TodayWords {
    private static final String PERCENT = "\u00a0%";
    private final Messages messages;
    private final Formats formats;
    private final String currency;

    TodayWords(ResourceBundle text, Channel channel) {
        this.messages = new Messages(text);
        this.formats = messages.formats(channel.zone());
        this.currency = channel.currency();
    }

    Messages messages() {
        return messages;
    }

    String of(String key, Object... values) {
        return messages.of(key, values);
    }

    /// The words of a refusal; its code where there are none.
    String refusal(String code) {
        return messages.has(code) ? of(code) : code;
    }

    Formats formats() {
        return formats;
    }

    String currency() {
        return currency;
    }

    int decimals() {
        return Formats.decimalsOf(currency);
    }

    /// `Revenue`.
    String name(Measure measure) {
        return of("today.measure." + measure);
    }

    /// `Revenue, AUD`, `Refund rate, 30 days`.
    String label(Measure measure) {
        var name = name(measure);
        var money = measure.unit() == Unit.MONEY ? name + ", " + currency : name;
        return measure == Measure.REFUND_RATE || measure == Measure.REFUNDED
                ? of("today.days", money, RefundReadings.DAYS)
                : money;
    }

    /// `Live show`, at the beginning of a line.
    String name(Source source) {
        var name = of("order.source." + source);
        return name.substring(0, 1).toUpperCase(messages.locale()) + name.substring(1);
    }

    /// `12,450.00`, `87`, `2.5`: the unit stands beside it.
    String figure(Unit unit, long value) {
        return switch (unit) {
            case MONEY -> formats.money(value, currency);
            case COUNT -> formats.whole(value);
            case SHARE -> formats.decimal(BigDecimal.valueOf(value, 1), 1);
        };
    }

    String figure(Unit unit, OptionalLong value) {
        return value.isPresent() ? figure(unit, value.getAsLong()) : "–";
    }

    /// `12,450.00 AUD`, `87`, `2.5 %`.
    String full(Unit unit, long value) {
        return switch (unit) {
            case MONEY -> figure(unit, value) + " " + currency;
            case COUNT -> figure(unit, value);
            case SHARE -> figure(unit, value) + PERCENT;
        };
    }

    /// `+15.0 %`, `+11`, `−0.2 pt`; the difference itself where there is no per cent of what was.
    String delta(Delta delta) {
        var permille = delta.permille();
        if (delta.unit() == Unit.MONEY && permille.isPresent())
            return signed(permille.getAsLong(), tenths(permille.getAsLong()) + PERCENT);
        return difference(delta.unit(), delta.difference());
    }

    /// `+870.00`, `−4`, `+0.4 pt`.
    String difference(Unit unit, long difference) {
        var told =
                unit == Unit.SHARE
                        ? of("today.points", tenths(difference))
                        : figure(unit, difference);
        return signed(difference, told);
    }

    private String tenths(long value) {
        return formats.decimal(BigDecimal.valueOf(value, 1), 1);
    }

    private static String signed(long number, String told) {
        return number > 0 ? "+" + told : told;
    }

    /// `yesterday`, `the 7 days before`, `last month`.
    String before(Period period) {
        return of("today.before." + period);
    }

    /// `Thursday, 19 November 2026, business day in Sydney time`.
    String lead(Window window, Period period) {
        var first = window.first();
        var last = window.until().minusDays(1);
        var days =
                period == Period.TODAY
                        ? formats.longDate(first)
                        : of(
                                "today.span",
                                formats.dayAndMonth(first),
                                formats.date(
                                        period == Period.MONTH
                                                ? window.cutTime().toLocalDate()
                                                : last));
        return of("today.lead." + (period == Period.TODAY ? "day" : "days"), days, city(window));
    }

    /// `Sydney`: the last part of the zone's name.
    static String city(Window window) {
        var id = window.zone().getId();
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }

    /// `19 Nov, 00:00–14:30`, `1 Nov–19 Nov, 14:30`; a whole window without its last midnight.
    String span(Window window) {
        var first = window.first();
        if (!window.isPartial()) {
            var last = window.until().minusDays(1);
            return first.equals(last)
                    ? of("today.span.whole-day", day(first))
                    : of("today.span", day(first), day(last));
        }
        var cut = window.cutTime();
        return first.equals(cut.toLocalDate())
                ? of("today.span.day", day(first), time(window.from()), time(window.cut()))
                : of("today.span.days", day(first), day(cut.toLocalDate()), time(window.cut()));
    }

    private String day(LocalDate day) {
        return formats.dayAndMonth(day);
    }

    String time(Instant at) {
        return formats.time(at);
    }

    String seconds(Instant at) {
        return formats.timeOfSeconds(at);
    }

    /// `4 h 49 min`.
    String age(Duration span) {
        if (span.toDays() > 0) return of("span.days-hours", span.toDays(), span.toHoursPart());
        return span.toHours() > 0
                ? of("span.hours-minutes", span.toHours(), span.toMinutesPart())
                : of("span.minutes", Math.max(0, span.toMinutes()));
    }

    /// `19.9k`, `1.2M`: whole units of the currency, for the end of a line.
    String brief(long minor) {
        var units = BigDecimal.valueOf(minor, decimals());
        if (units.abs().compareTo(BigDecimal.valueOf(1_000_000)) >= 0)
            return of("today.brief.millions", formats.decimal(units.movePointLeft(6), 1));
        return units.abs().compareTo(BigDecimal.valueOf(1_000)) >= 0
                ? of("today.brief.thousands", formats.decimal(units.movePointLeft(3), 1))
                : formats.decimal(units, 0);
    }

    /// For drawing: whole units of the currency.
    double drawn(long minor) {
        return BigDecimal.valueOf(minor, decimals()).doubleValue();
    }
}
