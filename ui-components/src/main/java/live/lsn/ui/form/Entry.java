package live.lsn.ui.form;

import javafx.scene.Node;

import org.jspecify.annotations.Nullable;

/// The part of a field in which its value is given.
///
/// @param <T> the values
public interface Entry<T> {
    /// What stands under the label.
    Node node();

    /// What takes the focus; never without an accessible name.
    Node target();

    /// Has `changed` run after every change, by hand or not.
    void listen(Runnable changed);

    /// What stands there now.
    Reading<T> read();

    /// Shows a value; null empties the entry.
    void show(@Nullable T value);

    /// What stands there as text that [#restore] brings back, readable or not.
    String text();

    /// Brings back what stood there.
    void restore(String text);

    /// The value in words, as in "was 3".
    String tell(T value);

    /// What a screen reader says of the target; the title, unless the target has words of its own.
    default String spoken(String title) {
        return title;
    }

    /// Writes the value the usual way, when the focus leaves.
    default void tidy() {}
}
