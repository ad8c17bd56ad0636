package live.lsn.api.procedure;

import static java.util.Objects.requireNonNull;

import live.lsn.api.model.Goal;
import live.lsn.api.model.Measure;
import live.lsn.api.model.Permission;
import live.lsn.api.procedure.Procedure.Mutation;

import java.time.LocalDate;

/// What can be done with goals.
public final class GoalProcedures {
    private GoalProcedures() {}

    /// Sets what a measure should come to from a day on.
    public static final Mutation<SetGoal, Goal> SET_GOAL =
            Procedure.mutation(
                    "lsnExecutiveDashboard.setGoal",
                    SetGoal.class,
                    Goal.class,
                    Permission.GOALS_SET);

    /// @param channel code of the sales channel that the command is sent in
    /// @param from business day of the channel
    /// @param amount as in [Goal.Step]
    public record SetGoal(String channel, Measure measure, LocalDate from, long amount)
            implements Command {
        public SetGoal {
            requireNonNull(channel, "channel");
            requireNonNull(measure, "measure");
            requireNonNull(from, "from");
        }

        @Override
        public String aggregateId() {
            return Goal.idOf(channel, measure);
        }
    }
}
