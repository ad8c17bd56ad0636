package live.lsn.rules.insights;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.model.Goal;
import live.lsn.api.model.Goal.Step;
import live.lsn.api.model.Measure;
import live.lsn.api.procedure.GoalProcedures.SetGoal;
import live.lsn.rules.Context;
import live.lsn.rules.Outcome;
import live.lsn.rules.Outcome.Applied;
import live.lsn.rules.Outcome.Refused;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

class GoalRulesTest {
    private static final Context NOW =
            new Context("exec", Instant.parse("2026-11-19T03:30:00Z"), "c-1");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 19);

    private static Outcome<Goal> set(@Nullable Goal before, LocalDate from, long amount) {
        return GoalRules.set(before, new SetGoal("AU", Measure.REVENUE, from, amount), NOW);
    }

    private static Goal applied(Outcome<Goal> outcome) {
        return ((Applied<Goal>) outcome).after();
    }

    @Test
    void makesAGoalThatHasOneIdWhereverItIsMade() {
        var goal = applied(set(null, TODAY, 16_000_00));
        assertThat(goal.id()).isEqualTo(Goal.idOf("AU", Measure.REVENUE));
        assertThat(goal.id()).isNotEqualTo(Goal.idOf("UK", Measure.REVENUE));
        assertThat(goal.version()).isEqualTo(1);
        assertThat(goal.on(TODAY)).isEqualTo(16_000_00);
        assertThat(goal.on(TODAY.minusDays(1))).isNull();
    }

    @Test
    void keepsWhatWasPlannedBeforeAndAfter() {
        var goal = applied(set(null, TODAY, 100));
        goal = applied(set(goal, TODAY.plusDays(10), 300));
        goal = applied(set(goal, TODAY.plusDays(5), 200));
        goal = applied(set(goal, TODAY, 150));
        assertThat(goal.steps())
                .containsExactly(
                        new Step(TODAY, 150),
                        new Step(TODAY.plusDays(5), 200),
                        new Step(TODAY.plusDays(10), 300));
        assertThat(goal.version()).isEqualTo(4);
    }

    @Test
    void endsAGoalByNothing() {
        var goal = applied(set(applied(set(null, TODAY, 100)), TODAY.plusDays(1), 0));
        assertThat(goal.on(TODAY)).isEqualTo(100);
        assertThat(goal.on(TODAY.plusDays(1))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # from,     amount,        refused
                    2026-11-19, -1,            goals.amount.out-of-range
                    2026-11-19, 1000000000001, goals.amount.out-of-range
                    2026-11-17, 100,           goals.day.over
                    2028-11-20, 100,           goals.day.too-far
                    """)
    void refusesWhatCannotBeMeant(LocalDate from, long amount, String code) {
        assertThat(set(null, from, amount))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(((Refused<?>) refused).why().code()).isEqualTo(code));
    }

    /// West of Greenwich the business day may still be the day before.
    @Test
    void takesTheDayThatItIsAnywhereOnEarth() {
        assertThat(set(null, TODAY.minusDays(1), 100)).isInstanceOf(Applied.class);
    }

    @Test
    void refusesMoreStepsThanDaysAhead() {
        var steps =
                java.util.stream.IntStream.range(0, GoalRules.MOST_STEPS)
                        .mapToObj(day -> new Step(TODAY.minusDays(2_000).plusDays(day), 1))
                        .toList();
        var full =
                new Goal(Goal.idOf("AU", Measure.REVENUE), 7, "AU", Measure.REVENUE, steps, false);
        assertThat(set(full, TODAY, 100)).isInstanceOf(Refused.class);
    }

    @Test
    void isKnownByWhatItLeaves() {
        var command = new SetGoal("AU", Measure.REVENUE, TODAY, 100);
        assertThat(GoalRules.isSet(applied(set(null, TODAY, 100)), command, NOW)).isTrue();
        assertThat(GoalRules.isSet(applied(set(null, TODAY, 101)), command, NOW)).isFalse();
    }

    private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");

    private static Window week() {
        return Period.LAST_7_DAYS.window(Instant.parse("2026-11-19T03:30:00Z"), SYDNEY);
    }

    private static Goal goal(Measure measure, Step... steps) {
        return new Goal(Goal.idOf("AU", measure), 1, "AU", measure, List.of(steps), false);
    }

    @Test
    void aPlanAddsUpItsDays() {
        var goal =
                goal(
                        Measure.REVENUE,
                        new Step(TODAY.minusDays(20), 100),
                        new Step(TODAY.minusDays(1), 300));
        assertThat(Plan.of(goal, week())).isEqualTo(new Plan(5 * 100 + 2 * 300));
        assertThat(new Plan(16_000).reachedPermille(12_450)).isEqualTo(778);
    }

    @Test
    void aPlanWithAGapIsNone() {
        assertThat(Plan.of(goal(Measure.REVENUE, new Step(TODAY, 100)), week())).isNull();
        assertThat(Plan.of(null, week())).isNull();
    }

    @Test
    void aPlanOfAShareIsThatOfTheDay() {
        var goal = goal(Measure.REFUND_RATE, new Step(TODAY, 30));
        assertThat(Plan.of(goal, week())).isEqualTo(new Plan(30));
        assertThat(new Plan(30).isKept(Measure.REFUND_RATE.polarity(), 31)).isFalse();
        assertThat(new Plan(30).isKept(Measure.REVENUE.polarity(), 31)).isTrue();
    }
}
