package live.lsn.desk.shell;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import live.lsn.desk.shell.OutboxEntry.Group;
import live.lsn.ui.Icons;
import live.lsn.ui.Placeholder;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;

/// The outbox as lines under the captions of its groups; arrow keys go from entry to entry.
final class OutboxList extends ListView<OutboxList.Line> {
    private static final PseudoClass SENT = PseudoClass.getPseudoClass("sent");
    private static final double STATE = 146;
    private static final double MADE = 48;
    private static final double AGE = 84;

    private final OutboxViewModel model;
    private final OutboxWords words;
    private boolean filling;

    /// A caption or an entry.
    sealed interface Line {
        record Caption(Group group) implements Line {}

        record Item(OutboxEntry entry) implements Line {}
    }

    OutboxList(OutboxViewModel model, OutboxWords words) {
        this.model = model;
        this.words = words;
        getStyleClass().addAll("edge-to-edge", "outbox-list");
        setAccessibleText(words.of("outbox.title"));
        setCellFactory(_ -> new Cell());
        model.content().subscribe(this::fill);
        model.selected().subscribe(_ -> mark());
        getSelectionModel().selectedItemProperty().subscribe(this::picked);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        setPlaceholder(Placeholder.done(words.of("outbox.empty"), words.of("outbox.empty.text")));
    }

    private void fill(OutboxViewModel.Content content) {
        var lines = new ArrayList<Line>();
        for (var group : Group.values()) {
            var some = content.of(group);
            if (some.isEmpty()) continue;
            lines.add(new Line.Caption(group));
            some.forEach(entry -> lines.add(new Line.Item(entry)));
        }
        filling = true;
        getItems().setAll(lines);
        filling = false;
        mark();
    }

    private void mark() {
        var id = model.selected().get();
        for (var i = 0; i < getItems().size(); i++) {
            if (getItems().get(i) instanceof Line.Item(OutboxEntry entry)
                    && entry.id().equals(id)) {
                filling = true;
                getSelectionModel().clearAndSelect(i);
                getFocusModel().focus(i);
                filling = false;
                return;
            }
        }
    }

    private void picked(@Nullable Line line) {
        if (filling || line == null) return;
        switch (line) {
            case Line.Item(OutboxEntry entry) -> model.select(entry.id());
            // A caption is nobody's: what is under it is meant.
            case Line.Caption _ -> step(1);
        }
    }

    private void key(KeyEvent event) {
        var by = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        if (by == 0) return;
        step(by);
        event.consume();
    }

    /// Goes to the next entry, or with −1 to the one before.
    void step(int by) {
        for (var i = getSelectionModel().getSelectedIndex() + by;
                i >= 0 && i < getItems().size();
                i += by) {
            if (getItems().get(i) instanceof Line.Item(OutboxEntry entry)) {
                model.select(entry.id());
                scrollTo(Math.max(0, i - 6));
                return;
            }
        }
    }

    private final class Cell extends ListCell<Line> {
        private Cell() {
            getStyleClass().add("outbox-cell");
            // As wide as the list, however long the words.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeAll("caption-cell", "needs-you");
            setText(null);
            setGraphic(null);
            if (empty || line == null) return;
            switch (line) {
                case Line.Caption(Group group) -> {
                    getStyleClass().add("caption-cell");
                    setGraphic(caption(group));
                    setAccessibleText(words.of(group.key()));
                }
                case Line.Item(OutboxEntry entry) -> {
                    if (entry.group() == Group.NEEDS_YOU) getStyleClass().add("needs-you");
                    setGraphic(row(entry));
                    setAccessibleText(words.title(entry) + ", " + words.state(entry));
                }
            }
        }

        private HBox caption(Group group) {
            var sent = group == Group.SENT;
            return line(
                    new Label(words.of(group.key())),
                    new Label(),
                    label(words.of(sent ? "outbox.column.sent" : "outbox.column.made")),
                    label(sent ? "" : words.of("outbox.column.age")));
        }

        private HBox row(OutboxEntry entry) {
            var icon = Icons.of(icon(entry));
            icon.getStyleClass().add("state-icon");
            icon.pseudoClassStateChanged(SENT, entry.group() == Group.SENT);
            var what = new Label(words.title(entry), icon);
            what.setGraphicTextGap(16);
            what.getStyleClass().add("what");
            var state = label(words.state(entry));
            state.getStyleClass().add("state");
            var age = entry.group() == Group.SENT ? "" : words.age(entry.command().occurredAt());
            return line(what, state, label(words.made(entry)), label(age));
        }

        private static Label label(String text) {
            return new Label(text);
        }

        private HBox line(Label what, Label state, Label made, Label age) {
            what.setMinWidth(0);
            var room = new Region();
            HBox.setHgrow(room, Priority.ALWAYS);
            state.setMinWidth(STATE);
            state.setMaxWidth(STATE);
            fixed(made, MADE);
            fixed(age, AGE);
            var line = new HBox(8, what, room, state, made, age);
            line.setAlignment(Pos.CENTER_LEFT);
            return line;
        }

        private static void fixed(Label label, double width) {
            label.getStyleClass().add("figure-cell");
            label.setMinWidth(width);
            label.setMaxWidth(width);
            label.setAlignment(Pos.CENTER_RIGHT);
        }

        private static String icon(OutboxEntry entry) {
            return switch (entry.command().state()) {
                case ACKED -> "bi-check2";
                case CONFLICT, REJECTED, PARKED, LOST, UNSURE -> "bi-exclamation-circle-fill";
                case INFLIGHT -> "bi-cloud-upload";
                case QUEUED -> entry.command().attempts() > 0 ? "bi-arrow-repeat" : "bi-hourglass";
                case AUTH_WAIT, DISCARDED_BY_USER -> "bi-lock";
            };
        }
    }
}
