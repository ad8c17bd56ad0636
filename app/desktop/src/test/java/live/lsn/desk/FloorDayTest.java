package live.lsn.desk;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.collection.Collections;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Money;
import live.lsn.api.model.Role;
import live.lsn.api.model.goods.Disposition;
import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotSource;
import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.api.model.goods.PurchaseState;
import live.lsn.api.model.goods.UnitEntry;
import live.lsn.api.procedure.Command;
import live.lsn.api.procedure.GoodsProcedures;
import live.lsn.api.procedure.GoodsProcedures.AttachToLot;
import live.lsn.api.procedure.GoodsProcedures.CountLot;
import live.lsn.api.procedure.GoodsProcedures.PutAwayLot;
import live.lsn.api.procedure.GoodsProcedures.ReceiveLot;
import live.lsn.api.procedure.GoodsProcedures.RecordUnits;
import live.lsn.api.procedure.GoodsProcedures.SignInspection;
import live.lsn.api.procedure.GoodsProcedures.StartInspection;
import live.lsn.api.procedure.ListProcedures;
import live.lsn.api.procedure.ListProcedures.GetOne;
import live.lsn.api.procedure.Procedure.Mutation;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.floor.Goods;
import live.lsn.desk.parts.DeviceNumbers;
import live.lsn.desk.store.AttachmentStore.Fresh;
import live.lsn.desk.store.State;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.attach.CuttingLine;
import live.lsn.platform.db.Database;
import live.lsn.platform.sample.SampleData;
import live.lsn.rules.goods.InspectionCount;
import live.lsn.rules.sampling.Verdict;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A day on the floor with the network off: 40 deliveries of 60 lots, an inspection of each, 200
/// photos; the program is killed three times, and the clock jumps twice. Then the network comes
/// back.
class FloorDayTest {
    private static final int DELIVERIES = 40;
    private static final int LOTS = 60;
    private static final int PHOTOS = 200;
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String CHANNEL = "AU";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @TempDir private Path dir;
    private final Random chance = new Random(20261127);
    private final List<PurchaseOrder> orders = new ArrayList<>();
    private final Map<String, String> photos = new LinkedHashMap<>();
    private TestPlatform site;
    private CuttingLine line;
    private DeskSession desk;
    private Path folder;
    private volatile Duration ahead = Duration.ZERO;
    private int kills;

    @BeforeEach
    void start() throws IOException {
        site =
                new TestPlatform(
                        dir.resolve("server"), Database::sqlite, new SampleData.Size(40, 10, 1));
        for (var number = 1; number <= DELIVERIES; number++) orders.add(order(number));
        site.store(Collections.PURCHASE_ORDERS, CHANNEL, orders);
        line = new CuttingLine(site.platform().url());
        folder = dir.resolve("desk");
        desk = open();
        await(() -> desk.cache().find(Collections.PURCHASE_ORDERS, orders.getLast().id()) != null);
        await(() -> new Goods(desk.cache()).plan(CHANNEL, "SKU-30117") != null);
        line.let(0);
    }

    @AfterEach
    void stop() throws IOException {
        desk.close();
        line.close();
        site.close();
    }

    private DeskSession open() {
        var inspector = site.caller(Role.WAREHOUSE_INSPECTOR, CHANNEL).account();
        var token = site.platform().token(inspector, Duration.ofHours(1));
        return DeskSession.open(
                folder,
                new Who(line.url(), site.platform().platformId(), inspector, CHANNEL),
                TokenSource.fixed(() -> token),
                () -> Instant.now().plus(ahead));
    }

    private static void await(BooleanSupplier condition) {
        var until = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - until).as("waited too long").isNegative();
            LockSupport.parkNanos(5_000_000);
        }
    }

    /// Of one line, or of two.
    private static PurchaseOrder order(int number) {
        var lines = new ArrayList<PurchaseOrder.Line>();
        for (var at = 1; at <= (number <= LOTS - DELIVERIES ? 2 : 1); at++)
            lines.add(
                    new PurchaseOrder.Line(
                            Ids.next(),
                            at,
                            "SKU-30117",
                            "Charging cable, 2 m",
                            "each",
                            at == 1 ? 40 : 15,
                            new Money(40_00, "AUD"),
                            TODAY,
                            null,
                            null));
        return new PurchaseOrder(
                Ids.next(),
                1,
                CHANNEL,
                "PO-D" + number,
                Ids.next(),
                "SUP-9",
                "Maker",
                PurchaseState.SENT,
                null,
                lines,
                20,
                false,
                false);
    }

    private <C extends Command> void give(Mutation<C, Lot> procedure, C command) {
        var sent = desk.commands().send(procedure, command, Duration.ZERO);
        assertThat(sent).as("%s", sent).isInstanceOf(Sent.Queued.class);
    }

    private Lot lot(String id) {
        return requireNonNull(desk.cache().find(Collections.LOTS, id));
    }

    private DeviceNumbers numbers() {
        return new DeviceNumbers(desk.notes(), desk.outbox().installId());
    }

    private String receive(PurchaseOrder order, PurchaseOrder.Line of) throws IOException {
        var id = Ids.next();
        var source =
                new LotSource(
                        order.id(),
                        order.number(),
                        of.id(),
                        order.supplierId(),
                        order.supplierNumber(),
                        order.supplierName(),
                        of.sku(),
                        of.item(),
                        of.unit(),
                        null);
        var number = numbers().next("LOT");
        for (var counted : List.of(of.ordered() - 3, of.ordered()))
            give(
                    GoodsProcedures.COUNT_LOT,
                    new CountLot(
                            id, number, CHANNEL, source, counted, 0, "B1", null, List.of(), null));
        photograph(id, null, null);
        give(GoodsProcedures.RECEIVE_LOT, new ReceiveLot(id));
        return id;
    }

    private void photograph(String lot, @Nullable String inspection, @Nullable Integer unit)
            throws IOException {
        if (photos.size() == PHOTOS) return;
        var bytes = new byte[2_000 + chance.nextInt(6_000)];
        chance.nextBytes(bytes);
        var kept =
                desk.outbox()
                        .attachments()
                        .keep(
                                new ByteArrayInputStream(bytes),
                                new Fresh(
                                        "image/jpeg",
                                        "dock.jpg",
                                        Collections.LOTS.name(),
                                        lot,
                                        null),
                                Instant.now());
        var content = kept.content();
        give(
                GoodsProcedures.ATTACH_TO_LOT,
                new AttachToLot(
                        lot,
                        inspection,
                        unit,
                        content.id(),
                        content.sha256(),
                        content.length(),
                        content.type(),
                        kept.name()));
        photos.put(content.id(), sha256(bytes));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Unit by unit, each an entry of its own; some units have something wrong.
    private void inspect(String lot) throws IOException {
        var goods = new Goods(desk.cache());
        var source = lot(lot).source();
        var spec = requireNonNull(goods.plan(CHANNEL, source.sku()));
        var id = Ids.next();
        give(
                GoodsProcedures.START_INSPECTION,
                new StartInspection(
                        lot,
                        id,
                        numbers().next("INS"),
                        spec,
                        goods.history(spec, source.supplierId(), source.sku()).severities(),
                        chance.nextLong(1L << 53),
                        false));
        var most = requireNonNull(lot(lot).inspection(id)).most();
        for (var index = 1; index <= most; index++) {
            var defects = new HashMap<String, Integer>();
            if (chance.nextInt(15) == 0) defects.put("DENT", 1);
            give(
                    GoodsProcedures.RECORD_UNITS,
                    new RecordUnits(
                            lot,
                            id,
                            List.of(
                                    new UnitEntry(
                                            index,
                                            null,
                                            defects,
                                            Map.of(),
                                            false,
                                            Instant.now()))));
            if (index <= 3) photograph(lot, id, index);
        }
        sign(lot, requireNonNull(lot(lot).inspection(id)));
    }

    private void sign(String lot, Inspection inspection) {
        var all = Math.toIntExact(lot(lot).count().quantity());
        var accepted = InspectionCount.of(inspection).verdict() instanceof Verdict.Accepted;
        give(
                GoodsProcedures.SIGN_INSPECTION,
                new SignInspection(
                        lot,
                        inspection.id(),
                        accepted ? LotVerdict.ACCEPTED : LotVerdict.REJECTED,
                        Map.of(accepted ? Disposition.ACCEPT : Disposition.RETURN, all),
                        null));
        give(GoodsProcedures.PUT_AWAY_LOT, new PutAwayLot(lot, accepted ? "S-01-01" : "Q-01"));
    }

    /// What lies on the disk at this moment is all that the next start has.
    private void kill() throws IOException {
        var image = dir.resolve("desk-" + ++kills);
        try (var all = Files.walk(folder)) {
            for (var path : all.toList()) {
                var target = image.resolve(folder.relativize(path).toString());
                if (Files.isDirectory(path)) Files.createDirectories(target);
                else Files.copy(path, target);
            }
        }
        desk.close();
        folder = image;
        desk = open();
    }

    private Lot atPlatform(String id) {
        try (var client = site.client(site.caller(Role.FOUNDER, CHANNEL))) {
            return client.query(ListProcedures.get(Collections.LOTS), new GetOne(CHANNEL, id));
        }
    }

    @Test
    void aDayWithoutANetworkIsOnThePlatformOnce() throws IOException {
        var lots = new ArrayList<String>();
        for (var order : orders) {
            for (var of : order.lines()) lots.add(receive(order, of));
            if (lots.size() == 30) kill();
        }
        assertThat(lots).hasSize(LOTS);
        for (var at = 0; at < lots.size(); at++) {
            if (at == 15) ahead = Duration.ofDays(2);
            if (at == 20 || at == 45) kill();
            if (at == 40) ahead = Duration.ofHours(-5);
            inspect(lots.get(at));
        }
        while (photos.size() < PHOTOS) photograph(lots.getFirst(), null, null);
        var shown = lots.stream().map(this::lot).toList();
        assertThat(kills).isEqualTo(3);
        assertThat(shown).allMatch(lot -> lot.holding() != null);

        line.mend();
        desk.sync().tryNow();
        var over = EnumSet.of(State.ACKED);
        await(() -> desk.outbox().count(EnumSet.complementOf(over)) == 0);

        for (var lot : shown) {
            var there = atPlatform(lot.id());
            assertThat(there.state()).isEqualTo(lot.state());
            assertThat(there.bin()).isEqualTo(lot.bin());
            assertThat(there.count()).isEqualTo(lot.count());
            assertThat(there.inspections()).isEqualTo(lot.inspections());
            assertThat(there.files()).isEqualTo(lot.files());
            assertThat(there.version()).isEqualTo(lot.version());
        }
        photosAreWhole(shown);
        assertThat(site.verifyAudit()).allMatch(one -> one.fault() == null);
    }

    private void photosAreWhole(List<Lot> shown) {
        var files = site.files(site.caller(Role.FOUNDER, CHANNEL), CHANNEL);
        var named = shown.stream().flatMap(lot -> lot.files().stream()).toList();
        assertThat(named).hasSize(PHOTOS);
        assertThat(photos).hasSize(PHOTOS);
        for (var one : named) {
            var bytes = files.read(one.file().id(), 0, 1 << 20);
            assertThat(sha256(bytes)).isEqualTo(photos.get(one.file().id()));
        }
    }
}
