package live.lsn.rules.sampling;

import live.lsn.api.model.goods.PlanType;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/// One master table as it is printed: a row for each code letter, a column for each AQL.
///
/// A cell is `v` (the first plan below), `^` (the first plan above), `*` (the single plan of this
/// cell), `+` (the double plan of this cell), `.` (nothing), a number (a single plan's Ac, with Re
/// one above) or a key of the table's legend.
///
/// Nothing is read ahead: the first plan of a day has to come as fast as any other.
///
/// @param sizes a line for each letter with the units of each sample: `K 80`
/// @param legend a line for each key: `7 3/7 8/9`, with # where acceptance is not permitted
/// @param cells a line for each letter with its cells
record MasterTable(String sizes, String legend, String cells) {
    private static final String DOWN = "v";
    private static final String UP = "^";

    /// What stands at the end of the arrows.
    ///
    /// @param use where there is no plan of this type: the type that is used in its place
    /// @param stages empty where `use` is not
    record Cell(CodeLetter letter, @Nullable PlanType use, List<Stage> stages) {}

    /// The text of a cell, arrows not followed.
    String printed(CodeLetter letter, Aql aql) {
        var row = line(cells, letter.name());
        if (row == null) throw new IllegalArgumentException("The table has no row " + letter);
        for (var skipped = 0; skipped < aql.index(); skipped++) row.nextToken();
        return row.nextToken();
    }

    /// What follows a key at the begin of its line; null where no line begins so.
    private static @Nullable StringTokenizer line(String text, String key) {
        var from = 0;
        while (from < text.length()) {
            var end = text.indexOf('\n', from);
            if (text.startsWith(key, from) && text.charAt(from + key.length()) == ' ') {
                return new StringTokenizer(text.substring(from + key.length(), end));
            }
            from = end + 1;
        }
        return null;
    }

    /// The plan of a cell, arrows followed: the whole plan at their end holds, its sample size too.
    Cell find(CodeLetter asked, Aql aql) {
        var letter = asked;
        var text = printed(letter, aql);
        var step = text.equals(UP) ? -1 : 1;
        while (text.equals(DOWN) || text.equals(UP)) {
            letter = CodeLetter.values()[letter.ordinal() + step];
            text = printed(letter, aql);
        }
        return switch (text) {
            case "*" -> new Cell(letter, PlanType.SINGLE, List.of());
            case "+" -> new Cell(letter, PlanType.DOUBLE, List.of());
            default -> new Cell(letter, null, stages(letter, text));
        };
    }

    private List<Stage> stages(CodeLetter letter, String key) {
        var line = line(sizes, letter.name());
        if (line == null) throw new IllegalArgumentException("No sample size for " + letter);
        var size = Integer.parseInt(line.nextToken());
        var numbers = line(legend, key);
        if (numbers == null) {
            var acceptance = Integer.parseInt(key);
            return List.of(new Stage(size, size, acceptance, acceptance + 1));
        }
        var stages = new ArrayList<Stage>();
        while (numbers.hasMoreTokens()) {
            var pair = numbers.nextToken();
            var slash = pair.indexOf('/');
            var acceptance = pair.substring(0, slash);
            stages.add(
                    new Stage(
                            size,
                            size * (stages.size() + 1),
                            acceptance.equals("#") ? Stage.NONE : Integer.parseInt(acceptance),
                            Integer.parseInt(pair.substring(slash + 1))));
        }
        return List.copyOf(stages);
    }
}
