package live.lsn.ui;

import java.time.Duration;
import java.util.function.IntFunction;

/// Something done that can be undone for a while.
///
/// @param icon Bootstrap icon before the words
/// @param title what was done: "CASE-10471 approved"
/// @param detail a line under it, given the whole seconds left: "Sent in 28 s."
/// @param time how long it can be undone
/// @param onUndo called once, if undone in time
/// @param onExpire called once, if not
public record Toast(
        String icon,
        String title,
        IntFunction<String> detail,
        Duration time,
        Runnable onUndo,
        Runnable onExpire) {
    /// The time an act can be undone.
    public static final Duration USUAL = Duration.ofSeconds(30);

    public Toast {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("time must be above 0, was " + time);
        }
    }

    /// One of the usual time with a tick before it.
    public static Toast of(
            String title, IntFunction<String> detail, Runnable onUndo, Runnable onExpire) {
        return new Toast("bi-check2-circle", title, detail, USUAL, onUndo, onExpire);
    }
}
