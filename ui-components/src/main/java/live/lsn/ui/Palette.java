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
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

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

    /// What is asked.
    ///
    /// @param typed as it stands in the field
    /// @param scoped whether only what belongs to the open screen is wanted
    public record Question(String typed, boolean scoped) {}

    /// Answers questions, at once or later.
    public interface Finder {
        /// @param deliver takes what fits, best first in each group, on the JavaFX thread; answers
        ///   to an older question are dropped
        void find(Question question, Consumer<List<PaletteEntry>> deliver);
    }

    private final Finder finder;
    private final TextField field = new TextField();
    private final HBox scope = new HBox();
    private final VBox lines = new VBox();
    private final ScrollPane scroll = new ScrollPane(lines);
    private final List<Line> shown = new ArrayList<>();
    private int selected = -1;
    private int asked;
    private boolean answered = true;
    private boolean runWhenAnswered;
    private @Nullable Node focusedBefore;

    /// @param find what fits the typed text, best first in each group; called on the JavaFX thread
    ///   with each letter, so it answers from memory
    public Palette(Function<String, List<PaletteEntry>> find) {
        this(find, List.of());
    }

    /// @param hints further keys of the foot line, as for prefixes that `find` understands
    public Palette(Function<String, List<PaletteEntry>> find, List<Hint> hints) {
        this((question, deliver) -> deliver.accept(find.apply(question.typed())), hints);
    }

    /// @param finder asked with each letter
    /// @param hints further keys of the foot line, as for prefixes that it understands
    public Palette(Finder finder, List<Hint> hints) {
        this.finder = finder;
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
        field.textProperty().subscribe((_, typed) -> ask(typed));
        setShown(false);
    }

    /// Puts a chip behind the field that narrows what is found, until it is taken off; null for
    /// none. Where nothing fits that is so narrow, what fits elsewhere is shown.
    public void setScope(@Nullable String words) {
        scope.getChildren().clear();
        if (words != null) scope.getChildren().add(new Chip(words, this::widen));
    }

    private void widen() {
        setScope(null);
        ask(typed());
        field.requestFocus();
    }

    /// Opens with an empty field.
    public void show() {
        show("");
    }

    /// Opens with something typed already, as a prefix.
    public void show(String typed) {
        if (!isVisible() && getScene() != null) focusedBefore = getScene().getFocusOwner();
        var same = field.getText().equals(typed);
        field.setText(typed);
        if (same) ask(typed);
        setShown(true);
        Motion.appear(this);
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
        var head = new HBox(12, icon, field, scope);
        scope.setAlignment(Pos.CENTER_RIGHT);
        scope.setMinWidth(USE_PREF_SIZE);
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
                        hint(new Hint(List.of("Enter"), Words.of("palette.run"))),
                        hint(new Hint(List.of("Tab"), Words.of("palette.fill"))));
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

    private void ask(String typed) {
        ask(new Question(typed, !scope.getChildren().isEmpty()));
    }

    private void ask(Question question) {
        var mine = ++asked;
        answered = false;
        runWhenAnswered = false;
        finder.find(
                question,
                found -> {
                    if (mine != asked) return;
                    // Whoever waits with Enter meant something here: what is elsewhere is shown
                    // and not run.
                    if (found.isEmpty() && question.scoped() && !question.typed().isBlank()) {
                        ask(new Question(question.typed(), false));
                        return;
                    }
                    answered = true;
                    draw(found, question);
                    if (runWhenAnswered) run();
                });
    }

    private void draw(List<PaletteEntry> found, Question question) {
        var typed = question.typed().replaceFirst("^[>#]", "");
        shown.clear();
        lines.getChildren().clear();
        var narrowed = !question.scoped() && !scope.getChildren().isEmpty();
        if (narrowed && !found.isEmpty()) lines.getChildren().add(told("palette.elsewhere"));
        var group = "";
        for (var entry : found) {
            if (!entry.group().equals(group)) lines.getChildren().add(caption(entry.group()));
            group = entry.group();
            add(new Line(entry, typed.strip()));
        }
        if (shown.isEmpty()) lines.getChildren().add(told("palette.nothing"));
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

    private static Label told(String key) {
        var label = new Label(Words.of(key));
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
            case KeyCode.TAB -> fillIn();
            case KeyCode.BACK_SPACE -> mine = leavesScope();
            default -> mine = false;
        }
        if (mine) key.consume();
    }

    private void move(int by) {
        if (!shown.isEmpty()) select(Math.floorMod(selected + by, shown.size()));
    }

    private void fillIn() {
        var entry = selectedEntry();
        if (entry == null) return;
        field.setText(entry.text());
        field.end();
    }

    /// The key that takes letters away takes the chip away when no letter is left.
    private boolean leavesScope() {
        if (!typed().isEmpty() || scope.getChildren().isEmpty()) return false;
        widen();
        return true;
    }

    private void run() {
        // Who types fast means what was typed, not what is still listed from before.
        if (!answered) {
            runWhenAnswered = true;
            return;
        }
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
            var fit = Fit.of(typed, text);
            var met = fit == null ? new BitSet() : fit.letters();
            for (var from = 0; from < text.length(); ) {
                var match = met.get(from);
                var next = match ? met.nextClearBit(from) : met.nextSetBit(from);
                var to = next < 0 ? text.length() : Math.min(next, text.length());
                flow.getChildren().add(piece(text.substring(from, to), match ? "match" : "plain"));
                from = to;
            }
            return flow;
        }

        private static Text piece(String text, String styleClass) {
            var piece = new Text(text);
            piece.getStyleClass().add(styleClass);
            return piece;
        }
    }
}
