package live.lsn.ui.form;

import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import live.lsn.ui.ActButton;
import live.lsn.ui.Icons;
import live.lsn.ui.KeyCap;
import live.lsn.ui.Shortcut;
import live.lsn.ui.Words;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Draws marks on a photo, by keys, finger or mouse, and gives a new picture that has them; the
/// photo itself is not touched.
///
/// A digit chooses what is drawn, the arrow keys move it, with Shift they size it, Enter places it.
public final class PhotoMarks extends BorderPane {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private final Acts acts;
    private final Marking marking;
    private final MarkBoard board;
    private final int longest;
    private final Map<MarkTool, ActButton> tools = new EnumMap<>(MarkTool.class);
    private final TextField text = new TextField();
    private final Label said = new Label();
    private final ActButton undo;
    private final ActButton place;
    private final ActButton keep;
    private final HBox foot;
    private final MarksGuard guard;
    private boolean keeping;

    /// Where the marks lead.
    public interface Acts {
        /// Keeps the picture with the marks. It stays open until it is told what became of it.
        void keep(WritableImage picture);

        void leave();
    }

    /// @param title what the photo shows
    /// @param longest most pixels of the longest side of the new picture
    public PhotoMarks(String title, Image photo, int longest, Acts acts) {
        this.acts = acts;
        this.longest = longest;
        board = new MarkBoard(photo, new Hand());
        marking = new Marking(board.size());
        getStyleClass().addAll("photo-marks", "surface");
        setFocusTraversable(true);
        undo = act("marks.undo", "Ctrl Z", ActButton.Kind.DEFAULT, this::undo);
        place = act("marks.place", "Enter", ActButton.Kind.DEFAULT, this::place);
        keep = act("marks.keep", "Ctrl Enter", ActButton.Kind.PRIMARY, this::keep);
        keep.getStyleClass().add("keep");
        var leave = act("marks.leave", "Esc", ActButton.Kind.DEFAULT, this::leave);
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMaxWidth(Double.MAX_VALUE);
        foot = new HBox(10, said, leave, keep);
        foot.setAlignment(Pos.CENTER_LEFT);
        guard = new MarksGuard(this::focus, acts::leave);
        var head = new Label(title);
        head.getStyleClass().add("section-title");
        var top = new VBox(10, head, bar());
        for (var part : List.of(top, foot, guard)) part.setPadding(new Insets(12, 20, 12, 20));
        setTop(top);
        setCenter(board);
        setBottom(foot);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        choose(MarkTool.ARROW);
        tell(Words.of("marks.hint"), false);
    }

    private FlowPane bar() {
        var bar = new FlowPane(8, 8);
        for (var tool : MarkTool.values()) {
            var button = new ActButton(tool.text(), tool.key(), ActButton.Kind.DEFAULT);
            var sign = new HBox(8, Icons.of(tool.icon()), new KeyCap(tool.key()));
            sign.setAlignment(Pos.CENTER);
            button.setGraphic(sign);
            button.getStyleClass().add("mark-tool");
            button.setFocusTraversable(false);
            button.setOnAction(_ -> choose(tool));
            tools.put(tool, button);
            bar.getChildren().add(button);
        }
        text.setPromptText(Words.of("marks.words", Marking.LONGEST_TEXT));
        text.setAccessibleText(text.getPromptText());
        text.setPrefColumnCount(16);
        bar.getChildren().addAll(text, undo, place);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private static ActButton act(String key, String cap, ActButton.Kind kind, Runnable run) {
        var act = new ActButton(Words.of(key), cap, kind);
        act.setFocusTraversable(false);
        act.setOnAction(_ -> run.run());
        return act;
    }

    /// Puts the keyboard here.
    public void focus() {
        setBottom(foot);
        requestFocus();
    }

    /// Tells that the picture could not be kept; the marks are all there.
    public void refuse(String why) {
        keeping = false;
        tell(why, true);
    }

    /// Its keys, as they are taken and as they are shown.
    public List<Shortcut> keys() {
        return List.of(
                shown("marks.key.tool", "1", "5"),
                shown("marks.key.move", "↑", "↓", "←", "→"),
                shown("marks.key.size", "Shift", "→"),
                Shortcut.of(Words.of("marks.place"), KeyCode.ENTER, this::place),
                Shortcut.control(Words.of("marks.undo"), KeyCode.Z, this::undo),
                Shortcut.control(Words.of("marks.keep"), KeyCode.ENTER, this::keep),
                Shortcut.of(Words.of("marks.leave"), KeyCode.ESCAPE, this::leave));
    }

    private static Shortcut shown(String key, String... caps) {
        return new Shortcut(Words.of(key), List.of(caps), _ -> false);
    }

    // ---- keys ----

    private void pressed(KeyEvent event) {
        if (getBottom() == guard) {
            guard.pressed(event);
            return;
        }
        if (text.isFocused() && !event.isShortcutDown()) {
            var ends = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.ESCAPE;
            if (!ends) return;
            event.consume();
            if (event.getCode() == KeyCode.ENTER) write();
            focus();
            return;
        }
        if (text.isFocused() && event.getCode() != KeyCode.ENTER) return;
        if (arrow(event)) event.consume();
        else Shortcut.take(keys(), event);
    }

    private boolean arrow(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) return false;
        var step = board.longestSide() / 50;
        var by =
                switch (event.getCode()) {
                    case LEFT, KP_LEFT -> new Point2D(-step, 0);
                    case RIGHT, KP_RIGHT -> new Point2D(step, 0);
                    case UP, KP_UP -> new Point2D(0, -step);
                    case DOWN, KP_DOWN -> new Point2D(0, step);
                    default -> null;
                };
        if (by == null) return false;
        marking.nudge(by, event.isShiftDown());
        show();
        return true;
    }

    /// Digits as they are typed, since not every keyboard has them without Shift.
    private void typed(KeyEvent event) {
        if (text.isFocused() || getBottom() == guard || event.getCharacter().length() != 1) return;
        var at = event.getCharacter().charAt(0) - '1';
        if (at < 0 || at >= MarkTool.values().length) return;
        event.consume();
        var tool = MarkTool.values()[at];
        choose(tool);
        if (tool == MarkTool.TEXT) return;
        marking.begin();
        show();
    }

    // ---- marks ----

    private void choose(MarkTool tool) {
        marking.choose(tool);
        tools.forEach((each, button) -> button.pseudoClassStateChanged(CHOSEN, each == tool));
        var writes = tool == MarkTool.TEXT;
        text.setVisible(writes);
        text.setManaged(writes);
        show();
        if (writes) text.requestFocus();
    }

    private void write() {
        marking.write(text.getText());
        show();
    }

    private void place() {
        marking.place();
        text.clear();
        show();
    }

    private void undo() {
        marking.undo();
        show();
    }

    private void show() {
        board.show(marking.marks(), marking.pending());
        var pending = marking.pending();
        undo.setBlocked(marking.isEmpty() ? Words.of("marks.none") : null);
        place.setBlocked(pending == null ? Words.of("marks.none-pending") : null);
        keep.setBlocked(marking.isEmpty() ? Words.of("marks.none") : null);
        tell(
                pending == null
                        ? Words.of("marks.count", marking.marks().size())
                        : Words.of(
                                pending.tool() == MarkTool.FREEHAND
                                        ? "marks.pending.freehand"
                                        : "marks.pending",
                                pending.tool().text()),
                false);
    }

    private void tell(String words, boolean wrong) {
        said.setText(words);
        said.getStyleClass().setAll("label", wrong ? "field-error" : "muted");
        board.setAccessibleText(words);
        setAccessibleText(words);
    }

    /// What is seen is kept: a mark that is not yet placed too.
    private void keep() {
        if (keeping) return;
        if (marking.isEmpty()) {
            tell(Words.of("marks.none"), true);
            return;
        }
        place();
        keeping = true;
        acts.keep(board.picture(longest));
    }

    private void leave() {
        if (marking.isEmpty()) {
            acts.leave();
            return;
        }
        setBottom(guard);
        guard.ask(marking.marks().size() + (marking.pending() == null ? 0 : 1));
    }

    private final class Hand implements MarkBoard.Touch {
        @Override
        public void pressed(Point2D at) {
            if (getBottom() == guard) return;
            marking.press(at, text.getText());
            show();
            Node next = marking.lacksText() ? text : PhotoMarks.this;
            next.requestFocus();
        }

        @Override
        public void dragged(Point2D to) {
            marking.drag(to);
            show();
        }

        @Override
        public void released() {
            if (marking.release()) text.clear();
            show();
        }
    }
}
