package live.lsn.ui;

import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import live.lsn.ui.Board.Column;
import live.lsn.ui.Board.Look;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// One column of a [Board]: its title, how many cards and what they come to, and the cards.
final class BoardColumn<T> extends VBox {
    private static final PseudoClass TAKES = PseudoClass.getPseudoClass("takes");
    private static final PseudoClass REFUSES = PseudoClass.getPseudoClass("refuses");

    /// Between two cards, in pixels; the cell is that much higher than its card.
    private static final double GAP = 8;

    private static final double NARROWEST = 160;
    private final Board<T> board;
    private final Look<T> look;
    private final WindowedList<T> cards;
    private final ListView<T> list;
    private final Label title = new Label();
    private final Label count = new Label();
    private final Label sum = new Label();
    private final Label empty = new Label();
    private String id = "";
    private @Nullable String followed;
    private boolean withKeyboard;

    BoardColumn(Board<T> board, Look<T> look, Background background) {
        super(6);
        this.board = board;
        this.look = look;
        cards = new WindowedList<>(background);
        list = new ListView<>(cards);
        getStyleClass().add("board-column");
        setMinWidth(NARROWEST);
        setPrefWidth(NARROWEST);
        title.getStyleClass().add("section-title");
        count.getStyleClass().addAll("small", "muted");
        sum.getStyleClass().addAll("small", "muted");
        empty.getStyleClass().addAll("small", "muted");
        empty.setWrapText(true);
        list.setPlaceholder(empty);
        list.getStyleClass().addAll("edge-to-edge", "cards");
        // The heights of rows that the density sets are none of a card's.
        list.setStyle("-fx-fixed-cell-size: " + (int) (look.height() + GAP) + "px");
        list.setCellFactory(_ -> new BoardCell<>(board, this, look));
        VBox.setVgrow(list, Priority.ALWAYS);
        var head = new HBox(8, title, count);
        head.setAlignment(Pos.BASELINE_LEFT);
        head.getStyleClass().add("head");
        getChildren().addAll(head, sum, list);
        cards.addListener((ListChangeListener<T>) _ -> arrived());
        list.focusedProperty()
                .subscribe(
                        (_, has) -> {
                            if (!has) return;
                            if (chosen() == null) take(0);
                            else tell();
                        });
        list.getSelectionModel().selectedIndexProperty().subscribe((_, _) -> tell());
    }

    private void arrived() {
        find();
        // Another card may stand where the keyboard is.
        tell();
    }

    private void tell() {
        var card = hasKeyboard() ? chosen() : null;
        if (card != null) board.chosen(this, card);
    }

    /// The keyboard has gone to another column.
    void leave() {
        list.getSelectionModel().clearSelection();
    }

    void show(Column<T> column) {
        id = column.id();
        title.setText(column.title());
        count.setText(Words.of("board.count", column.size()));
        sum.setText(column.sum());
        sum.setVisible(!column.sum().isEmpty());
        sum.setManaged(!column.sum().isEmpty());
        empty.setText(column.empty());
        list.setFocusTraversable(column.size() > 0);
        list.setAccessibleText(
                Words.of("board.column", column.title(), column.size(), column.sum()).strip());
        followed = null;
        cards.refresh(column.size(), column.cards());
    }

    String id() {
        return id;
    }

    int size() {
        return cards.size();
    }

    boolean hasKeyboard() {
        return list.isFocused();
    }

    /// The card at the keyboard's place as it is now, which the selected item need not be.
    @Nullable T chosen() {
        var at = list.getSelectionModel().getSelectedIndex();
        return at < 0 || at >= cards.size() ? null : cards.get(at);
    }

    int place() {
        return Math.max(0, list.getSelectionModel().getSelectedIndex());
    }

    /// Puts the keyboard onto the card at that place, or onto the last one.
    void take(int place) {
        if (cards.isEmpty()) return;
        var at = Math.min(place, cards.size() - 1);
        list.getSelectionModel().clearAndSelect(at);
        list.getFocusModel().focus(at);
        list.scrollTo(Math.max(0, at - 1));
        list.requestFocus();
    }

    /// Chooses that card as soon as it is here.
    ///
    /// @param keyboard whether the keyboard goes with it
    void follow(String card, boolean keyboard) {
        followed = card;
        withKeyboard = keyboard;
        find();
    }

    private void find() {
        if (followed == null) return;
        for (var i = 0; i < Math.min(cards.size(), WindowedList.PAGE); i++) {
            var card = cards.get(i);
            if (card == null || !Objects.equals(followed, look.id(card))) continue;
            followed = null;
            if (withKeyboard) {
                take(i);
            } else {
                list.getSelectionModel().clearAndSelect(i);
                board.alone(this);
            }
            return;
        }
    }

    /// Shows whether the held card may be let go here; null for nothing.
    void mark(@Nullable Boolean takes) {
        pseudoClassStateChanged(TAKES, takes != null && takes);
        pseudoClassStateChanged(REFUSES, takes != null && !takes);
    }
}
