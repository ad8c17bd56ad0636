package live.lsn.platform.access;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Argon2id hashes of passwords, with their parameters in the text, and the rules for a new
/// password.
public final class Passwords {
    /// Characters of a password at least.
    public static final int SHORTEST = 10;

    /// Characters of a password at most; more is only work for the hash.
    public static final int LONGEST = 256;

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /// Each hash takes 19 MiB: a crowd at the door waits instead of filling the memory.
    private static final int AT_ONCE = 4;

    private static final Pattern HASH =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
                            + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();
    private static final Set<String> COMMON = common();

    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /// Compared with where there is nothing to compare with, so that both take as long.
    private final String nobody = hash(Secrets.next());

    /// The hash of a password, as text that holds salt and parameters.
    public String hash(String password) {
        var salt = Secrets.bytes(SALT_BYTES);
        var hash = derive(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        MEMORY_KIB,
                        PASSES,
                        LANES,
                        BASE64.encodeToString(salt),
                        BASE64.encodeToString(hash));
    }

    /// Whether the password is the one of the hash; as much work where there is no hash.
    public boolean matches(String password, @Nullable String hash) {
        var parts = HASH.matcher(hash == null ? nobody : hash);
        if (!parts.matches()) throw new IllegalStateException("a password hash is damaged");
        var expected = Base64.getDecoder().decode(parts.group(5));
        var found =
                derive(
                        password,
                        Base64.getDecoder().decode(parts.group(4)),
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)),
                        expected.length);
        return MessageDigest.isEqual(found, expected) && hash != null;
    }

    /// What is wrong with a new password, as a sentence; null where nothing is.
    ///
    /// @param login name that it belongs to
    public static @Nullable String fault(String password, String login) {
        var length = password.codePointCount(0, password.length());
        if (length < SHORTEST)
            return "A password needs " + SHORTEST + " characters or more; this has " + length + ".";
        if (length > LONGEST) return "A password has " + LONGEST + " characters at most.";
        var plain = password.toLowerCase(Locale.ROOT);
        if (plain.contains(login) || plain.chars().distinct().count() < 4 || COMMON.contains(plain))
            return "That password is among the first that anybody would try. Choose another.";
        return null;
    }

    private byte[] derive(
            String password, byte[] salt, int memory, int passes, int lanes, int bytes) {
        var generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withSalt(salt)
                        .withMemoryAsKB(memory)
                        .withIterations(passes)
                        .withParallelism(lanes)
                        .build());
        var hash = new byte[bytes];
        // The same letters, however a keyboard composes them.
        var text = Normalizer.normalize(password, Normalizer.Form.NFC);
        places.acquireUninterruptibly();
        try {
            generator.generateBytes(text.getBytes(StandardCharsets.UTF_8), hash);
        } finally {
            places.release();
        }
        return hash;
    }

    private static Set<String> common() {
        try (var in = Passwords.class.getResourceAsStream("common-passwords.txt")) {
            if (in == null) throw new IllegalStateException("common-passwords.txt is missing");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
