package live.lsn.desk.shell;

import static live.lsn.desk.shell.OpenDesk.await;
import static live.lsn.desk.shell.OpenDesk.on;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Role;
import live.lsn.api.model.goods.Disposition;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.Nonconformity;
import live.lsn.api.model.goods.Nonconformity.What;
import live.lsn.api.model.goods.NonconformityState;
import live.lsn.api.procedure.ListProcedures;
import live.lsn.api.procedure.ListProcedures.ListPage;
import live.lsn.api.trpc.Json;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.platform.goods.Floor;
import live.lsn.platform.sample.SampleData;
import live.lsn.ui.Density;
import live.lsn.ui.Snapshots;
import live.lsn.ui.Theme;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// A buyer follows up rejected lots by keyboard, against a real platform.
class LotsScreenTest {
    private static final String INSPECTOR = "inspector";
    private final FxRobot robot = new FxRobot();
    @TempDir private Path dir;

    // Each test opens its own, as somebody else.
    @SuppressWarnings("NullAway.Init")
    private OpenDesk desk;

    @BeforeEach
    void open(TestInfo test) throws Exception {
        var role = test.getTags().contains(INSPECTOR) ? Role.WAREHOUSE_INSPECTOR : Role.BUYER;
        desk = new OpenDesk(dir, new SampleData.Size(400, 100, 40), role);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /// A lot that somebody else brought so far, open in the list.
    private Lot opened(Function<Floor, Lot> bring) {
        var made = new AtomicReference<Lot>();
        desk.asAnother(Role.FOUNDER, client -> made.set(bring.apply(new Floor(client, "AU"))));
        var lot = requireNonNull(made.get());
        await(
                () -> {
                    var known = desk.session().cache().find(Collections.LOTS, lot.id());
                    return known != null && known.version() >= lot.version();
                });
        desk.run(() -> desk.window().go(Place.LOTS.id()));
        await(() -> desk.rows() > 0);
        search(lot.number());
        await(() -> desk.rows() == 1 && desk.reads(lot.source().orderNumber()));
        desk.run(() -> requireNonNull(desk.window().lookup(".table-view")).requestFocus());
        await(() -> on(this::isInTheRows));
        return lot;
    }

    private void search(String text) {
        desk.run(() -> ((TextField) requireNonNull(desk.window().lookup(".search"))).setText(text));
    }

    private boolean isInTheRows() {
        return desk.window().getScene().getFocusOwner() instanceof TableView<?>;
    }

    private boolean isIn(String field) {
        return on(
                () -> {
                    var owner = desk.window().getScene().getFocusOwner();
                    return owner != null && field.equals(owner.getId());
                });
    }

    private Nonconformity report(Lot lot) {
        var now = requireNonNull(desk.session().cache().find(Collections.LOTS, lot.id()));
        return requireNonNull(now.nonconformity());
    }

    /// Into the field that has the keyboard, whichever other windows are open.
    private void type(String words) {
        desk.run(
                () -> {
                    var owner = desk.window().getScene().getFocusOwner();
                    ((TextField) requireNonNull(owner)).setText(words);
                });
    }

    private void record() {
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
    }

    /// Gives an act by its key, writes a sentence and records it.
    private void tell(Lot lot, KeyCode key, String words, NonconformityState then) {
        robot.type(key);
        await(() -> isIn("lots-text"));
        type(words);
        record();
        await(() -> report(lot).state() == then && on(this::isInTheRows));
    }

    private Lot onThePlatform(Lot lot) {
        var found = new AtomicReference<Lot>();
        desk.asAnother(
                Role.FOUNDER,
                client ->
                        client
                                .query(
                                        ListProcedures.list(Collections.LOTS),
                                        new ListPage("AU", null, ListProcedures.LARGEST_PAGE))
                                .items()
                                .stream()
                                .map(item -> Json.MAPPER.treeToValue(item, Lot.class))
                                .filter(each -> each.id().equals(lot.id()))
                                .forEach(found::set));
        return requireNonNull(found.get());
    }

    @Test
    void aBuyerTakesAReportFromOpenToClosedByKeyboardThoughThePlatformStopsHalfWay()
            throws Exception {
        var lot = opened(Floor::rejected);
        await(() -> desk.reads("Close report"));
        tell(lot, KeyCode.N, "told by telephone", NonconformityState.NOTIFIED);
        robot.type(KeyCode.A);
        await(() -> isIn("lots-due"));
        robot.type(KeyCode.ENTER);
        await(() -> isIn("lots-text"));
        type("find the cause");
        snapshot("lots-ask-light");
        robot.type(KeyCode.ENTER);
        await(() -> report(lot).state() == NonconformityState.ACTION_ASKED);
        await(() -> on(this::isInTheRows) && desk.reads("due in 14 days"));

        desk.run(desk.window().power()::stop);
        await(() -> desk.session().sync().status().connection() == Connection.OFFLINE);
        robot.type(KeyCode.R);
        await(() -> isIn("lots-text"));
        type("worn tool");
        robot.type(KeyCode.ENTER);
        await(() -> isIn("lots-action"));
        type("tool replaced");
        robot.type(KeyCode.ENTER);
        await(() -> report(lot).state() == NonconformityState.ACTION_ANSWERED);
        await(() -> on(this::isInTheRows));
        robot.type(KeyCode.X);
        await(() -> desk.reads(desk.words("goods.report.no-effectiveness-check")));
        assertThat(report(lot).state()).isEqualTo(NonconformityState.ACTION_ANSWERED);
        robot.type(KeyCode.ESCAPE);
        tell(lot, KeyCode.E, "three lots without it", NonconformityState.EFFECTIVE);
        snapshot("lots-offline-light");

        desk.run(desk.window().power()::start);
        await(() -> desk.session().sync().status().connection() == Connection.ONLINE);
        robot.type(KeyCode.X);
        await(() -> isIn("lots-text"));
        type("nothing left to do");
        record();
        await(() -> report(lot).state() == NonconformityState.CLOSED);
        await(() -> desk.rows() == 0);

        // What can still be taken back goes out with the next start.
        desk.reopen(Role.BUYER);
        await(() -> desk.queued() == 0 && !desk.session().outbox().all().isEmpty());
        var arrived = requireNonNull(onThePlatform(lot).nonconformity());
        assertThat(arrived.state()).isEqualTo(NonconformityState.CLOSED);
        assertThat(arrived.events())
                .extracting(Nonconformity.Event::what)
                .containsExactly(
                        What.SUPPLIER_NOTIFIED,
                        What.ACTION_ASKED,
                        What.ACTION_ANSWERED,
                        What.FOUND_EFFECTIVE,
                        What.CLOSED);
        assertThat(arrived.events().get(2).text()).isEqualTo("worn tool\ntool replaced");
    }

    @Test
    void unitsAreDecidedOnByKeyboardAndTheFormSaysHowManyAreMissing() throws Exception {
        var lot = opened(Floor::rejected);
        robot.type(KeyCode.D);
        await(() -> isIn("lots-way-accept"));
        robot.type(KeyCode.ENTER);
        await(() -> isIn("lots-way-sort"));
        robot.type(KeyCode.UP, KeyCode.UP, KeyCode.UP);
        await(() -> desk.reads("3 units too many"));
        robot.type(KeyCode.ENTER, KeyCode.ENTER);
        await(() -> isIn("lots-way-return"));
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN);
        await(() -> desk.reads("1 unit is missing"));
        snapshot("lots-units-light");
        robot.type(KeyCode.UP);
        await(() -> desk.reads("Adds up to 10 units"));
        robot.type(KeyCode.ENTER, KeyCode.ENTER);
        await(() -> isIn("lots-text"));
        type("sorted at our cost");
        record();
        await(
                () ->
                        requireNonNull(desk.session().cache().find(Collections.LOTS, lot.id()))
                                .dispositions()
                                .contains(new Lot.Way(Disposition.SORT, 3)));
    }

    @Test
    void ofTwoInspectionsOneKeySaysWhichHoldsAndZTakesItBack() throws Exception {
        var lot = opened(Floor::twins);
        await(() -> desk.reads(desk.words("lots.twins")));
        snapshot("lots-twins-light");
        desk.run(() -> Theme.apply(desk.window().getScene(), Theme.DARK, Density.NORMAL));
        snapshot("lots-twins-dark");
        robot.type(KeyCode.DIGIT2);
        await(() -> desk.reads("NCR-"));
        assertThat(report(lot).state()).isEqualTo(NonconformityState.OPEN);
        await(() -> !desk.reads(desk.words("lots.twins")));
        robot.type(KeyCode.Z);
        await(() -> desk.reads(desk.words("lots.twins")));
    }

    @Test
    void labelsAreAskedForByKeyboardAndTheListHasTheKeyboardAfterwards() throws Exception {
        var lot = opened(Floor::rejected);
        await(() -> desk.reads(desk.words("label.print")));
        robot.type(KeyCode.L);
        await(() -> desk.reads("Labels of " + lot.number()));
        await(() -> on(() -> desk.window().getScene().getFocusOwner() instanceof RadioButton));
        robot.type(KeyCode.DOWN);
        await(() -> chosen("100 × 50 mm"));
        // The keys of the lot do nothing meanwhile.
        robot.type(KeyCode.D);
        assertThat(desk.reads(desk.words("lots.form.why"))).isFalse();
        snapshot("labels-light");
        desk.run(() -> Theme.apply(desk.window().getScene(), Theme.DARK, Density.NORMAL));
        snapshot("labels-dark");
        robot.type(KeyCode.ENTER, KeyCode.ENTER);
        await(() -> isIn("label-count"));
        robot.type(KeyCode.UP);
        robot.type(KeyCode.ESCAPE);
        await(() -> on(this::isInTheRows));
        await(() -> !desk.reads("Labels of " + lot.number()));
    }

    private boolean isOnTheBoard() {
        var owner = desk.window().getScene().getFocusOwner();
        return owner instanceof ListView<?>;
    }

    /// How many cards stand before the keyboard's column.
    private int column() {
        return on(
                () -> {
                    var owner =
                            requireNonNull(desk.window().getScene().getFocusOwner()).getParent();
                    return owner.getParent().getChildrenUnmodifiable().indexOf(owner);
                });
    }

    private long cards() {
        return on(
                () ->
                        desk.window().lookupAll(".board-card").stream()
                                .filter(card -> card.lookup(".strong") != null)
                                .count());
    }

    private void sideways(KeyCode key) {
        robot.press(KeyCode.CONTROL).type(key).release(KeyCode.CONTROL);
    }

    @Test
    void aBuyerMovesACardOverTheBoardByKeyboard() throws Exception {
        var lot = opened(Floor::rejected);
        robot.type(KeyCode.B);
        await(() -> on(this::isOnTheBoard) && cards() == 1);
        assertThat(on(() -> desk.window().lookup(".lot-pane"))).isNull();
        snapshot("board-one-light");

        sideways(KeyCode.RIGHT);
        await(() -> isIn("lots-text"));
        assertThat(desk.reads(desk.words("lots.lead.NOTIFY"))).isTrue();
        robot.type(KeyCode.ESCAPE);
        await(() -> on(this::isOnTheBoard) && on(() -> desk.window().lookup(".lot-pane")) == null);
        assertThat(report(lot).state()).isEqualTo(NonconformityState.OPEN);

        sideways(KeyCode.RIGHT);
        await(() -> isIn("lots-text"));
        type("told by telephone");
        snapshot("board-move-light");
        record();
        await(() -> report(lot).state() == NonconformityState.NOTIFIED);
        await(() -> on(this::isOnTheBoard) && column() == 1);
        sideways(KeyCode.LEFT);
        await(() -> desk.reads(desk.words("lots.board.no-way-back")));
        snapshot("board-refused-light");

        robot.type(KeyCode.ENTER);
        await(() -> on(() -> desk.window().lookup(".lot-pane")) != null);
        await(() -> desk.reads(desk.words("lots.act.ASK")));
        snapshot("board-open-light");
        robot.type(KeyCode.ESCAPE);
        await(() -> on(() -> desk.window().lookup(".lot-pane")) == null);

        search("");
        await(() -> cards() > 1);
        desk.run(() -> Theme.apply(desk.window().getScene(), Theme.DARK, Density.NORMAL));
        snapshot("board-dark");
        assertThat(column()).isEqualTo(1);
        robot.type(KeyCode.B);
        await(() -> on(this::isInTheRows) && desk.rows() > 0);
        assertThat(on(() -> desk.window().lookup(".lot-pane"))).isNotNull();
    }

    private boolean chosen(String title) {
        return on(
                () ->
                        desk.window().lookupAll(".radio-button").stream()
                                .anyMatch(
                                        node ->
                                                node instanceof RadioButton radio
                                                        && radio.isSelected()
                                                        && title.equals(radio.getText())));
    }

    @Test
    @Tag(INSPECTOR)
    void whoMayNotFollowUpReadsALotAndIsOfferedNothing() throws Exception {
        opened(Floor::rejected);
        await(() -> desk.reads(desk.words("lots.ways")));
        assertThat(desk.reads(desk.words("lots.act.CLOSE"))).isFalse();
        robot.type(KeyCode.N);
        assertThat(desk.reads(desk.words("lots.lead.NOTIFY"))).isFalse();
    }

    private void snapshot(String name) {
        desk.run(
                () -> {
                    try {
                        Snapshots.png(
                                desk.window().getScene(), Path.of("target", "lots", name + ".png"));
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
    }
}
