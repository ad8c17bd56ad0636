package live.lsn.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.http.StreamListener;
import live.lsn.api.http.TrpcClient;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Role;
import live.lsn.api.procedure.AccessProcedures;
import live.lsn.api.procedure.AccessProcedures.OfUser;
import live.lsn.api.procedure.SyncProcedures;
import live.lsn.api.procedure.SyncProcedures.Changes;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.api.trpc.TrpcException;
import live.lsn.api.trpc.TrpcException.Refused;
import live.lsn.platform.TestPlatform;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class EndedStreamTest {
    @TempDir private Path dir;
    private TestPlatform site;

    @BeforeEach
    void start() {
        site = new TestPlatform(dir);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private static final class Watch implements StreamListener {
        private final CountDownLatch opened = new CountDownLatch(1);
        private final CompletableFuture<TrpcException> failed = new CompletableFuture<>();

        @Override
        public void opened() {
            opened.countDown();
        }

        @Override
        public void event(@Nullable String id, JsonNode data) {}

        @Override
        public void failed(TrpcException problem, @Nullable Duration reconnectIn) {
            failed.complete(problem);
        }
    }

    @Test
    void whoeverIsSignedOutLosesTheStreamAndNobodyElseDoes() throws Exception {
        var analyst = site.caller(Role.FRAUD_ANALYST, "AU");
        try (var admin = site.client(site.caller(Role.ADMINISTRATOR, "AU"));
                var theirs = site.client(analyst);
                var others = site.client(site.caller(Role.BUYER, "AU"))) {
            var ended = watch(theirs);
            var kept = watch(others);
            admin.mutate(
                    AccessProcedures.SIGN_OUT_USER,
                    new OfUser(analyst.account()),
                    Map.of("Idempotency-Key", "\"" + Ids.next() + "\""));
            assertThat(ended.failed.get(3, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused ->
                                    assertThat(refused.code())
                                            .isEqualTo(TrpcErrorCode.UNAUTHORIZED));
            assertThat(kept.failed).isNotDone();
        }
    }

    private static Watch watch(TrpcClient client) throws InterruptedException {
        var watch = new Watch();
        var stream = client.subscribe(SyncProcedures.CHANGES, new Changes("AU", null), null, watch);
        assertThat(stream).isNotNull();
        assertThat(watch.opened.await(10, TimeUnit.SECONDS)).isTrue();
        return watch;
    }
}
