package live.lsn.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import live.lsn.api.http.TrpcClient.Settings;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.http.TrpcClient.Transformer;
import live.lsn.api.trpc.TrpcException.Unreachable;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/// Certificates that must not be trusted, over real TLS: nothing is ever sent to who holds them.
class SecureConnectionTest {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private static final String HOST = "localhost";

    private final MockWebServer server = new MockWebServer();
    private final HeldCertificate authority =
            new HeldCertificate.Builder().certificateAuthority(0).commonName("test root").build();

    @AfterEach
    void stop() {
        server.close();
    }

    private HeldCertificate.Builder signed(String host) {
        return new HeldCertificate.Builder()
                .signedBy(authority)
                .commonName(host)
                .addSubjectAlternativeName(host);
    }

    /// A client that trusts the authority, asking a server that holds the certificate.
    private Unreachable asked(HeldCertificate held) throws IOException {
        serve(held);
        try (var client = client(trusting())) {
            return catchThrowableOfType(Unreachable.class, () -> client.query("a.b", null));
        }
    }

    private void serve(HeldCertificate held) throws IOException {
        var own =
                new HandshakeCertificates.Builder()
                        .heldCertificate(held, authority.certificate())
                        .build();
        server.useHttps(own.sslSocketFactory());
        server.enqueue(new MockResponse.Builder().body("{\"result\":{\"data\":\"ok\"}}").build());
        server.start();
    }

    private OkHttpClient trusting() {
        var trusted =
                new HandshakeCertificates.Builder()
                        .addTrustedCertificate(authority.certificate())
                        .build();
        return TrpcClient.http()
                .sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager())
                .build();
    }

    private TrpcClient client(OkHttpClient http) {
        return new TrpcClient(
                new Settings(server.url("/api/trpc"), Transformer.NONE, new Tokens(null), 1), http);
    }

    private void refused(Unreachable problem) {
        assertThat(problem).isNotNull();
        assertThat(problem.reason()).isEqualTo(Unreachable.Reason.ENCRYPTION);
        assertThat(problem.isTransient()).isFalse();
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void aTrustedCertificateIsTaken() throws Exception {
        serve(signed(HOST).build());
        try (var client = client(trusting())) {
            assertThat(client.query("a.b", null).asString()).isEqualTo("ok");
        }
    }

    @Test
    void aCertificateThatNobodyKnowsIsNotTrusted() throws Exception {
        var own =
                new HeldCertificate.Builder()
                        .commonName(HOST)
                        .addSubjectAlternativeName(HOST)
                        .build();
        server.useHttps(
                new HandshakeCertificates.Builder()
                        .heldCertificate(own)
                        .build()
                        .sslSocketFactory());
        server.start();
        try (var client = client(TrpcClient.http().build())) {
            refused(catchThrowableOfType(Unreachable.class, () -> client.query("a.b", null)));
        }
    }

    @Test
    void aCertificateOfAnotherHostIsNotTrusted() throws Exception {
        refused(asked(signed("another.example").build()));
    }

    @Test
    void anExpiredCertificateIsNotTrusted() throws Exception {
        var now = Instant.now().toEpochMilli();
        refused(asked(signed(HOST).validityInterval(now - 2 * DAY, now - DAY).build()));
    }

    @Test
    void aCertificateOfTheFutureIsNotTrusted() throws Exception {
        var now = Instant.now().toEpochMilli();
        refused(asked(signed(HOST).validityInterval(now + DAY, now + 2 * DAY).build()));
    }

    @Test
    void anAnswerThatDripsIsGivenUpInTime() throws Exception {
        server.enqueue(
                new MockResponse.Builder()
                        .body("{\"result\":{\"data\":\"" + "x".repeat(10_000) + "\"}}")
                        .throttleBody(1, 50, java.util.concurrent.TimeUnit.MILLISECONDS)
                        .build());
        server.start();
        var http = TrpcClient.http().callTimeout(Duration.ofMillis(500)).build();
        try (var client =
                new TrpcClient(
                        new Settings(server.url("/"), Transformer.NONE, TokenSource.none(), 1),
                        http)) {
            var problem = catchThrowableOfType(Unreachable.class, () -> client.query("a.b", null));
            assertThat(problem.reason()).isEqualTo(Unreachable.Reason.TIMEOUT);
        }
    }
}
