package live.lsn.ui.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.lsn.ui.ColumnChoice;
import live.lsn.ui.Formats;
import live.lsn.ui.table.Condition.Op;
import live.lsn.ui.table.Condition.Test;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

class ConditionTextTest {
    private static final List<Field> FIELDS =
            List.of(
                    Field.number("score", "Score"),
                    Field.money("value_minor", "Value", 2),
                    Field.day("due_at", "Due"),
                    Field.text("route", "Route"),
                    Field.choice(
                            "state",
                            "State",
                            List.of(
                                    new Field.Choice("OPEN", "Waiting"),
                                    new Field.Choice("ESCALATED", "Escalated"))));
    private static final ConditionText TEXT = new ConditionText(FIELDS);

    @Example
    void andBindsCloserThanOrAndBracketsCloserThanBoth() throws Unreadable {
        var score = Test.of("score", Op.AT_LEAST, 80L);
        var open = Test.of("state", Op.IS, "OPEN");
        var route = Test.of("route", Op.CONTAINS, "NZ");
        assertThat(TEXT.read("score >= 80 and state = OPEN or route contains NZ"))
                .isEqualTo(
                        new Condition.Any(List.of(new Condition.All(List.of(score, open)), route)));
        assertThat(TEXT.read("score>=80 AND (state=OPEN or not route contains \"NZ\")"))
                .isEqualTo(
                        new Condition.All(
                                List.of(
                                        score,
                                        new Condition.Any(
                                                List.of(open, new Condition.Not(route))))));
    }

    @Example
    void moneyIsWrittenWithItsDecimalsAndKeptInMinorUnits() throws Unreadable {
        assertThat(TEXT.read("value_minor between 500 and 1000.50"))
                .isEqualTo(Test.of("value_minor", Op.BETWEEN, 50_000L, 100_050L));
        assertThat(TEXT.write(Test.of("value_minor", Op.AT_LEAST, 5L)))
                .isEqualTo("value_minor >= 0.05");
    }

    @Example
    void daysAreOfTheCalendarOrCountedFromToday() throws Unreadable {
        assertThat(TEXT.read("due_at >= today-7 and due_at <= 2026-11-19"))
                .isEqualTo(
                        new Condition.All(
                                List.of(
                                        Test.of("due_at", Op.AT_LEAST, Day.ago(7)),
                                        Test.of(
                                                "due_at",
                                                Op.AT_MOST,
                                                Day.of(LocalDate.of(2026, 11, 19))))));
        assertThat(Day.ago(7).on(LocalDate.of(2026, 3, 3))).isEqualTo(LocalDate.of(2026, 2, 24));
    }

    @Example
    void whatIsWrongIsToldWithItsPlace() {
        fails("score >=", Unreadable.Problem.VALUE, 8, "");
        fails("scor >= 80", Unreadable.Problem.FIELD, 0, "scor");
        fails("score is 80", Unreadable.Problem.SIGN, 9, "given");
        fails("score 80", Unreadable.Problem.OPERATOR, 6, "80");
        fails("state = GONE", Unreadable.Problem.VALUE, 8, "GONE");
        fails("value_minor = 1.005", Unreadable.Problem.VALUE, 14, "1.005");
        fails("route >= 3", Unreadable.Problem.ORDER, 9, "route");
        fails("score contains 3", Unreadable.Problem.PART, 15, "score");
        fails("score = 1 score = 2", Unreadable.Problem.JOINT, 10, "score");
        fails("(score = 1", Unreadable.Problem.SIGN, 10, ")");
        fails("due_at = 2026-02-30", Unreadable.Problem.VALUE, 9, "2026-02-30");
        fails("route = \"open", Unreadable.Problem.VALUE, 8, "\"open");
        fails("", Unreadable.Problem.FIELD, 0, "");
    }

    private static void fails(String text, Unreadable.Problem problem, int at, String found) {
        assertThatThrownBy(() -> TEXT.read(text))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        wrong ->
                                assertThat(List.of(wrong.problem(), wrong.at(), wrong.found()))
                                        .as(text)
                                        .isEqualTo(List.of(problem, at, found)));
    }

    @Property
    void whatIsWrittenIsReadAsTheSame(@ForAll("conditions") Condition condition) throws Unreadable {
        assertThat(TEXT.read(TEXT.write(condition))).isEqualTo(condition);
    }

    @Property
    void noTextBreaksTheReader(@ForAll("texts") String text) {
        try {
            TEXT.write(TEXT.read(text));
        } catch (Unreadable wrong) {
            assertThat(wrong.at()).isBetween(0, text.length());
        }
    }

    @Property(tries = 300)
    void aViewThatIsPastedIsTheViewThatWasCopied(@ForAll("views") SavedView view)
            throws Unreadable {
        var text = view.write(FIELDS);
        assertThat(text).doesNotContain("\n");
        assertThat(SavedView.read(text, FIELDS)).isEqualTo(view);
    }

    @Example
    void conditionsReadAsPeopleSayThem() {
        var words = new ConditionWords(FIELDS, new Formats(Locale.UK, ZoneOffset.UTC));
        assertThat(words.of(Test.of("score", Op.AT_LEAST, 60L))).isEqualTo("Score ≥ 60");
        assertThat(words.of(Test.of("state", Op.IS, "OPEN", "ESCALATED")))
                .isEqualTo("State: Waiting or Escalated");
        assertThat(words.of(Test.of("value_minor", Op.BETWEEN, 50_000L, 123_456L)))
                .isEqualTo("Value 500.00–1,234.56");
        assertThat(words.of(Test.of("due_at", Op.AT_LEAST, Day.ago(0))))
                .isEqualTo("Due since today");
        assertThat(
                        words.of(
                                new Condition.Not(
                                        new Condition.Any(
                                                List.of(
                                                        Test.of("route", Op.EMPTY),
                                                        Test.of("route", Op.IS_NOT, "AU"))))))
                .isEqualTo("not (Route is empty or Route is not AU)");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "score", "state", " and ", " or ", "not ", "(", ")", "=", ">=", "in", "is",
                        "empty", "OPEN", "\"", "\\", ",", "7", "today", " ", "é", "view", "between")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<Condition> conditions() {
        return conditions(3);
    }

    private static Arbitrary<Condition> conditions(int depth) {
        if (depth == 0) return tests().map(test -> test);
        var some = conditions(depth - 1);
        return Arbitraries.oneOf(
                tests().map(test -> test),
                some.list().ofMinSize(2).ofMaxSize(3).map(Condition.All::new),
                some.list().ofMinSize(2).ofMaxSize(3).map(Condition.Any::new),
                some.map(Condition.Not::new));
    }

    private static Arbitrary<Test> tests() {
        var numbers = Arbitraries.longs().map(number -> (Object) number);
        var words =
                Arbitraries.strings()
                        .withChars("ab ()\",=<>!\\'é-")
                        .ofMaxLength(6)
                        .map(text -> (Object) text);
        var days = Arbitraries.integers().between(-40_000, 40_000).map(ConditionTextTest::time);
        return Arbitraries.oneOf(
                tests("score", numbers, Op.AT_MOST, Op.AT_LEAST, Op.IS, Op.IS_NOT, Op.BETWEEN),
                tests("value_minor", numbers, Op.AT_MOST, Op.BETWEEN),
                tests("due_at", days, Op.AT_LEAST, Op.BETWEEN, Op.EMPTY),
                tests("route", words, Op.CONTAINS, Op.IS, Op.IS_NOT, Op.GIVEN),
                tests("state", Arbitraries.of("OPEN", "ESCALATED"), Op.IS, Op.IS_NOT));
    }

    private static Object time(int number) {
        if (number % 3 == 0) return Instant.ofEpochSecond(number * 1_000L, 1_000);
        return number < 0 ? Day.ago(-number) : Day.of(LocalDate.ofEpochDay(number));
    }

    private static Arbitrary<Test> tests(String field, Arbitrary<Object> values, Op... ops) {
        return Combinators.combine(Arbitraries.of(ops), values.list().ofMinSize(3).ofMaxSize(3))
                .as(
                        (op, some) ->
                                new Test(
                                        field,
                                        op,
                                        switch (op) {
                                            case EMPTY, GIVEN -> List.of();
                                            case BETWEEN -> some.subList(0, 2);
                                            case IS, IS_NOT -> some;
                                            default -> some.subList(0, 1);
                                        }));
    }

    @Provide
    Arbitrary<SavedView> views() {
        var name = Arbitraries.strings().withChars("ab \"\\(é").ofMaxLength(8);
        var ids = Arbitraries.of("score", "route", "due", "desc", "columns", "frozen");
        var sorts =
                Combinators.combine(ids, Arbitraries.of(true, false)).as(ColumnChoice.Sorted::new);
        var columns =
                Combinators.combine(
                                ids,
                                Arbitraries.integers().between(0, 999),
                                Arbitraries.of(true, false))
                        .as(ColumnChoice.Column::new)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(4);
        var choices =
                Combinators.combine(columns, sorts.list().ofMaxSize(3))
                        .flatAs(
                                (chosen, sorted) ->
                                        Arbitraries.integers()
                                                .between(0, chosen.size())
                                                .map(n -> new ColumnChoice(chosen, sorted, n)));
        return Combinators.combine(name, tests().list().ofMaxSize(2), name, choices)
                .as(
                        (called, conditions, searched, choice) ->
                                new SavedView(
                                        called,
                                        List.copyOf(conditions),
                                        searched.isBlank() ? "" : searched,
                                        choice));
    }
}
