package live.lsn.ui;

import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Cards in columns, one column a state. A column may hold any number of cards: those that are seen
/// are fetched and made, no others.
///
/// Up and down go through a column, left and right to the next one, Enter opens; Ctrl with left or
/// right, or the mouse, moves a card where that is allowed. What is refused is told below. Where
/// there is less room than the columns need, they go sideways with whatever has the keyboard.
public final class Board<T> extends BorderPane {
    private final Look<T> look;
    private final Background background;
    private static final double EDGE = 24;
    private static final double STEP = 0.04;
    private final HBox line = new HBox(12);
    private final ScrollPane room = new ScrollPane(line);
    private final Label refusal = new Label();
    private final List<BoardColumn<T>> columns = new ArrayList<>();
    private @Nullable Moves<T> moves;
    private Consumer<T> onOpen = _ -> {};
    private Consumer<T> onChosen = _ -> {};
    private Runnable onBack = () -> {};
    private @Nullable Grip<T> gripped;
    private @Nullable String last;
    private boolean focusDue;

    /// How a card looks.
    ///
    /// @param <T> what a card stands for
    public interface Look<T> {
        /// What tells one card from another, also after it has changed.
        String id(T card);

        /// Drawn within the card's frame.
        Node draw(T card);

        /// All of it in words.
        String spoken(T card);

        /// Height of every card in pixels, its frame included.
        double height();
    }

    /// Takes cards from one column to another.
    public interface Moves<T> {
        /// Why the card cannot go there, as a whole sentence; null where it can.
        @Nullable String refused(T card, String from, String to);

        /// Moves it; the board shows it there as soon as it is shown anew.
        void move(T card, String from, String to);
    }

    /// One column.
    ///
    /// @param id what moves name it by
    /// @param sum told under the title, such as an amount; empty for none
    /// @param size cards there are, 0 or more
    /// @param empty told in the place of cards where there are none
    public record Column<T>(
            String id, String title, String sum, int size, PageSource<T> cards, String empty) {}

    /// A card that the mouse holds.
    record Grip<T>(BoardColumn<T> from, T card) {}

    /// @param name what the cards are, for screen readers
    public Board(String name, Look<T> look, Background background) {
        this.look = look;
        this.background = background;
        getStyleClass().add("board");
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(name);
        refusal.getStyleClass().addAll("refusal", "small");
        refusal.setGraphic(Icons.of("bi-exclamation-circle"));
        refusal.setWrapText(true);
        refusal.setMinHeight(USE_PREF_SIZE);
        room.setFitToWidth(true);
        room.setFitToHeight(true);
        room.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        room.setFocusTraversable(false);
        room.getStyleClass().add("edge-to-edge");
        setMinWidth(0);
        setCenter(room);
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        line.sceneProperty().subscribe(_ -> focusWhenDue());
    }

    /// Shows these columns. The card that was chosen last stays so, also where it has gone to
    /// another column, and with it the keyboard where a card has that.
    public void show(List<Column<T>> now) {
        tell(null);
        var chosen = last;
        var keyboard = hasKeyboard();
        while (columns.size() > now.size()) line.getChildren().remove(columns.removeLast());
        while (columns.size() < now.size()) {
            var made = new BoardColumn<>(this, look, background);
            HBox.setHgrow(made, Priority.ALWAYS);
            columns.add(made);
            line.getChildren().add(made);
        }
        for (var i = 0; i < now.size(); i++) columns.get(i).show(now.get(i));
        if (chosen != null) columns.forEach(column -> column.follow(chosen, keyboard));
        focusWhenDue();
    }

    private void focusWhenDue() {
        var owner = getScene() == null ? null : getScene().getFocusOwner();
        if (focusDue && !(owner instanceof TextInputControl)) focusCards();
    }

    /// Lets cards be moved; without it they stay where they are.
    public void setMoves(@Nullable Moves<T> moves) {
        this.moves = moves;
    }

    /// Told which card is opened.
    public void setOnOpen(Consumer<T> onOpen) {
        this.onOpen = onOpen;
    }

    /// Told that Escape was pressed on a card, which lists keep for themselves otherwise.
    public void setOnBack(Runnable onBack) {
        this.onBack = onBack;
    }

    /// Told which card the keyboard has come to, also when that has changed.
    public void setOnChosen(Consumer<T> onChosen) {
        this.onChosen = onChosen;
    }

    /// Puts the keyboard onto the card that had it last, or else onto the first one there is; where
    /// none is there yet, as soon as one comes, unless somebody types elsewhere by then.
    public void focusCards() {
        // What scrolls is in the scene only once it was drawn.
        focusDue =
                line.getScene() == null || columns.stream().allMatch(column -> column.size() == 0);
        // Or what had it goes away, and JavaFX gives it to a field that nobody chose.
        if (focusDue) requestFocus();
        var last = columns.stream().filter(column -> column.chosen() != null).findFirst();
        if (last.isPresent()) last.get().take(last.get().place());
        else
            columns.stream()
                    .filter(column -> column.size() > 0)
                    .findFirst()
                    .ifPresent(column -> column.take(0));
    }

    /// Whether a card has the keyboard.
    public boolean hasKeyboard() {
        return at() >= 0;
    }

    /// The keyboard is on that card.
    void chosen(BoardColumn<T> column, T card) {
        last = look.id(card);
        alone(column);
        onChosen.accept(card);
    }

    /// The chosen card is in that column: none is in another, and all of its own is seen.
    void alone(BoardColumn<T> column) {
        for (var other : columns) if (!other.equals(column)) other.leave();
        reveal(column);
    }

    private void reveal(BoardColumn<T> column) {
        var seen = room.getViewportBounds().getWidth();
        var hidden = line.getWidth() - seen;
        if (hidden <= 0) return;
        var from = room.getHvalue() * hidden;
        var at = column.getBoundsInParent();
        if (at.getMinX() < from) room.setHvalue(at.getMinX() / hidden);
        else if (at.getMaxX() > from + seen) room.setHvalue((at.getMaxX() - seen) / hidden);
    }

    void open(T card) {
        tell(null);
        onOpen.accept(card);
    }

    // ---- keys ----

    private @Nullable Grip<T> held() {
        for (var column : columns) {
            var card = column.hasKeyboard() ? column.chosen() : null;
            if (card != null) return new Grip<>(column, card);
        }
        return null;
    }

    private void press(KeyEvent event) {
        var at = at();
        if (at < 0 || event.isAltDown() || event.isShiftDown()) return;
        var forward = getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT ? -1 : 1;
        switch (event.getCode()) {
            case LEFT -> sideways(event, at, -forward);
            case RIGHT -> sideways(event, at, forward);
            case ENTER -> {
                var held = held();
                if (held != null) open(held.card());
            }
            case ESCAPE -> onBack.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private int at() {
        for (var i = 0; i < columns.size(); i++) if (columns.get(i).hasKeyboard()) return i;
        return -1;
    }

    private void sideways(KeyEvent event, int at, int by) {
        if (event.isShortcutDown()) {
            var held = held();
            var to = at + by;
            if (held != null && to >= 0 && to < columns.size()) move(held, columns.get(to));
            return;
        }
        tell(null);
        // Columns without cards have nothing to stand on.
        for (var to = at + by; to >= 0 && to < columns.size(); to += by)
            if (columns.get(to).size() > 0) {
                columns.get(to).take(columns.get(at).place());
                return;
            }
    }

    // ---- moving ----

    /// The mouse has taken a card.
    void grip(Grip<T> taken) {
        gripped = taken;
        tell(null);
    }

    /// The mouse is there, in the scene's coordinates.
    void over(double x, double y) {
        var held = gripped;
        if (held == null) return;
        var under = under(x, y);
        for (var column : columns) column.mark(column.equals(under) ? takes(held, column) : null);
        var within = room.sceneToLocal(x, y).getX();
        if (within < EDGE) room.setHvalue(Math.max(0, room.getHvalue() - STEP));
        else if (within > room.getWidth() - EDGE)
            room.setHvalue(Math.min(1, room.getHvalue() + STEP));
    }

    /// Nothing is said of the column that it comes from.
    private @Nullable Boolean takes(Grip<T> held, BoardColumn<T> to) {
        if (held.from().equals(to)) return null;
        return moves != null && moves.refused(held.card(), held.from().id(), to.id()) == null;
    }

    /// The mouse has let the card go there.
    void letGo(double x, double y) {
        var held = gripped;
        gripped = null;
        columns.forEach(column -> column.mark(null));
        var to = under(x, y);
        if (held != null && to != null && !held.from().equals(to)) move(held, to);
    }

    private @Nullable BoardColumn<T> under(double x, double y) {
        for (var column : columns) if (column.contains(column.sceneToLocal(x, y))) return column;
        return null;
    }

    private void move(Grip<T> held, BoardColumn<T> to) {
        if (moves == null) return;
        var why = moves.refused(held.card(), held.from().id(), to.id());
        tell(why);
        if (why == null) moves.move(held.card(), held.from().id(), to.id());
    }

    /// Tells below why a card was not moved, for what is known only after it was tried; null for
    /// nothing.
    public void tell(@Nullable String why) {
        refusal.setText(why == null ? "" : why);
        setBottom(why == null ? null : refusal);
        if (why == null) return;
        refusal.setAccessibleText(why);
        refusal.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
}
