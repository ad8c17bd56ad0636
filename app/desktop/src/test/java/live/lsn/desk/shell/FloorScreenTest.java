package live.lsn.desk.shell;

import static live.lsn.desk.shell.OpenDesk.await;
import static live.lsn.desk.shell.OpenDesk.on;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import javafx.scene.input.KeyCode;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Role;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.api.procedure.ListProcedures;
import live.lsn.api.procedure.ListProcedures.ListPage;
import live.lsn.api.trpc.Json;
import live.lsn.desk.floor.ExpectedOrder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A delivery from the truck to the bin by keys alone, while the platform is away.
class FloorScreenTest {
    private final FxRobot robot = new FxRobot();
    private final PurchaseOrder order = ExpectedOrder.of("PO-9001", false);
    @TempDir private Path dir;
    private OpenDesk desk;

    @BeforeEach
    void open() throws Exception {
        desk =
                new OpenDesk(
                        dir,
                        site -> {
                            site.expect(order);
                            site.expect(ExpectedOrder.of("PO-9002", true));
                        },
                        Role.WAREHOUSE_INSPECTOR);
        await(() -> desk.reads("due today or late") && isFocused("floor-scan"));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private boolean isFocused(String id) {
        return on(
                () -> {
                    var owner = desk.window().getScene().getFocusOwner();
                    return owner != null && id.equals(owner.getId());
                });
    }

    /// As a scanner types it.
    private void type(String code) {
        for (var character : code.toCharArray()) robot.write(character);
    }

    private void scan(String code) {
        type(code);
        robot.type(KeyCode.ENTER);
    }

    /// All lots that the platform has.
    private List<Lot> lots() {
        var found = new ArrayList<Lot>();
        desk.asAnother(
                Role.FOUNDER,
                client ->
                        client.query(
                                        ListProcedures.list(Collections.LOTS),
                                        new ListPage("AU", null, ListProcedures.LARGEST_PAGE))
                                .items()
                                .forEach(
                                        item ->
                                                found.add(
                                                        Json.MAPPER.treeToValue(item, Lot.class))));
        return found;
    }

    @Test
    void aDeliveryIsReceivedAndPutAwayWithoutANetworkAndIsOnThePlatformOnceAfterwards()
            throws Exception {
        desk.run(desk.window().power()::stop);
        await(() -> desk.reads("Your work is safe on this device"));
        scan("po-9001");
        await(() -> desk.reads("Test Supplier") && desk.reads("Cable 2 m"));
        scan("SKU-CABLE");
        await(() -> isFocused("count-quantity"));
        scan("100");
        await(() -> isFocused("count-damaged") && desk.reads("complete"));
        desk.restart();
        await(() -> desk.reads("Go on counting PO-9001") && isFocused("floor-scan"));
        robot.type(KeyCode.ENTER);
        await(() -> desk.reads("draft, safe on this device"));
        scan("SKU-MUG");
        await(() -> isFocused("count-quantity"));
        scan("30");
        await(() -> desk.reads("10 fewer than ordered"));
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> desk.reads("2 lots were received"));
        assertThat(desk.texts()).contains("Lot traveller as PDF", "Ctrl+⇧+P");
        robot.push(KeyCode.CONTROL, KeyCode.P);
        await(() -> desk.reads("Labels of 2 lots"));
        robot.type(KeyCode.ESCAPE);
        await(() -> !desk.reads("Labels of 2 lots") && isFocused("floor-scan"));
        robot.type(KeyCode.ESCAPE);
        await(() -> desk.reads("lots without a bin"));
        robot.type(KeyCode.DIGIT3);
        await(() -> desk.reads("2 lots without a bin"));
        for (var bin : new String[] {"A-1", "A-2"}) {
            robot.type(KeyCode.DIGIT1);
            await(() -> desk.reads("Scan the bin for"));
            scan(bin);
            await(() -> desk.reads("lies in " + bin));
        }
        desk.run(desk.window().power()::start);
        await(() -> desk.session().unsent() == 0);
        assertThat(lots())
                .filteredOn(lot -> lot.source().orderId().equals(order.id()))
                .extracting(lot -> lot.source().sku() + " " + lot.bookedUnits() + " " + lot.bin())
                .containsExactlyInAnyOrder("SKU-CABLE 100 A-1", "SKU-MUG 30 A-2");
        assertThat(lots())
                .filteredOn(lot -> lot.source().orderId().equals(order.id()))
                .allSatisfy(
                        lot ->
                                assertThat(lot.putAways())
                                        .singleElement()
                                        .satisfies(
                                                put -> {
                                                    assertThat(put.bin()).isEqualTo(lot.bin());
                                                    assertThat(put.by())
                                                            .isEqualTo(lot.receivedBy());
                                                    assertThat(put.at()).isAfter(lot.receivedAt());
                                                }));
    }

    @Test
    void aBlindDeliveryShowsNoFigureOfTheOrderAndRefusesWhatItDoesNotAllowInWords() {
        scan("PO-9002");
        await(() -> desk.reads("blind: count what is there"));
        assertThat(desk.texts()).doesNotContain("100", "105", "40", "42", "expected");
        scan("SKU-CABLE");
        await(() -> isFocused("count-quantity"));
        scan("106");
        await(() -> desk.reads("more than the order allows"));
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(desk.texts()).doesNotContain("100", "105", "40", "42", "expected");
        assertThat(lots()).allSatisfy(lot -> assertThat(lot.bookedUnits()).isZero());
    }

    @Test
    void whatNobodyKnowsIsSaidInWordsAndGlovesAreKept() throws Exception {
        scan("XYZ-1");
        await(() -> desk.reads("Nothing is known as \"XYZ-1\""));
        robot.type(KeyCode.ESCAPE);
        await(() -> !desk.reads("Nothing is known"));
        robot.push(KeyCode.CONTROL, KeyCode.G);
        await(() -> on(() -> desk.window().lookup(".floor.gloves") != null));
        assertThat(on(() -> desk.window().lookup(".floor-tile").getBoundsInParent().getHeight()))
                .isGreaterThanOrEqualTo(64);
        desk.restart();
        await(() -> on(() -> desk.window().lookup(".floor.gloves") != null));
    }

    /// A scanner does not wait for the next picture.
    @Test
    void whoeverOpensTheFloorHasTheKeyboardAtOnceWhereScansAreTaken() throws Exception {
        desk.reopen(Role.FOUNDER);
        desk.run(
                () -> {
                    desk.window().go(Place.FLOOR.id());
                    assertThat(desk.window().getScene().getFocusOwner().getId())
                            .isEqualTo("floor-scan");
                });
    }

    private void reaches(String page) {
        assertThat(on(() -> Targets.tooSmall(desk.window(), ".floor"))).as(page).isEmpty();
    }

    @Test
    void aGloveHitsEverythingOnTheFloor() {
        robot.push(KeyCode.CONTROL, KeyCode.G);
        await(() -> on(() -> desk.window().lookup(".floor.gloves") != null));
        assertThat(on(() -> Targets.tooSmall(desk.window(), ".floor-gloves"))).isEmpty();
        reaches("home");
        scan("XYZ-1");
        await(() -> desk.reads("Nothing is known as"));
        reaches("nothing found");
        robot.type(KeyCode.ESCAPE, KeyCode.DIGIT2);
        await(() -> desk.reads("PO-9002"));
        reaches("deliveries");
        scan("PO-9001");
        await(() -> desk.reads("Cable 2 m"));
        scan("SKU-CABLE");
        await(() -> isFocused("count-quantity"));
        scan("100");
        await(() -> isFocused("count-damaged") && desk.reads("complete"));
        desk.run(() -> requireNonNull(desk.window().lookup("#count-serial")).requestFocus());
        scan("SN-1");
        await(() -> desk.reads("SN-1"));
        reaches("receiving");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> desk.reads("was received"));
        reaches("received");
        robot.push(KeyCode.CONTROL, KeyCode.P);
        await(() -> desk.reads("Labels of"));
        reaches("labels");
        robot.type(KeyCode.ESCAPE);
        await(() -> isFocused("floor-scan"));
        robot.type(KeyCode.ESCAPE, KeyCode.DIGIT3);
        await(() -> desk.reads("without a bin"));
        reaches("put away");
    }

    @Test
    void aScanIsTakenWhereverTheKeyboardIs() {
        desk.run(() -> requireNonNull(desk.window().lookup(".sidebar .place")).requestFocus());
        robot.type(KeyCode.X, KeyCode.Y, KeyCode.Z, KeyCode.ENTER);
        await(() -> desk.reads("Nothing is known as \"xyz\""));
    }
}
