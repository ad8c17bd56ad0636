package live.lsn.cli.bench;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Role;
import live.lsn.api.model.goods.InspectionLevel;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotSource;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.api.model.goods.PurchaseState;
import live.lsn.api.model.goods.Severity;
import live.lsn.api.model.goods.UnitEntry;
import live.lsn.api.procedure.Command;
import live.lsn.api.procedure.GoodsProcedures;
import live.lsn.api.procedure.GoodsProcedures.CountLot;
import live.lsn.api.procedure.GoodsProcedures.ReceiveLot;
import live.lsn.api.procedure.GoodsProcedures.RecordUnits;
import live.lsn.api.procedure.GoodsProcedures.StartInspection;
import live.lsn.api.procedure.Procedure.Mutation;
import live.lsn.desk.DeskSession;
import live.lsn.desk.floor.Goods;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.platform.Platform;
import live.lsn.platform.sample.SampleData;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A large inspection without the platform: how long each entry takes until it is safe, from the
/// first unit to the last one, when the lot has grown by all that were entered before.
final class FloorBench implements Bench {
    private static final double SAVED_MS = 30;
    private static final int EVERY = 8; // of so many units one has a defect
    private static final int LAST = 100;

    @Override
    public String name() {
        return "floor";
    }

    @Override
    public String about() {
        return "an inspection without the platform: each entry until it is safe";
    }

    @Override
    public List<Measured> run(Setup setup) throws Exception {
        var dir = setup.folder("floor");
        // Made anew each time: what was inspected is inspected already in the next run.
        if (Files.isDirectory(dir)) Folders.delete(dir);
        setup.say("floor: making deliveries");
        try (var platform =
                        Platform.start(Platform.Options.embedded(dir, SampleData.Size.usual()));
                var desk = Sample.desk(dir, platform, Role.WAREHOUSE_INSPECTOR)) {
            Sample.awaitSynced(desk);
            desk.platformStopped();
            return inspected(setup, desk);
        } finally {
            Folders.delete(dir);
        }
    }

    private List<Measured> inspected(Setup setup, DeskSession desk) throws IOException {
        var order = order(desk);
        var line = largest(order);
        var spec = spec(desk, order.channel(), line);
        var lot = received(desk, order, line);
        var inspection = begun(desk, lot, spec);
        var most = lot(desk, lot).inspections().getLast().most();
        setup.say("floor: %,d units of a lot of %,d", most, lot(desk, lot).count().whole());
        var nanos = new ArrayList<Long>();
        for (var index = 1; index <= most; index++) {
            if (index % EVERY == 0) nanos.add(enter(desk, lot, inspection, index, Map.of(), spec));
            var defects =
                    index % EVERY == 0
                            ? Map.of(spec.defects().getFirst().code(), 1)
                            : Map.<String, Integer>of();
            nanos.add(enter(desk, lot, inspection, index, defects, spec));
        }
        if (lot(desk, lot).inspections().getLast().units().size() != most)
            throw new IOException("not all of %,d units were kept".formatted(most));
        return List.of(
                Measured.atMost(
                        name(),
                        "an entry of an inspection saved durably (%,d)".formatted(nanos.size()),
                        "ms p99",
                        SAVED_MS,
                        Times.of(nanos).percentile(99)),
                Measured.atMost(
                        name(),
                        "the same, the last %,d of them".formatted(LAST),
                        "ms p99",
                        SAVED_MS,
                        Times.of(nanos.subList(Math.max(0, nanos.size() - LAST), nanos.size()))
                                .percentile(99)));
    }

    /// As the form does it: the entry is a command, the unit in hand a note.
    private static long enter(
            DeskSession desk,
            String lot,
            String inspection,
            int index,
            Map<String, Integer> defects,
            PlanSpec spec)
            throws IOException {
        var readings = new HashMap<String, String>();
        for (var of : spec.characteristics())
            if (index <= of.units()) readings.put(of.code(), of.lower() == null ? "1" : of.lower());
        var at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var entry = new UnitEntry(index, "SN-" + index, defects, readings, false, at);
        var before = System.nanoTime();
        give(desk, GoodsProcedures.RECORD_UNITS, new RecordUnits(lot, inspection, List.of(entry)));
        desk.notes()
                .save(
                        "unit-" + inspection,
                        (index + " SN-" + index).getBytes(StandardCharsets.UTF_8));
        return System.nanoTime() - before;
    }

    private static <C extends Command> void give(
            DeskSession desk, Mutation<C, Lot> procedure, C command) throws IOException {
        if (desk.commands().send(procedure, command, Duration.ZERO)
                instanceof Sent.Refused(var why)) throw new IOException("refused: " + why.code());
    }

    private static PurchaseOrder order(DeskSession desk) throws IOException {
        var goods = new Goods(desk.cache());
        return Sample.all(desk.cache(), Collections.PURCHASE_ORDERS).stream()
                .filter(order -> order.state() == PurchaseState.SENT)
                .filter(order -> goods.lotsOf(order).isEmpty())
                .max(Comparator.comparingLong(order -> largest(order).ordered()))
                .orElseThrow(() -> new IOException("the sample expects no delivery"));
    }

    private static PurchaseOrder.Line largest(PurchaseOrder order) {
        return order.lines().stream()
                .max(Comparator.comparingLong(PurchaseOrder.Line::ordered))
                .orElseThrow();
    }

    /// The item's plan at the level that has the most units looked at.
    private static PlanSpec spec(DeskSession desk, String channel, PurchaseOrder.Line line)
            throws IOException {
        var usual = new Goods(desk.cache()).plan(channel, line.sku());
        if (usual == null) throw new IOException("no plan for " + line.sku());
        return new PlanSpec(
                usual.scheme(),
                PlanType.SINGLE,
                InspectionLevel.III,
                usual.counting(),
                usual.mayCurtail(),
                usual.limitNumbersWaived(),
                usual.reducedApproved(),
                usual.classes(),
                usual.defects(),
                usual.characteristics());
    }

    private static String received(DeskSession desk, PurchaseOrder order, PurchaseOrder.Line line)
            throws IOException {
        var source =
                new LotSource(
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
        var id = Ids.next();
        give(
                desk,
                GoodsProcedures.COUNT_LOT,
                new CountLot(
                        id,
                        "LOT-BENCH",
                        order.channel(),
                        source,
                        Math.toIntExact(line.ordered()),
                        0,
                        null,
                        null,
                        List.of(),
                        null));
        give(desk, GoodsProcedures.RECEIVE_LOT, new ReceiveLot(id));
        return id;
    }

    private static String begun(DeskSession desk, String lot, PlanSpec spec) throws IOException {
        var severities = new EnumMap<NonconformityClass, Severity>(NonconformityClass.class);
        spec.classes().forEach(one -> severities.put(one.of(), Severity.NORMAL));
        var id = Ids.next();
        give(
                desk,
                GoodsProcedures.START_INSPECTION,
                new StartInspection(lot, id, "INS-BENCH", spec, severities, 1, false));
        return id;
    }

    private static Lot lot(DeskSession desk, String id) throws IOException {
        var lot = desk.cache().find(Collections.LOTS, id);
        if (lot == null) throw new IOException("the lot is gone");
        return lot;
    }
}
