package live.lsn.rules.goods;

import static live.lsn.rules.Outcome.refused;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.goods.Disposition;
import live.lsn.api.model.goods.InspectionPlan;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.procedure.GoodsProcedures;
import live.lsn.api.procedure.GoodsProcedures.PassLot;
import live.lsn.rules.CommandRule;
import live.lsn.rules.Context;
import live.lsn.rules.Lookup;
import live.lsn.rules.Outcome;
import live.lsn.rules.Outcome.Applied;
import live.lsn.rules.Refusal;
import live.lsn.rules.sampling.SkipLot;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// How a lot that was not drawn is accepted without inspection.
public final class PassRules {
    public static final CommandRule<Lot, PassLot> PASS =
            CommandRule.of(GoodsProcedures.PASS_LOT, Collections.LOTS, PassRules::pass)
                    .commuting()
                    .knownBy((now, command, context) -> now.passed() != null);

    private PassRules() {}

    static Outcome<Lot> pass(@Nullable Lot before, PassLot command, Context context) {
        if (before == null) return refused("goods.lot.unknown");
        if (before.state() == LotState.DRAFT || before.state() == LotState.DISCARDED)
            return refused("goods.lot.not-received");
        if (before.passed() != null) return refused("goods.pass.passed-already");
        if (!waits(before)) return refused("goods.pass.inspected");
        if (before.count().damaged() > 0) return refused("goods.pass.damaged");
        var fault = fault(before, command, context.lookup());
        if (fault != null) return new Outcome.Refused<>(fault);
        var why =
                new Lot.Passed(
                        context.actor(),
                        context.occurredAt(),
                        command.oneIn(),
                        command.seed(),
                        command.place());
        var units = Math.toIntExact(before.count().quantity());
        return new Applied<>(before.passed(why, Ways.of(Map.of(Disposition.ACCEPT, units))));
    }

    /// Whether a lot is in the state in which it can pass: received whole, and nobody has begun to
    /// inspect it.
    static boolean waits(Lot lot) {
        return lot.state() == LotState.RECEIVED && lot.inspections().isEmpty();
    }

    private static @Nullable Refusal fault(Lot lot, PassLot command, Lookup lookup) {
        if (command.oneIn() < 2 || command.oneIn() > SkipLot.RAREST)
            return Refusal.of("goods.pass.one-in", "oneIn");
        if (command.seed() != LotDraw.seedOf(lot.source()))
            return Refusal.of("goods.pass.seed", "seed");
        if (command.place() < 1) return Refusal.of("goods.pass.place", "place");
        if (new LotDraw(command.oneIn(), command.seed(), command.place()).isDrawn())
            return Refusal.of("goods.pass.drawn", "place");
        var plan = plan(lot, lookup);
        if (plan == null) return lookup.seesAll() ? Refusal.of("goods.pass.off") : null;
        return plan.spec().skipAfter() == null ? Refusal.of("goods.pass.off") : null;
    }

    private static @Nullable InspectionPlan plan(Lot lot, Lookup lookup) {
        var own = plan(lot, lot.source().sku(), lookup);
        return own == null ? plan(lot, InspectionPlan.EVERY_ITEM, lookup) : own;
    }

    private static @Nullable InspectionPlan plan(Lot lot, String sku, Lookup lookup) {
        return lookup.find(Collections.INSPECTION_PLANS, InspectionPlan.idOf(lot.channel(), sku));
    }
}
