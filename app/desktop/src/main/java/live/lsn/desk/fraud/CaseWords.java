package live.lsn.desk.fraud;

import live.lsn.api.model.Money;
import live.lsn.api.model.Reason;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/// How the values of a case read: money, times, reasons, and personal values masked.
final class CaseWords {
    private static final Pattern OPERAND = Pattern.compile("\\{(\\w+)}");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.UK);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private final ResourceBundle text;
    private final ZoneId zone;

    CaseWords(ResourceBundle text, ZoneId zone) {
        this.text = text;
        this.zone = zone;
    }

    String of(String key, Object... values) {
        return values.length == 0
                ? text.getString(key).replace("''", "'")
                : new MessageFormat(text.getString(key), Locale.UK).format(values);
    }

    /// `1,284.00`; the currency stands in the header.
    static String amount(Money money) {
        return amount(money.minor(), money.currency());
    }

    static String amount(long minor, String currency) {
        var digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        var unit = Math.round(Math.pow(10, digits));
        var sign = minor < 0 ? "−" : "";
        var size = Math.abs(minor);
        var whole = String.format(Locale.UK, "%,d", size / unit);
        return sign
                + (digits == 0
                        ? whole
                        : whole + "." + String.format("%0" + digits + "d", size % unit));
    }

    static String price(long e4) {
        var cents = e4 % 100 == 0;
        return String.format(
                Locale.UK,
                "%,d.%0" + (cents ? 2 : 4) + "d",
                e4 / 10_000,
                cents ? e4 % 10_000 / 100 : e4 % 10_000);
    }

    boolean has(String key) {
        return text.containsKey(key);
    }

    /// `you`, `analyst 4f2a`: people are not named in a case.
    String analyst(String who, String account) {
        return who.equals(account)
                ? of("fraud.you")
                : of("fraud.analyst", who.substring(Math.max(0, who.length() - 4)));
    }

    /// `14:03`
    String clock(Instant at) {
        return CLOCK.format(at.atZone(zone));
    }

    String time(Instant at) {
        return DAY.format(at.atZone(zone));
    }

    /// `0:42`, `2 d`; negative time reads with a minus.
    static String dueIn(Instant due, Instant now) {
        var left = Duration.between(now, due);
        var sign = left.isNegative() ? "−" : "";
        var size = left.abs();
        if (size.toDays() >= 1) return sign + size.toDays() + " d";
        return sign + size.toHours() + ":" + String.format("%02d", size.toMinutesPart());
    }

    /// `42 min left`, `3 h 10 min overdue`.
    String due(Instant due, Instant now) {
        var left = Duration.between(now, due);
        return of(left.isNegative() ? "fraud.due.over" : "fraud.due.left", span(left.abs()));
    }

    static String span(Duration span) {
        if (span.toDays() >= 2) return String.format(Locale.UK, "%,d d", span.toDays());
        if (span.toHours() >= 1)
            return span.toHours()
                    + " h"
                    + (span.toMinutesPart() == 0 ? "" : " " + span.toMinutesPart() + " min");
        return span.toMinutes() + " min";
    }

    /// The reason with its operands, in words.
    String reason(Reason reason, String currency) {
        var key = "fraud.reason." + reason.code();
        if (!text.containsKey(key)) return reason.code();
        var words = OPERAND.matcher(text.getString(key));
        return words.replaceAll(
                match ->
                        java.util.regex.Matcher.quoteReplacement(
                                operand(match.group(1), reason, currency)));
    }

    private static String operand(String name, Reason reason, String currency) {
        var value = reason.operands().get(name);
        if (value == null) return "?";
        var number = Long.parseLong(value);
        if (name.endsWith("WindowMs"))
            return span(Duration.ofMillis(number)).replace("1 d", "24 h");
        if (name.startsWith("spend")) return amount(number, currency) + " " + currency;
        return String.format(Locale.UK, "%,d", number);
    }

    /// `M. Karimi`: what lists show.
    static String initial(@Nullable String name) {
        if (name == null || name.isBlank()) return "–";
        var words = name.strip().split("\\s+");
        return words.length == 1 ? words[0] : words[0].charAt(0) + ". " + words[words.length - 1];
    }

    /// `M•••• Karimi`.
    static String masked(@Nullable String name) {
        if (name == null || name.isBlank()) return "–";
        var words = name.strip().split("\\s+");
        return words.length == 1
                ? words[0].charAt(0) + "••••"
                : words[0].charAt(0) + "•••• " + words[words.length - 1];
    }

    /// `m•••••@•••.com`.
    static String maskedEmail(@Nullable String email) {
        if (email == null || email.isBlank()) return "–";
        var dot = email.lastIndexOf('.');
        return email.charAt(0) + "•••••@•••" + (dot < 0 ? "" : email.substring(dot));
    }
}
