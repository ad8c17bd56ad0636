package live.lsn.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.collection.Collections;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Role;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.AccessProcedures;
import live.lsn.api.procedure.AccessProcedures.CreateUser;
import live.lsn.api.procedure.DeviceProcedures;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.api.procedure.Procedure;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.api.procedure.Procedures;
import live.lsn.api.procedure.SyncProcedures;
import live.lsn.platform.RoleMatrix;
import live.lsn.platform.RoleMatrix.Row;
import live.lsn.platform.RoleMatrix.Scope;
import live.lsn.platform.TestPlatform;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Every role at every procedure and every collection, over HTTP; and nobody at another channel.
class PermissionsTest {
    static final List<Row> PROCEDURES = RoleMatrix.PROCEDURES;
    static final List<String> COLLECTIONS =
            Collections.ALL.stream().map(SyncedCollection::name).toList();
    private static final String NOBODYS_CASE = "00000000-0000-7000-8000-000000000000";
    private static TestPlatform site;
    private static RawCalls calls;
    private static FraudCase australian;
    private static Caller buyer;

    @BeforeAll
    static void start(@TempDir Path dir) {
        site = new TestPlatform(dir);
        australian = site.openCases("AU", 1).getFirst();
        calls = new RawCalls(site.platform().url());
        buyer = newBuyer();
    }

    @AfterAll
    static void stop() {
        calls.close();
        site.close();
    }

    // ---- the table is whole ----

    @Test
    void everyProcedureHasALineInTheMatrix() {
        var lines = RoleMatrix.PROCEDURES.stream().map(Row::procedure).collect(Collectors.toSet());
        for (var procedure : Procedures.ALL) {
            assertThat(lines)
                    .as(
                            "%s has no line in RoleMatrix.PROCEDURES: write down who may call it",
                            procedure.name())
                    .contains(procedure.name());
        }
        assertThat(lines)
                .isSubsetOf(
                        Procedures.ALL.stream().map(Procedure::name).collect(Collectors.toSet()));
    }

    @Test
    void everyCollectionHasALineInTheMatrix() {
        assertThat(RoleMatrix.COLLECTIONS).containsOnlyKeys(COLLECTIONS);
    }

    // ---- roles ----

    @ParameterizedTest
    @FieldSource("PROCEDURES")
    void aProcedureServesTheRolesItIsFor(Row row) throws Exception {
        var served = new ArrayList<Role>();
        for (var role : Role.values()) {
            var answer = call(row, token(site.caller(role, "AU")), "AU", NOBODYS_CASE);
            assertThat(answer.known()).as("%s is served", row).isTrue();
            assertThat(answer.code()).as("%s to %s", row, role).isNotEqualTo("UNAUTHORIZED");
            if (!answer.forbidden()) served.add(role);
        }
        assertThat(served).containsExactlyInAnyOrderElementsOf(row.allowed());
    }

    @ParameterizedTest
    @FieldSource("PROCEDURES")
    void aProcedureServesNobodyWhoIsNotSignedIn(Row row) throws Exception {
        var answer = calls.call(procedure(row), null, "AU", row.filled("AU", NOBODYS_CASE, ""));
        // A device whose sign-in is refused asks whether it is to be wiped.
        if (procedure(row).equals(DeviceProcedures.ORDER)) assertThat(answer.code()).isEmpty();
        else assertThat(answer.code()).isEqualTo("UNAUTHORIZED");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void theGreetingNamesTheCollectionsThatTheRoleMayRead(Role role) {
        try (var client = site.client(site.caller(role, "AU"))) {
            assertThat(client.query(SyncProcedures.HELLO, new Nothing()).collections())
                    .containsOnlyKeys(
                            COLLECTIONS.stream()
                                    .filter(name -> readers(name).contains(role))
                                    .toList());
        }
    }

    @ParameterizedTest
    @FieldSource("COLLECTIONS")
    void aCollectionIsReadByTheRolesItIsFor(String collection) throws Exception {
        var bootstrapped = new ArrayList<Role>();
        var pulled = new ArrayList<Role>();
        for (var role : Role.values()) {
            var token = token(site.caller(role, "AU"));
            if (bootstrap(token, "AU", collection).code().isEmpty()) bootstrapped.add(role);
            if (!pull(token, "AU", collection).forbidden()) pulled.add(role);
        }
        assertThat(bootstrapped).containsExactlyInAnyOrderElementsOf(readers(collection));
        assertThat(pulled).containsExactlyInAnyOrderElementsOf(readers(collection));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void nobodyReadsOthersAmongTheUsers(Role role) throws Exception {
        var caller = site.caller(role, "AU");
        var answer = bootstrap(token(caller), "AU", "users");
        assertThat(answer.text()).contains(caller.name());
        site.platform().accounts().stream()
                .filter(other -> !other.account().equals(caller.account()))
                .forEach(other -> assertThat(answer.text()).doesNotContain(other.name()));
    }

    // ---- channels ----

    @ParameterizedTest
    @FieldSource("PROCEDURES")
    void aPersonOfOneChannelIsRefusedInAnother(Row row) throws Exception {
        if (row.scope() == Scope.NO_CHANNEL) return;
        var answer = call(row, token(newZealander()), "AU", australian.id());
        assertThat(answer.code()).isEqualTo("FORBIDDEN");
        assertThat(answer.text()).doesNotContain(australian.number(), "Test Person");
        assertUntouched();
    }

    @ParameterizedTest
    @FieldSource("PROCEDURES")
    void aThingOfAnotherChannelIsNotThereInOnesOwn(Row row) throws Exception {
        if (row.scope() != Scope.CHANNEL_IN_HEADER || !row.input().contains("$case")) return;
        for (var person : List.of(newZealander(), site.caller(Role.ADMINISTRATOR, "AU"))) {
            var answer = call(row, token(person), "NZ", australian.id());
            assertThat(answer.code()).isNotEmpty();
            assertThat(answer.text()).doesNotContain(australian.number(), "Test Person");
        }
        assertUntouched();
    }

    @ParameterizedTest
    @FieldSource("COLLECTIONS")
    void aCollectionIsFilledFromOnesOwnChannelAlone(String collection) throws Exception {
        var person = readers(collection).contains(Role.FRAUD_ANALYST) ? newZealander() : buyer;
        var token = token(person);
        assertThat(bootstrap(token, "AU", collection).code()).isEqualTo("FORBIDDEN");
        assertThat(pull(token, "AU", collection).code()).isEqualTo("FORBIDDEN");
        var own = bootstrap(token, "NZ", collection);
        assertThat(own.code()).isEmpty();
        assertThat(own.text()).doesNotContain(australian.id(), "\"channel\":\"AU\"");
    }

    @Test
    void theGreetingNamesOnesOwnChannelsAlone() {
        try (var client = site.client(newZealander())) {
            assertThat(client.query(SyncProcedures.HELLO, new Nothing()).channels())
                    .extracting(channel -> channel.code())
                    .containsExactly("NZ");
        }
    }

    @Test
    void theStatusTellsNothingOfAnothersCommands() throws Exception {
        var own = site.openCases("NZ", 1).getFirst();
        var command = Ids.next();
        try (var client = site.client(newZealander())) {
            client.mutate(
                    FraudProcedures.DECIDE_CASE,
                    new DecideCase(own.id(), Verdict.APPROVE, DecisionCode.A1, null),
                    TestPlatform.envelope(command, "NZ", 1L));
        }
        var asked = "{'ids':['%s']}".formatted(command);
        var another = site.caller(Role.FRAUD_ANALYST, "AU");
        assertThat(calls.call(SyncProcedures.STATUS, token(newZealander()), "", asked).text())
                .contains("\"version\":2");
        assertThat(calls.call(SyncProcedures.STATUS, token(another), "", asked).text())
                .contains(command)
                .doesNotContain("version");
    }

    private static RawCalls.Answer call(Row row, String token, String channel, String caseId)
            throws Exception {
        return calls.call(procedure(row), token, channel, row.filled(channel, caseId, ""));
    }

    private static RawCalls.Answer bootstrap(String token, String channel, String collection)
            throws Exception {
        return calls.call(
                SyncProcedures.BOOTSTRAP,
                token,
                channel,
                "{'channel':'%s','collection':'%s','limit':1000}".formatted(channel, collection));
    }

    private static RawCalls.Answer pull(String token, String channel, String collection)
            throws Exception {
        return calls.call(
                SyncProcedures.PULL,
                token,
                channel,
                "{'channel':'%s','cursor':{'epoch':'','position':0,'tag':''},'collections':['%s'],'limit':1000}"
                        .formatted(channel, collection));
    }

    private static Procedure<?, ?> procedure(Row row) {
        return requireNonNull(Procedures.named(row.procedure()), row.procedure());
    }

    private static Set<Role> readers(String collection) {
        return requireNonNull(RoleMatrix.COLLECTIONS.get(collection), collection);
    }

    private static Caller newZealander() {
        return site.platform().accounts().stream()
                .filter(one -> one.role() == Role.FRAUD_ANALYST)
                .filter(one -> one.channel("AU").isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /// Somebody of New Zealand alone who reads what the floor does.
    private static Caller newBuyer() {
        try (var admin = site.client(site.caller(Role.ADMINISTRATOR, "AU"))) {
            admin.mutate(
                    AccessProcedures.CREATE_USER,
                    new CreateUser("Nikau Test", null, Role.BUYER, List.of("NZ")),
                    TestPlatform.envelope(Ids.next(), "AU", null));
        }
        return site.platform().accounts().stream()
                .filter(one -> one.name().equals("Nikau Test"))
                .findFirst()
                .orElseThrow();
    }

    private static String token(Caller caller) {
        return site.platform().token(caller.account(), Duration.ofMinutes(5));
    }

    /// The case is as it was: nothing was decided, claimed or put on record.
    private static void assertUntouched() throws Exception {
        var answer = bootstrap(token(site.caller(Role.FRAUD_ANALYST, "AU")), "AU", "fraudCases");
        assertThat(answer.text())
                .contains(australian.number(), "\"version\":1", "\"decisions\":[]")
                .contains("\"reveals\":[]")
                .doesNotContain("\"claim\"");
    }
}
