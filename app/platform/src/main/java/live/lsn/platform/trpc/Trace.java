package live.lsn.platform.trpc;

import org.jspecify.annotations.Nullable;

/// Where something failed, without its message: messages may quote input, and input may be
/// personal.
final class Trace extends Throwable {
    private static final long serialVersionUID = 1L;

    private Trace(Throwable thrown, @Nullable Throwable cause) {
        super(thrown.getClass().getName(), cause, false, true);
        setStackTrace(thrown.getStackTrace());
    }

    static Trace of(Throwable thrown) {
        var cause = thrown.getCause();
        return new Trace(thrown, cause == null ? null : of(cause));
    }

    /// A short code that is the same whenever the same thing fails in the same place.
    static String code(Throwable thrown) {
        var stack = thrown.getStackTrace();
        var place =
                stack.length == 0 ? "" : stack[0].getClassName() + "#" + stack[0].getMethodName();
        var hash = (thrown.getClass().getName() + "@" + place).hashCode();
        return "%04X-%04X".formatted(hash >>> 16, hash & 0xffff);
    }
}
