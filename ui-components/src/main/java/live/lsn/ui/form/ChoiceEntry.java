package live.lsn.ui.form;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// One of a few values: all in sight while they are few, else in a list that opens.
final class ChoiceEntry<T> implements Entry<T> {
    private static final int IN_SIGHT = 4;
    private static final int ROWS = 12;
    private final List<T> choices;
    private final Function<T, String> code;
    private final Function<T, String> tell;
    private final ObjectProperty<@Nullable T> value = new SimpleObjectProperty<>();
    private final List<RadioButton> radios = new ArrayList<>();
    private final Node node;

    /// @param code text that stays the same in every language
    ChoiceEntry(List<T> choices, Function<T, String> code, Function<T, String> tell) {
        this.choices = List.copyOf(choices);
        this.code = code;
        this.tell = tell;
        node = choices.size() <= IN_SIGHT ? radios() : list();
    }

    private FlowPane radios() {
        var group = new ToggleGroup();
        for (var choice : choices) {
            var radio = new RadioButton(tell.apply(choice));
            radio.setToggleGroup(group);
            radio.setOnAction(_ -> value.set(choice));
            radios.add(radio);
        }
        value.subscribe(
                chosen -> {
                    group.selectToggle(null);
                    var at = chosen == null ? -1 : choices.indexOf(chosen);
                    if (at >= 0) radios.get(at).setSelected(true);
                });
        // The arrows choose without an action.
        group.selectedToggleProperty()
                .subscribe(
                        toggle -> {
                            if (toggle instanceof RadioButton radio)
                                value.set(choices.get(radios.indexOf(radio)));
                        });
        var flow = new FlowPane(16, 6);
        flow.getChildren().addAll(radios);
        flow.setAlignment(Pos.CENTER_LEFT);
        flow.getStyleClass().add("radios");
        return flow;
    }

    private ComboBox<T> list() {
        var box = new ComboBox<T>();
        box.getItems().setAll(choices);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setVisibleRowCount(ROWS);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable T choice) {
                        return choice == null ? "" : tell.apply(choice);
                    }

                    @Override
                    public T fromString(String text) {
                        throw new UnsupportedOperationException("chosen, not typed");
                    }
                });
        box.valueProperty().bindBidirectional(value);
        box.addEventHandler(KeyEvent.KEY_TYPED, this::letter);
        return box;
    }

    /// A letter chooses the next value that begins with it.
    private void letter(KeyEvent event) {
        var typed = event.getCharacter().toLowerCase(Locale.ROOT);
        if (typed.isBlank() || event.isShortcutDown() || event.isAltDown()) return;
        var chosen = value.get();
        var from = chosen == null ? 0 : choices.indexOf(chosen) + 1;
        for (var i = 0; i < choices.size(); i++) {
            var next = choices.get((from + i) % choices.size());
            if (!tell.apply(next).toLowerCase(Locale.ROOT).startsWith(typed)) continue;
            value.set(next);
            event.consume();
            return;
        }
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Node target() {
        return radios.isEmpty()
                ? node
                : radios.stream()
                        .filter(RadioButton::isSelected)
                        .findFirst()
                        .orElse(radios.getFirst());
    }

    @Override
    public void listen(Runnable changed) {
        value.subscribe((_, _) -> changed.run());
    }

    @Override
    public Reading<T> read() {
        var chosen = value.get();
        return chosen == null ? new Reading.Empty<>() : new Reading.Value<>(chosen);
    }

    @Override
    public void show(@Nullable T chosen) {
        value.set(chosen);
    }

    @Override
    public String text() {
        var chosen = value.get();
        return chosen == null ? "" : code.apply(chosen);
    }

    @Override
    public void restore(String text) {
        value.set(
                choices.stream()
                        .filter(each -> code.apply(each).equals(text))
                        .findFirst()
                        .orElse(null));
    }

    @Override
    public String spoken(String title) {
        return target() instanceof RadioButton radio ? title + ", " + radio.getText() : title;
    }

    @Override
    public String tell(T chosen) {
        return tell.apply(chosen);
    }
}
