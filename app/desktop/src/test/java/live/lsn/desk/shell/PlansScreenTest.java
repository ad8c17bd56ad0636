package live.lsn.desk.shell;

import static live.lsn.desk.shell.OpenDesk.await;
import static live.lsn.desk.shell.OpenDesk.on;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import live.lsn.api.model.Role;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.model.goods.PlanSpec.ClassAql;
import live.lsn.desk.floor.Goods;
import live.lsn.platform.sample.SampleData;
import live.lsn.ui.Snapshots;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A buyer says how an item is inspected, by keyboard alone; an inspector inspects by it.
class PlansScreenTest {
    private final FxRobot robot = new FxRobot();
    @TempDir private Path dir;
    private OpenDesk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new OpenDesk(dir, new SampleData.Size(400, 100, 40), Role.BUYER);
        await(() -> !goods().lots(List.of(LotState.RECEIVED), 50).isEmpty());
        desk.run(() -> desk.window().go(Place.PLANS.id()));
        await(() -> isFocused("plans-table") && desk.rows() > 1);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Goods goods() {
        return new Goods(desk.session().cache());
    }

    private PlanSpec spec(String sku) {
        return requireNonNull(goods().plan("AU", sku));
    }

    /// One that waits and whose item has a plan of its own.
    private Lot waiting() {
        return goods().lots(List.of(LotState.RECEIVED), 50).stream()
                .filter(lot -> lot.count().whole() > 30)
                .filter(lot -> !spec(lot.source().sku()).equals(spec("*")))
                .findFirst()
                .orElseThrow();
    }

    private Node owner() {
        return requireNonNull(desk.window().getScene().getFocusOwner());
    }

    private boolean isFocused(String id) {
        return on(
                () -> {
                    var owner = desk.window().getScene().getFocusOwner();
                    return owner != null && id.equals(owner.getId());
                });
    }

    private void tabTo(String id) {
        for (var i = 0; i < 60 && !isFocused(id); i++) robot.type(KeyCode.TAB);
        assertThat(isFocused(id)).as("Tab leads to %s", id).isTrue();
    }

    private void type(String text) {
        desk.run(
                () -> {
                    for (var character : text.toCharArray()) {
                        fire(KeyEvent.KEY_PRESSED, "");
                        fire(KeyEvent.KEY_TYPED, String.valueOf(character));
                    }
                });
    }

    private void fire(EventType<KeyEvent> type, String character) {
        KeyEvent.fireEvent(
                owner(),
                new KeyEvent(type, character, "", KeyCode.UNDEFINED, false, false, false, false));
    }

    private void save() {
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
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

    private void find(String sku) {
        robot.type(KeyCode.SLASH);
        await(() -> isFocused("plans-search"));
        type(sku);
        await(() -> desk.rows() == 1);
        robot.type(KeyCode.ENTER, KeyCode.DOWN);
        await(() -> desk.reads(sku));
    }

    @Test
    void aPlanThatIsSetIsWhatTheNextInspectionBeginsWith() throws Exception {
        var lot = waiting();
        var sku = lot.source().sku();
        find(sku);
        robot.type(KeyCode.E);
        await(() -> isFocused("plans-scheme"));
        tabTo("plans-aql-critical");
        robot.type(KeyCode.DOWN);
        tabTo("plans-defects-add");
        robot.type(KeyCode.SPACE);
        var added = "plans-defect-" + spec(sku).defects().size();
        await(() -> isFocused(added));
        type("Torn sleeve");
        for (var up = 0; up < spec(sku).defects().size(); up++)
            robot.press(KeyCode.ALT).type(KeyCode.UP).release(KeyCode.ALT);
        await(() -> isFocused("plans-defect-0"));
        snapshot("editor");
        save();
        await(() -> desk.reads("Saved on this device"));
        assertThat(spec(sku).defects().getFirst().code()).isEqualTo("TORN-SLEEVE");
        assertThat(spec(sku).classes()).contains(new ClassAql(NonconformityClass.CRITICAL, "0.10"));
        await(() -> desk.queued() == 0);
        snapshot("saved");
        desk.reopen(Role.WAREHOUSE_INSPECTOR);
        desk.run(() -> desk.window().go(Place.INSPECTIONS.id()));
        await(() -> desk.reads(lot.number()));
        type(lot.number());
        robot.type(KeyCode.ENTER);
        await(() -> desk.reads("units are drawn"));
        assertThat(desk.reads("AQL 0.10")).isTrue();
        robot.type(KeyCode.ENTER);
        await(() -> desk.reads("Torn sleeve"));
    }

    @Test
    void aNewPlanTellsWhatIsMissingBesideItsFieldAndIsSavedWithoutAPlatform() {
        desk.run(desk.window().power()::stop);
        await(() -> desk.reads("Offline since"));
        robot.type(KeyCode.N);
        await(() -> isFocused("plans-sku"));
        save();
        await(() -> desk.reads("To mend: 2") && desk.reads("names no class"));
        assertThat(isFocused("plans-sku")).isTrue();
        snapshot("wrong");
        type("NEW-1");
        await(() -> desk.reads("To mend: 1"));
        tabTo("plans-aql-major");
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN);
        tabTo("plans-skips");
        robot.type(KeyCode.SPACE);
        tabTo("plans-skip-after");
        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        type("9");
        await(() -> desk.reads("10 to 1,000"));
        type("0");
        await(() -> !desk.reads("To mend"));
        save();
        await(() -> desk.reads("Saved on this device"));
        assertThat(spec("NEW-1").skipAfter()).isEqualTo(90);
        assertThat(spec("NEW-1").classes())
                .containsExactly(new ClassAql(NonconformityClass.MAJOR, "0.025"));
        assertThat(desk.queued()).isOne();
    }

    @Test
    void whatIsNotSavedIsThereAgain() {
        robot.type(KeyCode.N);
        await(() -> isFocused("plans-sku"));
        type("HALF");
        robot.type(KeyCode.ESCAPE);
        await(() -> desk.reads("kept as a draft"));
        robot.type(KeyCode.N);
        await(() -> isFocused("plans-sku") && desk.reads("your draft from before"));
        type("-WAY");
        save();
        await(() -> desk.reads("To mend: 1"));
    }

    @Test
    void whoeverDoesNotOwnQualityLooksAndChangesNothing() throws Exception {
        desk.reopen(Role.WAREHOUSE_INSPECTOR);
        desk.run(() -> desk.window().go(Place.PLANS.id()));
        await(() -> isFocused("plans-table") && desk.rows() > 1);
        robot.type(KeyCode.N, KeyCode.E);
        assertThat(desk.texts()).doesNotContain(desk.words("plans.save"));
        assertThat(desk.reads(desk.words("plans.create"))).isFalse();
        assertThat(desk.reads(desk.words("plans.lead.look"))).isTrue();
        snapshot("looking");
    }
}
