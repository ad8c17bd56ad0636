package live.lsn.ui.form;

import javafx.scene.Node;
import javafx.scene.control.TextField;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// A value that is typed in one line.
class TypedEntry<T> implements Entry<T> {
    private final TextField field = new TextField();
    private final Function<String, Reading<T>> parse;
    private final Function<T, String> tell;

    /// @param parse reads what is typed, which is neither blank nor has blanks at its ends
    /// @param tell writes a value so that `parse` reads it
    TypedEntry(Function<String, Reading<T>> parse, Function<T, String> tell) {
        this.parse = parse;
        this.tell = tell;
    }

    final TextField field() {
        return field;
    }

    @Override
    public Node node() {
        return field;
    }

    @Override
    public final Node target() {
        return field;
    }

    @Override
    public final void listen(Runnable changed) {
        field.textProperty().subscribe((_, _) -> changed.run());
    }

    @Override
    public final Reading<T> read() {
        var typed = field.getText().strip();
        return typed.isEmpty() ? new Reading.Empty<>() : parse.apply(typed);
    }

    @Override
    public final void show(@Nullable T value) {
        field.setText(value == null ? "" : tell.apply(value));
    }

    @Override
    public final String text() {
        return field.getText();
    }

    @Override
    public final void restore(String text) {
        field.setText(text);
    }

    @Override
    public final String tell(T value) {
        return tell.apply(value);
    }

    @Override
    public final void tidy() {
        var value = read().orNull();
        if (value == null) return;
        var written = tell.apply(value);
        // Setting the same text would throw away what undo knows.
        if (!written.equals(field.getText())) field.setText(written);
    }
}
