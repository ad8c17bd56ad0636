package live.lsn.desk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;

class FileCacheTest {
    private static final int LENGTH = 1_000;
    @TempDir private Path dir;
    private final ProfileKey key =
            new ProfileKey("the key of a test, 32 bytes long".getBytes(StandardCharsets.UTF_8));

    private static byte[] content(int number) {
        var content = new byte[LENGTH];
        content[0] = (byte) number;
        return content;
    }

    private static String hash(int number) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(content(number));
        return HexFormat.of().formatHex(digest);
    }

    /// Seen so many minutes ago.
    private void seen(int number, int minutes) throws Exception {
        var hash = hash(number);
        Files.setLastModifiedTime(
                dir.resolve("att-seen").resolve(hash.substring(0, 2)).resolve(hash),
                FileTime.from(Instant.now().minusSeconds(60L * minutes)));
    }

    @Test
    void whatWasLookedAtLongestAgoGoesFirst() throws Exception {
        var cache = new FileCache(dir, key, 3_500);
        for (var number = 1; number <= 3; number++) {
            cache.keep(hash(number), new ByteArrayInputStream(content(number)));
            seen(number, 10 - number);
        }
        assertThat(Objects.requireNonNull(cache.content(hash(1))).read(0, LENGTH))
                .isEqualTo(content(1));
        cache.keep(hash(4), new ByteArrayInputStream(content(4)));
        assertThat(cache.content(hash(2))).isNull();
        assertThat(cache.content(hash(1))).isNotNull();
        assertThat(cache.content(hash(3))).isNotNull();
        assertThat(cache.content(hash(4))).isNotNull();
    }

    @Test
    void whatIsNotWhatWasAskedForIsNotKept() throws Exception {
        var cache = new FileCache(dir, key, FileCache.USUAL_SIZE);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> cache.keep(hash(1), new ByteArrayInputStream(content(2))));
        assertThat(cache.content(hash(1))).isNull();
        assertThat(cache.content(hash(2))).isNull();
    }

    @Test
    void aThumbnailThatWasChangedIsNone() throws Exception {
        var cache = new FileCache(dir, key, FileCache.USUAL_SIZE);
        var id = "00000000-0000-7000-8000-000000000001";
        cache.keepThumbnail(id, content(1));
        assertThat(cache.thumbnail(id)).isEqualTo(content(1));
        var file = dir.resolve("att-seen").resolve("thumbnails").resolve(id);
        var bytes = Files.readAllBytes(file);
        bytes[50] ^= 1;
        Files.write(file, bytes);
        assertThat(cache.thumbnail(id)).isNull();
    }
}
