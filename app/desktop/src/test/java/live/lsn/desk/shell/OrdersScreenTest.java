package live.lsn.desk.shell;

import static live.lsn.desk.shell.OpenDesk.await;
import static live.lsn.desk.shell.OpenDesk.on;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Order;
import live.lsn.api.model.Role;
import live.lsn.api.model.Source;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.Sort;
import live.lsn.platform.sample.SampleData;
import live.lsn.ui.Words;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import java.nio.file.Path;
import java.util.List;

class OrdersScreenTest {
    private final FxRobot robot = new FxRobot();
    @TempDir private Path dir;
    private OpenDesk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new OpenDesk(dir, new SampleData.Size(1_500, 200, 1), Role.BUYER);
        desk.run(() -> desk.window().go(Place.ORDERS.id()));
        await(() -> desk.rows() > 100 && on(this::isInTheRows));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private boolean isInTheRows() {
        return desk.window().getScene().getFocusOwner() instanceof TableView<?>;
    }

    private TextField typing() {
        return (TextField) desk.window().getScene().getFocusOwner();
    }

    private boolean isTyping(String prompt) {
        return desk.window().getScene().getFocusOwner() instanceof TextField field
                && prompt.equals(field.getPromptText());
    }

    private ListQuery<Order> query(Filter... filters) {
        return new ListQuery<>(
                Collections.ORDERS, List.of(filters), null, new Sort("placed_at", true));
    }

    private Order first(ListQuery<Order> query) {
        var cache = desk.session().cache();
        return cache.page(Collections.ORDERS, cache.order(query, 1), 0, 1).getFirst();
    }

    @Test
    void theNewestOrderIsOpenAndTheArrowsGoOn() {
        var newest = first(query());
        await(() -> desk.texts().stream().filter(newest.number()::equals).count() >= 2);
        robot.type(KeyCode.DOWN);
        await(() -> desk.texts().stream().filter(newest.number()::equals).count() == 1);
    }

    @Test
    void aFilterMadeByKeyboardListsWhatTheCacheCountsAndEscapeBringsAllBack() {
        var all = desk.rows();
        var shopify =
                desk.session()
                        .cache()
                        .summary(query(Filter.of("source", Op.EQUALS, Source.SHOPIFY)));
        assertThat(shopify.count()).isBetween(1L, all - 1L);
        robot.type(KeyCode.F);
        await(() -> on(() -> isTyping(Words.of("filter.pick"))));
        desk.run(() -> typing().setText("sour"));
        robot.type(KeyCode.ENTER);
        var digit = Source.SHOPIFY.ordinal() + 1;
        robot.type(KeyCode.valueOf("DIGIT" + digit), KeyCode.ENTER);
        await(() -> desk.rows() == shopify.count());
        assertThat(desk.reads("Source: Shopify")).isTrue();
        robot.type(KeyCode.SLASH);
        await(() -> on(() -> isTyping("Order or whole name")));
        desk.run(() -> typing().setText("zzzz"));
        await(() -> desk.reads("No order matches"));
        robot.type(KeyCode.ESCAPE);
        await(() -> desk.rows() == all && !desk.reads("Source: Shopify"));
        assertThat(on(() -> ((TextField) desk.window().lookup(".search")).getText())).isEmpty();
    }

    @Test
    void whoOnlyReadsOrdersMarksAndCopiesThemAndDecidesNothing() {
        robot.type(KeyCode.SPACE);
        await(() -> desk.reads("1 marked"));
        assertThat(desk.reads("Approve")).isFalse();
        robot.type(KeyCode.ESCAPE);
        await(() -> !desk.reads("1 marked"));
    }

    @Test
    void theOpenOrderTellsWhatHappenedToItAndNothingOfCasesToWhoMayNotReadThem() {
        var newest = first(query());
        await(() -> desk.reads("What happened") && desk.reads("Order placed, AUD"));
        var refunded = first(query(Filter.of("refunded_minor", Op.AT_LEAST, 1L)));
        desk.run(() -> ((TextField) desk.window().lookup(".search")).setText(refunded.number()));
        await(() -> desk.rows() == 1 && desk.reads(" refunded"));
        assertThat(newest.number()).isNotEqualTo(refunded.number());
        assertThat(desk.reads("opened, score")).isFalse();
    }
}
