package live.lsn.rules.insights;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A total that grows through a window.
///
/// @param points oldest first; the last one is the cut
public record Running(List<Point> points) {
    public Running {
        points = List.copyOf(points);
    }

    /// @param at a moment of the window that the total is shown in
    /// @param total what had come together before that moment
    public record Point(Instant at, long total) {}

    public long last() {
        return points.isEmpty() ? 0 : points.getLast().total();
    }

    /// The number of the quarter hour that a moment lies in.
    public static long quarter(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), Window.QUARTER_SECONDS);
    }

    /// The window's own running total up to its cut.
    ///
    /// @param sums by the number of the quarter hour; nothing from the cut on may be in them
    /// @param quarters from one point to the next
    public static Running of(Window window, Map<Long, Long> sums, int quarters) {
        var before = new Before(sums);
        var points = new ArrayList<Point>();
        for (var mark : window.marks(quarters)) {
            if (!mark.isBefore(window.cut())) break;
            points.add(new Point(mark, before.at(mark)));
        }
        points.add(new Point(window.cut(), before.all()));
        return new Running(points);
    }

    /// Another window's running total, drawn in this one: each point stands at the same time by the
    /// clock. Where this window has an hour twice, the other's total waits.
    ///
    /// @param sums of the other window, to its end
    public static Running alike(Window shown, Window other, Map<Long, Long> sums, int quarters) {
        var before = new Before(sums);
        var points = new ArrayList<Point>();
        var highest = 0L;
        for (var mark : shown.marks(quarters)) {
            highest = Math.max(highest, before.at(shown.same(mark, other)));
            points.add(new Point(mark, highest));
        }
        return new Running(points);
    }

    /// Sums up to the beginning of a quarter hour.
    private static final class Before {
        private final TreeMap<Long, Long> running = new TreeMap<>();
        private long all;

        Before(Map<Long, Long> sums) {
            new TreeMap<>(sums)
                    .forEach(
                            (quarter, sum) -> {
                                all = Math.addExact(all, sum);
                                running.put(quarter, all);
                            });
        }

        long at(Instant mark) {
            var entry = running.lowerEntry(quarter(mark));
            return entry == null ? 0 : entry.getValue();
        }

        long all() {
            return all;
        }
    }
}
