package live.lsn.ui.table;

import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import live.lsn.ui.Formats;
import live.lsn.ui.Words;
import live.lsn.ui.table.Condition.Op;
import live.lsn.ui.table.Condition.Test;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/// Where the values of one field are given: choices to tick, a range from and to, or a text.
final class ValueEditor extends VBox {
    private static final List<Integer> DAYS = List.of(0, 6, 29);
    private final Field field;
    private final Formats formats;
    private final Runnable changed;
    private final List<CheckBox> choices = new ArrayList<>();
    private final CheckBox none = new CheckBox(Words.of("filter.none-of"));
    private final TextField from = new TextField();
    private final TextField to = new TextField();
    private final ComboBox<Op> how = new ComboBox<>();

    /// @param changed told whenever something was typed or ticked
    ValueEditor(Field field, Formats formats, Runnable changed) {
        super(8);
        this.field = field;
        this.formats = formats;
        this.changed = changed;
        switch (field.kind()) {
            case CHOICE -> addChoices();
            case TEXT -> addText();
            case NUMBER, MONEY, DAY -> addRange();
        }
    }

    private void addChoices() {
        for (var choice : field.choices()) {
            var number = choices.size() + 1;
            var box = new CheckBox(number < 10 ? number + "  " + choice.title() : choice.title());
            box.setAccessibleText(choice.title());
            listen(box.selectedProperty());
            choices.add(box);
            getChildren().add(box);
        }
        listen(none.selectedProperty());
        getChildren().add(none);
    }

    private void addText() {
        how.getItems().setAll(Op.CONTAINS, Op.IS, Op.IS_NOT, Op.EMPTY, Op.GIVEN);
        how.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable Op op) {
                        return op == null ? "" : Words.of("filter.how." + name(op));
                    }

                    @Override
                    public Op fromString(String text) {
                        throw new UnsupportedOperationException("not typed");
                    }
                });
        how.setValue(Op.CONTAINS);
        how.setAccessibleText(Words.of("filter.how"));
        how.valueProperty().subscribe(op -> from.setDisable(op == Op.EMPTY || op == Op.GIVEN));
        listen(how.valueProperty());
        getChildren().add(labelled(field.title(), new HBox(8, how, from)));
        listen(from.textProperty());
        from.setAccessibleText(field.title());
    }

    private static String name(Op op) {
        return op.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void addRange() {
        var day = field.kind() == Field.Kind.DAY;
        for (var end : List.of(from, to)) {
            end.setPrefColumnCount(day ? 11 : 9);
            if (day) end.setPromptText(formats.datePattern());
            else end.getStyleClass().add("align-right");
            listen(end.textProperty());
        }
        from.setAccessibleText(Words.of("filter.from", field.title()));
        to.setAccessibleText(Words.of("filter.to", field.title()));
        var ends =
                new HBox(
                        8,
                        labelled(Words.of("filter.from-short"), from),
                        labelled(Words.of("filter.to-short"), to));
        getChildren().add(ends);
        if (day) getChildren().add(days());
    }

    private HBox days() {
        var line = new HBox(8);
        line.setAlignment(Pos.CENTER_LEFT);
        for (var ago : DAYS) {
            var button =
                    new Button(
                            ago == 0
                                    ? Words.of("filter.today")
                                    : Words.of("filter.last-days", ago + 1));
            button.setOnAction(
                    _ -> {
                        from.setText(Day.ago(ago).toString());
                        to.setText(Day.ago(0).toString());
                    });
            line.getChildren().add(button);
        }
        return line;
    }

    private static VBox labelled(String title, Node node) {
        var label = new Label(title);
        label.getStyleClass().add("caption");
        return new VBox(2, label, node);
    }

    private void listen(Observable value) {
        value.addListener(_ -> changed.run());
    }

    void focusFirst() {
        (choices.isEmpty() ? from : choices.getFirst()).requestFocus();
    }

    /// Ticks a choice by its number, 1 for the first; whether there is one.
    boolean tick(int number) {
        if (number < 1 || number > choices.size()) return false;
        var box = choices.get(number - 1);
        box.setSelected(!box.isSelected());
        return true;
    }

    /// Fills in what the test says.
    void show(Test test) {
        var first = test.values().isEmpty() ? "" : shown(test.values().getFirst());
        switch (field.kind()) {
            case CHOICE -> {
                for (var i = 0; i < choices.size(); i++)
                    choices.get(i)
                            .setSelected(test.values().contains(field.choices().get(i).code()));
                none.setSelected(test.op() == Op.IS_NOT);
            }
            case TEXT -> {
                how.setValue(test.op());
                from.setText(first);
            }
            case NUMBER, MONEY, DAY -> {
                from.setText(test.op() == Op.AT_MOST ? "" : first);
                to.setText(
                        switch (test.op()) {
                            case AT_MOST, IS -> first;
                            case BETWEEN -> shown(test.values().getLast());
                            default -> "";
                        });
            }
        }
    }

    private String shown(Object value) {
        return switch (value) {
            case Day(var date, int _) when date != null -> formats.date(date);
            case Long number ->
                    formats.decimal(
                            java.math.BigDecimal.valueOf(number, field.decimals()),
                            field.decimals());
            default -> value.toString();
        };
    }

    /// What is wrong with what was typed; null where nothing is.
    @Nullable String problem() {
        if (field.kind() == Field.Kind.CHOICE || field.kind() == Field.Kind.TEXT) return null;
        return Stream.of(from, to)
                .map(TextField::getText)
                .filter(text -> !text.isBlank() && value(text) == null)
                .findFirst()
                .map(
                        text ->
                                field.kind() == Field.Kind.DAY
                                        ? Words.of("filter.no-day", text, formats.datePattern())
                                        : Words.of("filter.no-number", text))
                .orElse(null);
    }

    /// The test that was given; null while there is none yet.
    @Nullable Test test() {
        return switch (field.kind()) {
            case CHOICE -> chosen();
            case TEXT -> text();
            case NUMBER, MONEY, DAY -> range();
        };
    }

    private @Nullable Test chosen() {
        var codes = new ArrayList<Object>();
        for (var i = 0; i < choices.size(); i++)
            if (choices.get(i).isSelected()) codes.add(field.choices().get(i).code());
        return codes.isEmpty()
                ? null
                : new Test(field.id(), none.isSelected() ? Op.IS_NOT : Op.IS, codes);
    }

    private @Nullable Test text() {
        var op = how.getValue();
        if (op == Op.EMPTY || op == Op.GIVEN) return Test.of(field.id(), op);
        var text = from.getText().strip();
        return text.isEmpty() ? null : Test.of(field.id(), op, text);
    }

    private @Nullable Test range() {
        if (problem() != null) return null;
        var least = value(from.getText());
        var most = value(to.getText());
        if (least == null && most == null) return null;
        if (least == null) return Test.of(field.id(), Op.AT_MOST, Objects.requireNonNull(most));
        if (most == null) return Test.of(field.id(), Op.AT_LEAST, least);
        return Test.of(field.id(), Op.BETWEEN, least, most);
    }

    private @Nullable Object value(String typed) {
        var text = typed.strip();
        if (text.isEmpty()) return null;
        if (field.kind() != Field.Kind.DAY) return formats.parse(text, field.decimals());
        var written = field.value(text);
        if (written != null) return written;
        var date = formats.parseDay(text);
        return date == null ? null : Day.of(date);
    }
}
