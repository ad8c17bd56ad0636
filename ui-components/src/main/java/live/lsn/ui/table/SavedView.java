package live.lsn.ui.table;

import live.lsn.ui.ColumnChoice;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A way of looking at a list that somebody has kept: what is listed, in which order, in which
/// columns. As text it can be pasted to a colleague.
///
/// @param name as its owner calls it
/// @param conditions that all hold
/// @param search words that are searched for; blank for none
/// @param columns which, in what order, how wide, sorted by what
public record SavedView(
        String name, List<Condition> conditions, String search, ColumnChoice columns) {
    private static final String VIEW = "view";
    private static final String WHERE = "where";
    private static final String SEARCH = "search";
    private static final String SORT = "sort";
    private static final String COLUMNS = "columns";
    private static final String FALLING = "desc";
    private static final String HIDDEN = "hidden";
    private static final String FROZEN = "frozen";

    public SavedView {
        conditions = List.copyOf(conditions);
    }

    /// The view as one line: `view "Critical" where level = CRITICAL sort score desc, due columns
    /// score 84 frozen, case 96`.
    ///
    /// @param fields that its conditions test
    public String write(List<Field> fields) {
        var text = new StringBuilder(VIEW).append(' ').append(Tokens.quoted(name));
        if (!conditions.isEmpty())
            text.append(' ')
                    .append(WHERE)
                    .append(' ')
                    .append(
                            new ConditionText(fields)
                                    .write(
                                            conditions.size() == 1
                                                    ? conditions.getFirst()
                                                    : new Condition.All(conditions)));
        if (!search.isBlank())
            text.append(' ').append(SEARCH).append(' ').append(Tokens.quoted(search));
        if (!columns.sorts().isEmpty())
            text.append(' ').append(SORT).append(' ').append(written(columns.sorts()));
        if (!columns.columns().isEmpty())
            text.append(' ').append(COLUMNS).append(' ').append(written(columns));
        return text.toString();
    }

    private static String written(List<ColumnChoice.Sorted> sorts) {
        return sorts.stream()
                .map(sort -> sort.id() + (sort.falling() ? " " + FALLING : ""))
                .collect(Collectors.joining(", "));
    }

    private static String written(ColumnChoice choice) {
        var parts = new ArrayList<String>();
        for (var column : choice.columns())
            parts.add(
                    column.id()
                            + (column.width() > 0 ? " " + column.width() : "")
                            + (parts.size() < choice.frozen() ? " " + FROZEN : "")
                            + (column.shown() ? "" : " " + HIDDEN));
        return String.join(", ", parts);
    }

    /// The view that the text writes.
    ///
    /// @param fields that conditions can test
    /// @throws Unreadable if it writes none
    public static SavedView read(String text, List<Field> fields) throws Unreadable {
        var tokens = new Tokens(text);
        tokens.expect(VIEW);
        var name = tokens.next(Unreadable.Problem.VALUE);
        var conditions = new ArrayList<Condition>();
        if (tokens.takes(WHERE)) {
            var read = new ConditionText(fields).read(tokens);
            if (read instanceof Condition.All(var parts)) conditions.addAll(parts);
            else conditions.add(read);
        }
        var search = tokens.takes(SEARCH) ? tokens.next(Unreadable.Problem.VALUE) : "";
        var sorts = tokens.takes(SORT) ? sorts(tokens) : List.<ColumnChoice.Sorted>of();
        var columns =
                tokens.takes(COLUMNS)
                        ? columns(tokens, sorts)
                        : new ColumnChoice(List.of(), sorts, 0);
        if (!tokens.isAtEnd()) throw tokens.unexpected(Unreadable.Problem.JOINT);
        return new SavedView(name, conditions, search, columns);
    }

    private static List<ColumnChoice.Sorted> sorts(Tokens tokens) throws Unreadable {
        var sorts = new ArrayList<ColumnChoice.Sorted>();
        do {
            var id = tokens.next(Unreadable.Problem.VALUE);
            sorts.add(new ColumnChoice.Sorted(id, tokens.takes(FALLING)));
        } while (tokens.takes(","));
        return sorts;
    }

    private static ColumnChoice columns(Tokens tokens, List<ColumnChoice.Sorted> sorts)
            throws Unreadable {
        var columns = new ArrayList<ColumnChoice.Column>();
        var frozen = 0;
        do {
            var id = tokens.next(Unreadable.Problem.VALUE);
            var width = tokens.number();
            if (tokens.takes(FROZEN)) frozen = columns.size() + 1;
            columns.add(
                    new ColumnChoice.Column(id, width == null ? 0 : width, !tokens.takes(HIDDEN)));
        } while (tokens.takes(","));
        return new ColumnChoice(columns, sorts, frozen);
    }

    /// The same under another name.
    public SavedView named(String other) {
        return new SavedView(other, conditions, search, columns);
    }

    /// Whether both list the same rows, whatever they are called and however the columns stand.
    public boolean listsAs(@Nullable SavedView other) {
        return other != null
                && conditions.equals(other.conditions)
                && search.equals(other.search)
                && columns.sorts().equals(other.columns.sorts());
    }
}
