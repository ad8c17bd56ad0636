package live.lsn.rules;

import live.lsn.api.model.Aggregate;
import live.lsn.api.procedure.Command;
import live.lsn.api.procedure.Procedure.Mutation;
import live.lsn.rules.fraud.CaseRules;
import live.lsn.rules.goods.FollowUpRules;
import live.lsn.rules.goods.InspectionRules;
import live.lsn.rules.goods.LotRules;
import live.lsn.rules.goods.PassRules;
import live.lsn.rules.goods.PlanRules;
import live.lsn.rules.insights.GoalRules;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// Every command rule: the platform and the desk register this list.
public final class CommandRules {
    private CommandRules() {}

    public static final List<CommandRule<?, ?>> ALL =
            List.of(
                    CaseRules.DECIDE,
                    CaseRules.CLAIM,
                    CaseRules.REVEAL,
                    CaseRules.ATTACH,
                    GoalRules.SET,
                    LotRules.COUNT,
                    LotRules.DISCARD,
                    LotRules.RECEIVE,
                    LotRules.PUT_AWAY,
                    LotRules.ATTACH,
                    InspectionRules.START,
                    InspectionRules.RECORD,
                    InspectionRules.TAKE_BACK,
                    InspectionRules.SIGN,
                    InspectionRules.CHOOSE,
                    FollowUpRules.DISPOSE,
                    FollowUpRules.FOLLOW_UP,
                    PassRules.PASS,
                    PlanRules.SET);

    /// The rule of a procedure that carries commands.
    @SuppressWarnings("unchecked") // the rule of a procedure has the procedure's types
    public static <A extends Aggregate, C extends Command> CommandRule<A, C> of(
            Mutation<C, A> procedure) {
        return (CommandRule<A, C>) Objects.requireNonNull(of(procedure.name()), procedure.name());
    }

    /// The rule of the procedure of that name, or null where there is none.
    public static @Nullable CommandRule<?, ?> of(String procedure) {
        return ALL.stream()
                .filter(rule -> rule.procedure().name().equals(procedure))
                .findFirst()
                .orElse(null);
    }
}
