package live.lsn.desk.store;

import java.util.List;

/// A condition on one declared column.
///
/// @param column as declared; a code without its `_rank`
/// @param values `String`, `Long`, `Boolean`, `Instant` or an enumeration's constant, as the column
///   holds; for a keyed column the personal value itself. A code may be given by name where it is
///   compared for equality only
public record Filter(String column, Op op, List<Object> values) {
    public Filter {
        values = List.copyOf(values);
        var fits =
                switch (op) {
                    case EQUALS, AT_LEAST, AT_MOST -> values.size() == 1;
                    case IS_NULL, NOT_NULL -> values.isEmpty();
                    case ANY_OF, NONE_OF -> true;
                };
        if (!fits)
            throw new IllegalArgumentException(op + " of " + column + " got " + values.size());
    }

    public static Filter of(String column, Op op, Object... values) {
        return new Filter(column, op, List.of(values));
    }
}
