package live.lsn.ui.form;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Any of a few values, each with a tick.
final class SeveralEntry<T> implements Entry<Set<T>> {
    private static final int BESIDE_EACH_OTHER = 4;

    /// Letters of all choices that a narrow pane takes in one line.
    private static final int ONE_LINE = 40;

    private final List<T> choices;
    private final Function<T, String> code;
    private final Function<T, String> tell;
    private static final double NARROWEST = 96;

    private final List<CheckBox> boxes = new ArrayList<>();
    private final Pane node;
    private Runnable changed = () -> {};
    private boolean setting;

    /// @param code text that stays the same in every language, without a comma
    SeveralEntry(List<T> choices, Function<T, String> code, Function<T, String> tell) {
        if (choices.isEmpty()) throw new IllegalArgumentException("nothing to choose from");
        this.choices = List.copyOf(choices);
        this.code = code;
        this.tell = tell;
        for (var choice : choices) {
            var box = new CheckBox(tell.apply(choice));
            box.setWrapText(true);
            box.setMinHeight(Region.USE_PREF_SIZE);
            // From right to left JavaFX cannot lay out what is cut to some three letters.
            box.setMinWidth(NARROWEST);
            box.selectedProperty()
                    .subscribe(
                            (_, _) -> {
                                if (!setting) changed.run();
                            });
            boxes.add(box);
        }
        node = isShort() ? beside() : under();
        node.getStyleClass().add("ticks");
        node.getChildren().addAll(boxes);
    }

    private boolean isShort() {
        return choices.size() <= BESIDE_EACH_OTHER
                && choices.stream().map(tell).mapToInt(String::length).sum() <= ONE_LINE;
    }

    private static Pane beside() {
        var flow = new FlowPane(16, 8);
        flow.setAlignment(Pos.CENTER_LEFT);
        return flow;
    }

    private static Pane under() {
        return new VBox(8);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Node target() {
        return boxes.getFirst();
    }

    @Override
    public void listen(Runnable listener) {
        var before = changed;
        changed =
                () -> {
                    before.run();
                    listener.run();
                };
    }

    @Override
    public Reading<Set<T>> read() {
        var chosen = new LinkedHashSet<T>();
        for (var i = 0; i < boxes.size(); i++)
            if (boxes.get(i).isSelected()) chosen.add(choices.get(i));
        return chosen.isEmpty() ? new Reading.Empty<>() : new Reading.Value<>(chosen);
    }

    @Override
    public void show(@Nullable Set<T> chosen) {
        tick(choice -> chosen != null && chosen.contains(choice));
    }

    @Override
    public String text() {
        return joined(read().orNull(), code, ",");
    }

    @Override
    public void restore(String text) {
        var codes = List.of(text.split(","));
        tick(choice -> codes.contains(code.apply(choice)));
    }

    /// One change, however many ticks it sets.
    private void tick(Predicate<T> chosen) {
        var before = text();
        setting = true;
        for (var i = 0; i < boxes.size(); i++)
            boxes.get(i).setSelected(chosen.test(choices.get(i)));
        setting = false;
        if (!text().equals(before)) changed.run();
    }

    @Override
    public String spoken(String title) {
        return title + ", " + boxes.getFirst().getText();
    }

    @Override
    public String tell(Set<T> chosen) {
        return joined(chosen, tell, "; ");
    }

    private String joined(
            @Nullable Collection<T> some, Function<T, String> words, String separator) {
        if (some == null) return "";
        return choices.stream()
                .filter(some::contains)
                .map(words)
                .collect(Collectors.joining(separator));
    }
}
