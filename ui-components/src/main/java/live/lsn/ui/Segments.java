package live.lsn.ui;

import atlantafx.base.controls.SegmentedControl;
import atlantafx.base.controls.ToggleLabel;

import javafx.event.EventHandler;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// One of a few, side by side; the arrow keys go through them.
public final class Segments<T> extends SegmentedControl {
    private final EventHandler<KeyEvent> keys = this::key;
    private boolean listens;

    /// @param name what is chosen, for screen readers
    /// @param onPick told of each choice of the user
    public Segments(
            String name, List<T> values, Function<T, String> words, T chosen, Consumer<T> onPick) {
        super(values.stream().map(words).toArray(String[]::new));
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
        setAccessibleText(name + ", " + words.apply(chosen));
        // The skin picks the first segment when it is made; that is nobody's choice.
        skinProperty()
                .subscribe(
                        skin -> {
                            if (skin == null || listens) return;
                            getSegments().get(values.indexOf(chosen)).setSelected(true);
                            listen(name, values, onPick);
                        });
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
        var chosen = getToggleGroup().getSelectedToggle();
        var at = chosen instanceof ToggleLabel label ? getSegments().indexOf(label) + by : 0;
        getSegments().get(Math.clamp(at, 0, getSegments().size() - 1)).setSelected(true);
    }

    private void listen(String name, List<T> values, Consumer<T> onPick) {
        listens = true;
        getToggleGroup()
                .selectedToggleProperty()
                .subscribe(
                        (_, now) -> {
                            if (!(now instanceof ToggleLabel label)) return;
                            setAccessibleText(name + ", " + label.getText());
                            onPick.accept(values.get(getSegments().indexOf(label)));
                        });
    }
}
