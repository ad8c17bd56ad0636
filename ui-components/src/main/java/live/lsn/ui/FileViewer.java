package live.lsn.ui;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// One file over everything else, as large as the window lets it. Escape closes it, the arrow keys
/// lead to the file before and after it, S saves a copy.
public final class FileViewer extends StackPane {
    private static final double EDGE = 40;
    private static final double HEAD = 48;

    private final Pane window;
    private final Acts acts;
    private final Label name = new Label();
    private final Label detail = new Label();
    private final StackPane ground = new StackPane();
    private final ImageView picture = new ImageView();
    private @Nullable Node focusedBefore;

    /// What can be done with the file.
    public interface Acts {
        void save();

        /// @param by 1 for the next file, −1 for the one before
        void step(int by);
    }

    /// @param window what it covers while it is open
    public FileViewer(Pane window, Acts acts) {
        this.window = window;
        this.acts = acts;
        name.getStyleClass().add("section-title");
        detail.getStyleClass().addAll("small", "muted");
        var save = new ActButton(Words.of("file.save"), "S", ActButton.Kind.DEFAULT);
        save.setFocusTraversable(false);
        save.setOnAction(_ -> acts.save());
        var close = new Label(Words.of("palette.close"), new KeyCap("Esc"));
        close.getStyleClass().addAll("small", "muted", "choice");
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.setOnMouseClicked(_ -> close());
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var head = new HBox(12, name, detail, room, save, close);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setPadding(new Insets(0, 16, 0, 16));
        head.setMinHeight(HEAD);
        head.getStyleClass().add("head");
        ground.getStyleClass().add("file-viewer-ground");
        ground.setMinSize(0, 0);
        picture.setPreserveRatio(true);
        picture.setSmooth(true);
        ground.widthProperty().subscribe(_ -> fit());
        ground.heightProperty().subscribe(_ -> fit());
        var box = new BorderPane(ground, head, null, null, null);
        box.getStyleClass().add("box");
        getChildren().add(box);
        setPadding(new Insets(EDGE));
        getStyleClass().addAll("palette", "file-viewer");
        setAccessibleRole(AccessibleRole.DIALOG);
        setFocusTraversable(true);
        setOnMousePressed(
                press -> {
                    if (press.getTarget() == this) close();
                });
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /// Opens with what is known before the content is there.
    ///
    /// @param preview a small picture of it; null for none
    public void open(String fileName, String told, @Nullable Image preview) {
        name.setText(fileName);
        detail.setText(told);
        setAccessibleText(fileName);
        if (preview == null) ground.getChildren().clear();
        else show(preview);
        if (isOpen()) return;
        focusedBefore = getScene() == null ? focusOwner() : null;
        window.getChildren().add(this);
        requestFocus();
    }

    private @Nullable Node focusOwner() {
        var scene = window.getScene();
        return scene == null ? null : scene.getFocusOwner();
    }

    /// Shows the picture.
    public void show(Image image) {
        picture.setImage(image);
        ground.getChildren().setAll(picture);
        fit();
    }

    /// Tells in the picture's place what the file is, or why it cannot be shown.
    public void tell(String icon, String title, String text) {
        var words = new Label(text);
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        var head = new Label(title);
        head.getStyleClass().add("strong");
        var box = new VBox(8, Icons.of(icon), head, words);
        box.setAlignment(Pos.CENTER);
        box.setMaxWidth(420);
        box.getStyleClass().add("file-told");
        ground.getChildren().setAll(box);
    }

    public boolean isOpen() {
        return window.getChildren().contains(this);
    }

    public void close() {
        window.getChildren().remove(this);
        picture.setImage(null);
        if (focusedBefore != null) focusedBefore.requestFocus();
    }

    /// Never larger than it is.
    private void fit() {
        var image = picture.getImage();
        if (image == null) return;
        picture.setFitWidth(Math.min(image.getWidth(), Math.max(1, ground.getWidth() - 2)));
        picture.setFitHeight(Math.min(image.getHeight(), Math.max(1, ground.getHeight() - 2)));
    }

    private void key(KeyEvent event) {
        event.consume();
        if (event.getCode() == KeyCode.ESCAPE) close();
        else if (event.getCode() == KeyCode.S) acts.save();
        else if (event.getCode() == KeyCode.LEFT) acts.step(-1);
        else if (event.getCode() == KeyCode.RIGHT) acts.step(1);
    }
}
