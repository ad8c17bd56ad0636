package live.lsn.rules.insights;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Goal;
import live.lsn.api.model.Measure.Unit;
import live.lsn.api.procedure.GoalProcedures;
import live.lsn.api.procedure.GoalProcedures.SetGoal;
import live.lsn.rules.CommandRule;
import live.lsn.rules.Context;
import live.lsn.rules.Outcome;
import live.lsn.rules.Outcome.Applied;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// What can be done with goals.
public final class GoalRules {
    /// Ten thousand million of a currency with two decimals: beyond it is a slip of the keyboard.
    static final long MOST_MINOR = 1_000_000_000_000L;

    static final long MOST_COUNT = 1_000_000_000L;
    static final long MOST_SHARE = 1_000;
    static final int YEARS_AHEAD = 2;

    /// A step a day for as long as goals can be set ahead.
    static final int MOST_STEPS = 800;

    public static final CommandRule<Goal, SetGoal> SET =
            CommandRule.of(GoalProcedures.SET_GOAL, Collections.GOALS, GoalRules::set)
                    .knownBy(GoalRules::isSet);

    private GoalRules() {}

    /// Takes an amount from today on or from a later day. Days that are over keep the goal that
    /// they had: moving it afterwards would make any result a success.
    static Outcome<Goal> set(@Nullable Goal before, SetGoal command, Context context) {
        if (command.amount() < 0 || command.amount() > most(command.measure().unit()))
            return Outcome.refused("goals.amount.out-of-range", "amount");
        // In the channel's zone it may still be the day before, or already the day after.
        var utc = LocalDate.ofInstant(context.occurredAt(), ZoneOffset.UTC);
        if (command.from().isBefore(utc.minusDays(1)))
            return Outcome.refused("goals.day.over", "from");
        if (command.from().isAfter(utc.plusYears(YEARS_AHEAD)))
            return Outcome.refused("goals.day.too-far", "from");
        var goal =
                before != null
                        ? before
                        : new Goal(
                                command.aggregateId(),
                                0,
                                command.channel(),
                                command.measure(),
                                List.of(),
                                false);
        if (!goal.channel().equals(command.channel()))
            return Outcome.refused("goals.channel.another", "channel");
        var after = goal.with(new Goal.Step(command.from(), command.amount()));
        return after.steps().size() > MOST_STEPS
                ? Outcome.refused("goals.steps.too-many", "from")
                : new Applied<>(after);
    }

    private static long most(Unit unit) {
        return switch (unit) {
            case MONEY -> MOST_MINOR;
            case COUNT -> MOST_COUNT;
            case SHARE -> MOST_SHARE;
        };
    }

    static boolean isSet(Goal now, SetGoal command, Context context) {
        return now.steps().contains(new Goal.Step(command.from(), command.amount()));
    }
}
