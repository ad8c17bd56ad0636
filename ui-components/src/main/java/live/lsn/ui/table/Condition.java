package live.lsn.ui.table;

import java.util.List;

/// What a list is narrowed by: tests of single fields, joined by and, or and not.
///
/// Values are `String` (texts and the codes of choices), `Long` (numbers; money in minor units),
/// and [Day] or, where a day is too coarse, `Instant`. Immutable.
public sealed interface Condition {
    /// How a field is tested.
    enum Op {
        /// One of the values.
        IS(1, Integer.MAX_VALUE),
        /// None of the values; rows without a value pass.
        IS_NOT(1, Integer.MAX_VALUE),
        /// The value or more, the day or later.
        AT_LEAST(1, 1),
        /// The value or less, the day or earlier.
        AT_MOST(1, 1),
        /// From the first value to the second, both included.
        BETWEEN(2, 2),
        /// The text is somewhere in it.
        CONTAINS(1, 1),
        /// There is no value.
        EMPTY(0, 0),
        /// There is a value.
        GIVEN(0, 0);

        private final int least;
        private final int most;

        Op(int least, int most) {
            this.least = least;
            this.most = most;
        }
    }

    /// A test of one field.
    ///
    /// @param field id of the field
    /// @throws IllegalArgumentException if the operator takes another number of values
    record Test(String field, Op op, List<Object> values) implements Condition {
        public Test {
            values = List.copyOf(values);
            if (values.size() < op.least || values.size() > op.most)
                throw new IllegalArgumentException(op + " of " + field + " got " + values.size());
        }

        public static Test of(String field, Op op, Object... values) {
            return new Test(field, op, List.of(values));
        }
    }

    /// All parts hold.
    ///
    /// @param parts at least one
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = some(parts);
        }
    }

    /// At least one part holds.
    ///
    /// @param parts at least one
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = some(parts);
        }
    }

    /// The part does not hold.
    record Not(Condition part) implements Condition {}

    private static List<Condition> some(List<Condition> parts) {
        if (parts.isEmpty()) throw new IllegalArgumentException("a group needs a part");
        return List.copyOf(parts);
    }
}
