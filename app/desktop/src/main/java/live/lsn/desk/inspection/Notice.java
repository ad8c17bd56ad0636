package live.lsn.desk.inspection;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What is said of the last key or scan.
///
/// @param key of its text
/// @param values of the text
/// @param tone how it is meant
record Notice(String key, List<@Nullable Object> values, Tone tone) {
    enum Tone {
        DONE,
        /// Nothing was entered.
        STOPPED
    }

    static Notice done(String key, @Nullable Object... values) {
        return new Notice(key, java.util.Arrays.asList(values), Tone.DONE);
    }

    static Notice stopped(String key, @Nullable Object... values) {
        return new Notice(key, java.util.Arrays.asList(values), Tone.STOPPED);
    }
}
