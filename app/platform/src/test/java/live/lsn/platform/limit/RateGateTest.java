package live.lsn.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.model.Role;
import live.lsn.api.procedure.SyncProcedures;
import live.lsn.api.procedure.SyncProcedures.Changes;
import live.lsn.api.trpc.Json;
import live.lsn.platform.TestPlatform;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A platform that holds back, seen from outside.
class RateGateTest {
    private static final int LIMIT = 100;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    @TempDir private Path dir;
    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<String> get(TestPlatform site, String path, String... headers)
            throws IOException, InterruptedException {
        var address = site.platform().url().replace("/api/trpc", path);
        var request = HttpRequest.newBuilder(URI.create(address));
        if (headers.length > 0) request.headers(headers);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String[] as(TestPlatform site, Role role) {
        var token = site.platform().token(site.caller(role, "AU").account(), WINDOW);
        return new String[] {"Authorization", "Bearer " + token};
    }

    private void use(TestPlatform site, int calls, String... headers)
            throws IOException, InterruptedException {
        for (var i = 0; i < calls; i++)
            assertThat(get(site, "/api/trpc/sync.hello", headers).statusCode()).isEqualTo(200);
    }

    private static void assertHeldBack(HttpResponse<String> answer, String whose) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 66);
        var data = Json.MAPPER.readTree(answer.body()).at("/error/data");
        assertThat(data.get("code").asString()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(data.get("limit").asString()).isEqualTo(whose);
    }

    @Test
    void aUserWhoCallsTooOftenIsToldWhenToComeBackAndOthersGoOn() throws Exception {
        try (var site = new TestPlatform(dir, new RateLimits(LIMIT, 0, 0, WINDOW, false))) {
            use(site, LIMIT, as(site, Role.FRAUD_ANALYST));
            assertHeldBack(get(site, "/api/trpc/sync.hello", as(site, Role.FRAUD_ANALYST)), "user");
            use(site, 1, as(site, Role.EXECUTIVE));
        }
    }

    @Test
    void aBatchCountsAsManyAndIsHeldBackWhole() throws Exception {
        try (var site = new TestPlatform(dir, new RateLimits(LIMIT, 0, 0, WINDOW, false))) {
            var analyst = as(site, Role.FRAUD_ANALYST);
            use(site, LIMIT - 1, analyst);
            assertHeldBack(get(site, "/api/trpc/sync.hello,sync.hello?batch=1", analyst), "user");
            use(site, 1, analyst);
        }
    }

    @Test
    void anAddressIsHeldBackWhoeverCalls() throws Exception {
        try (var site = new TestPlatform(dir, new RateLimits(0, LIMIT, 0, WINDOW, false))) {
            for (var i = 0; i < LIMIT; i++)
                assertThat(get(site, "/api/trpc/sync.hello").statusCode()).isEqualTo(401);
            assertHeldBack(
                    get(site, "/api/trpc/sync.hello", as(site, Role.FRAUD_ANALYST)), "address");
        }
    }

    @Test
    void behindAProxyEachOfItsCallersIsAnAddress() throws Exception {
        try (var site = new TestPlatform(dir, new RateLimits(0, LIMIT, 0, WINDOW, true))) {
            var analyst = as(site, Role.FRAUD_ANALYST);
            for (var i = 0; i < 2 * LIMIT; i++)
                assertThat(
                                get(
                                                site,
                                                "/api/trpc/sync.hello",
                                                analyst[0],
                                                analyst[1],
                                                "X-Forwarded-For",
                                                "192.0.2." + i % 2)
                                        .statusCode())
                        .isEqualTo(200);
            assertHeldBack(
                    get(
                            site,
                            "/api/trpc/sync.hello",
                            analyst[0],
                            analyst[1],
                            "X-Forwarded-For",
                            "192.0.2.1"),
                    "address");
        }
    }

    @Test
    void aStreamThatIsOpenGoesOnWhileItsUserIsHeldBack() throws Exception {
        var heads = new LinkedBlockingQueue<JsonNode>();
        try (var site = new TestPlatform(dir, new RateLimits(LIMIT, 0, 0, WINDOW, false));
                var client = site.client(site.caller(Role.FRAUD_ANALYST, "AU"))) {
            var _ =
                    client.subscribe(
                            SyncProcedures.CHANGES,
                            new Changes("AU", null),
                            null,
                            (_, head) -> heads.add(head));
            assertThat(heads.poll(10, TimeUnit.SECONDS)).as("where it begins").isNotNull();
            // The subscription was the first.
            use(site, LIMIT - 1, as(site, Role.FRAUD_ANALYST));
            assertHeldBack(get(site, "/api/trpc/sync.hello", as(site, Role.FRAUD_ANALYST)), "user");
            site.openCases("AU", 1);
            assertThat(heads.poll(10, TimeUnit.SECONDS)).as("the next").isNotNull();
        }
    }

    @Test
    void theSignInIsHeldBackByAddress() throws Exception {
        try (var site = new TestPlatform(dir, new RateLimits(0, 0, LIMIT, WINDOW, false))) {
            for (var i = 0; i < LIMIT; i++)
                assertThat(get(site, "/oauth/jwks").statusCode()).isEqualTo(200);
            var held = get(site, "/oauth/authorize?client_id=x");
            assertThat(held.statusCode()).isEqualTo(429);
            assertThat(held.headers().firstValue("Retry-After")).isPresent();
            use(site, 1, as(site, Role.FRAUD_ANALYST));
        }
    }
}
