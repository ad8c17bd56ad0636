package live.lsn.desk.shell;

import static live.lsn.desk.shell.OpenDesk.await;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import javafx.event.EventType;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Money;
import live.lsn.api.model.Role;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.PurchaseOrder;
import live.lsn.api.model.goods.PurchaseState;
import live.lsn.desk.floor.Goods;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.goods.Floor;
import live.lsn.rules.sampling.SkipLot;
import live.lsn.ui.Snapshots;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/// A supplier's item has qualified for skip-lot: an inspector passes a lot that was not drawn.
class SkipLotScreenTest {
    private static final int WAITING = 6;
    private final FxRobot robot = new FxRobot();
    @TempDir private Path dir;
    private OpenDesk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new OpenDesk(dir, SkipLotScreenTest::deliver, Role.WAREHOUSE_INSPECTOR);
        await(() -> waiting().size() == WAITING);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static void deliver(TestPlatform site) {
        var line =
                new PurchaseOrder.Line(
                        "00000000-0000-7000-8000-000000000011",
                        1,
                        "SKU-1",
                        "Cable",
                        "each",
                        10_000,
                        new Money(1_000_000, "AUD"),
                        LocalDate.of(2026, 11, 27),
                        null,
                        null);
        var order =
                new PurchaseOrder(
                        "00000000-0000-7000-8000-000000000012",
                        1,
                        "AU",
                        "PO-9",
                        "00000000-0000-7000-8000-000000000013",
                        "SUP-9",
                        "Maker",
                        PurchaseState.SENT,
                        null,
                        List.of(line),
                        20,
                        false,
                        false);
        site.store(Collections.PURCHASE_ORDERS, "AU", List.of(order));
        try (var floor = new Floor(site, "AU")) {
            floor.setPlan("SKU-1", Floor.SKIPPING);
            for (var lot = 0; lot < SkipLot.FEWEST; lot++)
                floor.signed(
                        floor.recorded(floor.started(floor.received()), true), LotVerdict.ACCEPTED);
            for (var lot = 0; lot < WAITING; lot++) floor.received();
        }
    }

    private Goods goods() {
        return new Goods(desk.session().cache());
    }

    private List<Lot> waiting() {
        return goods().lots(List.of(LotState.RECEIVED), 50);
    }

    private Lot waiting(boolean drawn) {
        return waiting().stream()
                .filter(lot -> requireNonNull(goods().draw(lot)).isDrawn() == drawn)
                .findFirst()
                .orElseThrow();
    }

    private Lot lot(Lot of) {
        return requireNonNull(goods().lot(of.id()));
    }

    private void open(Lot lot) {
        desk.run(() -> desk.window().go(Place.INSPECTIONS.id()));
        await(() -> desk.reads(lot.number()));
        scan(lot.number());
        await(() -> desk.reads("units are drawn"));
    }

    /// A scanner types faster than the screen draws.
    private void scan(String code) {
        desk.run(
                () -> {
                    for (var character : code.toCharArray())
                        fire(KeyEvent.KEY_TYPED, String.valueOf(character), KeyCode.UNDEFINED);
                    fire(KeyEvent.KEY_PRESSED, "", KeyCode.ENTER);
                });
    }

    private void fire(EventType<KeyEvent> type, String character, KeyCode code) {
        KeyEvent.fireEvent(
                requireNonNull(desk.window().getScene().getFocusOwner()),
                new KeyEvent(type, character, "", code, false, false, false, false));
    }

    private void snapshot(String name) {
        desk.run(
                () -> {
                    try {
                        Snapshots.png(
                                desk.window().getScene(),
                                Path.of("target", "plans", name + ".png"));
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
    }

    @Test
    void anUndrawnLotPassesByOneKeyAndIsPutAwayLikeAnyOther() {
        var undrawn = waiting(false);
        var draw = requireNonNull(goods().draw(undrawn));
        await(() -> desk.reads("Next to inspect") && desk.reads("not drawn: 1 in 2"));
        assertThat(desk.texts().stream().filter("not drawn: 1 in 2"::equals))
                .hasSameSizeAs(
                        waiting().stream()
                                .filter(lot -> !requireNonNull(goods().draw(lot)).isDrawn())
                                .toList());
        snapshot("home");
        desk.run(() -> desk.window().go(Place.INSPECTIONS.id()));
        await(() -> desk.reads("not drawn: 1 in 2"));
        snapshot("waiting");
        open(undrawn);
        assertThat(desk.reads("Not drawn: 1 lot in 2")).isTrue();
        snapshot("undrawn");
        robot.type(KeyCode.P);
        await(() -> desk.reads("is accepted without inspection"));
        var passed = lot(undrawn);
        assertThat(passed.state()).isEqualTo(LotState.ACCEPTED);
        assertThat(passed.stockUnits()).isEqualTo(10);
        var why = requireNonNull(passed.passed());
        assertThat(List.of(why.oneIn(), why.place())).containsExactly(2, draw.place());
        assertThat(why.seed()).isEqualTo(draw.seed());
        await(() -> desk.queued() == 0);
        assertThat(waiting()).hasSize(WAITING - 1);
        desk.run(() -> desk.window().go(Place.LOTS.id()));
        desk.run(() -> ((ButtonBase) requireNonNull(desk.window().lookup("#lots-all"))).fire());
        await(() -> desk.rows() > 1);
        desk.run(() -> search(undrawn.number()));
        await(() -> desk.rows() == 1);
        snapshot("passed");
        await(() -> desk.reads("Passed without inspection: not drawn, 1 in 2"));
    }

    private void search(String text) {
        ((TextField) requireNonNull(desk.window().lookup(".search"))).setText(text);
    }

    @Test
    void aDrawnLotIsInspected() {
        var drawn = waiting(true);
        open(drawn);
        assertThat(desk.reads("Not drawn")).isFalse();
        robot.type(KeyCode.P);
        assertThat(lot(drawn).state()).isEqualTo(LotState.RECEIVED);
    }

    @Test
    void anUndrawnLotCanBeInspectedAllTheSame() {
        var undrawn = waiting(false);
        open(undrawn);
        robot.type(KeyCode.ENTER);
        await(() -> lot(undrawn).state() == LotState.INSPECTING);
        assertThat(lot(undrawn).passed()).isNull();
    }
}
