package live.lsn.desk.store;

import live.lsn.api.model.Aggregate;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// Holds what is stored of a collection against what was told of it.
final class Comparison<A extends Aggregate> {
    private final Reader reader;
    private final Layout<A> layout;
    private final Bodies bodies;

    Comparison(Reader reader, Layout<A> layout, Bodies bodies) {
        this.reader = reader;
        this.layout = layout;
        this.bodies = bodies;
    }

    /// Those that are not stored with the same bytes at the same version. A record can change
    /// without a new version, so the bytes count.
    List<Told> differing(List<Told> rows) throws SQLException {
        var session = bodies.session();
        var differing = new ArrayList<Told>();
        try (var find =
                reader.connection()
                        .prepareStatement(
                                "SELECT %s, sealed FROM %s c LEFT JOIN %s b ON b.rid = c.rid WHERE c.id = ?"
                                        .formatted(
                                                layout.selected(),
                                                layout.live().rows(),
                                                layout.live().bodies()))) {
            for (var row : rows) {
                if (!isStored(find, row, session)) differing.add(row);
            }
        }
        return differing;
    }

    private boolean isStored(PreparedStatement find, Told row, Bodies.Session session)
            throws SQLException {
        find.setString(1, row.id());
        try (var stored = find.executeQuery()) {
            if (!stored.next()) return false;
            var columns = layout.read(stored, 1);
            var sealed = stored.getBytes(layout.columns().size() + 3);
            return sealed != null
                    && columns.version() == row.version()
                    && Arrays.equals(session.json(layout, columns, sealed), row.json());
        }
    }

    /// The ids of stored rows for which the condition does not hold.
    List<String> idsBut(Predicate<String> known) throws SQLException {
        var others = new ArrayList<String>();
        try (var ids =
                        reader.connection()
                                .prepareStatement("SELECT id FROM " + layout.live().rows());
                var rows = ids.executeQuery()) {
            while (rows.next()) {
                var id = rows.getString(1);
                if (!known.test(id)) others.add(id);
            }
        }
        return others;
    }
}
