package live.lsn.ui.table;

import live.lsn.ui.table.Condition.All;
import live.lsn.ui.table.Condition.Any;
import live.lsn.ui.table.Condition.Not;
import live.lsn.ui.table.Condition.Op;
import live.lsn.ui.table.Condition.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Conditions as one line of text, the same in every language, so that it can be typed, kept and
/// pasted to a colleague: `score >= 80 and (state in (OPEN, ESCALATED) or not route contains
/// "NZ")`.
///
/// And binds closer than or. Whoever reads what was written gets the same condition back.
public final class ConditionText {
    private final List<Field> fields;

    /// @param fields that can be tested
    public ConditionText(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    // ---- writing ----

    /// The condition as text.
    public String write(Condition condition) {
        return switch (condition) {
            case Any(var parts) ->
                    parts.stream().map(this::alternative).collect(Collectors.joining(" or "));
            case All(var parts) ->
                    parts.stream().map(this::operand).collect(Collectors.joining(" and "));
            case Not(var part) -> "not " + operand(part);
            case Test test -> write(test);
        };
    }

    private String alternative(Condition part) {
        return part instanceof Any ? "(" + write(part) + ")" : write(part);
    }

    private String operand(Condition part) {
        return part instanceof Any || part instanceof All ? "(" + write(part) + ")" : write(part);
    }

    private String write(Test test) {
        var field = field(test.field());
        var values = test.values().stream().map(value -> written(field, value)).toList();
        var first = values.isEmpty() ? "" : values.getFirst();
        var list = values.size() == 1 ? first : "(" + String.join(", ", values) + ")";
        return field.id()
                + switch (test.op()) {
                    case IS -> (values.size() == 1 ? " = " : " in ") + list;
                    case IS_NOT -> (values.size() == 1 ? " != " : " not in ") + list;
                    case AT_LEAST -> " >= " + first;
                    case AT_MOST -> " <= " + first;
                    case BETWEEN -> " between " + first + " and " + values.getLast();
                    case CONTAINS -> " contains " + first;
                    case EMPTY -> " is empty";
                    case GIVEN -> " is given";
                };
    }

    private static String written(Field field, Object value) {
        var plain = field.written(value);
        return Tokens.isPlain(plain) ? plain : Tokens.quoted(plain);
    }

    private Field field(String id) {
        return fields.stream()
                .filter(field -> field.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no field " + id));
    }

    // ---- reading ----

    /// The condition that the text writes.
    ///
    /// @throws Unreadable if it writes none, with the place where it goes wrong
    public Condition read(String text) throws Unreadable {
        var tokens = new Tokens(text);
        var condition = read(tokens);
        if (!tokens.isAtEnd()) throw tokens.unexpected(Unreadable.Problem.JOINT);
        return condition;
    }

    /// Reads as far as the condition goes.
    Condition read(Tokens tokens) throws Unreadable {
        var parts = new ArrayList<>(List.of(conjunction(tokens)));
        while (tokens.takes("or")) parts.add(conjunction(tokens));
        return parts.size() == 1 ? parts.getFirst() : new Any(parts);
    }

    private Condition conjunction(Tokens tokens) throws Unreadable {
        var parts = new ArrayList<>(List.of(factor(tokens)));
        while (tokens.takes("and")) parts.add(factor(tokens));
        return parts.size() == 1 ? parts.getFirst() : new All(parts);
    }

    private Condition factor(Tokens tokens) throws Unreadable {
        if (tokens.takes("not")) return new Not(factor(tokens));
        if (tokens.takes("(")) {
            var inner = read(tokens);
            tokens.expect(")");
            return inner;
        }
        return test(tokens);
    }

    private Test test(Tokens tokens) throws Unreadable {
        var at = tokens.at();
        var id = tokens.next(Unreadable.Problem.FIELD);
        var field =
                fields.stream()
                        .filter(one -> one.id().equals(id.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new Unreadable(Unreadable.Problem.FIELD, at, id));
        if (tokens.takes("=")) return new Test(field.id(), Op.IS, one(tokens, field));
        if (tokens.takes("!=")) return new Test(field.id(), Op.IS_NOT, one(tokens, field));
        if (tokens.takes(">=")) return new Test(field.id(), Op.AT_LEAST, ordered(tokens, field));
        if (tokens.takes("<=")) return new Test(field.id(), Op.AT_MOST, ordered(tokens, field));
        if (tokens.takes("in")) return new Test(field.id(), Op.IS, several(tokens, field));
        if (tokens.takes("contains")) return new Test(field.id(), Op.CONTAINS, part(tokens, field));
        if (tokens.takes("between")) return between(tokens, field);
        if (tokens.takes("not")) {
            tokens.expect("in");
            return new Test(field.id(), Op.IS_NOT, several(tokens, field));
        }
        if (tokens.takes("is")) {
            if (tokens.takes("empty")) return new Test(field.id(), Op.EMPTY, List.of());
            tokens.expect("given");
            return new Test(field.id(), Op.GIVEN, List.of());
        }
        throw tokens.unexpected(Unreadable.Problem.OPERATOR);
    }

    private static Test between(Tokens tokens, Field field) throws Unreadable {
        var from = ordered(tokens, field).getFirst();
        tokens.expect("and");
        return Test.of(field.id(), Op.BETWEEN, from, ordered(tokens, field).getFirst());
    }

    private static List<Object> several(Tokens tokens, Field field) throws Unreadable {
        tokens.expect("(");
        var values = new ArrayList<>(one(tokens, field));
        while (tokens.takes(",")) values.addAll(one(tokens, field));
        tokens.expect(")");
        return values;
    }

    private static List<Object> ordered(Tokens tokens, Field field) throws Unreadable {
        if (field.kind() == Field.Kind.TEXT)
            throw new Unreadable(Unreadable.Problem.ORDER, tokens.at(), field.id());
        return one(tokens, field);
    }

    private static List<Object> part(Tokens tokens, Field field) throws Unreadable {
        if (field.kind() != Field.Kind.TEXT)
            throw new Unreadable(Unreadable.Problem.PART, tokens.at(), field.id());
        return one(tokens, field);
    }

    private static List<Object> one(Tokens tokens, Field field) throws Unreadable {
        var at = tokens.at();
        var written = tokens.next(Unreadable.Problem.VALUE);
        var value = field.value(written);
        if (value == null) throw new Unreadable(Unreadable.Problem.VALUE, at, written);
        return List.of(value);
    }
}
