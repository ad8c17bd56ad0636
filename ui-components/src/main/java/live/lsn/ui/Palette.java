package live.lsn.ui;

import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The command palette: a field, what fits the typed words under it, all by keyboard.
///
/// Lay it over everything in a `StackPane`; it shows nothing until [#show].
public final class Palette extends StackPane {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass BLOCKED = PseudoClass.getPseudoClass("blocked");
    private static final double WIDTH = 680;
    private static final double TOP = 112;

    /// A key of the foot line and what it does.
    public record Hint(List<String> keys, String text) {}

    private final Function<String, List<PaletteEntry>> find;
    private final TextField field = new TextField();
    private final VBox lines = new VBox();
    private final ScrollPane scroll = new ScrollPane(lines);
    private final List<Line> shown = new ArrayList<>();
    private int selected = -1;
    private @Nullable Node focusedBefore;

    /// @param find what fits the typed text, best first in each group; called on the JavaFX thread
    ///   with each letter, so it answers from memory
    public Palette(Function<String, List<PaletteEntry>> find) {
        this(find, List.of());
    }

    /// @param hints further keys of the foot line, as for prefixes that `find` understands
    public Palette(Function<String, List<PaletteEntry>> find, List<Hint> hints) {
        this.find = find;
        var box = new VBox(head(), list(), foot(hints));
        box.getStyleClass().add("box");
        box.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        box.setMinWidth(0);
        box.setAccessibleRole(AccessibleRole.DIALOG);
        box.setAccessibleText(Words.of("palette"));
        getStyleClass().add("palette");
        setAlignment(Pos.TOP_CENTER);
        setPadding(new Insets(TOP, 16, 16, 16));
        getChildren().add(box);
        setOnMousePressed(
                press -> {
                    if (press.getTarget() == this) hide();
                });
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        field.textProperty().subscribe(this::refresh);
        setShown(false);
    }

    /// Opens with an empty field.
    public void show() {
        show("");
    }

    /// Opens with something typed already, as a prefix.
    public void show(String typed) {
        if (!isVisible() && getScene() != null) focusedBefore = getScene().getFocusOwner();
        field.setText(typed);
        refresh(typed);
        setShown(true);
        field.requestFocus();
        field.end();
    }

    /// Closes and gives the focus back.
    public void hide() {
        if (!isVisible()) return;
        setShown(false);
        if (focusedBefore != null) focusedBefore.requestFocus();
        focusedBefore = null;
    }

    /// What is typed.
    public String typed() {
        return field.getText();
    }

    /// The entry that Enter would run, or null when nothing fits.
    public @Nullable PaletteEntry selectedEntry() {
        return selected < 0 ? null : shown.get(selected).entry;
    }

    private void setShown(boolean shown) {
        setVisible(shown);
        setManaged(shown);
    }

    private HBox head() {
        field.setPromptText(Words.of("palette.prompt"));
        field.setAccessibleText(Words.of("palette.prompt"));
        field.getStyleClass().add("query");
        HBox.setHgrow(field, Priority.ALWAYS);
        var icon = Icons.of("bi-search");
        icon.getStyleClass().add("query-icon");
        var head = new HBox(12, icon, field);
        head.getStyleClass().add("head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private ScrollPane list() {
        lines.getStyleClass().add("lines");
        scroll.getStyleClass().add("list");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMaxHeight(480);
        VBox.setVgrow(scroll, Priority.SOMETIMES);
        return scroll;
    }

    private static HBox foot(List<Hint> hints) {
        var foot = new HBox(16);
        foot.getStyleClass().add("foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        foot.getChildren()
                .addAll(
                        hint(new Hint(List.of("↑", "↓"), Words.of("palette.move"))),
                        hint(new Hint(List.of("Enter"), Words.of("palette.run"))));
        hints.forEach(each -> foot.getChildren().add(hint(each)));
        foot.getChildren().addAll(room, hint(new Hint(List.of("Esc"), Words.of("palette.close"))));
        return foot;
    }

    private static HBox hint(Hint hint) {
        var box = new HBox(4);
        box.setAlignment(Pos.CENTER_LEFT);
        hint.keys.forEach(key -> box.getChildren().add(new KeyCap(key)));
        box.getChildren().add(new Label(hint.text));
        return box;
    }

    private void refresh(String typed) {
        shown.clear();
        lines.getChildren().clear();
        var group = "";
        for (var entry : find.apply(typed)) {
            if (!entry.group().equals(group)) lines.getChildren().add(caption(entry.group()));
            group = entry.group();
            add(new Line(entry, typed.strip()));
        }
        if (shown.isEmpty()) lines.getChildren().add(nothing());
        selected = -1;
        select(firstFree());
        scroll.setVvalue(0);
    }

    private void add(Line line) {
        var index = shown.size();
        shown.add(line);
        lines.getChildren().add(line);
        line.setOnMouseMoved(_ -> select(index));
        line.setOnMouseClicked(
                _ -> {
                    select(index);
                    run();
                });
    }

    private static Label caption(String text) {
        var label = new Label(text);
        label.getStyleClass().add("group");
        return label;
    }

    private static Label nothing() {
        var label = new Label(Words.of("palette.nothing"));
        label.getStyleClass().add("nothing");
        return label;
    }

    private int firstFree() {
        for (var i = 0; i < shown.size(); i++) {
            if (!shown.get(i).entry.blocked()) return i;
        }
        return shown.isEmpty() ? -1 : 0;
    }

    private void select(int index) {
        if (index == selected) return;
        if (selected >= 0) shown.get(selected).pseudoClassStateChanged(SELECTED, false);
        selected = index;
        if (index < 0) return;
        var line = shown.get(index);
        line.pseudoClassStateChanged(SELECTED, true);
        // The field keeps the focus, so it is the field that tells a screen reader what is
        // selected.
        field.setAccessibleHelp(line.getAccessibleText());
        reveal(line);
    }

    private void reveal(Node line) {
        scroll.layout();
        var room = lines.getHeight() - scroll.getViewportBounds().getHeight();
        if (room <= 0) return;
        var bounds = line.getBoundsInParent();
        var top = scroll.getVvalue() * room;
        var bottom = top + scroll.getViewportBounds().getHeight();
        if (bounds.getMinY() < top) scroll.setVvalue(bounds.getMinY() / room);
        if (bounds.getMaxY() > bottom)
            scroll.setVvalue(1 - (lines.getHeight() - bounds.getMaxY()) / room);
    }

    private void key(KeyEvent key) {
        var mine = true;
        switch (key.getCode()) {
            case KeyCode.DOWN -> move(1);
            case KeyCode.UP -> move(-1);
            case KeyCode.ENTER -> run();
            case KeyCode.ESCAPE -> hide();
            // Nothing else in here takes the focus, and behind the scrim nothing may.
            case KeyCode.TAB -> move(key.isShiftDown() ? -1 : 1);
            default -> mine = false;
        }
        if (mine) key.consume();
    }

    private void move(int by) {
        if (!shown.isEmpty()) select(Math.floorMod(selected + by, shown.size()));
    }

    private void run() {
        var entry = selectedEntry();
        if (entry == null || entry.blocked()) return;
        hide();
        entry.run().run();
    }

    private static final class Line extends HBox {
        private final PaletteEntry entry;

        private Line(PaletteEntry entry, String typed) {
            super(12);
            this.entry = entry;
            var detail = entry.blockedWhy() == null ? entry.detail() : entry.blockedWhy();
            getStyleClass().add("line");
            pseudoClassStateChanged(BLOCKED, entry.blocked());
            setAlignment(Pos.CENTER_LEFT);
            setAccessibleRole(AccessibleRole.LIST_ITEM);
            setAccessibleText(detail == null ? entry.text() : entry.text() + ", " + detail);
            getChildren().addAll(Icons.of(entry.icon()), words(entry.text(), typed));
            if (detail != null) getChildren().add(detail(detail));
            var room = new Region();
            HBox.setHgrow(room, Priority.ALWAYS);
            getChildren().add(room);
            entry.keys().forEach(key -> getChildren().add(new KeyCap(key)));
        }

        private static Label detail(String text) {
            var label = new Label(text);
            label.getStyleClass().add("detail");
            return label;
        }

        private static Node words(String text, String typed) {
            var flow = new TextFlow();
            flow.setMinWidth(USE_PREF_SIZE);
            flow.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
            // The words are matched one by one, so that "hold pay" underlines both in "Hold
            // payout".
            var rest = 0;
            for (var i = 0; i < text.length(); i++) {
                var length = matchAt(text, i, typed);
                if (length == 0) continue;
                if (i > rest) flow.getChildren().add(piece(text.substring(rest, i), "plain"));
                flow.getChildren().add(piece(text.substring(i, i + length), "match"));
                rest = i + length;
                i = rest - 1;
            }
            if (rest < text.length()) flow.getChildren().add(piece(text.substring(rest), "plain"));
            return flow;
        }

        private static int matchAt(String text, int at, String typed) {
            var longest = 0;
            for (var word : typed.split("\\s+")) {
                if (word.length() <= longest
                        || !text.regionMatches(true, at, word, 0, word.length())) continue;
                // "hold" is meant in "Hold thresholds" once; inside a word it counts when it starts
                // none.
                if (startsWord(text, at) || !startsSomeWord(text, word)) longest = word.length();
            }
            return longest;
        }

        private static boolean startsSomeWord(String text, String word) {
            return IntStream.range(0, text.length())
                    .anyMatch(
                            at ->
                                    startsWord(text, at)
                                            && text.regionMatches(
                                                    true, at, word, 0, word.length()));
        }

        private static boolean startsWord(String text, int at) {
            return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
        }

        private static Text piece(String text, String styleClass) {
            var piece = new Text(text);
            piece.getStyleClass().add(styleClass);
            return piece;
        }
    }
}
