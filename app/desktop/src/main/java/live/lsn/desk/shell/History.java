package live.lsn.desk.shell;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Where one has been, in order, and where in it one is: back and forward as in a browser.
///
/// @param <T> a place, equal to itself when it is visited again
final class History<T> {
    private static final int MOST = 50;

    private final List<T> stops = new ArrayList<>();
    private int at = -1;

    /// Goes on to a place from here; what lay ahead is forgotten. The place where one is already is
    /// not visited twice.
    void visit(T place) {
        if (place.equals(current())) return;
        stops.subList(at + 1, stops.size()).clear();
        stops.add(place);
        if (stops.size() > MOST) stops.removeFirst();
        at = stops.size() - 1;
    }

    /// Where one is; null before the first visit.
    @Nullable T current() {
        return at < 0 ? null : stops.get(at);
    }

    /// Where back leads; null for nowhere.
    @Nullable T before() {
        return at < 1 ? null : stops.get(at - 1);
    }

    /// Where forward leads; null for nowhere.
    @Nullable T ahead() {
        return at + 1 < stops.size() ? stops.get(at + 1) : null;
    }

    /// Goes back; the place, or null where there is none and nothing moves.
    @Nullable T back() {
        var there = before();
        if (there != null) at--;
        return there;
    }

    /// Goes forward again; the place, or null where there is none and nothing moves.
    @Nullable T forward() {
        var there = ahead();
        if (there != null) at++;
        return there;
    }

    /// Forgets places that are no longer there; where one is stays.
    void forget(Predicate<T> gone) {
        for (var i = stops.size() - 1; i >= 0; i--) {
            var twice = i + 1 < stops.size() && stops.get(i).equals(stops.get(i + 1));
            if (i == at || !(twice || gone.test(stops.get(i)))) continue;
            stops.remove(i);
            if (i < at) at--;
        }
    }
}
