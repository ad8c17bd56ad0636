package live.lsn.ui.table;

import live.lsn.ui.table.Unreadable.Problem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A line of text, word by word: plain words, quoted ones, and signs.
final class Tokens {
    private static final Pattern WORD =
            Pattern.compile(
                    "\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(>=|<=|!=|=|[(),])|([^\\s(),=<>!\"]+))");
    private static final Pattern PLAIN = Pattern.compile("[^\\s(),=<>!\"\\\\]+");
    private final List<Word> words = new ArrayList<>();
    private final int end;
    private int next;

    private record Word(String text, boolean quoted, int at) {}

    /// @throws Unreadable at a sign that no word begins with
    Tokens(String text) throws Unreadable {
        end = text.length();
        var match = WORD.matcher(text);
        var from = 0;
        while (!text.substring(from).isBlank()) {
            match.region(from, end);
            if (!match.lookingAt()) {
                var rest = text.substring(from).stripLeading();
                throw new Unreadable(Problem.VALUE, end - rest.length(), rest.strip());
            }
            var quoted = match.group(1);
            var sign = match.group(2);
            if (quoted != null)
                words.add(new Word(quoted.replaceAll("\\\\(.)", "$1"), true, match.start(1) - 1));
            else if (sign != null) words.add(new Word(sign, false, match.start(2)));
            else words.add(new Word(match.group(3), false, match.start(3)));
            from = match.end();
        }
    }

    /// Whether a text is one word without quotes.
    static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches();
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    boolean isAtEnd() {
        return next == words.size();
    }

    /// Where the next word begins.
    int at() {
        return isAtEnd() ? end : words.get(next).at;
    }

    /// Takes the next word if it is that one, not quoted.
    boolean takes(String word) {
        if (isAtEnd() || words.get(next).quoted || !words.get(next).text.equalsIgnoreCase(word))
            return false;
        next++;
        return true;
    }

    void expect(String word) throws Unreadable {
        if (!takes(word)) throw new Unreadable(Problem.SIGN, at(), word);
    }

    /// Takes the next word, whatever it is.
    ///
    /// @param wanted what it should be, for where the text has ended
    String next(Problem wanted) throws Unreadable {
        if (isAtEnd()) throw new Unreadable(wanted, end, "");
        return words.get(next++).text;
    }

    /// Takes the next word if it is a number of at most four digits; null else.
    @Nullable Integer number() {
        if (isAtEnd() || !words.get(next).text.matches("\\d{1,4}")) return null;
        return Integer.valueOf(words.get(next++).text);
    }

    Unreadable unexpected(Problem wanted) {
        return new Unreadable(wanted, at(), isAtEnd() ? "" : words.get(next).text);
    }
}
