package live.lsn.ui.form;

import org.jspecify.annotations.Nullable;

/// What stands in an entry: nothing, a value, or what cannot be read as one.
public sealed interface Reading<T> {
    record Empty<T>() implements Reading<T> {}

    record Value<T>(T value) implements Reading<T> {}

    /// @param problem what is wrong, in words
    record Wrong<T>(String problem) implements Reading<T> {}

    /// The value; null where there is none.
    default @Nullable T orNull() {
        return this instanceof Value<T>(var value) ? value : null;
    }
}
