package live.lsn.desk.floor;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import live.lsn.desk.attach.FilesPane;
import live.lsn.desk.attach.FilesViewModel;
import live.lsn.desk.floor.CountEntry.Part;
import live.lsn.ui.ActButton;
import live.lsn.ui.Chip;
import live.lsn.ui.form.BarcodeField;
import live.lsn.ui.form.Scan;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The count of one lot: Enter leads from field to field, and what was typed is on disk by then.
final class CountPane extends VBox {
    private static final double WIDTH = 430;
    private final ReceivingViewModel model;
    private final FloorWords words;
    private final FilesViewModel files;
    private final Map<Part, CountField> fields = new EnumMap<>(Part.class);
    private final BarcodeField serial;
    private final FlowPane serials = new FlowPane(6, 6);
    private final javafx.scene.control.Label title = FloorNodes.wrapped("", "floor-head");
    private final javafx.scene.control.Label lot = FloorNodes.wrapped("", "floor-row-text");
    private final javafx.scene.control.Label standing = FloorNodes.wrapped("", "floor-standing");
    private final HBox drafts = new HBox(6);
    private @Nullable Counting shown;

    /// @param leave puts the keyboard back to where lines are scanned
    CountPane(
            ReceivingViewModel model,
            FloorWords words,
            FilesViewModel files,
            FilesPane photos,
            Runnable leave) {
        super(8);
        this.model = model;
        this.words = words;
        this.files = files;
        serial =
                new BarcodeField(
                        words.of("floor.count.serial"),
                        Scan.Frame.NONE,
                        scan -> model.scanSerial(scan.code()));
        serial.field().setId("count-serial");
        serial.setOnKeyPressed(
                event -> {
                    if (event.getCode() != javafx.scene.input.KeyCode.ENTER) return;
                    event.consume();
                    field(Part.NOTE).focus();
                });
        add(Part.QUANTITY, "count-quantity", () -> field(Part.DAMAGED).focus());
        add(Part.DAMAGED, "count-damaged", () -> field(Part.BATCH).focus());
        add(Part.BATCH, "count-batch", () -> field(Part.EXPIRY).focus());
        add(Part.EXPIRY, "count-expiry", serial::focus);
        add(Part.NOTE, "count-note", leave);
        field(Part.QUANTITY).large();
        field(Part.DAMAGED).large();
        getChildren()
                .addAll(
                        new VBox(title, lot),
                        drafts,
                        pair(Part.QUANTITY, Part.DAMAGED),
                        standing,
                        pair(Part.BATCH, Part.EXPIRY),
                        serial,
                        serials,
                        field(Part.NOTE),
                        photos);
        getStyleClass().add("count-pane");
        setPadding(new Insets(0, 20, 0, 8));
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        model.counting().subscribe(_ -> draw());
        model.delivery().subscribe(_ -> draw());
    }

    private void add(Part part, String id, Runnable next) {
        fields.put(
                part,
                new CountField(
                        id,
                        words.of("floor.count." + part),
                        text -> {
                            model.type(part, text);
                            problems();
                        },
                        next));
    }

    private CountField field(Part part) {
        return Objects.requireNonNull(fields.get(part));
    }

    private Node pair(Part left, Part right) {
        var pair = new HBox(10, field(left), field(right));
        pair.getChildren().forEach(one -> HBox.setHgrow(one, Priority.ALWAYS));
        return pair;
    }

    private void draw() {
        var now = model.counting().get();
        setVisible(now != null);
        if (now == null) {
            files.show(null, List.of());
            return;
        }
        var another = now != shown;
        shown = now;
        var entry = now.entry();
        title.setText(now.source().item());
        lot.setText(
                now.lotId() == null
                        ? FloorWords.joined(now.source().sku(), words.of("floor.count.new"))
                        : FloorWords.joined(now.number(), words.of("floor.count.draft")));
        field(Part.QUANTITY).show(entry.quantity(), another);
        field(Part.DAMAGED).show(entry.damaged(), another);
        field(Part.BATCH).show(entry.batch(), another);
        field(Part.EXPIRY).show(entry.expiry(), another);
        field(Part.NOTE).show(entry.note(), another);
        serials.getChildren()
                .setAll(
                        entry.serials().stream()
                                .map(one -> new Chip(one, () -> model.removeSerial(one)))
                                .toList());
        serials.setManaged(!entry.serials().isEmpty());
        problems();
        line();
        photos(now);
    }

    private void problems() {
        var now = model.counting().get();
        if (now == null) return;
        var problems = now.entry().read(words.formats()).problems();
        fields.forEach(
                (part, field) -> {
                    var key = problems.get(part);
                    field.problem(key == null ? null : words.of(key));
                });
    }

    private void line() {
        var line = model.line();
        var delivery = model.delivery().get();
        if (line == null || delivery == null) return;
        var text = words.standing(line, delivery.order().blind());
        standing.setText(text);
        standing.setManaged(!text.isEmpty());
        standing.getStyleClass().removeAll("over", "under", "complete");
        standing.getStyleClass()
                .add(line.over() > 0 ? "over" : line.missing() > 0 ? "under" : "complete");
        drafts.getChildren().clear();
        if (line.drafts().size() > 1)
            for (var draft : line.drafts()) {
                var button =
                        new ActButton(
                                words.of(
                                        "floor.count.of",
                                        draft.number(),
                                        words.whole(draft.count().quantity())),
                                null,
                                ActButton.Kind.DEFAULT);
                button.setFocusTraversable(false);
                button.setOnAction(_ -> model.takeUp(draft));
                drafts.getChildren().add(button);
            }
        drafts.setManaged(!drafts.getChildren().isEmpty());
    }

    /// Photos hang on a draft: there is one as soon as something was counted.
    private void photos(Counting now) {
        var id = now.lotId();
        var line = model.line();
        if (id == null || line == null) {
            files.show(null, List.of());
            return;
        }
        var named =
                line.drafts().stream()
                        .filter(draft -> draft.id().equals(id))
                        .flatMap(draft -> draft.files().stream())
                        .map(live.lsn.api.model.goods.LotFile::file)
                        .toList();
        files.show(FloorCommands.place(id), named);
    }

    /// Tells what was typed last, as before it is received.
    void flush() {
        fields.values().forEach(CountField::flush);
    }

    void focusCount() {
        field(Part.QUANTITY).focus();
    }

    /// Whether the keyboard is in one of its fields.
    boolean holdsFocus() {
        var owner = getScene() == null ? null : getScene().getFocusOwner();
        for (Node node = owner; node != null; node = node.getParent())
            if (node.equals(this)) return true;
        return false;
    }
}
