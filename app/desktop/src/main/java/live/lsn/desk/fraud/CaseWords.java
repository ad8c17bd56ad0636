package live.lsn.desk.fraud;

import live.lsn.api.model.Decision;
import live.lsn.api.model.Money;
import live.lsn.api.model.Reason;
import live.lsn.desk.attach.FileWords;
import live.lsn.desk.parts.Happened;
import live.lsn.desk.parts.OrderLines;
import live.lsn.ui.Formats;
import live.lsn.ui.Messages;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/// How the values of a case read: money, times, reasons, and personal values masked.
final class CaseWords {
    private static final Pattern OPERAND = Pattern.compile("\\{(\\w+)}");
    private final Messages messages;
    private final Formats formats;

    CaseWords(ResourceBundle text, ZoneId zone) {
        this.messages = new Messages(text);
        this.formats = messages.formats(zone);
    }

    String of(String key, Object... values) {
        return messages.of(key, values);
    }

    /// The text as it stands within a sentence: without its capital.
    String inSentence(String key) {
        return of(key).toLowerCase(formats.locale());
    }

    /// `1,284`.
    String count(long number) {
        return formats.whole(number);
    }

    /// `1,284.00`; the currency stands in the header.
    String amount(Money money) {
        return amount(money.minor(), money.currency());
    }

    String amount(long minor, String currency) {
        return formats.money(minor, currency);
    }

    /// How what happened reads.
    Happened happened(String account) {
        return new Happened(messages, formats, account);
    }

    /// How the order of a case reads.
    OrderLines orderLines() {
        return new OrderLines(messages, formats);
    }

    /// How files read.
    FileWords files() {
        return new FileWords(messages, formats);
    }

    Formats formats() {
        return formats;
    }

    ZoneId zone() {
        return formats.zone();
    }

    /// `approved, A1 known good`
    String decided(Decision decision) {
        return of("fraud.done." + decision.verdict())
                + ", "
                + decision.code()
                + " "
                + of("fraud.code." + decision.code());
    }

    boolean has(String key) {
        return messages.has(key);
    }

    /// `you`, `analyst 4f2a`: people are not named in a case.
    String analyst(String who, String account) {
        return who.equals(account)
                ? of("fraud.you")
                : of("fraud.analyst", who.substring(Math.max(0, who.length() - 4)));
    }

    /// `14:03`
    String clock(Instant at) {
        return formats.time(at);
    }

    String time(Instant at) {
        return formats.dateAndTime(at);
    }

    /// `14:03` of today's, the day with it otherwise.
    String timeSince(Instant at, Instant now) {
        var sameDay = LocalDate.ofInstant(at, zone()).equals(LocalDate.ofInstant(now, zone()));
        return sameDay ? clock(at) : time(at);
    }

    /// `0:42`, `2 d`; negative time reads with a minus.
    String dueIn(Instant due, Instant now) {
        var left = Duration.between(now, due);
        var sign = left.isNegative() ? "−" : "";
        var size = left.abs();
        if (size.toDays() >= 1) return sign + of("span.days", size.toDays());
        return sign + size.toHours() + ":" + String.format("%02d", size.toMinutesPart());
    }

    /// `42 min left`, `3 h 10 min overdue`.
    String due(Instant due, Instant now) {
        var left = Duration.between(now, due);
        return of(left.isNegative() ? "fraud.due.over" : "fraud.due.left", span(left.abs()));
    }

    String span(Duration span) {
        if (span.toDays() >= 2) return of("span.days", span.toDays());
        if (span.toHours() < 1) return of("span.minutes", span.toMinutes());
        return span.toMinutesPart() == 0
                ? of("span.hours", span.toHours())
                : of("span.hours-minutes", span.toHours(), span.toMinutesPart());
    }

    /// The reason with its operands, in words.
    String reason(Reason reason, String currency) {
        return told("fraud.reason." + reason.code(), reason, currency);
    }

    /// The same as lists tell it, in few words.
    String shortReason(Reason reason, String currency) {
        return told("fraud.short." + reason.code(), reason, currency);
    }

    private String told(String key, Reason reason, String currency) {
        if (!has(key)) return reason.code();
        var words = OPERAND.matcher(of(key));
        return words.replaceAll(
                match ->
                        java.util.regex.Matcher.quoteReplacement(
                                operand(match.group(1), reason, currency)));
    }

    private String operand(String name, Reason reason, String currency) {
        var value = reason.operands().get(name);
        if (value == null) return "?";
        var number = Long.parseLong(value);
        if (name.endsWith("WindowMs")) return span(Duration.ofMillis(number));
        return name.startsWith("spend") ? amount(number, currency) + " " + currency : count(number);
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
