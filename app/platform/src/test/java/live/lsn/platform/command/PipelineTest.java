package live.lsn.platform.command;

import static live.lsn.platform.TestPlatform.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.util.Objects.requireNonNull;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.http.TrpcClient.Answer;
import live.lsn.api.model.CaseState;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Measure;
import live.lsn.api.model.Role;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.ClaimCase;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.api.procedure.GoalProcedures;
import live.lsn.api.procedure.SyncProcedures;
import live.lsn.api.procedure.SyncProcedures.CommandStatus;
import live.lsn.api.procedure.SyncProcedures.Cursor;
import live.lsn.api.procedure.SyncProcedures.Pull;
import live.lsn.api.procedure.SyncProcedures.Status;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.api.trpc.TrpcException.Refused;
import live.lsn.platform.TestPlatform;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class PipelineTest {
    @TempDir private Path dir;
    private TestPlatform site;
    private TrpcClient analyst;

    @BeforeEach
    void start() {
        site = open(dir);
        analyst = site.client(site.caller(Role.FRAUD_ANALYST, "AU"));
    }

    /// A platform over a database of the kind that is tried.
    TestPlatform open(Path folder) {
        return new TestPlatform(folder);
    }

    @AfterEach
    void stop() {
        analyst.close();
        site.close();
        assertThat(site.verifyAudit())
                .isNotEmpty()
                .allSatisfy(channel -> assertThat(channel.fault()).isNull());
    }

    private Answer<FraudCase> decide(
            String commandId, FraudCase on, Verdict verdict, DecisionCode code) {
        return analyst.mutate(
                FraudProcedures.DECIDE_CASE,
                new DecideCase(on.id(), verdict, code, null),
                envelope(commandId, "AU", on.version()));
    }

    private Refused refused(Runnable call) {
        return catchThrowableOfType(Refused.class, call::run);
    }

    @Test
    void appliesTheRuleAndTellsVersionAndPosition() {
        var open = site.openCases("AU", 1).getFirst();
        var before =
                analyst.query(SyncProcedures.HELLO, new live.lsn.api.procedure.Procedure.Nothing());
        var answer = decide(Ids.next(), open, Verdict.DECLINE, DecisionCode.R1);
        assertThat(answer.value().state()).isEqualTo(CaseState.DECIDED);
        assertThat(answer.value().version()).isEqualTo(2);
        assertThat(requireNonNull(answer.value().lastDecision()).by()).isEqualTo(before.userId());
        assertThat(answer.header(Pipeline.VERSION)).isEqualTo("2");
        assertThat(Long.parseLong(answer.header(Pipeline.POSITION))).isPositive();
    }

    @Test
    void theSameCommandFromEightThreadsTakesEffectOnce() throws Exception {
        var open = site.openCases("AU", 1).getFirst();
        var id = Ids.next();
        var answers = new ArrayList<java.util.concurrent.Future<Answer<FraudCase>>>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var i = 0; i < 8; i++)
                answers.add(
                        threads.submit(() -> decide(id, open, Verdict.APPROVE, DecisionCode.A1)));
        }
        var positions =
                answers.stream()
                        .map(a -> a.resultNow().header(Pipeline.POSITION))
                        .distinct()
                        .toList();
        assertThat(positions).hasSize(1);
        assertThat(answers)
                .allSatisfy(a -> assertThat(a.resultNow().value().decisions()).hasSize(1));
    }

    @Test
    void aCommandIdThatCameWithOtherContentIsRefused() {
        var cases = site.openCases("AU", 2);
        var id = Ids.next();
        decide(id, cases.get(0), Verdict.APPROVE, DecisionCode.A1);
        var refusal = refused(() -> decide(id, cases.get(1), Verdict.APPROVE, DecisionCode.A1));
        assertThat(refusal.code()).isEqualTo(TrpcErrorCode.PRECONDITION_FAILED);
        assertThat(refusal.data().get("reason").asString()).isEqualTo("KEY_REUSED");
    }

    @Test
    void whatACommandMakesBelongsToTheChannelThatItIsSentIn() {
        var today = java.time.LocalDate.now(java.time.ZoneOffset.UTC);
        var elsewhere = new GoalProcedures.SetGoal("NZ", Measure.AOV, today, 100_00);
        try (var executive = site.client(site.caller(Role.EXECUTIVE, "AU"))) {
            var refusal =
                    refused(
                            () ->
                                    executive.mutate(
                                            GoalProcedures.SET_GOAL,
                                            elsewhere,
                                            envelope(Ids.next(), "AU", 0L)));
            assertThat(refusal.code()).isEqualTo(TrpcErrorCode.FORBIDDEN);
            var made =
                    executive.mutate(
                            GoalProcedures.SET_GOAL,
                            new GoalProcedures.SetGoal("AU", Measure.AOV, today, 100_00),
                            envelope(Ids.next(), "AU", 0L));
            assertThat(made.value().on(today)).isEqualTo(100_00);
            assertThat(made.value().version()).isEqualTo(1);
        }
    }

    @Test
    void aConflictShowsWhatIsThereAndLeavesNoTrace() {
        var open = site.openCases("AU", 1).getFirst();
        decide(Ids.next(), open, Verdict.ESCALATE, DecisionCode.E1);
        var late = Ids.next();
        var conflict = refused(() -> decide(late, open, Verdict.APPROVE, DecisionCode.A1));
        assertThat(conflict.code()).isEqualTo(TrpcErrorCode.CONFLICT);
        assertThat(conflict.data().get("reason").asString()).isEqualTo("VERSION");
        assertThat(conflict.data().get("current").get("state").asString()).isEqualTo("ESCALATED");
        assertThat(conflict.data().get("by").asString()).hasSize(36);
        assertThat(conflict.data().get("at").asString()).startsWith("20");
        var status = analyst.query(SyncProcedures.STATUS, new Status(List.of(late)));
        assertThat(status.commands().getFirst().version()).isNull();
        var again =
                analyst.mutate(
                        FraudProcedures.DECIDE_CASE,
                        new DecideCase(open.id(), Verdict.APPROVE, DecisionCode.A1, null),
                        envelope(late, "AU", 2L));
        assertThat(again.value().state()).isEqualTo(CaseState.DECIDED);
    }

    @Test
    void aRefusalTellsItsCodeAndLeavesNoTrace() {
        var open = site.openCases("AU", 1).getFirst();
        decide(Ids.next(), open, Verdict.APPROVE, DecisionCode.A1);
        var id = Ids.next();
        var refusal =
                refused(
                        () ->
                                analyst.mutate(
                                        FraudProcedures.DECIDE_CASE,
                                        new DecideCase(
                                                open.id(), Verdict.DECLINE, DecisionCode.R1, null),
                                        envelope(id, "AU", 2L)));
        assertThat(refusal.code()).isEqualTo(TrpcErrorCode.UNPROCESSABLE_CONTENT);
        assertThat(refusal.data().get("refusal").get("code").asString())
                .isEqualTo("fraud.case.already-decided");
        assertThat(
                        analyst.query(SyncProcedures.STATUS, new Status(List.of(id)))
                                .commands()
                                .getFirst()
                                .position())
                .isNull();
    }

    @Test
    void aClaimBetweenMakingAndArrivalIsNoConflict() {
        var open = site.openCases("AU", 1).getFirst();
        var claimed =
                analyst.mutate(
                        FraudProcedures.CLAIM_CASE,
                        new ClaimCase(open.id(), false),
                        envelope(Ids.next(), "AU", null));
        assertThat(claimed.value().version()).isEqualTo(1);
        assertThat(claimed.value().claim()).isNotNull();
        assertThat(decide(Ids.next(), open, Verdict.APPROVE, DecisionCode.A1).value().state())
                .isEqualTo(CaseState.DECIDED);
    }

    @Test
    void everyDecisionIsInThePullAndInTheStatusAfterARestart() {
        var start = cursor();
        var open = site.openCases("AU", 3);
        var ids = new ArrayList<String>();
        for (var one : open) {
            ids.add(Ids.next());
            decide(ids.getLast(), one, Verdict.DECLINE, DecisionCode.R5);
        }
        site.restart();
        analyst.close();
        analyst = site.client(site.caller(Role.FRAUD_ANALYST, "AU"));
        var page =
                analyst.query(
                        SyncProcedures.PULL, new Pull("AU", start, Set.of("fraudCases"), 100));
        assertThat(page.rows())
                .hasSize(3)
                .allSatisfy(
                        row ->
                                assertThat(requireNonNull(row.body()).get("state").asString())
                                        .isEqualTo("DECIDED"));
        assertThat(page.applied()).containsExactlyElementsOf(ids);
        assertThat(page.more()).isFalse();
        assertThat(analyst.query(SyncProcedures.STATUS, new Status(ids)).commands())
                .allSatisfy(c -> assertThat(c.version()).isEqualTo(2));
    }

    @Test
    void theFateOfAnyNumberOfCommandsIsToldInTheirOrder() {
        var done = Ids.next();
        decide(done, site.openCases("AU", 1).getFirst(), Verdict.DECLINE, DecisionCode.R5);
        var ids = new ArrayList<String>();
        for (var i = 0; i < 620; i++) ids.add(Ids.next());
        ids.set(617, done);
        var told = SyncProcedures.status(ids, some -> analyst.query(SyncProcedures.STATUS, some));
        assertThat(told).extracting(CommandStatus::id).containsExactlyElementsOf(ids);
        assertThat(told)
                .filteredOn(status -> status.version() != null)
                .extracting(CommandStatus::id)
                .containsExactly(done);
    }

    @Test
    void pagesEndOnWholePositionsAndCoverEverything() {
        var cursor = cursor();
        site.openCases("AU", 7);
        site.openCases("AU", 5);
        var seen = new ArrayList<String>();
        while (true) {
            var page =
                    analyst.query(
                            SyncProcedures.PULL, new Pull("AU", cursor, Set.of("fraudCases"), 3));
            page.rows().forEach(row -> seen.add(row.id()));
            cursor = page.cursor();
            if (!page.more()) break;
        }
        assertThat(seen).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void aCursorOfAnotherHistoryIsTold() {
        site.openCases("AU", 1);
        var head = cursor();
        var forged = new Cursor(head.epoch(), head.position(), "0123456789abcdef");
        var refusal =
                refused(
                        () ->
                                analyst.query(
                                        SyncProcedures.PULL,
                                        new Pull("AU", forged, Set.of("fraudCases"), 10)));
        assertThat(refusal.code()).isEqualTo(TrpcErrorCode.PRECONDITION_FAILED);
        assertThat(refusal.data().get("reason").asString()).isEqualTo("HISTORY_REPLACED");
    }

    @Test
    void aUserOfOneChannelSeesNothingOfTheOther() {
        site.openCases("AU", 2);
        site.openCases("NZ", 1);
        var ofNz =
                site.platform().accounts().stream()
                        .filter(c -> c.role() == Role.FRAUD_ANALYST && c.channels().size() == 1)
                        .findFirst()
                        .orElseThrow();
        try (var client = site.client(ofNz)) {
            var page =
                    client.query(
                            SyncProcedures.BOOTSTRAP,
                            new SyncProcedures.Bootstrap("NZ", "fraudCases", null, 10));
            assertThat(page.rows()).hasSize(1);
            var users =
                    client.query(
                            SyncProcedures.BOOTSTRAP,
                            new SyncProcedures.Bootstrap("NZ", "users", null, 10));
            assertThat(users.rows())
                    .singleElement()
                    .satisfies(
                            row ->
                                    assertThat(requireNonNull(row.body()).get("account").asString())
                                            .isEqualTo(ofNz.account()));
            var refusal =
                    refused(
                            () ->
                                    client.query(
                                            SyncProcedures.BOOTSTRAP,
                                            new SyncProcedures.Bootstrap(
                                                    "AU", "fraudCases", null, 10)));
            assertThat(refusal.code()).isEqualTo(TrpcErrorCode.FORBIDDEN);
        }
    }

    @Test
    void whoMayNotReadOrDecideIsTold() {
        var open = site.openCases("AU", 1).getFirst();
        try (var buyer = site.client(site.caller(Role.BUYER, "AU"))) {
            var read =
                    refused(
                            () ->
                                    buyer.query(
                                            SyncProcedures.BOOTSTRAP,
                                            new SyncProcedures.Bootstrap(
                                                    "AU", "fraudCases", null, 10)));
            assertThat(read.code()).isEqualTo(TrpcErrorCode.FORBIDDEN);
            var decide =
                    refused(
                            () ->
                                    buyer.mutate(
                                            FraudProcedures.DECIDE_CASE,
                                            new DecideCase(
                                                    open.id(),
                                                    Verdict.APPROVE,
                                                    DecisionCode.A1,
                                                    null),
                                            envelope(Ids.next(), "AU", 1L)));
            assertThat(decide.code()).isEqualTo(TrpcErrorCode.FORBIDDEN);
        }
        try (var nobody = site.client((String) null)) {
            assertThat(
                            refused(
                                            () ->
                                                    nobody.query(
                                                            SyncProcedures.HELLO,
                                                            new live.lsn.api.procedure.Procedure
                                                                    .Nothing()))
                                    .code())
                    .isEqualTo(TrpcErrorCode.UNAUTHORIZED);
        }
    }

    @Test
    void tellsSubscribersWithinASecond() throws Exception {
        var told = new LinkedBlockingQueue<Long>();
        var open = site.openCases("AU", 1).getFirst();
        try (var _ = heads(told)) {
            var now = told.poll(5, TimeUnit.SECONDS);
            assertThat(now).isNotNull();
            decide(Ids.next(), open, Verdict.APPROVE, DecisionCode.A1);
            assertThat(told.poll(1, TimeUnit.SECONDS)).isEqualTo(now + 1);
        }
    }

    @Test
    void tellsWhereTheHeadStandsAfterManyQuickChanges() throws Exception {
        var told = new LinkedBlockingQueue<Long>();
        var open = site.openCases("AU", 20);
        try (var _ = heads(told)) {
            var last = told.poll(5, TimeUnit.SECONDS);
            assertThat(last).isNotNull();
            var head = last + open.size();
            for (var one : open) decide(Ids.next(), one, Verdict.APPROVE, DecisionCode.A1);
            while (last < head) {
                var next = told.poll(1, TimeUnit.SECONDS);
                assertThat(next).isNotNull().isGreaterThan(last);
                last = next;
            }
            assertThat(last).isEqualTo(head);
        }
    }

    /// Hears where the head stands.
    private AutoCloseable heads(Collection<Long> told) {
        return analyst.subscribe(
                SyncProcedures.CHANGES,
                new SyncProcedures.Changes("AU", null),
                null,
                (id, data) -> told.add(data.get("position").asLong()));
    }

    private Cursor cursor() {
        return analyst.query(
                        SyncProcedures.BOOTSTRAP,
                        new SyncProcedures.Bootstrap("AU", "fraudCases", null, 1))
                .start();
    }
}
