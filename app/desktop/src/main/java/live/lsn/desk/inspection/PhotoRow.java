package live.lsn.desk.inspection;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
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

/// The newest photos of the inspection, each with the unit that it shows, and the place to add one.
final class PhotoRow extends VBox {
    private static final int SHOWN = 3;
    private static final double WIDTH = 84;
    private static final double HEIGHT = 64;
    private final FilesViewModel files;
    private final InspectionWords words;
    private final Runnable add;
    private final HBox tiles = new HBox(8);
    private final javafx.scene.control.Label state = Parts.whole("", "small", "muted");
    private final Map<String, Image> thumbnails = new HashMap<>();
    private @Nullable String lotId;
    private List<LotFile> shown = List.of();

    PhotoRow(FilesViewModel files, InspectionWords words, Runnable add) {
        super(10);
        this.files = files;
        this.words = words;
        this.add = add;
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
        shown.reversed().stream().limit(SHOWN).forEach(file -> tiles.getChildren().add(tile(file)));
        tiles.getChildren().add(adder());
    }

    private VBox tile(LotFile file) {
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
        var caption = Parts.whole(what, "caption");
        var tile = new VBox(3, frame, caption);
        tile.setAlignment(Pos.TOP_CENTER);
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
