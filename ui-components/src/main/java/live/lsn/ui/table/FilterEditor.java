package live.lsn.ui.table;

import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import live.lsn.ui.ActButton;
import live.lsn.ui.Fit;
import live.lsn.ui.Formats;
import live.lsn.ui.Motion;
import live.lsn.ui.Words;
import live.lsn.ui.table.Condition.Test;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/// Where a condition is made: a field is picked by its first letters and given values, or the whole
/// is written as a line of [ConditionText], which can nest and, or and not. All by keyboard.
///
/// Lay it over the list in a `StackPane`; it shows nothing until [#open].
public final class FilterEditor extends VBox {
    private static final double WIDTH = 400;
    private static final double ROW = 30;
    private static final int MOST_ROWS = 9;
    private final List<Field> fields;
    private final Formats formats;
    private final ConditionText text;
    private final Runnable onClose;
    private final TextField pick = new TextField();
    private final FilteredList<Field> fitting;
    private final ListView<Field> list;
    private final StackPane place = new StackPane();
    private final TextField line = new TextField();
    private final Label problem = new Label();
    private final ActButton apply =
            new ActButton(Words.of("filter.apply"), "Enter", ActButton.Kind.PRIMARY);
    private @Nullable ValueEditor values;
    private Consumer<Condition> taker = _ -> {};

    /// @param onClose gives the keyboard back
    public FilterEditor(List<Field> fields, Formats formats, Runnable onClose) {
        super(8);
        this.fields = List.copyOf(fields);
        this.formats = formats;
        this.text = new ConditionText(fields);
        this.onClose = onClose;
        this.fitting = new FilteredList<>(FXCollections.observableArrayList(fields));
        this.list = new ListView<>(fitting);
        getStyleClass().addAll("card", "filter-editor");
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.TOP_LEFT);
        getChildren()
                .addAll(title("filter.title"), place, title("filter.write"), written(), foot());
        prepareList();
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        apply.setOnAction(_ -> apply());
        setShown(false);
    }

    private static Label title(String key) {
        var label = new Label(Words.of(key));
        label.getStyleClass().add("section-title");
        return label;
    }

    private void prepareList() {
        pick.setPromptText(Words.of("filter.pick"));
        pick.setAccessibleText(Words.of("filter.pick"));
        pick.textProperty()
                .subscribe(
                        typed -> {
                            fitting.setPredicate(
                                    field ->
                                            typed.isBlank()
                                                    || Fit.of(typed, field.title()) != null);
                            list.getSelectionModel().selectFirst();
                        });
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * Math.min(MOST_ROWS, fields.size()) + 8);
        list.setFocusTraversable(false);
        list.setAccessibleText(Words.of("filter.fields"));
        list.setCellFactory(_ -> new FieldCell());
        list.setOnMouseClicked(_ -> choose());
    }

    private VBox written() {
        line.getStyleClass().add("code");
        line.setAccessibleText(Words.of("filter.write"));
        line.setPromptText(Words.of("filter.example", fields.getFirst().id()));
        line.textProperty().subscribe(_ -> check());
        problem.getStyleClass().addAll("small", "problem");
        problem.setWrapText(true);
        return new VBox(4, line, problem);
    }

    private HBox foot() {
        var foot = new HBox(8, apply, closing());
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private ActButton closing() {
        var close = new ActButton(Words.of("filter.close"), "Esc", ActButton.Kind.FLAT);
        close.setOnAction(_ -> close());
        return close;
    }

    /// Opens for a new condition.
    ///
    /// @param done takes it
    public void open(Consumer<Condition> done) {
        taker = done;
        values = null;
        pick.setText("");
        line.setText("");
        place.getChildren().setAll(new VBox(4, pick, list));
        list.getSelectionModel().selectFirst();
        show(pick);
    }

    /// Opens with a condition that is on already.
    ///
    /// @param done takes what stands in its place
    public void edit(Condition condition, Consumer<Condition> done) {
        open(done);
        var field =
                condition instanceof Test test
                        ? fields.stream().filter(one -> one.id().equals(test.field())).findFirst()
                        : java.util.Optional.<Field>empty();
        if (field.isPresent() && condition instanceof Test test) {
            begin(field.get()).show(test);
            return;
        }
        line.setText(text.write(condition));
        line.requestFocus();
    }

    private void show(Node first) {
        setShown(true);
        check();
        Motion.appear(this);
        first.requestFocus();
    }

    private void choose() {
        var field = list.getSelectionModel().getSelectedItem();
        if (field != null) begin(field);
    }

    private ValueEditor begin(Field field) {
        var editor = new ValueEditor(field, formats, this::check);
        values = editor;
        var name = new Label(field.title());
        name.getStyleClass().add("strong");
        place.getChildren().setAll(new VBox(8, name, editor));
        check();
        editor.focusFirst();
        return editor;
    }

    private void close() {
        setShown(false);
        onClose.run();
    }

    private void setShown(boolean shown) {
        setVisible(shown);
        setManaged(shown);
    }

    /// What is given now; null while it is nothing whole.
    private @Nullable Condition given() {
        if (line.getText().isBlank()) return values == null ? null : values.test();
        try {
            return text.read(line.getText());
        } catch (Unreadable wrong) {
            return null;
        }
    }

    private void check() {
        var why = why();
        problem.setText(why == null ? "" : why);
        problem.setVisible(why != null);
        problem.setManaged(why != null);
        apply.setBlocked(given() == null ? Words.of("filter.incomplete") : null);
    }

    private @Nullable String why() {
        if (line.getText().isBlank()) return values == null ? null : values.problem();
        try {
            text.read(line.getText());
            return null;
        } catch (Unreadable wrong) {
            return Words.of("filter.wrong", wrong.at() + 1, Words.of(wrong.key(), wrong.found()));
        }
    }

    private void apply() {
        var condition = given();
        if (condition == null) return;
        close();
        taker.accept(condition);
    }

    private void key(KeyEvent key) {
        var picking = values == null && pick.isFocused();
        var mine = true;
        switch (key.getCode()) {
            case ESCAPE -> close();
            case ENTER -> {
                if (picking) choose();
                else apply();
            }
            case UP, DOWN -> {
                mine = picking;
                if (picking) select(key.getCode() == KeyCode.UP ? -1 : 1);
            }
            default -> mine = ticks(key);
        }
        if (mine) key.consume();
    }

    private void select(int by) {
        var at = list.getSelectionModel().getSelectedIndex() + by;
        if (at < 0 || at >= fitting.size()) return;
        list.getSelectionModel().select(at);
        list.scrollTo(at);
    }

    private boolean ticks(KeyEvent key) {
        if (values == null
                || key.getTarget() instanceof TextInputControl
                || !key.getCode().isDigitKey()) return false;
        var digit = key.getCode().getName().replaceAll("\\D", "");
        return !digit.isEmpty() && values.tick(Integer.parseInt(digit));
    }

    private static final class FieldCell extends ListCell<Field> {
        @Override
        protected void updateItem(@Nullable Field item, boolean empty) {
            super.updateItem(item, empty);
            setText(item == null || empty ? null : item.title());
        }
    }
}
