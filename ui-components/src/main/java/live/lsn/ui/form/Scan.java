package live.lsn.ui.form;

/// A code that was given.
///
/// @param code without what the scanner adds
/// @param source how it came
public record Scan(String code, Source source) {
    public enum Source {
        SCANNED,
        TYPED
    }

    /// What scanners are set up to send before and after every code; empty where they add nothing.
    public record Frame(String prefix, String suffix) {
        public static final Frame NONE = new Frame("", "");

        /// The code alone.
        String strip(String sent) {
            var from = sent.startsWith(prefix) ? prefix.length() : 0;
            var to = sent.endsWith(suffix) ? sent.length() - suffix.length() : sent.length();
            return from <= to ? sent.substring(from, to) : sent;
        }
    }
}
