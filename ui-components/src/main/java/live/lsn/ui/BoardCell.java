package live.lsn.ui;

import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

/// One card of a [Board].
final class BoardCell<T> extends ListCell<T> {
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
    private static final Insets INSETS = new Insets(8, 10, 8, 10);
    private final Board.Look<T> look;
    private final StackPane frame = new StackPane();

    BoardCell(Board<T> board, BoardColumn<T> column, Board.Look<T> look) {
        this.look = look;
        getStyleClass().add("board-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        frame.getStyleClass().add("board-card");
        frame.setPadding(INSETS);
        frame.setMinHeight(look.height());
        frame.setMaxHeight(look.height());
        frame.prefWidthProperty().bind(widthProperty().subtract(2));
        // A card is as wide as its column, however long its words are.
        frame.setMinWidth(0);
        setPrefWidth(0);
        addEventHandler(
                MouseEvent.DRAG_DETECTED,
                event -> {
                    var card = getItem();
                    if (card != null && event.getButton() == MouseButton.PRIMARY)
                        board.grip(new Board.Grip<>(column, card));
                });
        addEventHandler(
                MouseEvent.MOUSE_DRAGGED,
                event -> board.over(event.getSceneX(), event.getSceneY()));
        addEventHandler(
                MouseEvent.MOUSE_RELEASED,
                event -> board.letGo(event.getSceneX(), event.getSceneY()));
        addEventHandler(
                MouseEvent.MOUSE_CLICKED,
                event -> {
                    var card = getItem();
                    if (card != null && event.getClickCount() == 2) board.open(card);
                });
    }

    @Override
    protected void updateItem(@Nullable T card, boolean isEmpty) {
        super.updateItem(card, isEmpty);
        frame.getChildren().clear();
        frame.pseudoClassStateChanged(WAITING, card == null);
        setGraphic(isEmpty ? null : frame);
        setAccessibleText(card == null ? Words.of("loading") : look.spoken(card));
        if (card != null && !isEmpty) frame.getChildren().add(look.draw(card));
    }
}
