package live.lsn.platform.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.util.Objects.requireNonNull;

import live.lsn.api.seal.SealedFrames;
import live.lsn.api.seal.SealingStream;
import live.lsn.platform.db.Seal;

import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Random;

/// Sealed contents in a real S3 server (S3Proxy over a folder), which checks every signature.
class S3BlobsTest {
    private static final String BUCKET = "evidence";
    @TempDir private Path dir;
    private final Seal seal = new Seal(new byte[32]);
    private @Nullable BlobStoreContext store;
    private @Nullable S3Proxy server;

    @BeforeEach
    void start() throws Exception {
        var settings = new Properties();
        settings.setProperty("jclouds.filesystem.basedir", dir.resolve("server").toString());
        store =
                ContextBuilder.newBuilder("filesystem")
                        .overrides(settings)
                        .build(BlobStoreContext.class);
        store.getBlobStore().createContainerInLocation(null, BUCKET);
        var started =
                S3Proxy.builder()
                        .blobStore(store.getBlobStore())
                        .endpoint(URI.create("http://127.0.0.1:0"))
                        .awsAuthentication(AuthenticationType.AWS_V4, "key", "secret")
                        .build();
        started.start();
        server = started;
    }

    @AfterEach
    void stop() throws Exception {
        requireNonNull(server).stop();
        requireNonNull(store).close();
    }

    private S3Blobs blobs(String secret) {
        var endpoint = "http://127.0.0.1:" + requireNonNull(server).getPort();
        return new S3Blobs(
                new S3Blobs.Address(endpoint, "eu-central-1", BUCKET, "desk/files", "key", secret),
                dir.resolve("here"));
    }

    private static String hash(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private Path sealed(S3Blobs blobs, byte[] content) throws IOException {
        var file = FolderBlobs.make(blobs.workshop(), "test-");
        try (var out =
                new SealingStream(Files.newOutputStream(file), seal.files(), new SecureRandom())) {
            out.write(content);
            out.finish();
        }
        return file;
    }

    private static byte[] content(int length) {
        var content = new byte[length];
        new Random(3).nextBytes(content);
        return content;
    }

    @Test
    void whatIsKeptIsThereWholeAndInPartsAndGoesWhenItIsRemoved() throws Exception {
        var blobs = blobs("secret");
        var content = content(300_000);
        var hash = hash(content);
        assertThat(blobs.has(hash)).isFalse();
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> blobs.open(hash));
        var made = sealed(blobs, content);
        blobs.keep(hash, made);
        assertThat(made).doesNotExist();
        assertThat(blobs.has(hash)).isTrue();
        var frames = SealedFrames.open(seal.files(), blobs.open(hash));
        assertThat(frames.read(0, content.length)).isEqualTo(content);
        assertThat(frames.read(131_000, 200))
                .isEqualTo(Arrays.copyOfRange(content, 131_000, 131_200));
        blobs.remove(hash);
        blobs.remove(hash);
        assertThat(blobs.has(hash)).isFalse();
    }

    @Test
    void keepingTheSameTwiceIsNothingNew() throws Exception {
        var blobs = blobs("secret");
        var content = content(10);
        var hash = hash(content);
        blobs.keep(hash, sealed(blobs, content));
        blobs.keep(hash, sealed(blobs, content));
        var frames = SealedFrames.open(seal.files(), blobs.open(hash));
        assertThat(frames.read(0, 10)).isEqualTo(content);
    }

    @Test
    void theServerSeesNothingOfTheContentAndFindsItUnderThePrefix() throws Exception {
        var blobs = blobs("secret");
        var content = "Evidence against nobody. ".repeat(100).getBytes(StandardCharsets.UTF_8);
        var hash = hash(content);
        blobs.keep(hash, sealed(blobs, content));
        var file =
                dir.resolve("server")
                        .resolve(BUCKET)
                        .resolve("desk/files")
                        .resolve(hash.substring(0, 2))
                        .resolve(hash);
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain("Evidence");
    }

    @Test
    void aWrongSecretIsRefusedAndTheMadeFileStays() throws Exception {
        var blobs = blobs("another");
        var made = sealed(blobs, content(10));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> blobs.keep("0".repeat(64), made))
                .withMessageContaining("403");
        assertThat(made).exists();
    }

    @Test
    void aServerThatIsAwayIsAnErrorAndNeverAnEmptyAnswer() throws Exception {
        var blobs = blobs("secret");
        requireNonNull(server).stop();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> blobs.has("0".repeat(64)));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> blobs.open("0".repeat(64)));
    }
}
