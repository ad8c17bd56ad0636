package live.lsn.desk.store;

import live.lsn.api.collection.KeyedType;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Keyed hashes of personal values: the same value of the same type gives the same 16 bytes under
/// one profile's key, and nothing can be read from them. Not for several threads at once.
final class Hasher {
    static final int BYTES = 16;

    /// More words than any name has; the rest is not searched.
    private static final int MOST_WORDS = 32;

    /// So many names are kept with the hashes of their words: the same customers come again.
    private static final int NAMES = 4_096;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private final Mac mac;
    private final Map<String, byte[]> names = new HashMap<>();

    Hasher(SecretKey key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    /// Null for nothing and for blanks, which would join strangers.
    byte @Nullable [] keyed(KeyedType type, @Nullable String value) {
        if (value == null) return null;
        var normal =
                type == KeyedType.NAME_WORD
                        ? normalWord(value)
                        : value.strip().toLowerCase(Locale.ROOT);
        return normal.isEmpty() ? null : hash(type, normal);
    }

    /// The hashes of the value's different words, one after the other; null where it has none.
    byte @Nullable [] words(@Nullable String value) {
        if (value == null) return null;
        var known = names.get(value);
        if (known != null) return known;
        var words = hashWords(value);
        if (words == null) return null;
        if (names.size() == NAMES) names.clear();
        names.put(value, words);
        return words;
    }

    private byte @Nullable [] hashWords(String value) {
        var words = normalWords(value);
        if (words.isEmpty()) return null;
        var all = new ByteArrayOutputStream(words.size() * BYTES);
        words.stream()
                .limit(MOST_WORDS)
                .forEach(word -> all.writeBytes(hash(KeyedType.NAME_WORD, word)));
        return all.toByteArray();
    }

    /// Lower case, no accents, split at whatever is neither letter nor digit.
    static Set<String> normalWords(String value) {
        var words = new LinkedHashSet<String>();
        for (var word : BETWEEN_WORDS.split(normalWord(value))) {
            if (!word.isEmpty()) words.add(word);
        }
        return words;
    }

    /// The value's words in order, each between blanks.
    static String normalText(String value) {
        return " " + BETWEEN_WORDS.matcher(normalWord(value)).replaceAll(" ").strip() + " ";
    }

    private static String normalWord(String value) {
        var lower = value.strip().toLowerCase(Locale.ROOT);
        if (lower.chars().allMatch(c -> c < 128)) return lower;
        return MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
    }

    private byte[] hash(KeyedType type, String normal) {
        mac.update(type.name().getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        return Arrays.copyOf(mac.doFinal(normal.getBytes(StandardCharsets.UTF_8)), BYTES);
    }
}
