package live.lsn.desk.shell;

import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import live.lsn.desk.log.LogEntry;
import live.lsn.desk.shell.LogViewModel.Grade;
import live.lsn.desk.shell.LogViewModel.Support;
import live.lsn.ui.ActButton;
import live.lsn.ui.Badge;
import live.lsn.ui.Placeholder;
import live.lsn.ui.Segments;
import live.lsn.ui.Shortcut;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What the program wrote down about itself, the newest first; and, in its place, the support file
/// before it is saved.
final class LogView extends BorderPane {
    private static final double TIME = 150;
    private static final double LEVEL = 62;
    private static final double PART = 170;

    private final LogViewModel model;
    private final Wording words;
    private final ListView<LogEntry> list = new ListView<>();
    private final TextArea detail = area();
    private final TextArea paper = area();
    private final Label note = new Label();
    private final Region log;
    private final Region support;
    private final List<Shortcut> keys;
    private final ActButton save;
    private final ActButton copy;

    LogView(LogViewModel model, Wording words) {
        this.model = model;
        this.words = words;
        getStyleClass().add("log");
        save = button("log.support.save", "S", ActButton.Kind.PRIMARY, model::save);
        copy = button("log.support.copy", "C", ActButton.Kind.DEFAULT, this::copy);
        log = log();
        support = support();
        keys = declareKeys();
        // An area keeps keys to itself, although nothing can be typed in these.
        detail.setAccessibleText(words.of("log.detail"));
        paper.setAccessibleText(words.of("log.support"));
        for (var area : List.of(detail, paper))
            area.addEventFilter(KeyEvent.KEY_PRESSED, event -> Shortcut.take(keys, event));
        setCenter(log);
        model.shown().subscribe(this::fill);
        model.support().subscribe(this::draw);
    }

    private static TextArea area() {
        var area = new TextArea();
        area.setEditable(false);
        area.getStyleClass().add("paper");
        return area;
    }

    private ActButton button(String key, String cap, ActButton.Kind kind, Runnable act) {
        var button = new ActButton(words.of(key), cap, kind);
        button.setFocusTraversable(false);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private Region log() {
        var grade =
                new Segments<>(
                        words.of("log.grade"),
                        List.of(Grade.values()),
                        each -> words.of("log.grade." + each),
                        Grade.ALL,
                        model::show);
        var search = new TextField();
        search.setPromptText(words.of("log.search"));
        search.setAccessibleText(words.of("log.search"));
        search.setPrefWidth(260);
        search.textProperty().subscribe(model::search);
        var count = new Label();
        count.getStyleClass().addAll("small", "muted");
        count.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        words.of(
                                                "log.count",
                                                words.count(model.shown().get().size())),
                                model.shown()));
        var bar = new HBox(12, grade, search, count);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setPadding(new Insets(8, 16, 8, 16));
        bar.getStyleClass().add("log-bar");
        list.getStyleClass().addAll("edge-to-edge", "log-list");
        list.setAccessibleText(words.of("log.title"));
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(Placeholder.done(words.of("log.empty"), words.of("log.empty.text")));
        list.getSelectionModel().selectedItemProperty().subscribe(this::detail);
        detail.setPromptText(words.of("log.detail"));
        var split = new SplitPane(list, detail);
        split.setOrientation(javafx.geometry.Orientation.VERTICAL);
        split.setDividerPositions(0.72);
        var pane = new BorderPane();
        pane.setTop(bar);
        pane.setCenter(split);
        return pane;
    }

    private Region support() {
        note.setWrapText(true);
        HBox.setHgrow(note, Priority.ALWAYS);
        note.setMaxWidth(Double.MAX_VALUE);
        var back = button("log.support.back", "Esc", ActButton.Kind.DEFAULT, model::leaveSupport);
        var bar = new HBox(8, note, copy, back, save);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setPadding(new Insets(10, 16, 10, 16));
        bar.getStyleClass().add("log-bar");
        var pane = new BorderPane();
        pane.setTop(bar);
        pane.setCenter(paper);
        return pane;
    }

    private List<Shortcut> declareKeys() {
        return List.of(
                Shortcut.of(words.of("log.support"), KeyCode.S, this::makeOrSave),
                Shortcut.of(words.of("log.support.copy"), KeyCode.C, this::copy),
                Shortcut.of(words.of("log.support.back"), KeyCode.ESCAPE, model::leaveSupport));
    }

    /// What was selected stays so while entries are added above it.
    private void fill(List<LogEntry> entries) {
        var before = list.getSelectionModel().getSelectedItem();
        list.getItems().setAll(entries);
        if (entries.isEmpty()) return;
        var at = before == null ? 0 : Math.max(0, entries.indexOf(before));
        list.getSelectionModel().clearAndSelect(at);
        list.getFocusModel().focus(at);
    }

    private void makeOrSave() {
        if (model.support().get() == null) model.makeSupport();
        else model.save();
    }

    private void copy() {
        var open = model.support().get();
        if (open == null || open.text() == null) return;
        var content = new ClipboardContent();
        content.putString(open.text());
        Clipboard.getSystemClipboard().setContent(content);
        note.setText(words.of("log.support.copied"));
    }

    private void draw(@Nullable Support open) {
        if (open == null) {
            setCenter(log);
            focusFirst();
            return;
        }
        var text = open.text();
        if (!paper.getText().equals(text)) paper.setText(text == null ? "" : text);
        note.setText(told(open));
        save.setVisible(text != null && open.savedAt() == null);
        copy.setVisible(text != null);
        setCenter(support);
        applyCss();
        paper.requestFocus();
    }

    private String told(Support open) {
        if (open.failed()) return words.of("log.support.failed");
        return open.savedAt() == null
                ? words.of("log.support.read")
                : words.of("log.support.saved", open.savedAt());
    }

    private void detail(@Nullable LogEntry entry) {
        detail.setText(entry == null ? "" : entry.line());
    }

    /// Keys of a field belong to the field.
    void keyPressed(KeyEvent event) {
        var typing = event.getTarget() instanceof TextInputControl field && field.isEditable();
        if (!typing) Shortcut.take(keys, event);
    }

    List<Shortcut> keys() {
        return keys;
    }

    /// The keyboard goes into the list, or into what covers it.
    void focusFirst() {
        applyCss();
        if (model.support().get() != null) {
            paper.requestFocus();
            return;
        }
        list.requestFocus();
    }

    private final class Cell extends ListCell<LogEntry> {
        private final Label time = part(TIME, "figure-cell");
        private final Badge level = new Badge("", Badge.Tone.NEUTRAL);
        private final Label where = part(PART, "muted");
        private final Label text = new Label();
        private final HBox line;

        private Cell() {
            var room = new HBox(level);
            room.setMinWidth(LEVEL);
            room.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(text, Priority.ALWAYS);
            text.setMinWidth(0);
            line = new HBox(12, time, room, where, text);
            line.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        private static Label part(double width, String style) {
            var label = new Label();
            label.setMinWidth(width);
            label.setPrefWidth(width);
            label.getStyleClass().add(style);
            return label;
        }

        @Override
        protected void updateItem(@Nullable LogEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            time.setText(words.logTime(entry.at()));
            level.setText(words.of("log.level." + entry.level()));
            level.setTone(tone(entry.level()));
            where.setText(entry.part());
            text.setText(entry.text());
            setGraphic(line);
        }

        private static Badge.Tone tone(LogEntry.Level level) {
            return switch (level) {
                case ERROR -> Badge.Tone.DANGER;
                case WARN -> Badge.Tone.WARNING;
                case INFO, DEBUG, TRACE -> Badge.Tone.NEUTRAL;
            };
        }
    }
}
