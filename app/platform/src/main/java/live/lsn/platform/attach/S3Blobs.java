package live.lsn.platform.attach;

import live.lsn.api.seal.SealedFrames;

import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// Sealed contents in S3-compatible storage: `<prefix>/<sha[0:2]>/<sha>`. They are sealed before
/// they leave this machine; who runs the storage sees sizes and hashes alone.
///
/// Requests are signed by AWS's own signer (Signature Version 4) and sent by OkHttp.
public final class S3Blobs implements Blobs {
    private static final MediaType BYTES = MediaType.get("application/octet-stream");
    private static final int NOT_FOUND = 404;
    private static final int PARTIAL = 206;

    private final Address address;
    private final Path workshop;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final AwsCredentialsIdentity who;
    private final OkHttpClient http =
            new OkHttpClient.Builder()
                    .connectTimeout(Duration.ofSeconds(10))
                    .readTimeout(Duration.ofSeconds(30))
                    .callTimeout(Duration.ofMinutes(5))
                    .followRedirects(false)
                    .build();

    /// @param endpoint `http` or `https`, the bucket is named in the path
    /// @param prefix without slashes at its ends; empty for none
    public record Address(
            String endpoint,
            String region,
            String bucket,
            String prefix,
            String key,
            String secret) {
        /// Without what is secret.
        @Override
        public String toString() {
            return "s3://" + bucket + "/" + prefix + " at " + endpoint;
        }
    }

    /// @param workshop folder of this machine
    public S3Blobs(Address address, Path workshop) {
        this.address = address;
        this.workshop = workshop.resolve("new");
        this.who = AwsCredentialsIdentity.create(address.key(), address.secret());
    }

    @Override
    public Path workshop() {
        return workshop;
    }

    @Override
    public void keep(String sha256, Path sealed) throws IOException {
        try (var answer = ask(SdkHttpMethod.PUT, sha256, sealed, Map.of())) {
            require(answer.isSuccessful(), answer);
        }
        Files.delete(sealed);
    }

    @Override
    public boolean has(String sha256) throws IOException {
        try (var answer = ask(SdkHttpMethod.HEAD, sha256, null, Map.of())) {
            if (answer.code() == NOT_FOUND) return false;
            require(answer.isSuccessful(), answer);
            return true;
        }
    }

    @Override
    public SealedFrames.Source open(String sha256) throws IOException {
        var size = size(sha256);
        return new SealedFrames.Source() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public byte[] read(long from, int count) throws IOException {
                return part(sha256, from, count);
            }
        };
    }

    private long size(String sha256) throws IOException {
        try (var answer = ask(SdkHttpMethod.HEAD, sha256, null, Map.of())) {
            if (answer.code() == NOT_FOUND) throw new NoSuchFileException(sha256);
            require(answer.isSuccessful(), answer);
            return Long.parseLong(String.valueOf(answer.header("Content-Length")));
        } catch (NumberFormatException e) {
            throw new IOException("the storage does not tell a size", e);
        }
    }

    private byte[] part(String sha256, long from, int count) throws IOException {
        var range = Map.of("Range", "bytes=" + from + "-" + (from + count - 1));
        try (var answer = ask(SdkHttpMethod.GET, sha256, null, range)) {
            require(answer.code() == PARTIAL, answer);
            var bytes = answer.body().bytes();
            if (bytes.length != count) throw new EOFException("a kept file ends too soon");
            return bytes;
        }
    }

    @Override
    public void remove(String sha256) throws IOException {
        try (var answer = ask(SdkHttpMethod.DELETE, sha256, null, Map.of())) {
            require(answer.isSuccessful() || answer.code() == NOT_FOUND, answer);
        }
    }

    private static void require(boolean well, Response answer) throws IOException {
        if (!well) throw new IOException("the storage answered with status " + answer.code());
    }

    private Response ask(
            SdkHttpMethod method, String sha256, @Nullable Path body, Map<String, String> headers)
            throws IOException {
        var request =
                SdkHttpRequest.builder().method(method).uri(URI.create(url(sha256).toString()));
        headers.forEach(request::putHeader);
        var signed =
                signer.sign(
                        sign -> {
                            sign.identity(who)
                                    .request(request.build())
                                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                                    .putProperty(AwsV4HttpSigner.REGION_NAME, address.region())
                                    .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                                    .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false);
                            if (body != null) sign.payload(payload(body));
                        });
        var outgoing =
                new Request.Builder()
                        .url(url(sha256))
                        .method(
                                method.name(),
                                body == null ? null : RequestBody.create(body.toFile(), BYTES));
        signed.request()
                .forEachHeader(
                        (name, values) -> {
                            if (!name.equalsIgnoreCase("Host"))
                                values.forEach(value -> outgoing.header(name, value));
                        });
        return http.newCall(outgoing.build()).execute();
    }

    private static ContentStreamProvider payload(Path file) {
        return () -> {
            try {
                return Files.newInputStream(file);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        };
    }

    private HttpUrl url(String sha256) {
        var url = HttpUrl.get(address.endpoint()).newBuilder().addPathSegment(address.bucket());
        if (!address.prefix().isEmpty()) url.addPathSegments(address.prefix());
        return url.addPathSegment(sha256.substring(0, 2)).addPathSegment(sha256).build();
    }
}
