package live.lsn.rules.sampling;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One master table as it is printed: a row for each code letter, a column for each AQL.
///
/// A cell is `v` (the first plan below), `^` (the first plan above), `*` (the single plan of this
/// cell), `+` (the double plan of this cell), `.` (nothing), a number (a single plan's Ac, with Re
/// one above) or a key of the table's legend.
final class MasterTable {
    private static final String DOWN = "v";
    private static final String UP = "^";

    /// Ac and Re of one sample.
    record Numbers(int acceptance, int rejection) {}

    /// What stands at the end of the arrows.
    ///
    /// @param use where there is no plan of this type: the type that is used in its place
    /// @param stages empty where `use` is not
    record Cell(CodeLetter letter, @Nullable PlanType use, List<Stage> stages) {}

    private final Map<CodeLetter, List<String>> rows = new EnumMap<>(CodeLetter.class);
    private final Map<CodeLetter, Integer> sizes = new EnumMap<>(CodeLetter.class);
    private final Map<String, List<Numbers>> legend = new HashMap<>();

    /// @param sizes letters with the units of each sample: `K 80`
    /// @param legend a line for each key: `7 3/7 8/9`, with # where acceptance is not permitted
    /// @param table a line for each letter with its cells
    MasterTable(String sizes, String legend, String table) {
        for (var line : lines(sizes)) {
            this.sizes.put(CodeLetter.valueOf(line.getFirst()), Integer.valueOf(line.get(1)));
        }
        for (var line : lines(legend)) {
            this.legend.put(line.getFirst(), numbers(line.subList(1, line.size())));
        }
        for (var line : lines(table)) {
            rows.put(CodeLetter.valueOf(line.getFirst()), line.subList(1, line.size()));
        }
    }

    private static List<List<String>> lines(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> List.of(line.strip().split("\\s+")))
                .toList();
    }

    private static List<Numbers> numbers(List<String> written) {
        return written.stream()
                .map(pair -> pair.split("/", -1))
                .map(
                        pair ->
                                new Numbers(
                                        pair[0].equals("#")
                                                ? Stage.NONE
                                                : Integer.parseInt(pair[0]),
                                        Integer.parseInt(pair[1])))
                .toList();
    }

    /// The text of a cell, arrows not followed.
    String printed(CodeLetter letter, Aql aql) {
        var row = rows.get(letter);
        if (row == null) throw new IllegalArgumentException("The table has no row " + letter);
        return row.get(aql.index());
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
        var size = sizes.get(letter);
        if (size == null) throw new IllegalArgumentException("No sample size for " + letter);
        var stages = new ArrayList<Stage>();
        for (var numbers : legend.getOrDefault(key, plain(key))) {
            var cumulative = size * (stages.size() + 1);
            stages.add(new Stage(size, cumulative, numbers.acceptance(), numbers.rejection()));
        }
        return List.copyOf(stages);
    }

    private static List<Numbers> plain(String key) {
        if (!key.chars().allMatch(Character::isDigit)) return List.of();
        var acceptance = Integer.parseInt(key);
        return List.of(new Numbers(acceptance, acceptance + 1));
    }
}
