package live.lsn.platform.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import live.lsn.api.escrow.SealedBox;
import live.lsn.api.http.TrpcClient;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Role;
import live.lsn.api.procedure.DeviceProcedures;
import live.lsn.api.procedure.DeviceProcedures.RecoverKey;
import live.lsn.api.procedure.DeviceProcedures.Terms;
import live.lsn.api.procedure.DeviceProcedures.TermsOf;
import live.lsn.api.signin.ReadTerm;
import live.lsn.api.trpc.TrpcException;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.access.Caller;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

class DeviceServiceTest {
    private static final Instant NOW = Instant.parse("2026-11-27T09:00:00.250Z");
    private static final byte[] KEY =
            "a profile's key, of thirty-two b".getBytes(StandardCharsets.UTF_8);

    @TempDir private Path dir;
    private TestPlatform site;

    @BeforeEach
    void start() {
        site = new TestPlatform(dir, () -> NOW, new DevicePolicy(true, Duration.ofDays(3)));
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private Terms terms(Caller who) {
        try (var client = site.client(who)) {
            return client.query(DeviceProcedures.TERMS, new TermsOf(null));
        }
    }

    private String sealed(Caller whose) {
        return SealedBox.seal(
                terms(whose).escrowKey(),
                DeviceProcedures.escrowContext(site.platform().platformId(), whose.account()),
                KEY);
    }

    private byte[] recovered(Caller who, String box) throws Exception {
        var asking = SealedBox.Owner.once();
        try (var client = site.client(who)) {
            var answer =
                    client.mutate(
                                    DeviceProcedures.RECOVER_KEY,
                                    new RecoverKey(box, asking.publicKey()),
                                    Map.of(TrpcClient.IDEMPOTENCY_KEY, "\"" + Ids.next() + "\""))
                            .value();
            return asking.open(
                    answer.box(),
                    DeviceProcedures.answerContext(site.platform().platformId(), who.account()));
        }
    }

    @Test
    void theTermsTellThePolicyAndUntilWhenADeviceMayBeRead() {
        var analyst = site.caller(Role.FRAUD_ANALYST, "AU");
        var terms = terms(analyst);
        assertThat(terms.lockRequired()).isTrue();
        var term = requireNonNull(ReadTerm.verified(terms.readTerm(), terms.signingKeys()));
        assertThat(term.account()).isEqualTo(analyst.account());
        assertThat(term.platformId()).isEqualTo(site.platform().platformId());
        assertThat(term.until()).isEqualTo(Instant.parse("2026-11-30T09:00:00Z"));
    }

    @Test
    void theKeysThatAreToldHoldNoPrivatePart() {
        assertThat(terms(site.caller(Role.BUYER, "AU")).signingKeys()).doesNotContain("\"d\"");
    }

    @Test
    void aTermOpensNoDoor() {
        var term = terms(site.caller(Role.FRAUD_ANALYST, "AU")).readTerm();
        try (var client = site.client(term)) {
            assertThatThrownBy(() -> client.query(DeviceProcedures.TERMS, new TermsOf(null)))
                    .isInstanceOf(TrpcException.Refused.class);
        }
    }

    @Test
    void whoseItIsGetsAProfilesKeyBackAlsoAfterARestart() throws Exception {
        var analyst = site.caller(Role.FRAUD_ANALYST, "AU");
        var box = sealed(analyst);
        assertThat(recovered(analyst, box)).isEqualTo(KEY);
        site.restart();
        assertThat(recovered(analyst, box)).isEqualTo(KEY);
    }

    @Test
    void nobodyElseGetsIt() {
        var box = sealed(site.caller(Role.FRAUD_ANALYST, "AU"));
        for (var role : new Role[] {Role.ADMINISTRATOR, Role.EXECUTIVE})
            assertThatThrownBy(() -> recovered(site.caller(role, "AU"), box))
                    .isInstanceOfSatisfying(
                            TrpcException.Refused.class,
                            e ->
                                    assertThat(e.data().path("reason").asString(""))
                                            .isEqualTo("NOT_YOURS"));
    }

    @Test
    void givingAKeyBackIsAudited() throws Exception {
        var analyst = site.caller(Role.FRAUD_ANALYST, "AU");
        var before = site.verifyAudit().stream().mapToLong(each -> each.positions()).sum();
        recovered(analyst, sealed(analyst));
        var after = site.verifyAudit();
        assertThat(after.stream().mapToLong(each -> each.positions()).sum()).isEqualTo(before + 1);
    }
}
