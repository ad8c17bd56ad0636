package live.lsn.desk.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/// What the window says: texts by key, times in the channel's zone.
record Wording(ResourceBundle text, ZoneId zone) {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm zzz", Locale.UK);
    private static final DateTimeFormatter LOG =
            DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.UK);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss zzz", Locale.UK);

    String of(String key, Object... values) {
        var words = text.getString(key).replace("''", "'");
        for (var i = 0; i < values.length; i++)
            words = words.replace("{" + i + "}", String.valueOf(values[i]));
        return words;
    }

    boolean has(String key) {
        return text.containsKey(key);
    }

    /// The words of a refusal; its code where there are none.
    String refusal(String code) {
        return has(code) ? of(code) : code;
    }

    /// `14:30:12`.
    String clock(Instant at) {
        return SECONDS.format(at.atZone(zone));
    }

    /// `14:30`.
    String minute(Instant at) {
        return MINUTES.format(at.atZone(zone));
    }

    /// `19 Nov, 14:30:12`.
    String logTime(Instant at) {
        return LOG.format(at.atZone(zone));
    }

    /// `Thu 19 Nov 2026, 14:30 AEDT`.
    String day(Instant at) {
        return DAY.format(at.atZone(zone));
    }

    /// `19 Nov 2026, 14:30:12 AEDT`.
    String moment(Instant at) {
        return MOMENT.format(at.atZone(zone));
    }

    /// `4 h 49 min`.
    static String span(Duration span) {
        if (span.toDays() > 0) return span.toDays() + " d " + span.toHoursPart() + " h";
        return span.toHours() > 0
                ? span.toHours() + " h " + span.toMinutesPart() + " min"
                : span.toMinutes() + " min";
    }

    static String count(long number) {
        return String.format(Locale.UK, "%,d", number);
    }
}
