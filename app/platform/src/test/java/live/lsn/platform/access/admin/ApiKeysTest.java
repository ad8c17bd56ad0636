package live.lsn.platform.access.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.util.Objects.requireNonNull;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Permission;
import live.lsn.api.model.Role;
import live.lsn.api.procedure.AccessProcedures;
import live.lsn.api.procedure.AccessProcedures.ChangeUser;
import live.lsn.api.procedure.AccessProcedures.CreateUser;
import live.lsn.api.procedure.ApiKeyProcedures;
import live.lsn.api.procedure.ApiKeyProcedures.CreateKey;
import live.lsn.api.procedure.ApiKeyProcedures.NewKey;
import live.lsn.api.procedure.ApiKeyProcedures.OfKey;
import live.lsn.api.procedure.Procedure.Mutation;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.procedure.SyncProcedures;
import live.lsn.api.procedure.SyncProcedures.Bootstrap;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.api.trpc.TrpcException.Refused;
import live.lsn.platform.TestClock;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.access.oauth.SignInWalk;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

class ApiKeysTest {
    @TempDir private Path dir;
    private final TestClock clock = new TestClock();
    private TestPlatform site;
    private SignInWalk walk;
    private TrpcClient admin;

    @BeforeEach
    void start() {
        site = new TestPlatform(dir, clock);
        walk = new SignInWalk(site.platform());
        admin = client(site.caller(Role.ADMINISTRATOR, "AU").account());
    }

    @AfterEach
    void stop() {
        admin.close();
        walk.close();
        site.close();
        assertThat(site.verifyAudit())
                .isNotEmpty()
                .allSatisfy(channel -> assertThat(channel.fault()).isNull());
    }

    private TrpcClient client(String account) {
        return site.client(site.platform().token(account, Duration.ofDays(500)));
    }

    private <I, O> O send(Mutation<I, O> procedure, I input) {
        return send(admin, procedure, input, Ids.next());
    }

    private static <I, O> O send(
            TrpcClient client, Mutation<I, O> procedure, I input, String commandId) {
        return client.mutate(procedure, input, Map.of("Idempotency-Key", "\"" + commandId + "\""))
                .value();
    }

    private CreateKey wish(Permission... permissions) {
        return new CreateKey(
                "stock export",
                Set.of(permissions),
                List.of("AU"),
                clock.instant().plus(Duration.ofDays(30)));
    }

    private NewKey key(Permission... permissions) {
        return send(ApiKeyProcedures.CREATE, wish(permissions));
    }

    private static TrpcErrorCode refused(Runnable call) {
        return requireNonNull(catchThrowableOfType(Refused.class, call::run), "not refused").code();
    }

    @Test
    void aKeyOpensWhatItNamesAndNothingElse() {
        var key = key(Permission.ORDERS_READ);
        assertThat(key.text()).matches("lsn_[a-z2-7]{32}");
        try (var program = site.client(key.text())) {
            var me = program.query(AccessProcedures.ME, new Nothing());
            assertThat(me.account()).isEqualTo(key.key().id());
            assertThat(me.permissions()).containsExactly(Permission.ORDERS_READ);
            assertThat(me.channels()).singleElement().matches(c -> c.code().equals("AU"));
            program.query(SyncProcedures.BOOTSTRAP, new Bootstrap("AU", "orders", null, 1));
            assertThat(
                            refused(
                                    () ->
                                            program.query(
                                                    SyncProcedures.BOOTSTRAP,
                                                    new Bootstrap("NZ", "orders", null, 1))))
                    .isEqualTo(TrpcErrorCode.FORBIDDEN);
            assertThat(refused(() -> program.query(ApiKeyProcedures.LIST, new Nothing())))
                    .isEqualTo(TrpcErrorCode.FORBIDDEN);
        }
        var listed = admin.query(ApiKeyProcedures.LIST, new Nothing()).keys();
        assertThat(listed)
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.name()).isEqualTo("stock export");
                            assertThat(one.usedAt()).isNotNull();
                        });
    }

    @Test
    void aTextThatIsNoKeyOpensNothing() {
        var text = key(Permission.ORDERS_READ).text();
        var last = text.charAt(text.length() - 1) == 'a' ? 'b' : 'a';
        assertThat(walk.opens(text.substring(0, text.length() - 1) + last)).isFalse();
        assertThat(walk.opens("lsn_")).isFalse();
        assertThat(walk.opens(text)).isTrue();
    }

    @Test
    void theOldTextCountsForADayAfterRotating() {
        var old = key(Permission.ORDERS_READ);
        var fresh = send(ApiKeyProcedures.ROTATE, new OfKey(old.key().id()));
        assertThat(fresh.text()).isNotEqualTo(old.text());
        assertThat(walk.opens(old.text())).isTrue();
        clock.pass(Duration.ofHours(25));
        assertThat(walk.opens(old.text())).isFalse();
        assertThat(walk.opens(fresh.text())).isTrue();
    }

    @Test
    void aRepeatedCommandGivesTheSameKey() {
        var id = Ids.next();
        var wish = wish(Permission.ORDERS_READ);
        var first = send(admin, ApiKeyProcedures.CREATE, wish, id);
        assertThat(send(admin, ApiKeyProcedures.CREATE, wish, id)).isEqualTo(first);
        assertThat(admin.query(ApiKeyProcedures.LIST, new Nothing()).keys()).hasSize(1);
    }

    @Test
    void aKeyEndsWhenItIsRevokedOrRunsOut() {
        var revoked = key(Permission.ORDERS_READ);
        assertThat(send(ApiKeyProcedures.REVOKE, new OfKey(revoked.key().id())).revoked()).isTrue();
        assertThat(walk.opens(revoked.text())).isFalse();
        assertThat(refused(() -> send(ApiKeyProcedures.ROTATE, new OfKey(revoked.key().id()))))
                .isEqualTo(TrpcErrorCode.UNPROCESSABLE_CONTENT);
        var key = key(Permission.ORDERS_READ);
        clock.pass(Duration.ofDays(31));
        assertThat(walk.opens(key.text())).isFalse();
    }

    @Test
    void aKeyCanDoNoMoreThanItsOwner() {
        var second =
                send(
                        AccessProcedures.CREATE_USER,
                        new CreateUser("Ida Test", null, Role.ADMINISTRATOR, List.of("AU", "NZ")));
        NewKey key;
        try (var owner = client(second.account())) {
            key =
                    send(
                            owner,
                            ApiKeyProcedures.CREATE,
                            wish(Permission.ORDERS_READ, Permission.FRAUD_READ),
                            Ids.next());
        }
        var down = new ChangeUser(second.account(), Role.BUYER, List.of("AU", "NZ"), false);
        send(AccessProcedures.CHANGE_USER, down);
        try (var program = site.client(key.text())) {
            assertThat(program.query(AccessProcedures.ME, new Nothing()).permissions())
                    .containsExactly(Permission.ORDERS_READ);
        }
        send(
                AccessProcedures.CHANGE_USER,
                new ChangeUser(second.account(), Role.BUYER, List.of("AU", "NZ"), true));
        assertThat(walk.opens(key.text())).isFalse();
    }

    @Test
    void aKeyMakesNoKeys() {
        try (var program = site.client(key(Permission.USERS_ADMIN).text())) {
            assertThat(
                            refused(
                                    () ->
                                            send(
                                                    program,
                                                    ApiKeyProcedures.CREATE,
                                                    wish(Permission.USERS_ADMIN),
                                                    Ids.next())))
                    .isEqualTo(TrpcErrorCode.FORBIDDEN);
        }
    }

    @Test
    void aKeyForLongerThanAYearIsRefused() {
        var wish =
                new CreateKey(
                        "for ever",
                        Set.of(Permission.ORDERS_READ),
                        List.of("AU"),
                        clock.instant().plus(Duration.ofDays(400)));
        assertThat(refused(() -> send(ApiKeyProcedures.CREATE, wish)))
                .isEqualTo(TrpcErrorCode.BAD_REQUEST);
    }
}
