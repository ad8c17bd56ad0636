package live.lsn.cli;

import java.util.Locale;

/// What one check of the doctor found.
///
/// @param ok whether it keeps nothing from working
/// @param level ok, warn or fail
/// @param todo what to do about it; empty where nothing is wrong
record Finding(String check, boolean ok, String level, String found, String todo) {
    /// How bad it is.
    enum Level {
        OK,
        /// Something works less well.
        WARN,
        /// Something does not work.
        FAIL
    }

    /// As one line.
    String line() {
        return "%-4s %-12s %s%s".formatted(level, check, found, todo.isEmpty() ? "" : ": " + todo);
    }

    static Finding of(Level level, String check, String found, String todo) {
        return new Finding(
                check,
                level != Level.FAIL,
                level.name().toLowerCase(Locale.ROOT),
                found,
                level == Level.OK ? "" : todo);
    }

    static Finding ok(String check, String found) {
        return of(Level.OK, check, found, "");
    }

    static Finding warn(String check, String found, String todo) {
        return of(Level.WARN, check, found, todo);
    }

    static Finding fail(String check, String found, String todo) {
        return of(Level.FAIL, check, found, todo);
    }
}
