package live.lsn.desk.people;

import live.lsn.api.model.Permission;
import live.lsn.api.model.Role;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// What the screen says: texts by key, times in the channel's zone.
record PeopleWords(ResourceBundle text, ZoneId zone) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm zzz", Locale.UK);

    String of(String key, @Nullable Object... values) {
        return format(text.getString(key).replace("''", "'"), values);
    }

    /// The text with the values in it.
    static String format(String text, @Nullable Object... values) {
        var words = text;
        for (var i = 0; i < values.length; i++)
            words = words.replace("{" + i + "}", String.valueOf(values[i]));
        return words;
    }

    /// The second half of what is told, where there is one.
    String more(String key, @Nullable Object... values) {
        return text.containsKey(key + ".more") ? of(key + ".more", values) : "";
    }

    String role(Role role) {
        return of("people.role." + role);
    }

    String may(Permission permission) {
        return of("people.may." + permission);
    }

    /// In declaration order, whatever the order of the set.
    static List<Permission> sorted(Collection<Permission> some) {
        return some.stream().sorted().toList();
    }

    /// `fraud analyst`, as it is searched for.
    static String plain(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String channels(Collection<String> codes) {
        return String.join(" ", codes.stream().sorted().toList());
    }

    /// `14:05`.
    String minute(Instant at) {
        return MINUTE.format(at.atZone(zone));
    }

    /// `19 Nov 2026`.
    String date(Instant at) {
        return DATE.format(at.atZone(zone));
    }

    /// `19 Nov 2026, 14:05 AEDT`.
    String moment(Instant at) {
        return MOMENT.format(at.atZone(zone));
    }

    /// `12 days` or `5 h`, rounded down.
    String left(Duration left) {
        var days = left.toDays();
        if (days == 1) return of("people.left.day");
        return days > 1 ? of("people.left.days", days) : of("people.left.hours", left.toHours());
    }
}
