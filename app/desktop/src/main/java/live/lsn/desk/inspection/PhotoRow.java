package live.lsn.desk.inspection;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import live.lsn.api.model.Attachment;
import live.lsn.api.model.goods.LotFile;
import live.lsn.desk.attach.Capture.Place;
import live.lsn.desk.attach.FileItem;
import live.lsn.desk.attach.FilesViewModel;
import live.lsn.ui.Icons;
import live.lsn.ui.KeyCap;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The newest photos of the inspection, each with the unit that it shows, and the place to add one.
final class PhotoRow extends VBox {
    private static final int SHOWN = 3;
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double WIDTH = 84;
    private static final double HEIGHT = 64;
    private final FilesViewModel files;
    private final InspectionWords words;
    private final Runnable add;
    private final Consumer<LotFile> mark;
    private final HBox tiles = new HBox(8);
    private final javafx.scene.control.Label state = Parts.whole("", "small", "muted");
    private final Map<String, Image> thumbnails = new HashMap<>();
    private @Nullable String lotId;
    private List<LotFile> shown = List.of();
    private int chosen;

    /// @param mark draws on a photo
    PhotoRow(FilesViewModel files, InspectionWords words, Runnable add, Consumer<LotFile> mark) {
        super(10);
        this.files = files;
        this.words = words;
        this.add = add;
        this.mark = mark;
        var head = new HBox(8, Parts.whole(words.of("inspection.photos"), "strong"), state);
        head.setAlignment(Pos.BASELINE_LEFT);
        getChildren().addAll(head, tiles);
        files.items().subscribe(_ -> draw());
    }

    void show(Work now) {
        var mine =
                now.lot().files().stream()
                        .filter(file -> now.inspection().id().equals(file.inspectionId()))
                        .toList();
        if (now.lot().id().equals(lotId) && mine.equals(shown)) return;
        lotId = now.lot().id();
        // A new photo is the one that is drawn on next.
        if (mine.size() != shown.size()) chosen = 0;
        shown = mine;
        files.show(new Place("lots", now.lot().id()), mine.stream().map(LotFile::file).toList());
        draw();
    }

    private void draw() {
        var waiting =
                files.items().get().stream()
                        .filter(item -> item.state() != FileItem.State.SENT)
                        .count();
        state.setText(
                shown.isEmpty()
                        ? ""
                        : waiting == 0
                                ? words.of("inspection.photos.count", words.count(shown.size()))
                                : words.of(
                                        "inspection.photos.waiting",
                                        words.count(shown.size()),
                                        words.count(waiting)));
        tiles.getChildren().clear();
        var newest = newest();
        for (var at = 0; at < newest.size(); at++)
            tiles.getChildren().add(tile(newest.get(at), at));
        tiles.getChildren().add(adder());
    }

    private List<LotFile> newest() {
        return shown.reversed().stream().limit(SHOWN).toList();
    }

    /// Chooses another of the photos.
    ///
    /// @param by 1 for the one to the right
    void step(int by) {
        var last = newest().size() - 1;
        if (last < 0) return;
        chosen = Math.clamp(chosen + by, 0, last);
        draw();
    }

    /// Draws on the chosen photo.
    ///
    /// @return false where there is none
    boolean markChosen() {
        var newest = newest();
        if (newest.isEmpty()) return false;
        mark.accept(newest.get(Math.min(chosen, newest.size() - 1)));
        return true;
    }

    private VBox tile(LotFile file, int at) {
        var frame = new StackPane(Icons.of("bi-image"));
        frame.getStyleClass().add("photo-frame");
        frame.setMinSize(WIDTH, HEIGHT);
        frame.setMaxSize(WIDTH, HEIGHT);
        var known = thumbnails.get(file.file().id());
        if (known == null) fetch(file.file(), frame);
        else frame.getChildren().setAll(picture(known));
        var unit = file.unit();
        var what =
                unit == null
                        ? words.of("inspection.photo.lot")
                        : words.of("inspection.photo.unit", words.count(unit));
        var name = Parts.whole(what, "caption");
        var caption = new HBox(6, name);
        caption.setAlignment(Pos.CENTER);
        var isChosen = at == chosen;
        frame.pseudoClassStateChanged(CHOSEN, isChosen);
        if (isChosen) caption.getChildren().add(new KeyCap("P"));
        var tile = new VBox(3, frame, caption);
        tile.setAlignment(Pos.TOP_CENTER);
        tile.getStyleClass().add("photo-tile");
        tile.setAccessibleRole(AccessibleRole.BUTTON);
        tile.setAccessibleText(words.of("inspection.photo.mark.spoken", what));
        Tooltip.install(tile, new Tooltip(words.of("inspection.photo.mark")));
        tile.setOnMouseClicked(
                _ -> {
                    chosen = at;
                    draw();
                    mark.accept(file);
                });
        return tile;
    }

    private void fetch(Attachment attachment, StackPane frame) {
        files.thumbnail(
                attachment,
                bytes -> {
                    if (bytes == null) return;
                    var image = new Image(new ByteArrayInputStream(bytes));
                    if (image.isError()) return;
                    thumbnails.put(attachment.id(), image);
                    frame.getChildren().setAll(picture(image));
                });
    }

    private static ImageView picture(Image image) {
        var view = new ImageView(image);
        view.setPreserveRatio(true);
        view.setFitWidth(WIDTH - 2);
        view.setFitHeight(HEIGHT - 2);
        return view;
    }

    private VBox adder() {
        var button = new Button();
        button.setGraphic(Icons.of("bi-camera"));
        button.getStyleClass().setAll("photo-add");
        button.setMinSize(WIDTH, HEIGHT);
        button.setMaxSize(WIDTH, HEIGHT);
        button.setFocusTraversable(false);
        button.setAccessibleText(words.of("inspection.photo.add.spoken"));
        button.setOnAction(_ -> add.run());
        var caption =
                new HBox(
                        6,
                        Parts.whole(words.of("inspection.photo.add"), "caption"),
                        new KeyCap("0"));
        caption.setAlignment(Pos.CENTER);
        return new VBox(3, button, caption);
    }
}
