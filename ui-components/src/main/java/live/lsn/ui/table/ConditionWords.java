package live.lsn.ui.table;

import live.lsn.ui.Formats;
import live.lsn.ui.Words;
import live.lsn.ui.table.Condition.All;
import live.lsn.ui.table.Condition.Any;
import live.lsn.ui.table.Condition.Not;
import live.lsn.ui.table.Condition.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How conditions read on chips: `Score ≥ 60`, `State: Waiting or Escalated`.
public final class ConditionWords {
    private final List<Field> fields;
    private final Formats formats;
    private final Map<Object, String> names = new HashMap<>();

    /// @param formats in which numbers and days are told
    public ConditionWords(List<Field> fields, Formats formats) {
        this.fields = List.copyOf(fields);
        this.formats = formats;
    }

    /// Lets a value that tells people nothing, as an id, read as something that does.
    public void name(Object value, String name) {
        names.put(value, name);
    }

    /// The condition in a few words.
    public String of(Condition condition) {
        return switch (condition) {
            case All(var parts) -> joined(parts, "condition.and");
            case Any(var parts) -> joined(parts, "condition.or");
            case Not(var part) -> Words.of("condition.not", bracketed(part));
            case Test test -> of(test);
        };
    }

    private String joined(List<Condition> parts, String by) {
        return parts.stream()
                .map(this::bracketed)
                .collect(Collectors.joining(" " + Words.of(by) + " "));
    }

    private String bracketed(Condition part) {
        return part instanceof All || part instanceof Any ? "(" + of(part) + ")" : of(part);
    }

    private String of(Test test) {
        var field =
                fields.stream()
                        .filter(one -> one.id().equals(test.field()))
                        .findFirst()
                        .orElseGet(() -> Field.text(test.field(), test.field()));
        var values = test.values().stream().map(value -> told(field, value)).toList();
        var title = field.title();
        return switch (test.op()) {
            case IS -> title + ": " + alternatives(values);
            case IS_NOT -> Words.of("condition.is-not", title, alternatives(values));
            case AT_LEAST -> Words.of(from(field), title, values.getFirst());
            case AT_MOST -> Words.of(to(field), title, values.getFirst());
            case BETWEEN -> title + " " + values.getFirst() + "\u2013" + values.getLast();
            case CONTAINS -> Words.of("condition.contains", title, values.getFirst());
            case EMPTY -> Words.of("condition.empty", title);
            case GIVEN -> Words.of("condition.given", title);
        };
    }

    private static String from(Field field) {
        return field.kind() == Field.Kind.DAY ? "condition.since" : "condition.at-least";
    }

    private static String to(Field field) {
        return field.kind() == Field.Kind.DAY ? "condition.until" : "condition.at-most";
    }

    private static String alternatives(List<String> values) {
        return String.join(" " + Words.of("condition.or") + " ", values);
    }

    private String told(Field field, Object value) {
        return switch (value) {
            case Long number ->
                    formats.decimal(BigDecimal.valueOf(number, field.decimals()), field.decimals());
            case Day day -> told(day);
            case Instant at -> formats.dateAndTime(at);
            default -> names.getOrDefault(value, field.titleOf(value));
        };
    }

    private String told(Day day) {
        if (day.date() != null) return formats.date(day.date());
        return switch (day.ago()) {
            case 0 -> Words.of("condition.today");
            case 1 -> Words.of("condition.yesterday");
            default -> Words.of("condition.days-ago", formats.whole(day.ago()));
        };
    }
}
