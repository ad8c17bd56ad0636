package live.lsn.ui.form;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import live.lsn.ui.Background;
import live.lsn.ui.Formats;
import live.lsn.ui.Icons;
import live.lsn.ui.Words;
import live.lsn.ui.form.PhotoIntake.Outcome;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Photos in a row: dropped, pasted with Ctrl+V, or chosen, also from a camera's folder. Each is in
/// the store before it is shown, and taking one off can be undone.
///
/// Del takes off the photo with the focus, Ctrl with an arrow moves it.
public final class PhotoStrip extends VBox {
    private record Photo(String id, Image thumbnail) {}

    private final ObservableList<Photo> photos = FXCollections.observableArrayList();
    private final FlowPane row = new FlowPane(8, 8);
    private final Label message = new Label();
    private final Hyperlink undo = new Hyperlink(Words.of("photo.undo"));
    private final HBox told = new HBox(6, message, undo);
    private final PhotoIntake intake;
    private final Runnable changed;
    private final Button add = new Button();
    private Runnable back = () -> {};

    /// @param most largest photo in bytes
    /// @param choose asks for files of pictures; empty where nothing was chosen
    /// @param changed told after a photo was added, moved or taken off
    public PhotoStrip(
            PhotoStore store,
            long most,
            Supplier<List<Path>> choose,
            Background background,
            Formats formats,
            Runnable changed) {
        super(6);
        this.changed = changed;
        intake = new PhotoIntake(store, background, formats, most);
        getStyleClass().add("photo-strip");
        add.setGraphic(Icons.of("bi-camera"));
        add.getStyleClass().setAll("photo-add");
        add.setAccessibleText(Words.of("photo.add"));
        add.setOnAction(_ -> choose.get().forEach(this::add));
        message.setWrapText(true);
        message.setMinHeight(USE_PREF_SIZE);
        told.setAlignment(Pos.CENTER_LEFT);
        undo.setOnAction(_ -> back.run());
        undo.getStyleClass().add("small");
        getChildren().addAll(row, told);
        say("", false, false);
        show();
        setOnDragOver(this::offer);
        setOnDragDropped(this::drop);
        addEventHandler(KeyEvent.KEY_PRESSED, this::paste);
    }

    /// The ids of the photos, in their order.
    public List<String> ids() {
        return photos.stream().map(Photo::id).toList();
    }

    /// Takes a photo from a file.
    public void add(Path file) {
        intake.take(file, this::take);
    }

    /// Takes a photo.
    ///
    /// @param name what messages call it
    public void add(String name, byte[] photo) {
        intake.take(name, photo, this::take);
    }

    private void take(Outcome outcome) {
        switch (outcome) {
            case Outcome.Kept(var id, var thumbnail) -> {
                photos.add(new Photo(id, thumbnail));
                say("", false, false);
                show();
                changed.run();
            }
            case Outcome.Refused(var why) -> say(why, true, false);
        }
    }

    private void show() {
        var shown = new ArrayList<Node>();
        for (var i = 0; i < photos.size(); i++) shown.add(thumbnail(i));
        shown.add(add);
        row.getChildren().setAll(shown);
    }

    private Button thumbnail(int at) {
        var view = new ImageView(photos.get(at).thumbnail());
        view.setFitWidth(PhotoIntake.WIDTH);
        view.setFitHeight(PhotoIntake.HEIGHT);
        view.setPreserveRatio(true);
        var button = new Button(null, view);
        button.getStyleClass().setAll("photo");
        button.setAccessibleText(Words.of("photo.of", at + 1, photos.size()));
        button.setAccessibleHelp(Words.of("photo.keys"));
        button.addEventHandler(KeyEvent.KEY_PRESSED, event -> key(event, at));
        return button;
    }

    private void key(KeyEvent event, int at) {
        if (event.getCode() == KeyCode.DELETE) remove(at);
        else if (event.isShortcutDown() && event.getCode() == KeyCode.LEFT) move(at, at - 1);
        else if (event.isShortcutDown() && event.getCode() == KeyCode.RIGHT) move(at, at + 1);
        else return;
        event.consume();
    }

    private void move(int from, int to) {
        if (to < 0 || to >= photos.size()) return;
        photos.add(to, photos.remove(from));
        show();
        row.getChildren().get(to).requestFocus();
        changed.run();
    }

    private void remove(int at) {
        var removed = photos.remove(at);
        show();
        row.getChildren().get(at).requestFocus();
        back =
                () -> {
                    photos.add(Math.min(at, photos.size()), removed);
                    say("", false, false);
                    show();
                    changed.run();
                };
        say(Words.of("photo.removed", at + 1), false, true);
        changed.run();
    }

    private void say(String words, boolean wrong, boolean undoable) {
        message.setText(words);
        message.getStyleClass().setAll("label", wrong ? "field-error" : "small");
        undo.setVisible(undoable);
        undo.setManaged(undoable);
        told.setVisible(!words.isEmpty());
        told.setManaged(!words.isEmpty());
    }

    private void offer(DragEvent event) {
        var board = event.getDragboard();
        if (board.hasFiles() || board.hasImage()) event.acceptTransferModes(TransferMode.COPY);
        event.consume();
    }

    private void drop(DragEvent event) {
        event.setDropCompleted(takeFrom(event.getDragboard()));
        event.consume();
    }

    private void paste(KeyEvent event) {
        if (event.getCode() != KeyCode.V || !event.isShortcutDown()) return;
        if (!takeFrom(Clipboard.getSystemClipboard())) say(Words.of("photo.nothing"), true, false);
        event.consume();
    }

    private boolean takeFrom(Clipboard board) {
        if (board.hasFiles()) {
            board.getFiles().forEach(file -> add(file.toPath()));
            return true;
        }
        var picture = board.hasImage() ? board.getImage() : null;
        // One that another program has promised and does not give has no pixels.
        if (picture == null || picture.getPixelReader() == null) return false;
        intake.take(Words.of("photo.pasted"), picture, this::take);
        return true;
    }
}
