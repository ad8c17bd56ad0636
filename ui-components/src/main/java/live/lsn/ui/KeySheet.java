package live.lsn.ui;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// All keys, a group a screen, over everything else until the next key.
///
/// Lay it over everything in a `StackPane`; it shows nothing until [#show].
public final class KeySheet extends StackPane {
    private static final double COLUMN = 316;
    private static final double TOP = 112;

    private final HBox groups = new HBox(24);
    private final Label title = new Label();
    private @Nullable Node focusedBefore;

    /// The keys of one screen.
    public record Group(String title, List<Shortcut> keys) {
        public Group {
            keys = List.copyOf(keys);
        }
    }

    public KeySheet(String title) {
        this.title.setText(title);
        this.title.getStyleClass().add("page-title");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var close = new Label(Words.of("palette.close"), new KeyCap("Esc"));
        close.getStyleClass().addAll("small", "muted");
        var head = new HBox(12, this.title, room, close);
        head.getStyleClass().add("head");
        head.setAlignment(Pos.CENTER_LEFT);
        groups.getStyleClass().add("groups");
        groups.setPadding(new Insets(16, 18, 20, 18));
        var scroll = new ScrollPane(groups);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("list");
        var box = new VBox(head, scroll);
        box.getStyleClass().add("box");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(title);
        getStyleClass().addAll("palette", "key-sheet");
        setAlignment(Pos.TOP_CENTER);
        setPadding(new Insets(TOP, 16, 16, 16));
        getChildren().add(box);
        setFocusTraversable(true);
        setOnMousePressed(
                press -> {
                    if (press.getTarget() == this) hide();
                });
        addEventFilter(
                KeyEvent.ANY,
                event -> {
                    event.consume();
                    if (event.getEventType() == KeyEvent.KEY_PRESSED
                            && (event.getCode() == KeyCode.ESCAPE
                                    || event.getCode() == KeyCode.ENTER)) hide();
                });
        shown(false);
    }

    /// Shows these keys.
    public void show(List<Group> all) {
        if (!isVisible() && getScene() != null) focusedBefore = getScene().getFocusOwner();
        groups.getChildren().setAll(columns(all));
        shown(true);
        Motion.appear(this);
        requestFocus();
    }

    /// Goes and gives the focus back.
    public void hide() {
        if (!isVisible()) return;
        shown(false);
        if (focusedBefore != null) focusedBefore.requestFocus();
        focusedBefore = null;
    }

    private void shown(boolean shown) {
        setVisible(shown);
        setManaged(shown);
    }

    /// Two columns; each group goes into the one that is shorter so far.
    private static List<VBox> columns(List<Group> all) {
        var columns = List.of(new VBox(20), new VBox(20));
        var lengths = new int[2];
        for (var group : all) {
            var at = lengths[0] <= lengths[1] ? 0 : 1;
            columns.get(at).getChildren().add(group(group));
            lengths[at] += group.keys.size() + 2;
        }
        return columns;
    }

    private static VBox group(Group group) {
        var title = new Label(group.title);
        title.getStyleClass().add("section-title");
        var box = new VBox(title);
        box.setPrefWidth(COLUMN);
        group.keys.forEach(key -> box.getChildren().add(line(key)));
        return box;
    }

    private static HBox line(Shortcut key) {
        var text = new Label(key.text());
        text.setMinWidth(0);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var line = new HBox(4, text, room);
        key.caps().forEach(cap -> line.getChildren().add(new KeyCap(cap)));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("key-line");
        line.setAccessibleText(key.text() + ", " + String.join(" ", key.caps()));
        return line;
    }
}
