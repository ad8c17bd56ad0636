package live.lsn.desk.store;

import java.util.List;

/// A condition on declared columns. It holds or it does not: a row without a value is told by the
/// operators themselves, and what [Not] turns round is the answer, not its parts.
public sealed interface Filter {
    /// A condition on one column.
    ///
    /// @param column as declared; a code without its `_rank`
    /// @param values `String`, `Long`, `Boolean`, `Instant` or an enumeration's constant, as the
    ///   column holds; for a keyed column the personal value itself. A code may be given by name
    ///   where it is compared for equality only
    record Compare(String column, Op op, List<Object> values) implements Filter {
        public Compare {
            values = List.copyOf(values);
            var fits =
                    switch (op) {
                        case EQUALS, AT_LEAST, AT_MOST, CONTAINS -> values.size() == 1;
                        case IS_NULL, NOT_NULL -> values.isEmpty();
                        case ANY_OF, NONE_OF -> true;
                    };
            if (!fits)
                throw new IllegalArgumentException(op + " of " + column + " got " + values.size());
        }
    }

    /// All of them hold; none of none is missing.
    record All(List<Filter> parts) implements Filter {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /// At least one of them holds; of none, none does.
    record Any(List<Filter> parts) implements Filter {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    record Not(Filter part) implements Filter {}

    static Filter of(String column, Op op, Object... values) {
        return new Compare(column, op, List.of(values));
    }
}
