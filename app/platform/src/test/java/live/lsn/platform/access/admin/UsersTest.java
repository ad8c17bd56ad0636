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
import live.lsn.api.procedure.AccessProcedures.OfUser;
import live.lsn.api.procedure.ApiKeyProcedures;
import live.lsn.api.procedure.ApiKeyProcedures.CreateKey;
import live.lsn.api.procedure.Procedure.Mutation;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.procedure.SyncProcedures;
import live.lsn.api.procedure.SyncProcedures.Bootstrap;
import live.lsn.api.procedure.SyncProcedures.Op;
import live.lsn.api.procedure.SyncProcedures.Pull;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.api.trpc.TrpcException.Refused;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.access.Caller;
import live.lsn.platform.access.oauth.SignInWalk;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

class UsersTest {
    @TempDir private Path dir;
    private TestPlatform site;
    private SignInWalk walk;
    private Caller administrator;
    private Caller analyst;
    private TrpcClient admin;

    @BeforeEach
    void start() {
        site = new TestPlatform(dir);
        walk = new SignInWalk(site.platform());
        administrator = site.caller(Role.ADMINISTRATOR, "AU");
        analyst = site.caller(Role.FRAUD_ANALYST, "AU");
        admin = site.client(administrator);
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

    private <I, O> O send(Mutation<I, O> procedure, I input) {
        return send(admin, procedure, input, Ids.next());
    }

    private static <I, O> O send(
            TrpcClient client, Mutation<I, O> procedure, I input, String commandId) {
        return client.mutate(procedure, input, Map.of("Idempotency-Key", "\"" + commandId + "\""))
                .value();
    }

    private static Refused refused(Runnable call) {
        return requireNonNull(catchThrowableOfType(Refused.class, call::run), "not refused");
    }

    private static String refusal(Runnable call) {
        return refused(call).data().get("refusal").get("code").asString();
    }

    private String someToken(Caller caller) {
        return site.platform().token(caller.account(), Duration.ofMinutes(5));
    }

    @Test
    void whoeverIsEnteredSignsInWithTheOneTimePasswordAndChoosesAnother() {
        var created =
                send(
                        AccessProcedures.CREATE_USER,
                        new CreateUser("Ida Test", null, Role.BUYER, List.of("NZ", "AU")));
        assertThat(created.login()).isEqualTo("ida.test");
        var page = walk.signIn(created.login(), created.password());
        assertThat(page.body()).contains("Choose your own password");
        var same =
                walk.submit(
                        page,
                        Map.of("new-password", created.password(), "repeated", created.password()));
        assertThat(same.body()).contains("That is the old password");
        var different =
                walk.submit(page, Map.of("new-password", "a kettle of rain", "repeated", "other"));
        assertThat(different.status()).isEqualTo(403);
        var own = Map.of("new-password", "a kettle of rain", "repeated", "a kettle of rain");
        assertThat(walk.submit(page, own).status()).isEqualTo(303);
        assertThat(walk.signIn(created.login(), "a kettle of rain").status()).isEqualTo(303);
        assertThat(walk.signIn(created.login(), created.password()).status()).isEqualTo(403);
        var listed = admin.query(AccessProcedures.USERS, new Nothing()).users();
        assertThat(listed)
                .filteredOn(user -> user.account().equals(created.account()))
                .singleElement()
                .satisfies(
                        user -> {
                            assertThat(user.channels()).containsExactly("AU", "NZ");
                            assertThat(user.role()).isEqualTo(Role.BUYER);
                            assertThat(user.password()).isTrue();
                        });
    }

    @Test
    void aRepeatedCommandHasTheSameAnswerAndEntersNobodyTwice() {
        var id = Ids.next();
        var wish = new CreateUser("Ida Test", "ida", Role.BUYER, List.of("AU"));
        var first = send(admin, AccessProcedures.CREATE_USER, wish, id);
        assertThat(send(admin, AccessProcedures.CREATE_USER, wish, id)).isEqualTo(first);
        assertThat(
                        refusal(
                                () ->
                                        send(
                                                AccessProcedures.CREATE_USER,
                                                new CreateUser(
                                                        "Another",
                                                        "ida",
                                                        Role.BUYER,
                                                        List.of("AU")))))
                .isEqualTo("users.login-taken");
        var other = new CreateUser("Somebody Else", "else", Role.BUYER, List.of("AU"));
        assertThat(refused(() -> send(admin, AccessProcedures.CREATE_USER, other, id)).code())
                .isEqualTo(TrpcErrorCode.PRECONDITION_FAILED);
    }

    @Test
    void aChangeIsInTheFeedAndEndsTheSessions() {
        var token = someToken(analyst);
        assertThat(walk.opens(token)).isTrue();
        var cursor =
                admin.query(SyncProcedures.BOOTSTRAP, new Bootstrap("NZ", "users", null, 1))
                        .start();
        var changed =
                send(
                        AccessProcedures.CHANGE_USER,
                        new ChangeUser(analyst.account(), Role.EXECUTIVE, List.of("AU"), false));
        assertThat(changed.role()).isEqualTo(Role.EXECUTIVE);
        assertThat(changed.channels()).containsExactly("AU");
        assertThat(walk.opens(token)).isFalse();
        var gone = admin.query(SyncProcedures.PULL, new Pull("NZ", cursor, Set.of("users"), 10));
        assertThat(gone.rows())
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.op()).isEqualTo(Op.DELETE);
                            assertThat(row.version()).isEqualTo(2);
                        });
        send(
                AccessProcedures.CHANGE_USER,
                new ChangeUser(analyst.account(), Role.FRAUD_ANALYST, List.of("AU", "NZ"), false));
        try (var back = site.client(analyst)) {
            var rows =
                    back.query(SyncProcedures.BOOTSTRAP, new Bootstrap("NZ", "users", null, 9))
                            .rows();
            assertThat(rows)
                    .singleElement()
                    .satisfies(row -> assertThat(row.version()).isEqualTo(3));
        }
    }

    @Test
    void whoeverIsDisabledCannotComeIn() {
        var login = walk.login(analyst.account());
        walk.givePassword(login, "a kettle full of rain");
        var token = someToken(analyst);
        send(
                AccessProcedures.CHANGE_USER,
                new ChangeUser(analyst.account(), analyst.role(), List.of("AU", "NZ"), true));
        assertThat(walk.opens(token)).isFalse();
        assertThat(walk.signIn(login, "a kettle full of rain").status()).isEqualTo(403);
        send(
                AccessProcedures.CHANGE_USER,
                new ChangeUser(analyst.account(), analyst.role(), List.of("AU", "NZ"), false));
        assertThat(walk.signIn(login, "a kettle full of rain").status()).isEqualTo(303);
        assertThat(walk.opens(token)).isFalse();
    }

    @Test
    void administrationIsNeverTakenFromOneselfNorFromTheLast() {
        var down = new ChangeUser(administrator.account(), Role.BUYER, List.of("AU", "NZ"), false);
        assertThat(refusal(() -> send(AccessProcedures.CHANGE_USER, down)))
                .isEqualTo("users.own-administration");
        var other =
                send(
                        AccessProcedures.CREATE_USER,
                        new CreateUser("Ida Test", null, Role.ADMINISTRATOR, List.of("AU", "NZ")));
        try (var second = site.client(site.platform().token(other.account(), SHORT))) {
            send(second, AccessProcedures.CHANGE_USER, down, Ids.next());
            var last = new ChangeUser(other.account(), Role.ADMINISTRATOR, List.of("AU"), true);
            assertThat(refusal(() -> send(second, AccessProcedures.CHANGE_USER, last, Ids.next())))
                    .isEqualTo("users.own-administration");
        }
    }

    @Test
    void theLastAdministratorStaysWhoeverGivesTheCommand() {
        var key =
                send(
                        ApiKeyProcedures.CREATE,
                        new CreateKey(
                                "accounts of the staff list",
                                Set.of(Permission.USERS_ADMIN),
                                List.of("AU", "NZ"),
                                Instant.now().plus(Duration.ofDays(30))));
        var channels = List.of("AU", "NZ");
        var down = new ChangeUser(administrator.account(), Role.BUYER, channels, false);
        var out = new ChangeUser(administrator.account(), Role.ADMINISTRATOR, channels, true);
        try (var program = site.client(key.text())) {
            for (var last : List.of(down, out))
                assertThat(
                                refusal(
                                        () ->
                                                send(
                                                        program,
                                                        AccessProcedures.CHANGE_USER,
                                                        last,
                                                        Ids.next())))
                        .isEqualTo("users.last-administrator");
            var other =
                    send(
                            AccessProcedures.CREATE_USER,
                            new CreateUser("Ida Test", null, Role.ADMINISTRATOR, channels));
            var idle = new ChangeUser(other.account(), Role.ADMINISTRATOR, channels, true);
            send(AccessProcedures.CHANGE_USER, idle);
            // Whoever may not sign in administers nothing.
            assertThat(refusal(() -> send(program, AccessProcedures.CHANGE_USER, down, Ids.next())))
                    .isEqualTo("users.last-administrator");
            send(
                    AccessProcedures.CHANGE_USER,
                    new ChangeUser(other.account(), Role.ADMINISTRATOR, channels, false));
            var changed = send(program, AccessProcedures.CHANGE_USER, down, Ids.next());
            assertThat(changed.role()).isEqualTo(Role.BUYER);
        }
    }

    private static final Duration SHORT = Duration.ofMinutes(5);

    @Test
    void nobodyElseMayAskOrChange() {
        try (var founder = site.client(site.caller(Role.FOUNDER, "AU"))) {
            assertThat(refused(() -> founder.query(AccessProcedures.USERS, new Nothing())).code())
                    .isEqualTo(TrpcErrorCode.FORBIDDEN);
            for (var procedure :
                    List.of(AccessProcedures.RESET_SECOND_FACTOR, AccessProcedures.SIGN_OUT_USER)) {
                assertThat(
                                refused(
                                                () ->
                                                        send(
                                                                founder,
                                                                procedure,
                                                                new OfUser(analyst.account()),
                                                                Ids.next()))
                                        .code())
                        .isEqualTo(TrpcErrorCode.FORBIDDEN);
            }
        }
    }

    @Test
    void anAdministratorOfOneChannelActsThereAlone() {
        var local =
                send(
                        AccessProcedures.CREATE_USER,
                        new CreateUser("Ida Test", null, Role.ADMINISTRATOR, List.of("NZ")));
        try (var there = site.client(site.platform().token(local.account(), SHORT))) {
            assertThat(there.query(AccessProcedures.USERS, new Nothing()).users())
                    .allSatisfy(user -> assertThat(user.channels()).containsExactly("NZ"));
            assertThat(
                            refused(
                                            () ->
                                                    send(
                                                            there,
                                                            AccessProcedures.RESET_PASSWORD,
                                                            new OfUser(analyst.account()),
                                                            Ids.next()))
                                    .code())
                    .isEqualTo(TrpcErrorCode.FORBIDDEN);
        }
    }

    @Test
    void aResetPasswordIsForOneSignInAndLiftsTheLock() {
        var login = walk.login(analyst.account());
        walk.givePassword(login, "a kettle full of rain");
        for (var i = 0; i < 6; i++) walk.signIn(login, "wrong");
        var reset = send(AccessProcedures.RESET_PASSWORD, new OfUser(analyst.account()));
        assertThat(walk.signIn(login, "a kettle full of rain").status()).isEqualTo(403);
        assertThat(walk.signIn(login, reset.password()).body())
                .contains("Choose your own password");
    }

    @Test
    void signingOutEverywhereEndsEverySessionOfOnesOwn() {
        var token = someToken(analyst);
        var others = someToken(site.caller(Role.BUYER, "AU"));
        try (var client = site.client(token)) {
            send(client, AccessProcedures.SIGN_OUT_EVERYWHERE, new Nothing(), Ids.next());
        }
        assertThat(walk.opens(token)).isFalse();
        assertThat(walk.opens(others)).isTrue();
        assertThat(walk.opens(someToken(analyst))).isTrue();
    }
}
