package live.lsn.desk.inspection;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import live.lsn.api.model.goods.LotFile;
import live.lsn.api.model.goods.PlanSpec.Defect;
import live.lsn.desk.attach.FilesViewModel;
import live.lsn.ui.ActButton;
import live.lsn.ui.Shortcut;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The form: each unit is scanned, looked at and entered, by keys alone or by touch.
final class UnitsView extends BorderPane implements ScanBox.Acts {
    static final double SIDE = 403;
    private final UnitsViewModel model;
    private final InspectionWords words;
    private final Acts acts;
    private final UnitsHead head;
    private final HBox cards = new HBox(12);
    private final ScanBox scan;
    private final ReadingsPane readings;
    private final DefectPad pad;
    private final ActButton good;
    private final PhotoRow photos;
    private final EntryList entries;
    private final DrawList draw;
    private final UnitsProgress progress;
    private final VerdictFoot foot;
    private final VBox side = new VBox(12);
    private final Label sideTitle;
    private @Nullable String search;
    private boolean drawing;

    /// Where the form leads.
    ///
    /// @param photo asks for a photo of the unit in hand
    /// @param photos takes photos of it that were copied or dragged; false where there are none
    /// @param mark draws on a photo
    /// @param pause leaves it as it is
    /// @param sign leads to the verdict
    record Acts(
            Runnable photo,
            Predicate<Clipboard> photos,
            Consumer<LotFile> mark,
            Runnable pause,
            Runnable sign) {}

    UnitsView(UnitsViewModel model, FilesViewModel files, InspectionWords words, Acts acts) {
        this.model = model;
        this.words = words;
        this.acts = acts;
        head = new UnitsHead(words, acts.pause(), this::toggleDraw);
        scan = new ScanBox(words, this);
        readings = new ReadingsPane(model, words, scan::focus);
        pad = new DefectPad(words, this::choose);
        good = Parts.act(words.of("inspection.good"), "Enter", ActButton.Kind.SUCCESS, this::enter);
        photos = new PhotoRow(files, words, acts.photo(), acts.mark());
        entries = new EntryList(words, this::correct);
        draw = new DrawList(words);
        progress = new UnitsProgress(words);
        foot = new VerdictFoot(words, head.saved(), acts.pause(), acts.sign());
        sideTitle = Parts.whole(words.of("inspection.entries"), "strong");
        getStyleClass().addAll("inspection", "units", "density-touch");
        setTop(head);
        setCenter(centre());
        setRight(side());
        setBottom(foot);
        // Before the field, which would delete what is not in it.
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        setOnDragOver(
                event -> {
                    if (event.getDragboard().hasFiles())
                        event.acceptTransferModes(TransferMode.COPY);
                    event.consume();
                });
        setOnDragDropped(
                event -> {
                    event.setDropCompleted(acts.photos().test(event.getDragboard()));
                    event.consume();
                });
        model.work().subscribe((Work now) -> show(now));
        model.notice().subscribe((Notice told) -> scan.say(told));
        model.savedAt().subscribe((java.time.Instant at) -> head.saved(at));
    }

    private Node centre() {
        var undo = Parts.act(words.of("inspection.undo"), "⌫", ActButton.Kind.DEFAULT, model::undo);
        undo.getStyleClass().add("undo");
        good.getStyleClass().add("unit-good");
        good.setMaxWidth(Double.MAX_VALUE);
        var tally =
                Parts.act(
                        words.of("inspection.tally"), "T", ActButton.Kind.DEFAULT, () -> key('t'));
        var find =
                Parts.act(words.of("inspection.find"), "F", ActButton.Kind.DEFAULT, () -> key('f'));
        HBox.setHgrow(good, Priority.ALWAYS);
        var buttons = new HBox(10, undo, tally, find, good);
        buttons.getStyleClass().add("unit-acts");
        var centre = new VBox(12, cards, scan, readings, pad, buttons);
        centre.setPadding(new Insets(14, 20, 14, 20));
        VBox.setVgrow(pad, Priority.ALWAYS);
        pad.setMinHeight(0);
        return centre;
    }

    private Node side() {
        side.getChildren().addAll(photos, sideTitle, entries, progress);
        VBox.setVgrow(entries, Priority.ALWAYS);
        VBox.setVgrow(draw, Priority.ALWAYS);
        side.getStyleClass().add("units-side");
        side.setPrefWidth(SIDE);
        side.setMinWidth(SIDE);
        return side;
    }

    private void show(@Nullable Work now) {
        if (now == null) return;
        head.show(now);
        cards.getChildren().clear();
        for (var of : now.count().classes()) {
            var card = new CountCard(of, words);
            card.setPrefWidth(240);
            HBox.setHgrow(card, Priority.ALWAYS);
            cards.getChildren().add(card);
        }
        scan.show(now);
        readings.show(now);
        pad.show(now, search);
        var entry = now.entry();
        good.setText(
                words.of(
                        entry == null || entry.isGood()
                                ? "inspection.good"
                                : "inspection.unit-done"));
        good.getStyleClass().remove("success");
        if (!now.isOver()) good.getStyleClass().add("success");
        good.setBlocked(now.isAllDone() ? words.of("inspection.said.all-done") : null);
        photos.show(now);
        entries.show(now);
        if (drawing) draw.show(now);
        progress.show(now);
        foot.show(now);
    }

    UnitsHead head() {
        return head;
    }

    void focus() {
        scan.focus();
    }

    /// What is said beside the field.
    void say(Notice notice) {
        scan.say(notice);
    }

    // ---- keys ----

    private void pressed(KeyEvent event) {
        if (readings.isTyping(event.getTarget()) || scan.mode() != ScanBox.Mode.KEYS) return;
        // The list takes the keyboard where it is clicked; a scan must never go nowhere.
        scan.focus();
        Shortcut.take(commandKeys(), event);
    }

    private List<Shortcut> commandKeys() {
        return List.of(
                Shortcut.of(words.of("inspection.undo"), KeyCode.BACK_SPACE, model::undo),
                Shortcut.of(words.of("inspection.clear"), KeyCode.DELETE, model::clearDefects),
                Shortcut.of(words.of("inspection.photo.before"), KeyCode.LEFT, () -> step(-1)),
                Shortcut.of(words.of("inspection.photo.next"), KeyCode.RIGHT, () -> step(1)),
                Shortcut.control(words.of("inspection.photo.paste"), KeyCode.V, this::paste),
                Shortcut.of(words.of("inspection.sign"), KeyCode.F9, acts.sign()),
                Shortcut.of(words.of("inspection.pause"), KeyCode.ESCAPE, acts.pause()));
    }

    private void step(int by) {
        photos.step(by);
    }

    private void paste() {
        if (!acts.photos().test(Clipboard.getSystemClipboard()))
            scan.say(Notice.stopped("inspection.said.no-photo-copied"));
    }

    private void mark() {
        if (!photos.markChosen()) scan.say(Notice.stopped("inspection.said.no-photo"));
    }

    /// As they are shown; letters and digits are taken as they are typed, since a scanner sends
    /// them too.
    List<Shortcut> keys() {
        var all = new java.util.ArrayList<Shortcut>();
        all.add(typed("inspection.key.defects", "1", "9"));
        all.add(typed("inspection.good", "Enter"));
        all.addAll(commandKeys());
        all.add(typed("inspection.tally", "T"));
        all.add(typed("inspection.find", "F"));
        all.add(typed("inspection.key.serial", "N"));
        all.add(typed("inspection.key.measure", "M"));
        all.add(typed("inspection.photo.add.spoken", "0"));
        all.add(typed("inspection.photo.mark", "P"));
        all.add(typed("inspection.draw.act", "D"));
        return List.copyOf(all);
    }

    private Shortcut typed(String key, String... caps) {
        return new Shortcut(words.of(key), List.of(caps), _ -> false);
    }

    @Override
    public void key(char key) {
        if (key >= '1' && key <= '9') {
            var defect = pad.at(key - '0');
            if (defect != null) choose(defect);
            return;
        }
        switch (Character.toLowerCase(key)) {
            case '0' -> acts.photo().run();
            case 't' -> scan.enter(ScanBox.Mode.TALLY);
            case 'f', '/' -> scan.enter(ScanBox.Mode.FIND);
            case 'n' -> scan.enter(ScanBox.Mode.SERIAL);
            case 'm' -> readings.focusMissing();
            case 'p' -> mark();
            case 'd' -> toggleDraw();
            default -> {}
        }
    }

    private void choose(Defect defect) {
        model.defect(defect);
        if (scan.mode() == ScanBox.Mode.FIND) scan.enter(ScanBox.Mode.KEYS);
        scan.focus();
    }

    /// A code may name a defect, where it is printed beside the bench.
    @Override
    public void scan(String code) {
        var now = model.work().get();
        var named =
                now == null
                        ? null
                        : now.inspection().spec().defects().stream()
                                .filter(one -> one.code().equalsIgnoreCase(code.strip()))
                                .findFirst()
                                .orElse(null);
        if (named == null) model.scan(code);
        else model.defect(named);
    }

    @Override
    public void enter() {
        if (scan.mode() == ScanBox.Mode.FIND) {
            var first = pad.at(1);
            if (first != null) choose(first);
            return;
        }
        var now = model.work().get();
        var open = now != null && !now.isAllDone() && now.unmeasured(now.hand().index()) != null;
        model.finishUnit();
        if (open) readings.focusMissing();
    }

    @Override
    public void find(@Nullable String text) {
        search = text;
        var now = model.work().get();
        if (now != null) pad.show(now, text);
    }

    @Override
    public void tally(String text) {
        var units = words.formats().parse(text, 0);
        model.tally(units == null || units > Integer.MAX_VALUE ? 0 : units.intValue());
    }

    private void correct(int index) {
        model.choose(index);
        scan.focus();
    }

    private void toggleDraw() {
        drawing = !drawing;
        var now = model.work().get();
        if (drawing && now != null) draw.show(now);
        sideTitle.setText(words.of(drawing ? "inspection.draw" : "inspection.entries"));
        side.getChildren().set(2, drawing ? draw : entries);
        scan.focus();
    }
}
