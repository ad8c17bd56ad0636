package live.lsn.ui.table;

import java.util.Locale;

/// A text that is no condition or no view, with the place where it goes wrong.
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;
    private final int at;
    private final String found;

    /// What was expected and not there.
    public enum Problem {
        /// A field of the list.
        FIELD,
        /// How the field is tested.
        OPERATOR,
        /// A value that the field can have.
        VALUE,
        /// A field whose values have an order.
        ORDER,
        /// A field of text.
        PART,
        /// `and`, `or` or the end.
        JOINT,
        /// One certain word or sign.
        SIGN
    }

    /// @param at index of the character where it goes wrong; the length of the text for its end
    /// @param found what stands there, or is wanted there by [Problem#SIGN]
    Unreadable(Problem problem, int at, String found) {
        super(problem + " at " + at, null, false, false);
        this.problem = problem;
        this.at = at;
        this.found = found;
    }

    public Problem problem() {
        return problem;
    }

    /// Index of the character where it goes wrong.
    public int at() {
        return at;
    }

    public String found() {
        return found;
    }

    /// Key of what is said of it.
    String key() {
        return "condition.problem." + problem.name().toLowerCase(Locale.ROOT);
    }
}
