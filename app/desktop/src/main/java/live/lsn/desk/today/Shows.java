package live.lsn.desk.today;

import live.lsn.api.model.Source;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.Totals;
import live.lsn.desk.store.Totals.Asked;
import live.lsn.desk.today.Page.Show;
import live.lsn.rules.insights.Window;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/// When shows sold, told by the orders that carry their number: there is no other record of them
/// here.
final class Shows {
    private Shows() {}

    static List<Show> read(Totals totals, Window window, @Nullable Source only) {
        var rows =
                OrderRows.placed(
                        window.from(), window.cut(), only, Filter.of("show_number", Op.NOT_NULL));
        var shows = new HashMap<String, Show>();
        for (var group :
                totals.of(new Asked<>(rows, OrderRows.PLACED, List.of("show_number"), List.of()))) {
            var number = group.by().getFirst().text();
            if (number == null) continue;
            var from = Instant.ofEpochSecond(group.quarter() * Window.QUARTER_SECONDS);
            var to = from.plusSeconds(Window.QUARTER_SECONDS);
            shows.merge(number, new Show(number, from, to, group.count()), Shows::joined);
        }
        return shows.values().stream()
                .sorted(Comparator.comparing(Show::from).thenComparing(Show::number))
                .toList();
    }

    private static Show joined(Show a, Show b) {
        return new Show(
                a.number(),
                a.from().isBefore(b.from()) ? a.from() : b.from(),
                a.to().isAfter(b.to()) ? a.to() : b.to(),
                a.orders() + b.orders());
    }
}
