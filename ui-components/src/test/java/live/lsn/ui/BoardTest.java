package live.lsn.ui;

import static live.lsn.ui.testing.HeadlessFx.await;
import static live.lsn.ui.testing.HeadlessFx.onFx;
import static live.lsn.ui.testing.HeadlessFx.press;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import live.lsn.ui.FrameGallery.Action;
import live.lsn.ui.testing.HeadlessFx;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListSet;

@ExtendWith(HeadlessFx.class)
class BoardTest {
    private final List<String> told = new ArrayList<>();
    private final ConcurrentSkipListSet<Integer> asked = new ConcurrentSkipListSet<>();
    private Stage stage;
    private Board<Action> board;

    @BeforeEach
    void open() throws Exception {
        board = onFx(this::board);
        stage = onFx(() -> HeadlessFx.show(board, 800, 500));
        await(() -> cards(0).getItems().getFirst() != null);
        await(() -> cards(1).getItems().getFirst() != null);
    }

    private Board<Action> board() {
        var made =
                new Board<>(
                        "Corrective actions", new FrameGallery.Look(), Background.application());
        made.setOnOpen(card -> told.add("open " + card.number()));
        made.setOnBack(() -> told.add("back"));
        made.setMoves(new Moves());
        made.show(columns(10_000, 2));
        return made;
    }

    @AfterEach
    void close() throws Exception {
        onFx(
                () -> {
                    stage.close();
                    return null;
                });
    }

    private final class Moves implements Board.Moves<Action> {
        @Override
        public @Nullable String refused(Action card, String from, String to) {
            return to.equals("done") ? card.number() + " has no proof yet." : null;
        }

        @Override
        public void move(Action card, String from, String to) {
            told.add(card.number() + " from " + from + " to " + to);
        }
    }

    private List<Board.Column<Action>> columns(int todo, int doing) {
        var all = new ArrayList<>(FrameGallery.columns());
        var first = FrameGallery.column("todo", "To do", "AUD 940.00", todo, 0);
        all.set(
                0,
                new Board.Column<>(
                        first.id(),
                        first.title(),
                        first.sum(),
                        first.size(),
                        (from, to) -> {
                            asked.add(from / WindowedList.PAGE);
                            return first.cards().page(from, to);
                        },
                        first.empty()));
        all.set(1, FrameGallery.column("doing", "In progress", "AUD 210.00", doing, 20_000));
        return all;
    }

    @SuppressWarnings("unchecked")
    private ListView<Action> cards(int column) {
        return (ListView<Action>)
                board.lookupAll(".cards").stream().skip(column).findFirst().orElseThrow();
    }

    private void keys(KeyCode... codes) throws Exception {
        for (var code : codes)
            onFx(
                    () -> {
                        press(stage.getScene(), code);
                        return null;
                    });
    }

    private void moveBy(KeyCode arrow) throws Exception {
        onFx(
                () -> {
                    var owner = Objects.requireNonNull(stage.getScene().getFocusOwner());
                    Event.fireEvent(
                            owner,
                            new KeyEvent(
                                    KeyEvent.KEY_PRESSED,
                                    "",
                                    "",
                                    arrow,
                                    false,
                                    true,
                                    false,
                                    false));
                    return null;
                });
    }

    private void begin() throws Exception {
        onFx(
                () -> {
                    board.focusCards();
                    return null;
                });
    }

    private @Nullable String held() throws Exception {
        return onFx(
                () -> {
                    for (var at = 0; at < 3; at++)
                        if (cards(at).isFocused())
                            return cards(at).getSelectionModel().getSelectedItem().number();
                    return null;
                });
    }

    @Test
    void ofTenThousandCardsThoseThatAreSeenAreFetchedAndMade() throws Exception {
        assertThat(asked).containsExactly(0);
        assertThat(onFx(() -> cards(0).lookupAll(".board-card").size())).isBetween(5, 12);
        begin();
        keys(KeyCode.END);
        await(() -> asked.contains(9_999 / WindowedList.PAGE));
        assertThat(asked).hasSizeLessThan(4);
        assertThat(onFx(() -> cards(0).lookupAll(".board-card").size())).isBetween(5, 20);
    }

    @Test
    void arrowsGoFromCardToCardAndFromColumnToColumn() throws Exception {
        begin();
        assertThat(held()).isEqualTo("ACT-1001");
        keys(KeyCode.DOWN);
        assertThat(held()).isEqualTo("ACT-1002");
        keys(KeyCode.RIGHT);
        assertThat(held()).isEqualTo("ACT-21002");
        // The last column has nothing to stand on.
        keys(KeyCode.RIGHT);
        assertThat(held()).isEqualTo("ACT-21002");
        keys(KeyCode.LEFT, KeyCode.ENTER, KeyCode.ESCAPE);
        assertThat(told).containsExactly("open ACT-1002", "back");
    }

    @Test
    void rightIsBackWhereOneReadsFromTheRight() throws Exception {
        onFx(
                () -> {
                    board.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
                    return null;
                });
        begin();
        keys(KeyCode.LEFT);
        assertThat(held()).isEqualTo("ACT-21001");
        keys(KeyCode.RIGHT);
        assertThat(held()).isEqualTo("ACT-1001");
    }

    @Test
    void aKeyMovesACardToTheNextColumnAndTheKeyboardGoesWithIt() throws Exception {
        begin();
        moveBy(KeyCode.RIGHT);
        assertThat(told).containsExactly("ACT-1001 from todo to doing");
        onFx(
                () -> {
                    var now = columns(9_999, 0);
                    now.set(0, FrameGallery.column("todo", "To do", "", 9_999, 1));
                    now.set(1, FrameGallery.column("doing", "In progress", "", 1, 0));
                    board.show(now);
                    return null;
                });
        await(() -> cards(1).isFocused());
        assertThat(held()).isEqualTo("ACT-1001");
    }

    @Test
    void whileSomebodyTypesElsewhereAMovedCardStaysChosenAndTakesNoKeyboard() throws Exception {
        var field = new TextField();
        begin();
        onFx(
                () -> {
                    board.setTop(field);
                    field.requestFocus();
                    var now = columns(9_999, 0);
                    now.set(0, FrameGallery.column("todo", "To do", "", 9_999, 1));
                    now.set(1, FrameGallery.column("doing", "In progress", "", 1, 0));
                    board.show(now);
                    return null;
                });
        await(() -> cards(1).getSelectionModel().getSelectedIndex() == 0);
        assertThat(onFx(() -> cards(0).getSelectionModel().isEmpty())).isTrue();
        assertThat(onFx(field::isFocused)).isTrue();
        begin();
        assertThat(held()).isEqualTo("ACT-1001");
    }

    @Test
    void whoeverIsToldOfTheChosenCardHearsOfItsEveryChange() throws Exception {
        var chosen = new ArrayList<String>();
        onFx(
                () -> {
                    board.setOnChosen(card -> chosen.add(card.number()));
                    return null;
                });
        begin();
        keys(KeyCode.DOWN, KeyCode.RIGHT);
        assertThat(chosen.stream().distinct()).containsExactly("ACT-1002", "ACT-21002");
        // The card is gone, and another one has its place.
        onFx(
                () -> {
                    var now = columns(10_000, 2);
                    now.set(1, FrameGallery.column("doing", "In progress", "", 2, 30_000));
                    board.show(now);
                    return null;
                });
        await(() -> chosen.getLast().equals("ACT-31002"));
    }

    @Test
    void theKeyboardWaitsForTheFirstCardUnlessSomebodyTypesMeanwhile() throws Exception {
        var field = new TextField();
        onFx(
                () -> {
                    board.setTop(field);
                    board.show(columns(0, 0));
                    board.focusCards();
                    field.requestFocus();
                    board.show(columns(1, 0));
                    return null;
                });
        assertThat(onFx(field::isFocused)).isTrue();
        onFx(
                () -> {
                    board.setTop(null);
                    board.show(columns(0, 0));
                    board.focusCards();
                    board.show(columns(0, 1));
                    return null;
                });
        await(() -> cards(1).isFocused());
    }

    @Test
    void cardsThatAreThereBeforeTheBoardIsDrawnGetTheKeyboard() throws Exception {
        onFx(
                () -> {
                    board = board();
                    board.show(columns(0, 0));
                    stage.getScene().setRoot(new StackPane(board));
                    board.focusCards();
                    board.show(columns(0, 1));
                    return null;
                });
        await(() -> board.lookup(".cards") != null && cards(1).isFocused());
    }

    @Test
    void whereThereIsLittleRoomTheColumnOfTheKeyboardIsSeen() throws Exception {
        onFx(
                () -> {
                    var now = columns(2, 2);
                    now.set(2, FrameGallery.column("done", "Done", "", 1, 30_000));
                    board.show(now);
                    stage.setWidth(360);
                    return null;
                });
        await(() -> board.getWidth() <= 360);
        begin();
        keys(KeyCode.RIGHT, KeyCode.RIGHT);
        await(() -> "ACT-31001".equals(chosenIn(2)));
        assertThat(onFx(() -> isSeen(2))).isTrue();
        assertThat(onFx(() -> isSeen(0))).isFalse();
        keys(KeyCode.LEFT, KeyCode.LEFT);
        assertThat(onFx(() -> isSeen(0))).isTrue();
    }

    private @Nullable String chosenIn(int column) {
        var chosen = cards(column).getSelectionModel().getSelectedItem();
        return chosen == null ? null : chosen.number();
    }

    private boolean isSeen(int column) {
        var at = cards(column).localToScene(cards(column).getBoundsInLocal());
        return at.getMinX() >= 0 && at.getMaxX() <= board.getWidth();
    }

    @Test
    void aRefusedMoveTellsWhyAndMovesNothing() throws Exception {
        begin();
        keys(KeyCode.RIGHT);
        moveBy(KeyCode.RIGHT);
        assertThat(told).isEmpty();
        assertThat(onFx(() -> ((Label) board.getBottom()).getText()))
                .isEqualTo("ACT-21001 has no proof yet.");
        keys(KeyCode.LEFT);
        assertThat(onFx(() -> board.getBottom() == null)).isTrue();
    }

    @Test
    void theMouseDragsACardToAColumnThatTakesIt() throws Exception {
        drag(0, 1);
        assertThat(told).containsExactly("ACT-1001 from todo to doing");
        told.clear();
        drag(0, 2);
        assertThat(told).isEmpty();
        assertThat(onFx(() -> ((Label) board.getBottom()).getText()))
                .isEqualTo("ACT-1001 has no proof yet.");
    }

    private void drag(int from, int to) throws Exception {
        onFx(
                () -> {
                    var cell = cards(from).lookup(".board-cell");
                    var start = cell.localToScene(20, 20);
                    var end = cards(to).localToScene(60, 40);
                    for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.DRAG_DETECTED))
                        fire(cell, type, start);
                    for (var type : List.of(MouseEvent.MOUSE_DRAGGED, MouseEvent.MOUSE_RELEASED))
                        fire(cell, type, end);
                    return null;
                });
    }

    private static void fire(Node cell, EventType<MouseEvent> type, Point2D at) {
        Event.fireEvent(
                cell,
                new MouseEvent(
                        type,
                        at.getX(),
                        at.getY(),
                        at.getX(),
                        at.getY(),
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        false,
                        null));
    }

    @Test
    void aColumnAndACardTellAScreenReaderWhatTheyAre() throws Exception {
        assertThat(onFx(() -> cards(0).getAccessibleText()))
                .isEqualTo("To do, 10,000 cards AUD 940.00");
        assertThat(onFx(() -> cards(2).getAccessibleText())).isEqualTo("Done, no cards");
        assertThat(onFx(() -> board.lookupAll(".board-cell").iterator().next().getAccessibleText()))
                .isEqualTo("ACT-1001, Ask for other packing, due in 3 d");
        assertThat(onFx(() -> ((Label) cards(2).getPlaceholder()).getText()))
                .isEqualTo("Nothing is done yet.");
    }
}
