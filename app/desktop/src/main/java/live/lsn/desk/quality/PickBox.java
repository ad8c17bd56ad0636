package live.lsn.desk.quality;

import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyEvent;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;

/// One of many, or all of them; while it is open a letter goes to the next one that begins so.
final class PickBox extends ComboBox<Choice> {
    private static final int ROWS = 14;
    private static final double WIDE = 190;
    private final Choice all;
    private final Consumer<@Nullable String> onPick;
    private boolean showing;
    private boolean opening;

    /// @param everything what stands for all of them
    /// @param onPick told the id that somebody has chosen; null for all
    PickBox(String id, String everything, Consumer<@Nullable String> onPick) {
        this.all = new Choice("", everything);
        this.onPick = onPick;
        setId(id);
        setVisibleRowCount(ROWS);
        setPrefWidth(WIDE);
        setAccessibleText(everything);
        setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable Choice choice) {
                        return choice == null ? "" : choice.name();
                    }

                    @Override
                    public Choice fromString(String text) {
                        throw new UnsupportedOperationException("chosen, not typed");
                    }
                });
        getItems().setAll(all);
        setValue(all);
        valueProperty().subscribe((_, now) -> picked(now));
        addEventHandler(KeyEvent.KEY_TYPED, this::letter);
        addEventHandler(KeyEvent.KEY_RELEASED, _ -> opening = false);
    }

    private void picked(@Nullable Choice now) {
        if (!showing) onPick.accept(now == null || now.equals(all) ? null : now.id());
    }

    /// @param chosen null for all
    void show(List<Choice> choices, @Nullable String chosen) {
        var items = new ArrayList<Choice>();
        items.add(all);
        items.addAll(choices);
        showing = true;
        if (!items.equals(getItems())) getItems().setAll(items);
        var now =
                items.stream()
                        .filter(each -> each.id().equals(chosen == null ? "" : chosen))
                        .findFirst()
                        .orElse(all);
        if (!Objects.equals(now, getValue())) setValue(now);
        showing = false;
    }

    /// Opens the list under the keyboard.
    void open() {
        // The letter of the key that opens it is typed only now.
        opening = true;
        requestFocus();
        show();
    }

    private void letter(KeyEvent event) {
        var typed = event.getCharacter().toLowerCase(Locale.ROOT);
        if (opening
                || !isShowing()
                || typed.isBlank()
                || event.isShortcutDown()
                || event.isAltDown()) return;
        var from = getItems().indexOf(getValue()) + 1;
        for (var i = 0; i < getItems().size(); i++) {
            var next = getItems().get((from + i) % getItems().size());
            if (!next.name().toLowerCase(Locale.ROOT).startsWith(typed)) continue;
            setValue(next);
            event.consume();
            return;
        }
    }
}
