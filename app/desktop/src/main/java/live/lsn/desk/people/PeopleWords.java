package live.lsn.desk.people;

import live.lsn.api.model.Permission;
import live.lsn.api.model.Role;
import live.lsn.ui.Formats;
import live.lsn.ui.Messages;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.ResourceBundle;

/// What the screen says: texts by key, times in the channel's zone.
record PeopleWords(ResourceBundle text, ZoneId zone) {
    String of(String key, @Nullable Object... values) {
        return new Messages(text).of(key, values);
    }

    /// A text that was looked up already, with the values in it.
    String fill(String pattern, @Nullable Object... values) {
        return new Messages(text).fill(pattern, values);
    }

    Formats formats() {
        return new Messages(text).formats(zone);
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

    static String channels(Collection<String> codes) {
        return String.join(" ", codes.stream().sorted().toList());
    }

    /// `14:05`.
    String minute(Instant at) {
        return formats().time(at);
    }

    /// `19 Nov 2026`.
    String date(Instant at) {
        return formats().date(at);
    }

    /// `19 Nov 2026, 14:05`.
    String dateAndTime(Instant at) {
        return formats().dateAndTime(at);
    }

    /// `10 min ago`, rounded down.
    String ago(Duration ago) {
        if (ago.toDays() > 0) return of("people.ago.days", ago.toDays());
        if (ago.toHours() > 0) return of("people.ago.hours", ago.toHours());
        return ago.toMinutes() > 0
                ? of("people.ago.minutes", ago.toMinutes())
                : of("people.ago.now");
    }

    /// `19 Nov 2026, 14:05 AEDT`.
    String moment(Instant at) {
        return formats().dateAndTime(at) + " " + formats().zoneAt(at);
    }

    /// `12 days` or `5 h`, rounded down.
    String left(Duration left) {
        var days = left.toDays();
        if (days == 1) return of("people.left.day");
        return days > 1 ? of("people.left.days", days) : of("people.left.hours", left.toHours());
    }
}
