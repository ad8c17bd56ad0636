package live.lsn.desk.list;

import live.lsn.desk.store.Filter;
import live.lsn.desk.store.Op;
import live.lsn.ui.Formats;
import live.lsn.ui.table.Condition;
import live.lsn.ui.table.Condition.Test;
import live.lsn.ui.table.Day;
import live.lsn.ui.table.Field;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The fields that a list can be narrowed by, and what conditions on them ask of the cache. A field
/// has the name of the collection's column.
public final class ListFields {
    /// What a condition calls whoever is signed in.
    public static final String ME = "me";

    private final List<Field> fields;
    private final Map<String, Function<Object, Object>> values;
    private final Set<String> dates;
    private final Map<String, Function<String, List<String>>> sets;
    private final ZoneId zone;
    private final InstantSource clock;

    private ListFields(
            List<Field> fields,
            Map<String, Function<Object, Object>> values,
            Set<String> dates,
            Map<String, Function<String, List<String>>> sets,
            ZoneId zone,
            InstantSource clock) {
        this.fields = List.copyOf(fields);
        this.sets = Map.copyOf(sets);
        this.dates = Set.copyOf(dates);
        this.values = Map.copyOf(values);
        this.zone = zone;
        this.clock = clock;
    }

    /// @param zone whose days are meant
    public static Builder in(ZoneId zone, InstantSource clock) {
        return new Builder(zone, clock);
    }

    /// Collects fields.
    public static final class Builder {
        private final List<Field> fields = new ArrayList<>();
        private final Map<String, Function<Object, Object>> values = new LinkedHashMap<>();
        private final Set<String> dates = new HashSet<>();
        private final Map<String, Function<String, List<String>>> sets = new LinkedHashMap<>();
        private final ZoneId zone;
        private final InstantSource clock;

        private Builder(ZoneId zone, InstantSource clock) {
            this.zone = zone;
            this.clock = clock;
        }

        public Builder text(String column, String title) {
            return add(Field.text(column, title), value -> value);
        }

        /// A column of texts, of which a condition can name several at once: those rows that a list
        /// was opened for from elsewhere.
        ///
        /// @param members the texts that go by a name; none where the name is itself a text
        public Builder set(String column, String title, Function<String, List<String>> members) {
            sets.put(column, members);
            return text(column, title);
        }

        public Builder number(String column, String title) {
            return add(Field.number(column, title), value -> value);
        }

        /// Amounts in minor units of that currency.
        public Builder money(String column, String title, String currency) {
            return add(Field.money(column, title, Formats.decimalsOf(currency)), value -> value);
        }

        public Builder day(String column, String title) {
            return add(Field.day(column, title), value -> value);
        }

        /// A column that holds days as text, such as `2026-11-28`.
        public Builder date(String column, String title) {
            dates.add(column);
            return day(column, title);
        }

        /// @param titles how people call each
        public <E extends Enum<E>> Builder code(
                String column, String title, List<E> constants, Function<E, String> titles) {
            var choices =
                    constants.stream()
                            .map(one -> new Field.Choice(one.name(), titles.apply(one)))
                            .toList();
            var byName = new LinkedHashMap<Object, Object>();
            // Indexes hold ranks, so the constants themselves are compared.
            constants.forEach(one -> byName.put(one.name(), one));
            return add(Field.choice(column, title, choices), byName::get);
        }

        /// A column of accounts, of which a condition can mean the signed-in one.
        ///
        /// @param me how that one is called
        public Builder account(String column, String title, String me, String account) {
            return add(
                    Field.choice(column, title, List.of(new Field.Choice(ME, me))), _ -> account);
        }

        private Builder add(Field field, Function<Object, Object> value) {
            fields.add(field);
            values.put(field.id(), value);
            return this;
        }

        public ListFields build() {
            return new ListFields(fields, values, dates, sets, zone, clock);
        }
    }

    public List<Field> fields() {
        return fields;
    }

    /// What the conditions ask of the cache; all must hold.
    public List<Filter> filters(List<Condition> conditions) {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        return conditions.stream().map(condition -> filter(condition, today)).toList();
    }

    /// The conditions that ask so of the cache, for lists that are opened from elsewhere.
    ///
    /// @throws IllegalArgumentException if a filter is on none of the fields
    public List<Condition> conditions(List<Filter> filters) {
        var conditions = new ArrayList<Condition>();
        for (var filter : filters) {
            var condition = condition(filter);
            var range = conditions.isEmpty() ? null : range(conditions.getLast(), condition);
            if (range == null) conditions.add(condition);
            else conditions.set(conditions.size() - 1, range);
        }
        return conditions;
    }

    /// From and to of one field are one condition.
    private static @Nullable Condition range(Condition first, Condition second) {
        return first instanceof Test(var from, var least, var lower)
                        && second instanceof Test(var to, var most, var upper)
                        && from.equals(to)
                        && least == Condition.Op.AT_LEAST
                        && most == Condition.Op.AT_MOST
                ? Test.of(from, Condition.Op.BETWEEN, lower.getFirst(), upper.getFirst())
                : null;
    }

    private Condition condition(Filter filter) {
        return switch (filter) {
            case Filter.All(var parts) -> new Condition.All(conditions(parts));
            case Filter.Any(var parts) -> new Condition.Any(conditions(parts));
            case Filter.Not(var part) -> new Condition.Not(condition(part));
            case Filter.Compare(var column, var op, var compared) -> {
                if (!values.containsKey(column))
                    throw new IllegalArgumentException("no field " + column);
                yield new Test(
                        column, condition(op), compared.stream().map(ListFields::told).toList());
            }
        };
    }

    private static Condition.Op condition(Op op) {
        return switch (op) {
            case EQUALS, ANY_OF -> Condition.Op.IS;
            case NONE_OF -> Condition.Op.IS_NOT;
            case AT_LEAST -> Condition.Op.AT_LEAST;
            case AT_MOST -> Condition.Op.AT_MOST;
            case CONTAINS -> Condition.Op.CONTAINS;
            case IS_NULL -> Condition.Op.EMPTY;
            case NOT_NULL -> Condition.Op.GIVEN;
        };
    }

    private static Object told(Object value) {
        return value instanceof Enum<?> code ? code.name() : value;
    }

    private Filter filter(Condition condition, LocalDate today) {
        return switch (condition) {
            case Condition.All(var parts) -> new Filter.All(filters(parts, today));
            case Condition.Any(var parts) -> new Filter.Any(filters(parts, today));
            case Condition.Not(var part) -> new Filter.Not(filter(part, today));
            case Test test -> filter(test, today);
        };
    }

    private List<Filter> filters(List<Condition> parts, LocalDate today) {
        return parts.stream().map(part -> filter(part, today)).toList();
    }

    private Filter filter(Test test, LocalDate today) {
        var column = test.field();
        var given = test.values();
        return switch (test.op()) {
            case EMPTY -> Filter.of(column, Op.IS_NULL);
            case GIVEN -> Filter.of(column, Op.NOT_NULL);
            case CONTAINS -> Filter.of(column, Op.CONTAINS, stored(column, given.getFirst()));
            case AT_LEAST -> from(column, given.getFirst(), today);
            case AT_MOST -> to(column, given.getFirst(), today);
            case BETWEEN ->
                    new Filter.All(
                            List.of(
                                    from(column, given.getFirst(), today),
                                    to(column, given.getLast(), today)));
            case IS -> oneOf(column, given, today);
            case IS_NOT ->
                    given.getFirst() instanceof Day
                            ? new Filter.Not(oneOf(column, given, today))
                            : Filter.of(column, Op.NONE_OF, stored(column, members(column, given)));
        };
    }

    private List<Object> members(String column, List<Object> given) {
        var set = sets.get(column);
        if (set == null) return given;
        var all = new ArrayList<Object>();
        for (var value : given) {
            var some = set.apply(value.toString());
            if (some.isEmpty()) all.add(value);
            else all.addAll(some);
        }
        return all;
    }

    private Filter oneOf(String column, List<Object> named, LocalDate today) {
        var given = members(column, named);
        if (given.getFirst() instanceof Day)
            return new Filter.Any(
                    given.stream()
                            .<Filter>map(
                                    day ->
                                            new Filter.All(
                                                    List.of(
                                                            from(column, day, today),
                                                            to(column, day, today))))
                            .toList());
        return given.size() == 1
                ? Filter.of(column, Op.EQUALS, stored(column, given.getFirst()))
                : Filter.of(column, Op.ANY_OF, stored(column, given));
    }

    private Filter from(String column, Object value, LocalDate today) {
        if (value instanceof Day day && dates.contains(column))
            return Filter.of(column, Op.AT_LEAST, day.on(today).toString());
        return value instanceof Day day
                ? Filter.of(column, Op.AT_LEAST, day.on(today).atStartOfDay(zone).toInstant())
                : Filter.of(column, Op.AT_LEAST, stored(column, value));
    }

    /// A day is over where the next begins, whatever the clocks do in between.
    private Filter to(String column, Object value, LocalDate today) {
        if (value instanceof Day day && dates.contains(column))
            return Filter.of(column, Op.AT_MOST, day.on(today).toString());
        return value instanceof Day day
                ? Filter.of(
                        column,
                        Op.AT_MOST,
                        day.on(today).plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1_000))
                : Filter.of(column, Op.AT_MOST, stored(column, value));
    }

    private Object[] stored(String column, List<Object> given) {
        return given.stream().map(value -> stored(column, value)).toArray();
    }

    private Object stored(String column, Object value) {
        var known = values.get(column);
        var stored = known == null ? null : known.apply(value);
        if (stored == null) throw new IllegalArgumentException(column + " has no value " + value);
        return stored;
    }
}
