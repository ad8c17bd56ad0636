package live.lsn.ui;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;

/// How what was typed meets a text: its words in any order, each as the beginning of a word, within
/// one, or by some of its letters in order ("aprv" for "Approve").
///
/// @param score more is better; 0 where nothing was typed
/// @param letters the places in the text that were met
public record Fit(int score, BitSet letters) {
    private static final int BEGINNING = 100;
    private static final int WITHIN = 60;
    private static final int SCATTERED = 20;

    /// Scattered letters say something from here on; two are in nearly every text.
    private static final int ENOUGH = 3;

    /// Null where a typed word is nowhere in the text.
    public static @Nullable Fit of(String typed, String text) {
        var letters = new BitSet(text.length());
        var score = 0;
        for (var word : typed.strip().split("\\s+")) {
            if (word.isEmpty()) continue;
            var one = word(word, text, letters);
            if (one == 0) return null;
            score += one;
        }
        return new Fit(score, letters);
    }

    private static int word(String word, String text, BitSet letters) {
        var first = -1;
        for (var at = 0; at < text.length(); at++) {
            if (!startsWord(text, at) || !matches(word, text, at)) continue;
            letters.set(at, at + word.length());
            if (first < 0) first = at;
        }
        // Of two that fit, the one that begins with what was typed comes first.
        if (first >= 0) return BEGINNING + (first == 0 ? 10 : 0);
        for (var at = 1; at < text.length(); at++) {
            if (!matches(word, text, at)) continue;
            letters.set(at, at + word.length());
            return WITHIN;
        }
        return word.length() >= ENOUGH && scattered(word, text, letters) ? SCATTERED : 0;
    }

    private static boolean scattered(String word, String text, BitSet letters) {
        for (var start = 0; start < text.length(); start++) {
            if (!startsWord(text, start)) continue;
            var met = new BitSet();
            var at = start;
            for (var next = 0; next < word.length(); next++, at++) {
                while (at < text.length() && !matches(word.substring(next, next + 1), text, at))
                    at = text.charAt(at) == ' ' || met.isEmpty() ? text.length() : at + 1;
                if (at >= text.length()) break;
                met.set(at);
            }
            if (met.cardinality() == word.length()) {
                letters.or(met);
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String word, String text, int at) {
        return text.regionMatches(true, at, word, 0, word.length());
    }

    private static boolean startsWord(String text, int at) {
        return Character.isLetterOrDigit(text.charAt(at))
                && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
    }
}
