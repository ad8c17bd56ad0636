package live.lsn.desk.shell;

import static live.lsn.desk.shell.OpenDesk.await;
import static live.lsn.desk.shell.OpenDesk.on;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Goal;
import live.lsn.api.model.Measure;
import live.lsn.api.model.Order;
import live.lsn.api.model.OrderStatus;
import live.lsn.api.model.Role;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Sort;
import live.lsn.platform.sample.SampleData;
import live.lsn.ui.Formats;
import live.lsn.ui.tile.KpiTile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A founder at work, by keyboard alone, against a real platform with sample orders.
class TodayScreenTest {
    private static final SampleData.Size SAMPLE = new SampleData.Size(3_000, 400, 1);
    private static final Set<OrderStatus> NO_SALE =
            EnumSet.of(OrderStatus.PAYMENT_DECLINED, OrderStatus.CANCELLED);

    @TempDir private Path dir;
    private OpenDesk desk;
    private FxRobot robot;

    @BeforeEach
    void open() throws Exception {
        desk = new OpenDesk(dir, SAMPLE, Role.FOUNDER);
        robot = desk.robot;
        // In the evening of a day that has been, whenever the test runs.
        var now = requireNonNull(desk.time.get()).atZone(desk.channel.zone());
        desk.time.set(now.minusDays(1).withHour(22).withMinute(5).toInstant());
        goToday();
    }

    /// The tiles have the keyboard as soon as they are laid out.
    private void goToday() {
        desk.run(() -> desk.window().go(Place.TODAY.id()));
        await(() -> desk.reads("What moved it"));
        await(() -> on(() -> desk.window().getScene().getFocusOwner() instanceof KpiTile));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private List<Order> orders() {
        var cache = desk.session().cache();
        var all =
                cache.order(
                        new ListQuery<>(
                                Collections.ORDERS, List.of(), null, new Sort("placed_at", false)),
                        Integer.MAX_VALUE);
        return cache.page(Collections.ORDERS, all, 0, all.size());
    }

    /// What the orders of the business day say themselves, up to the minute.
    private List<Order> salesOfTheDay() {
        var now = requireNonNull(desk.time.get()).atZone(desk.channel.zone());
        var from = now.toLocalDate().atStartOfDay(desk.channel.zone()).toInstant();
        var cut = now.truncatedTo(ChronoUnit.MINUTES).toInstant();
        return orders().stream()
                .filter(order -> !NO_SALE.contains(order.status()))
                .filter(order -> !order.placedAt().isBefore(from))
                .filter(order -> order.placedAt().isBefore(cut))
                .toList();
    }

    private String tile(Measure measure) {
        return on(
                () ->
                        desk.window().lookup("#tile-" + measure + " .figure-text")
                                        instanceof Label figure
                                ? figure.getText()
                                : "");
    }

    private Formats formats() {
        return new Formats(Locale.UK, desk.channel.zone());
    }

    @Test
    void aTileIsTheSumOfItsRowsToTheMinorUnit() {
        var sales = salesOfTheDay();
        var sum = sales.stream().mapToLong(order -> order.total().minor()).sum();
        assertThat(sales).isNotEmpty();
        assertThat(tile(Measure.REVENUE)).isEqualTo(formats().money(sum, "AUD"));
        assertThat(tile(Measure.ORDERS)).isEqualTo(formats().whole(sales.size()));
        assertThat(desk.reads(formats().whole(sales.size()) + " orders")).isTrue();
    }

    @Test
    void aFigureIsProvedFromItsRows() {
        robot.type(KeyCode.P);
        await(() -> desk.reads("Proved at"));
        assertThat(desk.reads("The same to the minor unit")).isTrue();
        assertThat(desk.reads(tile(Measure.REVENUE) + ".")).isTrue();
    }

    @Test
    void theArrowsGoFromTileToTileAndEnterExplains() {
        robot.type(KeyCode.RIGHT, KeyCode.ENTER);
        await(() -> desk.reads("count(sales)"));
        robot.type(KeyCode.DOWN, KeyCode.ENTER);
        await(() -> desk.reads("count(customer.created at in the period)"));
        robot.type(KeyCode.P);
        await(() -> desk.reads("Proved at"));
        robot.type(KeyCode.ESCAPE);
        await(() -> !desk.reads("count(customer.created at in the period)"));
        robot.type(KeyCode.E);
        await(() -> desk.reads("count(customer.created at in the period)"));
    }

    @Test
    void thePeriodTheTablesAndTheRowsAreAKeyAway() {
        robot.type(KeyCode.DIGIT2);
        await(() -> desk.reads("Revenue through 7 days"));
        robot.type(KeyCode.DIGIT3);
        await(() -> desk.reads("Revenue through the month"));
        assertThat(desk.reads("compared with last month")).isTrue();
        robot.type(KeyCode.DIGIT1, KeyCode.T);
        await(() -> desk.rows() > 0);
        robot.type(KeyCode.T, KeyCode.O);
        await(() -> desk.texts().stream().anyMatch(text -> text.matches("Placed .*–.*")));
        await(() -> desk.texts().stream().anyMatch(text -> text.matches("\\d+ orders? ·")));
    }

    @Test
    void aGoalIsSetWithThePlatformAwayAndShowsAtOnce() {
        requireNonNull(desk.platform.power()).stop();
        openGoal();
        desk.run(() -> goalField().setText("300.50"));
        // The first goes on to the day, which is today already; the second saves.
        robot.type(KeyCode.ENTER, KeyCode.ENTER);
        await(() -> desk.reads("300.50 AUD."));
        assertThat(desk.session().outbox().all()).hasSize(1);
        var goal =
                requireNonNull(
                        desk.session()
                                .cache()
                                .find(Collections.GOALS, Goal.idOf("AU", Measure.AOV)));
        var now = requireNonNull(desk.time.get());
        assertThat(goal.on(LocalDate.ofInstant(now, desk.channel.zone()))).isEqualTo(300_50);
    }

    @Test
    void aGoalThatWasTypedAndNotSavedIsThereAgainAndGoesOnceItIsSafe() throws Exception {
        openGoal();
        desk.run(() -> goalField().setText("300.50"));
        desk.reopen(Role.FOUNDER);
        goToday();
        openGoal();
        await(
                () ->
                        desk.reads("You left this on")
                                && on(() -> goalField().getText()).equals("300.50"));
        robot.type(KeyCode.ENTER, KeyCode.ENTER);
        await(() -> desk.reads("300.50 AUD."));
        robot.type(KeyCode.G);
        await(() -> on(() -> desk.window().lookup("#goal-amount") != null));
        assertThat(on(() -> goalField().getText())).isEmpty();
        assertThat(desk.reads("You left this on")).isFalse();
    }

    private void openGoal() {
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.ENTER);
        await(() -> desk.reads("No goal is set"));
        robot.type(KeyCode.G);
        await(() -> on(() -> desk.window().lookup("#goal-amount") instanceof TextField));
    }

    private TextField goalField() {
        return (TextField) requireNonNull(desk.window().lookup("#goal-amount"));
    }

    @Test
    void theWallShowsNoMoneyAndGoesOnWithThePlatformAway() {
        robot.type(KeyCode.W);
        await(() -> desk.reads("hidden on shared screens"));
        var wall = requireNonNull(desk.window().lookup(".wall"));
        var texts = new java.util.ArrayList<String>();
        desk.run(() -> OpenDesk.collect(wall, texts));
        assertThat(texts)
                .noneMatch(text -> text.contains("AUD") || text.matches(".*\\d\\.\\d\\d\\b.*"));
        requireNonNull(desk.platform.power()).stop();
        await(() -> desk.reads("Offline since"));
        robot.type(KeyCode.RIGHT);
        await(() -> desk.reads("Shows that sold today"));
        robot.type(KeyCode.ESCAPE);
        await(() -> desk.window().lookup(".wall") == null);
    }

    @Test
    void onTheWallNoKeyOpensAnythingBehindIt() {
        robot.type(KeyCode.W);
        await(() -> desk.reads("hidden on shared screens"));
        robot.type(KeyCode.F1);
        robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        robot.type(KeyCode.ESCAPE);
        await(() -> desk.window().lookup(".wall") == null);
        assertThat(on(() -> desk.window().lookup(".help-pane"))).isNull();
        assertThat(on(() -> desk.window().lookup(".palette").isVisible())).isFalse();
        robot.type(KeyCode.F1);
        await(() -> on(() -> desk.window().lookup(".help-pane") != null));
    }
}
