package live.lsn.desk.inspection;

import static java.util.Objects.requireNonNull;

import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.InspectionLevel;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotCount;
import live.lsn.api.model.goods.LotSource;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.model.goods.PlanSpec.Characteristic;
import live.lsn.api.model.goods.PlanSpec.ClassAql;
import live.lsn.api.model.goods.PlanSpec.Defect;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;
import live.lsn.api.model.goods.Severity;
import live.lsn.api.procedure.Command;
import live.lsn.api.procedure.GoodsProcedures;
import live.lsn.api.procedure.GoodsProcedures.StartInspection;
import live.lsn.api.procedure.Procedure.Mutation;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.rules.CommandRules;
import live.lsn.rules.Context;
import live.lsn.rules.Outcome;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One lot that is kept in memory, changed by the rules that ship.
final class KeptLot implements LotDesk {
    static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");
    static final Characteristic LENGTH =
            new Characteristic(
                    "LENGTH", "Length", "mm", "49.0", "51.0", NonconformityClass.MAJOR, 2);

    private Lot lot;
    private final Map<String, UnitInHand> hands = new HashMap<>();
    final List<Command> given = new ArrayList<>();

    KeptLot(PlanSpec spec, int size) {
        var source =
                new LotSource(
                        "order",
                        "PO-2207",
                        "line",
                        "sup",
                        "SUP-118",
                        "Hana Trading",
                        "HS-40",
                        "Wireless headset",
                        "pcs",
                        null);
        var count = new LotCount(size, 0, null, null, List.of(), null, "me", NOW);
        lot =
                new Lot(
                        "lot",
                        1,
                        "AU",
                        "LOT-1",
                        source,
                        LotState.RECEIVED,
                        count,
                        NOW,
                        "me",
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        null,
                        false);
        var severities = new HashMap<NonconformityClass, Severity>();
        spec.classes().forEach(one -> severities.put(one.of(), Severity.NORMAL));
        send(
                GoodsProcedures.START_INSPECTION,
                new StartInspection("lot", "insp", "INS-3381", spec, severities, 7, false));
    }

    /// Lot 3,000 at level II: 200, 125 and 125 units.
    static PlanSpec spec(boolean mayCurtail, Characteristic... measured) {
        return new PlanSpec(
                Scheme.Z1_4,
                PlanType.SINGLE,
                InspectionLevel.II,
                Counting.ITEMS,
                mayCurtail,
                false,
                true,
                List.of(
                        new ClassAql(NonconformityClass.CRITICAL, "0.065"),
                        new ClassAql(NonconformityClass.MAJOR, "2.5"),
                        new ClassAql(NonconformityClass.MINOR, "4.0")),
                List.of(
                        new Defect("SCRATCH", "Scratch, visible", NonconformityClass.MINOR),
                        new Defect("DENT", "Dent", NonconformityClass.MAJOR),
                        new Defect("EDGE", "Sharp edge", NonconformityClass.CRITICAL)),
                List.of(measured));
    }

    static Defect defect(String code) {
        return spec(false).defect(code).orElseThrow();
    }

    Inspection inspection() {
        return requireNonNull(lot.inspection("insp"));
    }

    @Override
    public Lot lot(String id) {
        return lot;
    }

    @Override
    public <C extends Command> Sent send(Mutation<C, Lot> procedure, C command) {
        given.add(command);
        var outcome =
                CommandRules.of(procedure)
                        .rule()
                        .apply(lot, command, new Context("me", NOW, "command"));
        if (outcome instanceof Outcome.Refused<Lot>(var why)) return new Sent.Refused(why);
        lot = ((Outcome.Applied<Lot>) outcome).after();
        return new Sent.Queued("command", NOW);
    }

    @Override
    public @Nullable UnitInHand inHand(Inspection inspection) {
        return hands.get(inspection.id());
    }

    @Override
    public void keep(String inspectionId, UnitInHand unit) {
        hands.put(inspectionId, unit);
    }

    @Override
    public void forget(String inspectionId) {
        hands.remove(inspectionId);
    }
}
