package live.lsn.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import live.lsn.api.collection.Collections;
import live.lsn.api.http.TrpcClient;
import live.lsn.api.http.TrpcClient.Settings;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.http.TrpcClient.Transformer;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Goal;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Measure;
import live.lsn.api.model.Role;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.ClaimCase;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.api.procedure.FraudProcedures.RevealCase;
import live.lsn.api.procedure.GoalProcedures;
import live.lsn.api.procedure.GoalProcedures.SetGoal;
import live.lsn.api.procedure.GoodsProcedures;
import live.lsn.api.procedure.ListProcedures;
import live.lsn.api.procedure.Procedure;
import live.lsn.api.procedure.Procedures;
import live.lsn.api.procedure.SyncProcedures;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.api.trpc.TrpcException;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Sort;
import live.lsn.desk.store.State;
import live.lsn.desk.sync.Commands.Sent;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.platform.TestPlatform;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;

import okhttp3.HttpUrl;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every procedure answered as the platform never would, or refuses: nothing is lost, the status
/// says why, and all goes on once the platform is well.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadAnswersTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Set<String> QUERIES =
            Set.of(
                    SyncProcedures.HELLO.name(),
                    SyncProcedures.BOOTSTRAP.name(),
                    SyncProcedures.PULL.name());

    @TempDir private static Path dir;
    private TestPlatform site;
    private SickFront front;
    private DeskSession desk;
    private List<FraudCase> cases = List.of();
    private int next;

    /// A way to be sick.
    ///
    /// @param command where a command then stands
    /// @param why what the status says of a question answered so
    record Ailment(String name, Supplier<MockResponse> answer, State command, String why) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Ailment> ailments() {
        var all = new ArrayList<Ailment>();
        all.add(trpc(TrpcErrorCode.UNAUTHORIZED, State.AUTH_WAIT, "sync.sign-in"));
        all.add(trpc(TrpcErrorCode.FORBIDDEN, State.REJECTED, "sync.offline.forbidden"));
        all.add(trpc(TrpcErrorCode.CONFLICT, State.CONFLICT, "sync.offline.refused"));
        all.add(trpc(TrpcErrorCode.PAYLOAD_TOO_LARGE, State.PARKED, "sync.offline.refused"));
        all.add(trpc(TrpcErrorCode.TOO_MANY_REQUESTS, State.QUEUED, "sync.offline.busy"));
        all.add(
                trpc(
                        TrpcErrorCode.INTERNAL_SERVER_ERROR,
                        State.QUEUED,
                        "sync.offline.platform-fault"));
        all.add(trpc(TrpcErrorCode.SERVICE_UNAVAILABLE, State.QUEUED, "sync.offline.busy"));
        all.add(page(401, State.AUTH_WAIT, "sync.sign-in"));
        all.add(page(403, State.QUEUED, "sync.offline.not-the-platform"));
        all.add(page(409, State.PARKED, "sync.offline.not-the-platform"));
        all.add(page(413, State.PARKED, "sync.offline.not-the-platform"));
        all.add(page(429, State.QUEUED, "sync.offline.busy"));
        all.add(page(500, State.QUEUED, "sync.offline.platform-fault"));
        all.add(page(503, State.QUEUED, "sync.offline.busy"));
        all.add(page(511, State.QUEUED, "sync.offline.sign-in-page"));
        all.add(page(200, State.QUEUED, "sync.offline.sign-in-page"));
        all.add(body("empty", 200, "", "sync.offline.unreadable"));
        all.add(
                body(
                        "truncated",
                        200,
                        "{\"result\":{\"data\":{\"rows\":[{\"id\":\"",
                        "sync.offline.unreadable"));
        all.add(body("other JSON", 200, "{\"ok\":true}", "sync.offline.unreadable"));
        all.add(
                body(
                        "a result of nothing",
                        200,
                        "{\"result\":{\"data\":{\"colour\":\"blue\"}}}",
                        "sync.offline.not-the-platform"));
        all.add(
                new Ailment(
                        "hang-up",
                        () ->
                                new MockResponse.Builder()
                                        .onResponseStart(new SocketEffect.CloseSocket())
                                        .build(),
                        State.QUEUED,
                        "sync.offline.unreachable"));
        return all;
    }

    private static Ailment trpc(TrpcErrorCode code, State command, String why) {
        var body =
                Json.MAPPER.writeValueAsString(
                        Map.of(
                                "error",
                                Map.of(
                                        "message",
                                        "no",
                                        "code",
                                        code.number(),
                                        "data",
                                        Map.of(
                                                "code",
                                                code.name(),
                                                "httpStatus",
                                                code.httpStatus()))));
        return new Ailment(
                code.name(), () -> busy(code.httpStatus()).body(body).build(), command, why);
    }

    private static Ailment page(int status, State command, String why) {
        return new Ailment(
                "web page " + status,
                () ->
                        busy(status)
                                .addHeader("Content-Type", "text/html")
                                .body("<html><form action=login></form></html>")
                                .build(),
                command,
                why);
    }

    private static Ailment body(String name, int status, String body, String why) {
        return new Ailment(
                name,
                () -> new MockResponse.Builder().code(status).body(body).build(),
                State.QUEUED,
                why);
    }

    private static MockResponse.Builder busy(int status) {
        var answer = new MockResponse.Builder().code(status);
        return status == 429 || status == 503 ? answer.addHeader("Retry-After", "1") : answer;
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> commands() {
        return ailments().stream()
                .flatMap(
                        ailment ->
                                Stream.of(
                                                FraudProcedures.DECIDE_CASE.name(),
                                                FraudProcedures.REVEAL_CASE.name(),
                                                GoalProcedures.SET_GOAL.name())
                                        .map(
                                                name ->
                                                        org.junit.jupiter.params.provider.Arguments
                                                                .of(name, ailment)));
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> questions() {
        return ailments().stream()
                .flatMap(
                        ailment ->
                                QUERIES.stream()
                                        .sorted()
                                        .map(
                                                name ->
                                                        org.junit.jupiter.params.provider.Arguments
                                                                .of(name, ailment)));
    }

    @BeforeAll
    void start() throws IOException {
        site = new TestPlatform(dir.resolve("server"));
        cases = site.openCases("AU", 120);
        front = new SickFront(site.platform().url());
        desk = DeskSession.open(dir.resolve("desk"), who(front.url()), tokens());
        await("online", () -> online() && count() == cases.size());
    }

    @AfterAll
    void stop() {
        desk.close();
        front.close();
        site.close();
    }

    private Who who(String url) {
        return new Who(
                url, site.platform().platformId(), site.caller(Role.FOUNDER, "AU").account(), "AU");
    }

    private TokenSource tokens() {
        var account = site.caller(Role.FOUNDER, "AU").account();
        return TokenSource.fixed(() -> site.platform().token(account, Duration.ofHours(1)));
    }

    private boolean online() {
        return desk.sync().status().connection() == Connection.ONLINE;
    }

    private long count() {
        return desk.cache()
                .summary(
                        new ListQuery<>(
                                Collections.FRAUD_CASES, List.of(), null, new Sort("score", true)))
                .count();
    }

    private Sent.Queued send(String procedure, String caseId) {
        if (procedure.equals(GoalProcedures.SET_GOAL.name())) return sendGoal();
        var sent =
                procedure.equals(FraudProcedures.DECIDE_CASE.name())
                        ? desk.commands()
                                .send(
                                        FraudProcedures.DECIDE_CASE,
                                        new DecideCase(
                                                caseId, Verdict.DECLINE, DecisionCode.R1, null),
                                        Duration.ZERO)
                        : desk.commands()
                                .send(
                                        FraudProcedures.REVEAL_CASE,
                                        new RevealCase(caseId, "a question of the test"),
                                        Duration.ZERO);
        assertThat(sent).isInstanceOf(Sent.Queued.class);
        return (Sent.Queued) sent;
    }

    private Sent.Queued sendGoal() {
        var goal = new SetGoal("AU", Measure.REVENUE, LocalDate.now(ZoneOffset.UTC).plusDays(7), 5);
        var sent = desk.commands().send(GoalProcedures.SET_GOAL, goal, Duration.ZERO);
        assertThat(sent).isInstanceOf(Sent.Queued.class);
        return (Sent.Queued) sent;
    }

    private State state(String commandId) {
        return requireNonNull(desk.outbox().find(commandId)).state();
    }

    @AfterEach
    void heal() {
        front.heal();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsNeverLostAndTakesEffectOnce(String procedure, Ailment ailment) {
        var goal = procedure.equals(GoalProcedures.SET_GOAL.name());
        var on = goal ? cases.getFirst() : cases.get(next++);
        var goals = goalVersion();
        front.sicken(Set.of(procedure), ailment.answer());
        var asked = front.sick(procedure);
        var sent = send(procedure, on.id());
        await(
                "sent and " + ailment.command(),
                () ->
                        front.sick(procedure) > asked
                                && state(sent.commandId()) == ailment.command());
        assertThat(desk.outbox().damaged()).isEmpty();
        front.heal();
        var id = sent.commandId();
        if (Set.of(State.CONFLICT, State.REJECTED, State.PARKED).contains(ailment.command())) {
            desk.sync().tryNow();
            assertThat(state(id)).isEqualTo(ailment.command());
            id = ((Sent.Queued) desk.commands().applyOnTop(id)).commandId();
        }
        var last = id;
        await(
                "done",
                () -> {
                    desk.sync().tryNow();
                    return state(last) == State.ACKED && online();
                });
        try (var client = site.client(site.caller(Role.FOUNDER, "AU"))) {
            var told =
                    SyncProcedures.status(
                            List.of(sent.commandId(), last).stream().distinct().toList(),
                            some -> client.query(SyncProcedures.STATUS, some));
            assertThat(told.stream().filter(one -> one.version() != null))
                    .singleElement()
                    .satisfies(
                            one ->
                                    assertThat(one.version())
                                            .isEqualTo(goal ? goals + 1 : versionAfter(procedure)));
        }
    }

    private static long versionAfter(String procedure) {
        return procedure.equals(FraudProcedures.DECIDE_CASE.name()) ? 2 : 1;
    }

    /// The version of the goal that is set again and again; 0 before the first time.
    private long goalVersion() {
        var query = new ListQuery<>(Collections.GOALS, List.of(), null, new Sort("measure", false));
        return desk.cache().page(Collections.GOALS, desk.cache().order(query, 99), 0, 99).stream()
                .filter(goal -> goal.measure() == Measure.REVENUE)
                .mapToLong(Goal::version)
                .findFirst()
                .orElse(0);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void aQuestionAnsweredSoChangesNothingAndIsAskedAgain(String procedure, Ailment ailment) {
        var before = count();
        var refilled = procedure.equals(SyncProcedures.BOOTSTRAP.name());
        var sick =
                procedure.equals(SyncProcedures.HELLO.name())
                        ? Set.of(procedure, SyncProcedures.PULL.name())
                        : Set.of(procedure);
        front.sicken(sick, ailment.answer());
        if (refilled) desk.cache().outdate();
        var asked = front.sick(procedure);
        desk.sync().tryNow();
        await(
                ailment.why(),
                () ->
                        front.sick(procedure) > asked
                                && List.of(ailment.why(), "sync.offline.not-the-platform")
                                        .contains(String.valueOf(desk.sync().status().reason())));
        assertThat(desk.sync().status().connection())
                .isEqualTo(
                        ailment.why().equals("sync.sign-in")
                                ? Connection.SIGN_IN
                                : Connection.OFFLINE);
        assertThat(count()).isEqualTo(before);
        front.heal();
        desk.sync().tryNow();
        await("online again", () -> online() && count() == before);
    }

    @ParameterizedTest
    @MethodSource("ailments")
    void aStreamAnsweredSoIsOpenedAgainAndMeanwhileTheDeskAsks(Ailment ailment) {
        var stream = SyncProcedures.CHANGES.name();
        front.sicken(Set.of(stream), ailment.answer());
        var asked = front.sick(stream);
        await("refused", () -> tried(() -> front.sick(stream) > asked));
        var pulled = front.well(SyncProcedures.PULL.name());
        await(
                "asks by itself",
                () -> tried(() -> front.well(SyncProcedures.PULL.name()) > pulled && online()));
        front.heal();
        var well = front.well(stream);
        await("opened again", () -> tried(() -> front.well(stream) > well));
    }

    private boolean tried(BooleanSupplier condition) {
        if (condition.getAsBoolean()) return true;
        desk.sync().tryNow();
        return false;
    }

    @ParameterizedTest
    @MethodSource("ailments")
    void aClaimAndAQuestionAfterCommandsFailWithoutHarm(Ailment ailment) {
        var claim = FraudProcedures.CLAIM_CASE.name();
        front.sicken(Set.of(claim, SyncProcedures.STATUS.name()), ailment.answer());
        await("online", this::online);
        desk.sync().claim(cases.getLast().id());
        assertThat(front.sick(claim)).isPositive();
        assertThat(desk.commands().in(Set.of(State.QUEUED, State.INFLIGHT))).isEmpty();
        try (var client =
                new TrpcClient(
                        new Settings(HttpUrl.get(front.url()), Transformer.NONE, tokens(), 1))) {
            assertThatThrownBy(
                            () ->
                                    SyncProcedures.status(
                                            List.of(Ids.next()),
                                            some -> client.query(SyncProcedures.STATUS, some)))
                    .isInstanceOf(TrpcException.class);
            if (ailment.name().equals("a result of nothing"))
                return; // a claim is asked for no more
            assertThatThrownBy(
                            () ->
                                    client.mutate(
                                            FraudProcedures.CLAIM_CASE,
                                            new ClaimCase(cases.getLast().id(), false),
                                            TestPlatform.envelope(Ids.next(), "AU", null)))
                    .isInstanceOf(TrpcException.class);
        } finally {
            front.heal();
        }
    }

    @Test
    void noProcedureIsLeftOut() {
        var seen = new java.util.TreeSet<>(QUERIES);
        seen.addAll(
                Set.of(
                        FraudProcedures.DECIDE_CASE.name(),
                        FraudProcedures.REVEAL_CASE.name(),
                        FraudProcedures.CLAIM_CASE.name(),
                        // Goes after its file, as FilesTest has it.
                        FraudProcedures.ATTACH_TO_CASE.name(),
                        GoalProcedures.SET_GOAL.name(),
                        SyncProcedures.STATUS.name(),
                        SyncProcedures.CHANGES.name()));
        // What the sync does not need; signing out is tried with the sign-in.
        Procedures.ALL.stream()
                .map(Procedure::name)
                .filter(name -> name.matches("(auth|users|apiKeys|device)\\..*"))
                .forEach(seen::add);
        // Go the way of a reveal, on another collection; FloorDayTest has them cut off and killed.
        GoodsProcedures.ALL.forEach(command -> seen.add(command.name()));
        // What this desk asks for where there is no feed alone.
        ListProcedures.ALL.forEach(list -> seen.add(list.name()));
        assertThat(Procedures.ALL.stream().map(Procedure::name))
                .containsExactlyInAnyOrderElementsOf(seen);
    }

    @Test
    void theWaitThatThePlatformAsksForIsKeptByAll() {
        var pull = SyncProcedures.PULL.name();
        front.sicken(
                Set.of(pull),
                () ->
                        new MockResponse.Builder()
                                .code(503)
                                .addHeader("Retry-After", "3")
                                .body("busy")
                                .build());
        var asked = front.sick(pull);
        await(
                "busy",
                () ->
                        tried(
                                () ->
                                        front.sick(pull) > asked
                                                && "sync.offline.busy"
                                                        .equals(desk.sync().status().reason())));
        var from = System.nanoTime();
        var all = everything();
        var sent = send(FraudProcedures.DECIDE_CASE.name(), cases.get(next++).id());
        while (System.nanoTime() - from < Duration.ofMillis(2_000).toNanos()) {
            desk.sync().tryNow();
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(everything()).isEqualTo(all);
        front.heal();
        await("sent", () -> state(sent.commandId()) == State.ACKED);
    }

    /// How often each thing was asked for or sent, but for the stream, which has its own back-off.
    private Map<String, Long> everything() {
        return Procedures.ALL.stream()
                .map(Procedure::name)
                .filter(name -> !name.equals(SyncProcedures.CHANGES.name()))
                .collect(
                        Collectors.toMap(
                                name -> name, name -> front.sick(name) + front.well(name)));
    }

    @Test
    void aRedirectToASignInPageIsToldAndTheTokenNotTakenThere() throws Exception {
        try (var portal = new MockWebServer()) {
            portal.start();
            var there = portal.url("/login").toString();
            front.sicken(
                    Set.of(SyncProcedures.PULL.name(), FraudProcedures.DECIDE_CASE.name()),
                    () ->
                            new MockResponse.Builder()
                                    .code(302)
                                    .addHeader("Location", there)
                                    .build());
            var sent = send(FraudProcedures.DECIDE_CASE.name(), cases.get(next++).id());
            await(
                    "told",
                    () ->
                            tried(
                                    () ->
                                            "sync.offline.sign-in-page"
                                                    .equals(desk.sync().status().reason())));
            assertThat(state(sent.commandId())).isIn(State.QUEUED, State.INFLIGHT);
            front.heal();
            await("sent", () -> tried(() -> state(sent.commandId()) == State.ACKED));
            assertThat(portal.getRequestCount()).isZero();
        }
    }

    @Test
    void aCertificateThatNobodyKnowsIsToldAndNothingIsSent() throws Exception {
        try (var secure = new MockWebServer()) {
            var own = new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
            secure.useHttps(
                    new HandshakeCertificates.Builder()
                            .heldCertificate(own)
                            .build()
                            .sslSocketFactory());
            secure.start();
            desk.moveTo(secure.url("/api/trpc").toString());
            await(
                    "told",
                    () ->
                            tried(
                                    () ->
                                            "sync.offline.certificate"
                                                    .equals(desk.sync().status().reason())));
            var sent = send(FraudProcedures.DECIDE_CASE.name(), cases.get(next++).id());
            assertThat(secure.getRequestCount()).isZero();
            desk.moveTo(front.url());
            await("sent", () -> tried(() -> state(sent.commandId()) == State.ACKED));
        }
    }

    @Test
    void anExpiredTokenStopsNothingButTheSending() {
        var account = site.caller(Role.FOUNDER, "AU").account();
        stopped(site.platform().token(account, Duration.ofSeconds(-1)), "expired");
    }

    @Test
    void aTokenThatIsNoMoreTheirsStopsNothingButTheSending() {
        try (var other = new TestPlatform(dir.resolve("other"))) {
            var account = other.caller(Role.FOUNDER, "AU").account();
            stopped(other.platform().token(account, Duration.ofHours(1)), "foreign");
        }
    }

    private void stopped(String bad, String folder) {
        var account = site.caller(Role.FOUNDER, "AU").account();
        var good = site.platform().token(account, Duration.ofHours(1));
        var token = new java.util.concurrent.atomic.AtomicReference<>(good);
        var was = desk;
        desk =
                DeskSession.open(
                        dir.resolve(folder),
                        who(site.platform().url()),
                        TokenSource.fixed(() -> requireNonNull(token.get())));
        try {
            await("online", () -> online() && count() == cases.size());
            token.set(bad);
            var sent = send(FraudProcedures.DECIDE_CASE.name(), cases.get(next++).id());
            await(
                    "told",
                    () -> tried(() -> desk.sync().status().connection() == Connection.SIGN_IN));
            // Sent before that was known, or not sent at all.
            assertThat(state(sent.commandId())).isIn(State.AUTH_WAIT, State.QUEUED, State.INFLIGHT);
            assertThat(count()).isEqualTo(cases.size());
            var more = send(FraudProcedures.DECIDE_CASE.name(), cases.get(next++).id());
            token.set(good);
            await(
                    "sent",
                    () ->
                            tried(
                                    () ->
                                            state(sent.commandId()) == State.ACKED
                                                    && state(more.commandId()) == State.ACKED));
            assertThat(online()).isTrue();
        } finally {
            desk.close();
            desk = was;
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        var until = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited " + SOON + " for: " + what).isLessThan(until);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
