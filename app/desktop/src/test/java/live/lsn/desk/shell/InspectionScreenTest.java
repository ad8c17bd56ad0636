package live.lsn.desk.shell;

import static live.lsn.desk.shell.OpenDesk.await;
import static live.lsn.desk.shell.OpenDesk.on;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Role;
import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotFile;
import live.lsn.api.model.goods.LotSource;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.api.model.goods.PurchaseState;
import live.lsn.api.procedure.GoodsProcedures;
import live.lsn.api.procedure.GoodsProcedures.CountLot;
import live.lsn.api.procedure.GoodsProcedures.ReceiveLot;
import live.lsn.api.procedure.ListProcedures;
import live.lsn.api.procedure.ListProcedures.ListPage;
import live.lsn.api.trpc.Json;
import live.lsn.desk.floor.Goods;
import live.lsn.desk.store.AttachmentStore;
import live.lsn.desk.store.DiskRoom;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.Sort;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.platform.sample.SampleData;
import live.lsn.ui.Density;
import live.lsn.ui.Snapshots;
import live.lsn.ui.Theme;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

/// A whole inspection by scanner and keys alone, while the platform is away.
class InspectionScreenTest {
    private final FxRobot robot = new FxRobot();
    @TempDir private Path dir;
    private OpenDesk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new OpenDesk(dir, new SampleData.Size(400, 100, 40), Role.WAREHOUSE_INSPECTOR);
        await(() -> !goods().lots(List.of(LotState.RECEIVED), 50).isEmpty());
        desk.run(
                () -> {
                    desk.window().getScene().getWindow().setWidth(1_280);
                    desk.window().getScene().getWindow().setHeight(800);
                });
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Goods goods() {
        return new Goods(desk.session().cache());
    }

    private Lot lot(String id) {
        return requireNonNull(goods().lot(id));
    }

    private Inspection inspection(String lotId) {
        return lot(lotId).inspections().getLast();
    }

    /// One of which little is measured, with more than a handful of units.
    private Lot waiting() {
        return goods().lots(List.of(LotState.RECEIVED), 50).stream()
                .filter(lot -> lot.count().whole() > 30)
                .filter(
                        lot ->
                                requireNonNull(goods().plan(lot.channel(), lot.source().sku()))
                                        .characteristics()
                                        .isEmpty())
                .min(Comparator.comparingLong(lot -> lot.count().whole()))
                .orElseThrow();
    }

    private boolean isFocused(String id) {
        return on(
                () -> {
                    var owner = desk.window().getScene().getFocusOwner();
                    return owner != null && id.equals(owner.getId());
                });
    }

    /// A scanner types faster than the screen draws.
    private void wedge(String code, KeyCode end) {
        desk.run(
                () -> {
                    for (var character : code.toCharArray()) {
                        var owner = owner();
                        KeyEvent.fireEvent(owner, typed(String.valueOf(character)));
                    }
                    KeyEvent.fireEvent(
                            owner(),
                            new KeyEvent(
                                    KeyEvent.KEY_PRESSED, "", "", end, false, false, false, false));
                });
    }

    private Node owner() {
        return requireNonNull(desk.window().getScene().getFocusOwner());
    }

    private static KeyEvent typed(String character) {
        return new KeyEvent(
                KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false);
    }

    private void press(KeyCode... keys) {
        robot.type(keys);
    }

    private void snapshot(String name) {
        desk.run(
                () -> {
                    try {
                        Snapshots.png(
                                desk.window().getScene(),
                                Path.of("target", "inspection", name + ".png"));
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
    }

    private void begin(Lot lot) {
        desk.run(() -> desk.window().go(Place.INSPECTIONS.id()));
        await(() -> desk.reads(lot.number()));
        wedge(lot.number(), KeyCode.ENTER);
        await(() -> desk.reads("units are drawn"));
        snapshot("start");
        press(KeyCode.ENTER);
        await(() -> isFocused("inspection-scan"));
    }

    private int units(String lotId) {
        return inspection(lotId).units().size();
    }

    /// Buttons of the form that what is told lies over.
    private List<Node> under() {
        var told = requireNonNull(desk.window().lookup(".banner"));
        var over = told.localToScene(told.getLayoutBounds());
        return desk.window().lookupAll(".inspection .button").stream()
                .filter(each -> each.localToScene(each.getLayoutBounds()).intersects(over))
                .toList();
    }

    private void reaches(String page) {
        await(() -> on(() -> desk.window().lookup(".gloves .inspection") != null));
        snapshot("gloves-" + page);
        assertThat(on(() -> Targets.tooSmall(desk.window(), ".gloves"))).as(page).isEmpty();
    }

    @Test
    void aGloveHitsEverythingWhileInspecting() {
        desk.session().notes().save("floor-gloves", new byte[] {1});
        var lot = waiting();
        desk.run(() -> desk.window().go(Place.INSPECTIONS.id()));
        await(() -> desk.reads(lot.number()));
        reaches("list");
        wedge(lot.number(), KeyCode.ENTER);
        await(() -> desk.reads("units are drawn"));
        reaches("start");
        press(KeyCode.ENTER);
        await(() -> isFocused("inspection-scan"));
        wedge("SN-0001", KeyCode.ENTER);
        await(() -> desk.reads("Unit 1 is SN-0001"));
        press(KeyCode.DIGIT1);
        await(() -> units(lot.id()) == 1);
        reaches("units");
        press(KeyCode.ENTER, KeyCode.T);
        robot.write(String.valueOf(inspection(lot.id()).most() - 1));
        press(KeyCode.ENTER);
        await(() -> units(lot.id()) == inspection(lot.id()).most());
        press(KeyCode.F9);
        await(() -> desk.reads("What becomes of the"));
        await(() -> isFocused("way-ACCEPT"));
        reaches("sign");
    }

    @Test
    void whoComesInAgainGoesOnWithTheLotThatWasOpen() throws Exception {
        var lot = waiting();
        desk.run(() -> desk.window().go(Place.INSPECTIONS.id()));
        assertThat(on(() -> desk.window().stay()).record()).isNull();
        begin(lot);
        wedge("SN-0001", KeyCode.ENTER);
        await(() -> desk.reads("Unit 1 is SN-0001"));
        var stay = on(() -> desk.window().stay());
        assertThat(stay.record()).isEqualTo(lot.id());
        desk.reopen(Role.WAREHOUSE_INSPECTOR);
        desk.run(() -> desk.window().returnTo(stay));
        await(() -> isFocused("inspection-scan") && desk.reads("SN-0001"));
    }

    @Test
    void aWholeInspectionIsMadeOfflineGoesOnAfterAnEndWithoutWarningAndArrivesOnce()
            throws Exception {
        var lot = waiting();
        desk.run(desk.window().power()::stop);
        await(() -> desk.session().sync().status().connection() == Connection.OFFLINE);
        begin(lot);
        wedge("SN-0001", KeyCode.ENTER);
        await(() -> desk.reads("Unit 1 is SN-0001"));
        press(KeyCode.DIGIT1);
        await(() -> units(lot.id()) == 1);
        press(KeyCode.ENTER);
        wedge("4006381333931", KeyCode.TAB);
        await(() -> desk.reads("Unit 2 is 4006381333931"));
        press(KeyCode.ENTER);
        await(() -> units(lot.id()) == 2);
        assertThat(inspection(lot.id()).units().get(1).serial()).isEqualTo("4006381333931");
        press(KeyCode.ENTER);
        await(() -> units(lot.id()) == 3);
        press(KeyCode.BACK_SPACE);
        await(() -> units(lot.id()) == 2);
        press(KeyCode.T, KeyCode.DIGIT4, KeyCode.ENTER);
        await(() -> units(lot.id()) == 6);
        wedge("SN-0007", KeyCode.ENTER);
        await(() -> desk.reads("Unit 7 is SN-0007"));
        snapshot("units");
        assertThat(on(this::under)).isEmpty();
        desk.run(() -> Theme.apply(desk.window().getScene(), Theme.DARK, Density.NORMAL));
        snapshot("units-dark");
        desk.run(() -> Theme.apply(desk.window().getScene(), Theme.LIGHT, Density.NORMAL));
        var before = inspection(lot.id()).units();

        // The program starts its platform with itself; it is away again as soon as it is open.
        desk.run(desk.window().power()::start);
        await(() -> desk.session().sync().status().connection() == Connection.ONLINE);
        desk.reopen(Role.WAREHOUSE_INSPECTOR);
        desk.run(desk.window().power()::stop);
        await(() -> desk.session().sync().status().connection() == Connection.OFFLINE);
        desk.run(() -> desk.window().go(Place.INSPECTIONS.id()));
        await(() -> desk.reads("go on at unit 7"));
        snapshot("list");
        press(KeyCode.DOWN, KeyCode.ENTER);
        await(() -> isFocused("inspection-scan") && desk.reads("SN-0007"));
        assertThat(inspection(lot.id()).units()).isEqualTo(before);
        press(KeyCode.F9);
        await(() -> desk.reads("Not yet"));
        press(KeyCode.ENTER);
        await(() -> units(lot.id()) == 7);
        var left = inspection(lot.id()).most() - 7;
        press(KeyCode.T);
        robot.write(String.valueOf(left));
        press(KeyCode.ENTER);
        await(() -> units(lot.id()) == inspection(lot.id()).most());
        press(KeyCode.F9);
        await(() -> desk.reads("What becomes of the"));
        snapshot("sign");
        press(KeyCode.F9);
        await(() -> desk.reads("is signed"));
        snapshot("signed");
        assertThat(inspection(lot.id()).isOpen()).isFalse();

        var mine = inspection(lot.id());
        desk.run(desk.window().power()::start);
        await(() -> desk.session().unsent() == 0);
        var there = new ArrayList<Lot>();
        desk.asAnother(
                Role.FOUNDER,
                client -> {
                    var page =
                            client.query(
                                    ListProcedures.list(Collections.LOTS),
                                    new ListPage("AU", null, ListProcedures.LARGEST_PAGE));
                    page.items().stream()
                            .map(item -> Json.MAPPER.treeToValue(item, Lot.class))
                            .filter(one -> one.id().equals(lot.id()))
                            .forEach(there::add);
                });
        assertThat(there).hasSize(1);
        assertThat(there.getFirst().inspections()).hasSize(1);
        assertThat(there.getFirst().inspections().getFirst().units()).isEqualTo(mine.units());
        assertThat(there.getFirst().inspections().getFirst().signOff())
                .usingRecursiveComparison()
                .isEqualTo(mine.signOff());
    }

    /// One that has just come, and whose first units are measured.
    private Lot measured() {
        var orders =
                goods().rows(
                                Collections.PURCHASE_ORDERS,
                                List.of(Filter.of("state", Op.EQUALS, PurchaseState.SENT)),
                                new Sort("next_due", false),
                                100);
        for (var order : orders)
            for (var line : order.lines()) {
                var spec = requireNonNull(goods().plan(order.channel(), line.sku()));
                if (!spec.characteristics().isEmpty()) return received(order, line);
            }
        throw new AssertionError("nothing that is measured is expected");
    }

    private Lot received(PurchaseOrder order, PurchaseOrder.Line line) {
        var id = Ids.next();
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
        var count = new CountLot(id, "LOT-NEW-1", "AU", source, 60, 2, null, null, List.of(), null);
        var commands = desk.session().commands();
        assertThat(commands.send(GoodsProcedures.COUNT_LOT, count, Duration.ZERO))
                .isInstanceOf(Sent.Queued.class);
        assertThat(commands.send(GoodsProcedures.RECEIVE_LOT, new ReceiveLot(id), Duration.ZERO))
                .isInstanceOf(Sent.Queued.class);
        return lot(id);
    }

    private boolean isReading() {
        return on(
                () -> {
                    var owner = desk.window().getScene().getFocusOwner();
                    return owner != null
                            && owner.getId() != null
                            && owner.getId().startsWith("reading-");
                });
    }

    /// By a gauge, which types like a scanner.
    private void gauge(String value) {
        await(this::isReading);
        press(KeyCode.HOME);
        robot.press(KeyCode.SHIFT).type(KeyCode.END).release(KeyCode.SHIFT);
        robot.write(value);
        press(KeyCode.ENTER);
    }

    @Test
    void whatIsNotMeasuredKeepsItsUnitOpenAndARejectedLotOpensItsReport() {
        var lot = measured();
        begin(lot);
        var spec = inspection(lot.id()).spec();
        press(KeyCode.ENTER);
        await(() -> isReading() && desk.reads("stays open"));
        gauge("wide");
        await(() -> desk.reads("No number"));
        assertThat(inspection(lot.id()).units().getFirst().readings()).containsValue("wide");
        for (var unit = 1; unit <= spec.characteristics().getFirst().units(); unit++) {
            var now = unit;
            if (unit > 1) press(KeyCode.M);
            for (var one : spec.characteristics()) gauge(requireNonNull(one.lower()));
            await(() -> isFocused("inspection-scan"));
            if (unit == 2) snapshot("readings");
            press(KeyCode.ENTER);
            await(() -> desk.reads("Unit " + (now + 1)));
        }
        var critical =
                spec.defects().stream()
                        .filter(one -> one.of() == NonconformityClass.CRITICAL)
                        .findFirst()
                        .orElseThrow();
        press(KeyCode.F);
        await(() -> desk.window().lookupAll(".defect-key").size() > 1);
        robot.write(critical.name().toLowerCase(Locale.ROOT));
        await(() -> desk.window().lookupAll(".defect-key").size() == 1);
        snapshot("find");
        press(KeyCode.ESCAPE);
        wedge(critical.code(), KeyCode.ENTER);
        await(() -> desk.reads("On course to reject"));
        press(KeyCode.ENTER, KeyCode.D);
        await(() -> desk.reads("of the lot"));
        snapshot("draw");
        press(KeyCode.D, KeyCode.T);
        robot.write(String.valueOf(inspection(lot.id()).most() - units(lot.id())));
        press(KeyCode.ENTER, KeyCode.F9);
        await(() -> desk.reads("What becomes of the"));
        snapshot("sign-rejected");
        press(KeyCode.F9);
        await(() -> desk.reads("is rejected. Report NCR-"));
        assertThat(requireNonNull(lot(lot.id()).nonconformity()).inspectionId())
                .isEqualTo(inspection(lot.id()).id());
    }

    /// A photo as from a camera's folder.
    private Path photo(String name) throws IOException {
        var picture = new BufferedImage(1_200, 900, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(new java.awt.Color(70, 100, 130));
        pen.fillRect(0, 0, 1_200, 900);
        pen.setColor(java.awt.Color.LIGHT_GRAY);
        pen.fillRoundRect(300, 200, 600, 500, 80, 80);
        pen.dispose();
        var file = dir.resolve(name);
        ImageIO.write(picture, "jpg", file.toFile());
        return file;
    }

    private void copy(Path file) {
        desk.run(
                () -> {
                    var content = new ClipboardContent();
                    content.putFiles(List.of(file.toFile()));
                    Clipboard.getSystemClipboard().setContent(content);
                });
    }

    private void control(KeyCode key) {
        robot.press(KeyCode.CONTROL).type(key).release(KeyCode.CONTROL);
    }

    private List<LotFile> photos(Lot lot) {
        return lot(lot.id()).files();
    }

    private byte[] content(LotFile file) throws IOException {
        return desk.session().files().content(file.file());
    }

    private boolean isMarking() {
        return on(() -> desk.window().lookup(".photo-marks") != null);
    }

    @Test
    void aPhotoIsAddedOfflineAndAMarkedOneStandsBesideItWhichStaysAsItWas() throws Exception {
        var lot = waiting();
        desk.run(desk.window().power()::stop);
        await(() -> desk.session().sync().status().connection() == Connection.OFFLINE);
        begin(lot);
        press(KeyCode.P);
        await(() -> desk.reads("No photo yet"));
        press(KeyCode.DIGIT1);
        await(() -> units(lot.id()) == 1);
        copy(photo("scratch.jpg"));
        control(KeyCode.V);
        await(() -> photos(lot).size() == 1 && desk.reads("Photo of unit 1 saved"));
        var original = content(photos(lot).getFirst());
        press(KeyCode.ENTER);
        await(() -> desk.reads("Unit 2"));
        press(KeyCode.P);
        await(this::isMarking);
        snapshot("marks");
        press(KeyCode.DIGIT2, KeyCode.RIGHT, KeyCode.ENTER);
        snapshot("marks-placed");
        control(KeyCode.ENTER);
        await(() -> photos(lot).size() == 2 && isFocused("inspection-scan"));
        await(() -> desk.reads("Photo with marks saved"));
        var marked = photos(lot).getLast();
        assertThat(marked.unit()).as("of the unit that the photo shows").isEqualTo(1);
        assertThat(marked.file().type()).isEqualTo("image/jpeg");
        assertThat(marked.file().name()).isEqualTo("scratch marked.jpg");
        assertThat(content(photos(lot).getFirst())).isEqualTo(original);
        var picture = ImageIO.read(new ByteArrayInputStream(content(marked)));
        assertThat(List.of(picture.getWidth(), picture.getHeight())).isEqualTo(List.of(1_200, 900));
        var red = new java.awt.Color(picture.getRGB(600 + 24 - 100, 450));
        assertThat(red.getRed()).isGreaterThan(170);
        assertThat(red.getGreen()).isLessThan(110);
        await(() -> on(() -> desk.window().lookupAll(".photo-tile").size()) == 2);
        snapshot("photos");
        desk.run(() -> Theme.apply(desk.window().getScene(), Theme.DARK, Density.NORMAL));
        snapshot("photos-dark");
    }

    @Test
    void aPhotoThatDoesNotFitOnTheDiskIsRefusedAndTheFormGoesOn() throws Exception {
        var lot = waiting();
        begin(lot);
        wedge("SN-0001", KeyCode.ENTER);
        await(() -> desk.reads("Unit 1 is SN-0001"));
        press(KeyCode.DIGIT1);
        await(() -> units(lot.id()) == 1);
        copy(photo("scratch.jpg"));
        control(KeyCode.V);
        await(() -> photos(lot).size() == 1);
        var before = inspection(lot.id()).units();
        var store = desk.session().outbox().attachments();
        DiskRoom.leave(store, AttachmentStore.LEAST_FREE - 1);
        copy(photo("dent.jpg"));
        control(KeyCode.V);
        await(() -> desk.reads("Photo not saved"));
        snapshot("no-room");
        assertThat(desk.reads("All entries are safe")).isTrue();
        assertThat(photos(lot)).hasSize(1);
        assertThat(store.all()).hasSize(1);
        assertThat(inspection(lot.id()).units()).isEqualTo(before);
        assertThat(isFocused("inspection-scan")).isTrue();

        press(KeyCode.P);
        await(this::isMarking);
        press(KeyCode.DIGIT1, KeyCode.ENTER);
        control(KeyCode.ENTER);
        await(() -> isMarking() && desk.reads("Photo not saved"));
        snapshot("marks-no-room");
        DiskRoom.leave(store, AttachmentStore.LEAST_FREE);
        control(KeyCode.ENTER);
        await(() -> photos(lot).size() == 2 && isFocused("inspection-scan"));

        press(KeyCode.ENTER);
        wedge("SN-0002", KeyCode.ENTER);
        await(() -> desk.reads("Unit 2 is SN-0002"));
        press(KeyCode.ENTER);
        await(() -> units(lot.id()) == 2);
        copy(photo("dent.jpg"));
        control(KeyCode.V);
        await(() -> photos(lot).size() == 3);
        assertThat(inspection(lot.id()).units().getFirst()).isEqualTo(before.getFirst());
    }
}
