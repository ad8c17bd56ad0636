package live.lsn.desk.shell;

import live.lsn.api.model.Money;
import live.lsn.api.model.Role;
import live.lsn.ui.Formats;
import live.lsn.ui.Messages;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ResourceBundle;

/// What the window says: texts by key, times in the channel's zone.
record Wording(ResourceBundle text, ZoneId zone) {
    String of(String key, Object... values) {
        return new Messages(text).of(key, values);
    }

    boolean has(String key) {
        return text.containsKey(key);
    }

    private Formats formats() {
        return new Messages(text).formats(zone);
    }

    /// The words of a refusal; its code where there are none.
    String refusal(String code) {
        return has(code) ? of(code) : code;
    }

    /// Why a file was not written, and that nothing was lost by it.
    String jobFailed(Exception cause) {
        var why =
                switch (cause) {
                    case AccessDeniedException _ -> of("jobs.failed.denied");
                    case NoSuchFileException _ -> of("jobs.failed.gone");
                    case FileSystemException file when file.getReason() != null -> file.getReason();
                    default -> of("jobs.failed.code", Problems.code(cause));
                };
        return of("jobs.failed", why);
    }

    /// `fraud analyst`.
    String role(Role role) {
        return of("role." + role);
    }

    /// `14:30:12`.
    String clock(Instant at) {
        return formats().timeOfSeconds(at);
    }

    /// `14:30`.
    String minute(Instant at) {
        return formats().time(at);
    }

    /// `19 Nov, 14:30:12`.
    String logTime(Instant at) {
        return formats().dayAndMonth(LocalDate.ofInstant(at, zone)) + ", " + clock(at);
    }

    /// `Thu, 19 Nov 2026, 14:30 AEDT`.
    String day(Instant at) {
        return formats().weekday(at) + ", " + minute(at) + " " + formats().zoneAt(at);
    }

    /// `19 Nov 2026, 14:30:12 AEDT`.
    String moment(Instant at) {
        return formats().dateAndSeconds(at) + " " + formats().zoneAt(at);
    }

    /// `4 h 49 min`.
    String span(Duration span) {
        if (span.toDays() > 0) return of("span.days-hours", span.toDays(), span.toHoursPart());
        return span.toHours() > 0
                ? of("span.hours-minutes", span.toHours(), span.toMinutesPart())
                : of("span.minutes", span.toMinutes());
    }

    String count(long number) {
        return formats().whole(number);
    }

    /// An amount behind its currency.
    String money(Money money) {
        return money.currency() + " " + formats().money(money.minor(), money.currency());
    }
}
