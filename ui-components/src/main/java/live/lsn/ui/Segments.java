package live.lsn.ui;

import atlantafx.base.controls.SegmentedControl;
import atlantafx.base.controls.ToggleLabel;

import javafx.event.EventHandler;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// One of a few, side by side; the arrow keys go through them.
public final class Segments<T> extends SegmentedControl {
    private final EventHandler<KeyEvent> keys = this::key;
    private final String name;
    private final List<T> values;
    private final Function<T, String> words;
    private T chosen;
    private boolean listens;

    /// @param name what is chosen, for screen readers
    /// @param onPick told of each choice of the user
    public Segments(
            String name, List<T> values, Function<T, String> words, T chosen, Consumer<T> onPick) {
        super(values.stream().map(words).toArray(String[]::new));
        this.name = name;
        this.values = List.copyOf(values);
        this.words = words;
        this.chosen = chosen;
        getStyleClass().add("segments");
        setAnimationDuration(Duration.ZERO);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setFocusTraversable(true);
        getSegments().forEach(segment -> segment.setFocusTraversable(false));
        // The library's own handler swallows every key, Tab among them, and nobody would get out.
        onKeyPressedProperty()
                .subscribe(
                        handler -> {
                            if (!keys.equals(handler)) setOnKeyPressed(keys);
                        });
        // Of the roles there are, that of one button of a group comes nearest.
        setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        tellChosen();
        // The skin picks the first segment when it is made; that is nobody's choice.
        skinProperty()
                .subscribe(
                        skin -> {
                            if (skin == null || listens) return;
                            select(this.chosen);
                            listen(onPick);
                        });
    }

    /// Shows another choice; nobody has picked it, so nobody is told.
    public void choose(T value) {
        chosen = value;
        tellChosen();
        if (listens) select(value);
    }

    /// Greys a choice and says why in its tooltip; null frees it. The arrow keys pass it by.
    public void block(T value, @Nullable String why) {
        var segment = getSegments().get(values.indexOf(value));
        segment.setDisable(why != null);
        segment.setTooltip(why == null ? null : new Tooltip(why));
    }

    private void tellChosen() {
        setAccessibleText(name + ", " + words.apply(chosen));
    }

    private void select(T value) {
        getSegments().get(values.indexOf(value)).setSelected(true);
    }

    private void key(KeyEvent event) {
        var forward = getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT ? -1 : 1;
        switch (event.getCode()) {
            case RIGHT -> step(forward);
            case LEFT -> step(-forward);
            case DOWN -> step(1);
            case UP -> step(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(int by) {
        var toggle = getToggleGroup().getSelectedToggle();
        var at = toggle instanceof ToggleLabel label ? getSegments().indexOf(label) + by : 0;
        while (at >= 0 && at < getSegments().size()) {
            if (!getSegments().get(at).isDisabled()) {
                getSegments().get(at).setSelected(true);
                return;
            }
            at += by;
        }
    }

    private void listen(Consumer<T> onPick) {
        listens = true;
        getToggleGroup()
                .selectedToggleProperty()
                .subscribe(
                        (_, now) -> {
                            if (!(now instanceof ToggleLabel label)) return;
                            var picked = values.get(getSegments().indexOf(label));
                            if (picked.equals(chosen)) return;
                            chosen = picked;
                            tellChosen();
                            onPick.accept(picked);
                        });
    }
}
