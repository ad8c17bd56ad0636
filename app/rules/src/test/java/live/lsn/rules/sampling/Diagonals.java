package live.lsn.rules.sampling;

import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;
import live.lsn.api.model.goods.Severity;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The master tables once more, made from their shape instead of being written out: a letter
/// further and an AQL tighter keeps the numbers, so a plan is known from row + column, and every
/// other cell sends to the nearest plan of its column.
final class Diagonals {
    private static final List<String> LETTERS = List.of("ABCDEFGHJKLMNPQRS".split(""));
    private static final int[] PREFERRED = {
        2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000, 3150
    };
    private static final int LOOSE_ROWS = 5;
    private static final int LAST_DIAGONAL = 24;
    private static final int ZERO = 14;

    private Diagonals() {}

    static List<String> all(Scheme scheme, PlanType type, Severity severity) {
        var all = new ArrayList<String>();
        for (var row = 0; row < 16; row++) {
            for (var column = 0; column < 26; column++) {
                all.add(cell(scheme, type, severity, row, column));
            }
        }
        return all;
    }

    private static String cell(
            Scheme scheme, PlanType type, Severity severity, int row, int column) {
        var at = nearest(scheme, severity, row, column);
        var single = single(scheme, severity, at, column);
        if (single == null) throw new AssertionError(row + " " + column);
        var used = used(type, severity, at, single);
        var letter = CodeLetter.valueOf(LETTERS.get(at));
        var size = size(used, severity, letter);
        var stages = new ArrayList<Stage>();
        for (var numbers : numbers(used, severity, single)) {
            stages.add(new Stage(size, size * (stages.size() + 1), numbers[0], numbers[1]));
        }
        return letter + " " + used + " " + stages;
    }

    /// Down to the plan below, except on the diagonal above the plans with Ac 0, past the last
    /// diagonal, and where there is nothing below.
    private static int nearest(Scheme scheme, Severity severity, int row, int column) {
        var rows = severity == Severity.TIGHTENED ? 17 : 16;
        if (single(scheme, severity, row, column) != null) return row;
        var zero = severity == Severity.TIGHTENED ? ZERO + 1 : ZERO;
        var up = severity != Severity.TIGHTENED && row + column == zero + 1;
        if (!up && row + column < 22) {
            for (var below = row + 1; below < rows; below++) {
                if (single(scheme, severity, below, column) != null) return below;
            }
        }
        for (var above = row - 1; above >= 0; above--) {
            if (single(scheme, severity, above, column) != null) return above;
        }
        // The first row has nothing above it.
        for (var below = row + 1; below < rows; below++) {
            if (single(scheme, severity, below, column) != null) return below;
        }
        throw new AssertionError(row + " " + column);
    }

    /// Ac and Re, or null for an arrow.
    private static int @Nullable [] single(Scheme scheme, Severity severity, int row, int column) {
        var diagonal = row + column;
        if (row >= LOOSE_ROWS && diagonal > LAST_DIAGONAL) return null;
        if (row == 16 && column != 2) return null;
        return switch (severity) {
            case NORMAL -> plain(diagonal, ZERO, "0 . . 1 2 3 5 7 10 14 21 30 44");
            case TIGHTENED ->
                    scheme == Scheme.Z1_4 && row == 0 && column == 15
                            ? null
                            : plain(diagonal, ZERO + 1, "0 . . 1 2 3 5 8 12 18 27 41");
            case REDUCED -> scheme == Scheme.Z1_4 ? gapped(row, diagonal) : reduced(row, diagonal);
        };
    }

    private static int @Nullable [] plain(int diagonal, int first, String sequence) {
        var all = sequence.split(" ");
        if (diagonal < first || diagonal >= first + all.length) return null;
        var text = all[diagonal - first];
        if (text.equals(".")) return null;
        var numbers = text.split("/");
        var acceptance = Integer.parseInt(numbers[0]);
        return new int[] {
            acceptance, numbers.length > 1 ? Integer.parseInt(numbers[1]) : acceptance + 1
        };
    }

    /// A, B and C have the same n of 2, so A and B have the sequence of normal inspection: A on its
    /// own diagonal, B one later.
    private static int @Nullable [] reduced(int row, int diagonal) {
        if (row == 0) return plain(diagonal, ZERO, "0 . . 1 2 3 5 7 10 14 21 30");
        if (row == 1) return plain(diagonal, ZERO, "0 . . . 1 2 3 5 7 10 14 21 30");
        return plain(diagonal, ZERO, "0 . . . 1 2 3 5 6 8 10 14 21");
    }

    private static int @Nullable [] gapped(int row, int diagonal) {
        if (row == 0) return plain(diagonal, ZERO, "0 . . 1 2 3 5 7 10 14 21 30");
        if (row == 1) {
            return plain(diagonal, ZERO, "0 . . 0/2 1/3 2/4 3/5 5 7 10 14 21 30");
        }
        return plain(diagonal, ZERO, "0 . . 0/2 1/3 1/4 2/5 3/6 5/8 7/10 10/13 14/17 21/24");
    }

    private static PlanType used(PlanType type, Severity severity, int row, int[] single) {
        var smallest = severity == Severity.REDUCED ? 3 : 1;
        if (type == PlanType.SINGLE || row < smallest) return PlanType.SINGLE;
        if (single[0] == 0 && single[1] == 1) return PlanType.SINGLE;
        return type == PlanType.MULTIPLE && row >= smallest + 2
                ? PlanType.MULTIPLE
                : PlanType.DOUBLE;
    }

    /// A double plan's samples are one preferred number below the single one's, a multiple plan's
    /// three; reduced inspection has two preferred numbers less than normal one.
    static int size(PlanType type, Severity severity, CodeLetter letter) {
        var at = letter.ordinal() - (severity == Severity.REDUCED ? 2 : 0);
        var down =
                switch (type) {
                    case SINGLE -> 0;
                    case DOUBLE -> 1;
                    case MULTIPLE -> 3;
                };
        return PREFERRED[Math.max(0, at - down)];
    }

    private static List<int[]> numbers(PlanType type, Severity severity, int[] single) {
        if (type == PlanType.SINGLE) return List.of(single);
        var key =
                severity == Severity.REDUCED
                        ? single[0] + "/" + single[1]
                        : Integer.toString(single[0]);
        var written = (type == PlanType.DOUBLE ? TWICE : SEVEN_TIMES).get(key);
        if (written == null) throw new AssertionError(key);
        var numbers = new ArrayList<int[]>();
        for (var pair : written.toLowerCase(Locale.ROOT).split(" ")) {
            var parts = pair.split(",");
            numbers.add(
                    new int[] {
                        parts[0].equals("x") ? -1 : Integer.parseInt(parts[0]),
                        Integer.parseInt(parts[1])
                    });
        }
        return numbers;
    }

    private static final Map<String, String> TWICE =
            Map.ofEntries(
                    Map.entry("1", "0,2 1,2"),
                    Map.entry("2", "0,3 3,4"),
                    Map.entry("3", "1,4 4,5"),
                    Map.entry("5", "2,5 6,7"),
                    Map.entry("7", "3,7 8,9"),
                    Map.entry("8", "3,7 11,12"),
                    Map.entry("10", "5,9 12,13"),
                    Map.entry("12", "6,10 15,16"),
                    Map.entry("14", "7,11 18,19"),
                    Map.entry("18", "9,14 23,24"),
                    Map.entry("21", "11,16 26,27"),
                    Map.entry("27", "15,20 34,35"),
                    Map.entry("30", "17,22 37,38"),
                    Map.entry("41", "23,29 52,53"),
                    Map.entry("44", "25,31 56,57"),
                    Map.entry("0/2", "0,2 0,2"),
                    Map.entry("1/3", "0,3 0,4"),
                    Map.entry("1/4", "0,4 1,5"),
                    Map.entry("2/5", "0,4 3,6"),
                    Map.entry("3/6", "1,5 4,7"),
                    Map.entry("5/8", "2,7 6,9"),
                    Map.entry("7/10", "3,8 8,12"),
                    Map.entry("10/13", "5,10 12,16"),
                    Map.entry("14/17", "7,12 18,22"),
                    Map.entry("21/24", "11,17 26,30"));

    private static final Map<String, String> SEVEN_TIMES =
            Map.ofEntries(
                    Map.entry("1", "x,2 x,2 0,2 0,3 1,3 1,3 2,3"),
                    Map.entry("2", "x,2 0,3 0,3 1,4 2,4 3,5 4,5"),
                    Map.entry("3", "x,3 0,3 1,4 2,5 3,6 4,6 6,7"),
                    Map.entry("5", "x,4 1,5 2,6 3,7 5,8 7,9 9,10"),
                    Map.entry("7", "0,4 1,6 3,8 5,10 7,11 10,12 13,14"),
                    Map.entry("8", "0,4 2,7 4,9 6,11 9,12 12,14 14,15"),
                    Map.entry("10", "0,5 3,8 6,10 8,13 11,15 14,17 18,19"),
                    Map.entry("12", "0,6 3,9 7,12 10,15 14,17 18,20 21,22"),
                    Map.entry("14", "1,7 4,10 8,13 12,17 17,20 21,23 25,26"),
                    Map.entry("18", "1,8 6,12 11,17 16,22 22,25 27,29 32,33"),
                    Map.entry("21", "2,9 7,14 13,19 19,25 25,29 31,33 37,38"),
                    Map.entry("27", "3,10 10,17 17,24 24,31 32,37 40,43 48,49"),
                    Map.entry("30", "4,12 11,19 19,27 27,34 36,40 45,47 53,54"),
                    Map.entry("41", "6,15 16,25 26,36 37,46 49,55 61,64 72,73"),
                    Map.entry("44", "6,16 17,27 29,39 40,49 53,58 65,68 77,78"),
                    Map.entry("0/2", "x,2 x,2 0,2 0,3 0,3 0,3 1,3"),
                    Map.entry("1/3", "x,2 x,3 0,3 0,4 0,4 1,5 1,5"),
                    Map.entry("1/4", "x,3 x,3 0,4 0,5 1,6 1,6 2,7"),
                    Map.entry("2/5", "x,3 0,4 0,5 1,6 2,7 3,7 4,8"),
                    Map.entry("3/6", "x,4 0,5 1,6 2,7 3,8 4,9 6,10"),
                    Map.entry("5/8", "x,4 1,6 2,8 3,10 5,11 7,12 9,14"),
                    Map.entry("7/10", "0,5 1,7 3,9 5,12 7,13 10,15 13,17"),
                    Map.entry("10/13", "0,6 3,9 6,12 8,15 11,17 14,20 18,22"));
}
