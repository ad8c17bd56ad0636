package live.lsn.ui.form;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;

import live.lsn.ui.Words;

import org.jspecify.annotations.Nullable;

/// Ticked or not, with what the tick means beside it.
final class YesNoEntry implements Entry<Boolean> {
    private final CheckBox box;

    YesNoEntry(String means) {
        box = new CheckBox(means);
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public Node target() {
        return box;
    }

    @Override
    public void listen(Runnable changed) {
        box.selectedProperty().subscribe((_, _) -> changed.run());
    }

    @Override
    public Reading<Boolean> read() {
        return new Reading.Value<>(box.isSelected());
    }

    @Override
    public void show(@Nullable Boolean value) {
        box.setSelected(Boolean.TRUE.equals(value));
    }

    @Override
    public String text() {
        return Boolean.toString(box.isSelected());
    }

    @Override
    public void restore(String text) {
        box.setSelected(Boolean.parseBoolean(text));
    }

    @Override
    public String spoken(String title) {
        return title + ", " + box.getText();
    }

    @Override
    public String tell(Boolean value) {
        return Words.of(value ? "form.yes" : "form.no");
    }
}
