package live.lsn.rules.insights;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Business days of a channel, as far as they are over.
///
/// Days begin and end by the clock of the channel, so that one in which the clock is changed has 23
/// or 25 hours.
///
/// @param first the first business day
/// @param until the day after the last one
/// @param cut up to where they are counted, this moment not included; at most [#end]
public record Window(ZoneId zone, LocalDate first, LocalDate until, Instant cut) {
    /// What times are grouped by. Every zone's offset in use is a multiple of it.
    public static final int QUARTER_SECONDS = 900;

    public Window {
        if (!first.isBefore(until))
            throw new IllegalArgumentException("no day from " + first + " until " + until);
    }

    public Instant from() {
        return first.atStartOfDay(zone).toInstant();
    }

    public Instant end() {
        return until.atStartOfDay(zone).toInstant();
    }

    /// Whether some of the days are not over yet.
    public boolean isPartial() {
        return cut.isBefore(end());
    }

    /// The time by the channel's clock up to which is counted.
    public LocalDateTime cutTime() {
        return LocalDateTime.ofInstant(cut, zone);
    }

    /// The whole of the days.
    public Window whole() {
        return new Window(zone, first, until, end());
    }

    /// Other days, cut where this window is: at the same minute by the clock of the day that has
    /// the same place among them.
    public Window alike(LocalDate otherFirst, LocalDate otherUntil) {
        var other =
                new Window(zone, otherFirst, otherUntil, otherFirst.atStartOfDay(zone).toInstant());
        return new Window(zone, otherFirst, otherUntil, same(cut, other));
    }

    /// The moment of another window that corresponds to one of this: the same time by the clock of
    /// the day that has the same place. A time that the clock has twice is its first passing; one
    /// that it leaves out is the moment of the change; beyond the other's last day it is its end.
    public Instant same(Instant moment, Window other) {
        if (!moment.isBefore(end())) return other.end();
        var local = LocalDateTime.ofInstant(moment, zone);
        var day = other.first.plusDays(ChronoUnit.DAYS.between(first, local.toLocalDate()));
        if (!day.isBefore(other.until)) return other.end();
        return at(day.atTime(local.toLocalTime()), zone);
    }

    /// The moment of a time by the clock.
    static Instant at(LocalDateTime local, ZoneId zone) {
        var rules = zone.getRules();
        var offsets = rules.getValidOffsets(local);
        return offsets.isEmpty()
                ? rules.getTransition(local).getInstant()
                : local.toInstant(offsets.getFirst());
    }

    /// Moments at which a running total is told: the beginning, every so many quarter hours, and
    /// the end of the days.
    public List<Instant> marks(int quarters) {
        var marks = new ArrayList<Instant>();
        var end = end();
        var step = (long) quarters * QUARTER_SECONDS;
        for (var mark = from(); mark.isBefore(end); mark = mark.plusSeconds(step)) marks.add(mark);
        marks.add(end);
        return marks;
    }
}
