package live.lsn.platform.goods;

import live.lsn.api.collection.Collections;
import live.lsn.api.http.TrpcClient;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Role;
import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.Disposition;
import live.lsn.api.model.goods.InspectionLevel;
import live.lsn.api.model.goods.InspectionPlan;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotSource;
import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.api.model.goods.PurchaseState;
import live.lsn.api.model.goods.Scheme;
import live.lsn.api.model.goods.Severity;
import live.lsn.api.model.goods.UnitEntry;
import live.lsn.api.procedure.Command;
import live.lsn.api.procedure.GoodsProcedures;
import live.lsn.api.procedure.GoodsProcedures.CountLot;
import live.lsn.api.procedure.GoodsProcedures.PassLot;
import live.lsn.api.procedure.GoodsProcedures.ReceiveLot;
import live.lsn.api.procedure.GoodsProcedures.RecordUnits;
import live.lsn.api.procedure.GoodsProcedures.SetPlan;
import live.lsn.api.procedure.GoodsProcedures.SignInspection;
import live.lsn.api.procedure.GoodsProcedures.StartInspection;
import live.lsn.api.procedure.ListProcedures;
import live.lsn.api.procedure.ListProcedures.GetOne;
import live.lsn.api.procedure.ListProcedures.ListPage;
import live.lsn.api.procedure.Procedure.Mutation;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.TrpcException;
import live.lsn.platform.TestPlatform;
import live.lsn.rules.goods.LotDraw;
import live.lsn.rules.sampling.SkipLot;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Somebody at the dock of a real platform, who brings lots as far as a test needs them.
public final class Floor implements AutoCloseable {
    /// Five of ten units are looked at for one class; one nonconforming rejects the lot.
    public static final PlanSpec SPEC =
            new PlanSpec(
                    Scheme.Z1_4,
                    PlanType.SINGLE,
                    InspectionLevel.II,
                    Counting.ITEMS,
                    false,
                    false,
                    true,
                    List.of(new PlanSpec.ClassAql(NonconformityClass.MAJOR, "2.5")),
                    List.of(new PlanSpec.Defect("DENT", "Dent", NonconformityClass.MAJOR)),
                    List.of());

    /// The same, and after ten accepted lots in a row not every lot is drawn.
    public static final PlanSpec SKIPPING =
            new PlanSpec(
                    SPEC.scheme(),
                    SPEC.type(),
                    SPEC.level(),
                    SPEC.counting(),
                    SPEC.mayCurtail(),
                    SPEC.limitNumbersWaived(),
                    SPEC.reducedApproved(),
                    SPEC.classes(),
                    SPEC.defects(),
                    SPEC.characteristics(),
                    SkipLot.FEWEST);

    private static final int SAMPLE = 5;
    private static final int RAREST = SkipLot.RAREST;

    private final TrpcClient client;
    private final String channel;
    private int number;

    public Floor(TestPlatform site, String channel) {
        this.client = site.client(site.caller(Role.FOUNDER, channel));
        this.channel = channel;
    }

    /// @param client of somebody who may do everything on the floor
    public Floor(TrpcClient client, String channel) {
        this.client = client;
        this.channel = channel;
    }

    /// An order whose delivery is expected.
    public PurchaseOrder order() {
        var page =
                client.query(
                        ListProcedures.list(Collections.PURCHASE_ORDERS),
                        new ListPage(channel, null, ListProcedures.LARGEST_PAGE));
        return page.items().stream()
                .map(item -> Json.MAPPER.treeToValue(item, PurchaseOrder.class))
                .filter(order -> order.state() == PurchaseState.SENT)
                .findFirst()
                .orElseThrow();
    }

    /// The lot's source for the first line of an order.
    public static LotSource source(PurchaseOrder order) {
        var line = order.lines().getFirst();
        return new LotSource(
                order.id(),
                order.number(),
                line.id(),
                order.supplierId(),
                order.supplierNumber(),
                order.supplierName(),
                line.sku(),
                line.item(),
                line.unit(),
                line.dockAt());
    }

    public <C extends Command> Lot give(Mutation<C, Lot> procedure, C command) {
        return client.mutate(procedure, command, TestPlatform.envelope(Ids.next(), channel, null))
                .value();
    }

    /// Ten units, counted.
    public Lot draft() {
        return give(
                GoodsProcedures.COUNT_LOT,
                new CountLot(
                        Ids.next(),
                        "LOT-T-" + ++number,
                        channel,
                        source(order()),
                        10,
                        0,
                        null,
                        null,
                        List.of(),
                        null));
    }

    public Lot received() {
        return give(GoodsProcedures.RECEIVE_LOT, new ReceiveLot(draft().id()));
    }

    /// Begins one more inspection.
    public Lot started(Lot lot) {
        return give(
                GoodsProcedures.START_INSPECTION,
                new StartInspection(
                        lot.id(),
                        Ids.next(),
                        "INS-T-" + ++number,
                        SPEC,
                        Map.of(NonconformityClass.MAJOR, Severity.NORMAL),
                        number,
                        false));
    }

    /// All units of the last inspection's sample.
    public Lot recorded(Lot lot, boolean good) {
        var units = new ArrayList<UnitEntry>();
        for (var index = 1; index <= SAMPLE; index++) {
            Map<String, Integer> defects = good || index > 1 ? Map.of() : Map.of("DENT", 1);
            units.add(
                    new UnitEntry(
                            index,
                            null,
                            defects,
                            Map.of(),
                            false,
                            Instant.parse("2026-11-01T00:00:00Z")));
        }
        return give(
                GoodsProcedures.RECORD_UNITS,
                new RecordUnits(lot.id(), lot.inspections().getLast().id(), units));
    }

    public Lot signed(Lot lot, LotVerdict verdict) {
        var way = verdict == LotVerdict.ACCEPTED ? Disposition.ACCEPT : Disposition.RETURN;
        return give(
                GoodsProcedures.SIGN_INSPECTION,
                new SignInspection(
                        lot.id(),
                        lot.inspections().getLast().id(),
                        verdict,
                        Map.of(way, 10),
                        null));
    }

    /// As the platform has it now.
    public Lot lot(String id) {
        return client.query(ListProcedures.get(Collections.LOTS), new GetOne(channel, id));
    }

    public Lot rejected() {
        return signed(recorded(started(received()), false), LotVerdict.REJECTED);
    }

    /// A lot that two people have inspected who did not know of each other.
    public Lot twins() {
        var first = signed(recorded(started(received()), true), LotVerdict.ACCEPTED);
        return signed(recorded(started(first), false), LotVerdict.REJECTED);
    }

    /// A lot that may pass without inspection: the plan of its item lets lots pass.
    public Lot undrawn() {
        var lot = received();
        setPlan(lot.source().sku(), SKIPPING);
        return lot;
    }

    /// Sets the plan of an item, whatever it was before.
    public InspectionPlan setPlan(String sku, PlanSpec spec) {
        var known = plan(sku);
        return client.mutate(
                        GoodsProcedures.SET_PLAN,
                        new SetPlan(channel, sku, spec),
                        TestPlatform.envelope(
                                Ids.next(), channel, known == null ? 0 : known.version()))
                .value();
    }

    /// The item's own plan; null where it has none.
    public @Nullable InspectionPlan plan(String sku) {
        try {
            return client.query(
                    ListProcedures.get(Collections.INSPECTION_PLANS),
                    new GetOne(channel, InspectionPlan.idOf(channel, sku)));
        } catch (TrpcException none) {
            return null;
        }
    }

    /// Passes a lot at the first place, from 11 on, at which it is drawn or not.
    public static PassLot pass(Lot lot, boolean drawn) {
        var seed = LotDraw.seedOf(lot.source());
        var place =
                IntStream.range(11, 100)
                        .filter(each -> new LotDraw(RAREST, seed, each).isDrawn() == drawn)
                        .findFirst()
                        .orElseThrow();
        return new PassLot(lot.id(), RAREST, seed, place);
    }

    @Override
    public void close() {
        client.close();
    }
}
