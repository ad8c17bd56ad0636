package live.lsn.rules.goods;

import static live.lsn.rules.Outcome.refused;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.goods.InspectionPlan;
import live.lsn.api.procedure.GoodsProcedures;
import live.lsn.api.procedure.GoodsProcedures.SetPlan;
import live.lsn.rules.CommandRule;
import live.lsn.rules.Context;
import live.lsn.rules.Outcome;
import live.lsn.rules.Outcome.Applied;

import org.jspecify.annotations.Nullable;

/// What can be done with inspection plans.
public final class PlanRules {
    private static final int LONGEST_SKU = 64;

    public static final CommandRule<InspectionPlan, SetPlan> SET =
            CommandRule.of(GoodsProcedures.SET_PLAN, Collections.INSPECTION_PLANS, PlanRules::set)
                    .knownBy(
                            (now, command, context) ->
                                    !now.generated() && now.spec().equals(command.spec()));

    private PlanRules() {}

    /// Takes the plan of an item, new or in the place of the one before.
    static Outcome<InspectionPlan> set(
            @Nullable InspectionPlan before, SetPlan command, Context context) {
        if (!isSku(command.sku())) return refused("goods.plan.sku", "sku");
        var problems = PlanCheck.problems(command.spec());
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems.getFirst().refusal());
        var plan =
                before != null
                        ? before
                        : new InspectionPlan(
                                command.aggregateId(),
                                0,
                                command.channel(),
                                command.sku(),
                                command.spec(),
                                false);
        return plan.channel().equals(command.channel())
                ? new Applied<>(plan.set(command.spec()))
                : refused("goods.plan.another-channel", "channel");
    }

    /// Whether a text can name an item: 1 to 64 characters without space around them.
    public static boolean isSku(String text) {
        return !text.isBlank() && text.equals(text.strip()) && text.length() <= LONGEST_SKU;
    }
}
