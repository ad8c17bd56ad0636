package live.lsn.ui;

import atlantafx.base.controls.SegmentedControl;
import atlantafx.base.controls.ToggleLabel;

import javafx.util.Duration;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// One of a few, side by side; the arrow keys go through them.
public final class Segments<T> extends SegmentedControl {
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
        setAccessibleText(name);
        // The skin picks the first segment when it is made; that is nobody's choice.
        skinProperty()
                .subscribe(
                        skin -> {
                            if (skin == null || listens) return;
                            getSegments().get(values.indexOf(chosen)).setSelected(true);
                            listen(values, onPick);
                        });
    }

    private void listen(List<T> values, Consumer<T> onPick) {
        listens = true;
        getToggleGroup()
                .selectedToggleProperty()
                .subscribe(
                        (_, now) -> {
                            if (now instanceof ToggleLabel label)
                                onPick.accept(values.get(getSegments().indexOf(label)));
                        });
    }
}
