package live.lsn.desk.attach;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import live.lsn.api.model.Attachment;
import live.lsn.ui.ActButton;
import live.lsn.ui.FileStrip;
import live.lsn.ui.FileViewer;
import live.lsn.ui.Snapshots;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// The files of a record: a strip of thumbnails, a way to attach more by key, by drop and by paste,
/// and each over everything else when it is opened.
public final class FilesPane extends VBox {
    private final FilesViewModel model;
    private final FileWords words;
    private final FilePicker picker;
    private final FileStrip strip = new FileStrip(this::open);
    private final Label count = new Label();
    private final Label hint = new Label();
    private final ActButton add;
    private final Map<String, Image> thumbnails = new HashMap<>();
    private @Nullable FileViewer viewer;
    private @Nullable String opened;
    private boolean mayAttach;

    /// @param key that attaches, as its button shows it
    public FilesPane(FilesViewModel model, FileWords words, FilePicker picker, String key) {
        super(8);
        this.model = model;
        this.words = words;
        this.picker = picker;
        getStyleClass().addAll("section", "files");
        setPadding(new Insets(12, 16, 12, 16));
        add = new ActButton(words.of("files.attach"), key, ActButton.Kind.DEFAULT);
        add.setFocusTraversable(false);
        add.setOnAction(_ -> choose());
        var title = new Label(words.of("files.title"));
        title.getStyleClass().add("strong");
        count.getStyleClass().addAll("small", "muted");
        hint.getStyleClass().addAll("small", "muted");
        hint.setWrapText(true);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var head = new HBox(8, title, count, room, add);
        head.setAlignment(Pos.CENTER_LEFT);
        // The tiles' own edge, drawn under the keyboard alone, stands outside the column.
        VBox.setMargin(strip, new Insets(0, 0, 0, -3));
        getChildren().addAll(head, strip, hint);
        model.items().subscribe(_ -> draw());
        model.taking().subscribe(_ -> draw());
        setOnDragOver(this::offer);
        setOnDragDropped(this::drop);
    }

    /// Offers to attach files, or does not.
    public void showAttach(boolean offered) {
        mayAttach = offered;
        add.setVisible(offered);
        add.setManaged(offered);
        draw();
    }

    private void draw() {
        var items = model.items().get();
        strip.show(items.stream().map(this::tile).toList());
        strip.setVisible(!items.isEmpty());
        strip.setManaged(!items.isEmpty());
        var taking = model.taking().get();
        count.setText(
                taking > 0
                        ? words.of("files.taking", taking)
                        : items.isEmpty() ? words.of("files.none") : String.valueOf(items.size()));
        hint.setText(words.of("files.hint"));
        var shown = mayAttach && items.isEmpty();
        hint.setVisible(shown);
        hint.setManaged(shown);
    }

    private FileStrip.Tile tile(FileItem item) {
        var attachment = item.attachment();
        return new FileStrip.Tile(
                attachment.id(),
                attachment.name(),
                FileWords.icon(attachment),
                thumbnail(attachment),
                words.state(item),
                item.state() == FileItem.State.DAMAGED,
                item.state() == FileItem.State.SENDING ? item.percent() / 100.0 : -1);
    }

    /// Asked for once; drawn when it is there.
    private @Nullable Image thumbnail(Attachment attachment) {
        var known = thumbnails.get(attachment.id());
        if (known != null) return known;
        if (!attachment.isPicture()) return null;
        model.thumbnail(
                attachment,
                bytes -> {
                    if (bytes == null || thumbnails.containsKey(attachment.id())) return;
                    var image = new Image(new ByteArrayInputStream(bytes));
                    if (image.isError()) return;
                    thumbnails.put(attachment.id(), image);
                    draw();
                });
        return null;
    }

    /// Asks for files and attaches them.
    public void choose() {
        if (mayAttach && getScene() != null)
            model.attach(picker.open(getScene().getWindow(), words.of("files.choose")));
    }

    /// Attaches what lies on the clipboard; false where that is neither a file nor a picture.
    public boolean paste() {
        return mayAttach && take(Clipboard.getSystemClipboard());
    }

    /// Opens the first file.
    public void openFirst() {
        var items = model.items().get();
        if (!items.isEmpty()) open(items.getFirst().attachment().id());
    }

    private void offer(DragEvent event) {
        var board = event.getDragboard();
        if (mayAttach && (board.hasFiles() || board.hasImage()))
            event.acceptTransferModes(TransferMode.COPY);
        event.consume();
    }

    private void drop(DragEvent event) {
        event.setDropCompleted(mayAttach && take(event.getDragboard()));
        event.consume();
    }

    private boolean take(Clipboard board) {
        if (board.hasFiles()) {
            model.attach(board.getFiles().stream().map(File::toPath).toList());
            return true;
        }
        var picture = board.hasImage() ? board.getImage() : null;
        // One that another program has promised and does not give has no pixels.
        if (picture == null || picture.getPixelReader() == null) return false;
        model.attach(png(picture), words.of("files.pasted"));
        return true;
    }

    private static byte[] png(Image picture) {
        var out = new ByteArrayOutputStream();
        try {
            Snapshots.write(
                    new javafx.scene.image.WritableImage(
                            picture.getPixelReader(),
                            (int) picture.getWidth(),
                            (int) picture.getHeight()),
                    out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    // ---- one file ----

    private void open(String id) {
        var attachment = find(id);
        var window = window();
        if (attachment == null || window == null) return;
        opened = id;
        var over = viewer == null ? viewer = new FileViewer(window, new ViewerActs()) : viewer;
        over.open(
                attachment.name(),
                words.detail(attachment),
                attachment.isPicture() ? thumbnails.get(id) : null);
        if (attachment.isPicture()) fetch(attachment, over);
        else
            over.tell(
                    FileWords.icon(attachment),
                    words.of("files.no-picture"),
                    words.of("files.no-picture.more"));
    }

    private void fetch(Attachment attachment, FileViewer over) {
        model.content(
                attachment,
                bytes -> {
                    if (!attachment.id().equals(opened)) return;
                    var image = new Image(new ByteArrayInputStream(bytes));
                    if (image.isError()) away(over);
                    else over.show(image);
                },
                () -> {
                    if (attachment.id().equals(opened)) away(over);
                });
    }

    private void away(FileViewer over) {
        over.tell("bi-cloud-slash", words.of("files.away"), words.of("files.away.more"));
    }

    private @Nullable Attachment find(@Nullable String id) {
        return model.items().get().stream()
                .map(FileItem::attachment)
                .filter(attachment -> attachment.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /// What everything else lies in.
    private @Nullable Pane window() {
        Pane top = null;
        for (Parent node = this; node != null; node = node.getParent())
            if (node instanceof StackPane pane) top = pane;
        return top;
    }

    private final class ViewerActs implements FileViewer.Acts {
        @Override
        public void save() {
            var attachment = find(opened);
            if (attachment == null || getScene() == null) return;
            var name = FilesViewModel.nameOf(attachment);
            var title = words.of("files.save");
            var target = picker.save(getScene().getWindow(), title, name);
            if (target != null) model.save(attachment, target);
        }

        @Override
        public void step(int by) {
            var ids = model.items().get().stream().map(item -> item.attachment().id()).toList();
            var at = ids.indexOf(Objects.requireNonNullElse(opened, "")) + by;
            if (at >= 0 && at < ids.size()) open(ids.get(at));
        }
    }
}
