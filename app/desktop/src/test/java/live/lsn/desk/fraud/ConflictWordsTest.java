package live.lsn.desk.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.CaseState;
import live.lsn.api.model.Decision;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Layer;
import live.lsn.api.model.Money;
import live.lsn.api.model.Reason;
import live.lsn.api.model.RiskLevel;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.api.trpc.Json;
import live.lsn.desk.fraud.CaseConflict.Version;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.State;
import live.lsn.rules.Refusal;
import live.lsn.ui.Messages;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

class ConflictWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String ME = "account-of-mine";
    private static final String OTHER = "account-0002";
    private final ConflictWords words =
            new ConflictWords(Messages.bundle("live.lsn.desk.desk", Locale.UK), ZoneOffset.UTC, ME);

    @Test
    void aCaseDecidedByAnotherTellsBothDecisionsAndBlocksMine() {
        var theirs = waiting().decided(decision(OTHER, Verdict.DECLINE, DecisionCode.R1));
        var told = words.of(command(State.CONFLICT, Map.of("current", theirs)), waiting());
        assertThat(told.title()).isEqualTo("Two decisions on CASE-1");
        assertThat(told.happened())
                .startsWith("Another decision came first: declined, by analyst 0002.");
        assertThat(told.base())
                .isEqualTo(new Version("Base, version 7", "Waiting", "what you saw"));
        assertThat(told.mine())
                .isEqualTo(new Version("Mine, this device", "Approved", "A1 known good · 10:00"));
        assertThat(told.theirs())
                .isEqualTo(
                        new Version(
                                "Theirs, now version 8",
                                "Declined",
                                "R1 stolen card · analyst 0002 · 10:00"));
        assertThat(told.keeps()).startsWith("The case stays declined.");
        assertThat(told.applyBlocked()).startsWith("This case is decided already");
    }

    @Test
    void anEscalatedCaseStillTakesMine() {
        var theirs = waiting().decided(decision(OTHER, Verdict.ESCALATE, DecisionCode.E1));
        var told = words.of(command(State.CONFLICT, Map.of("current", theirs)), null);
        assertThat(told.applyBlocked()).isNull();
        assertThat(told.applies()).startsWith("The case becomes approved, version 9.");
        assertThat(told.keeps()).startsWith("The case stays escalated.");
    }

    @Test
    void theNewerOfTheAnswerAndTheCacheIsTheirs() {
        var escalated = waiting().decided(decision(OTHER, Verdict.ESCALATE, DecisionCode.E1));
        var decided = escalated.decided(decision(ME, Verdict.DECLINE, DecisionCode.R2));
        var told = words.of(command(State.CONFLICT, Map.of("current", escalated)), decided);
        assertThat(told.theirs().title()).isEqualTo("Theirs, now version 9");
        assertThat(told.theirs().detail()).contains("you");
        assertThat(told.applyBlocked()).isNotNull();
    }

    @Test
    void aChangeThatIsNoDecisionIsToldAsSuch() {
        var told =
                words.of(
                        command(
                                State.CONFLICT,
                                Map.of(
                                        "current",
                                        waiting().atVersion(8),
                                        "at",
                                        "2026-11-20T09:30:00Z")),
                        null);
        assertThat(told.happened()).startsWith("The case changed before your decision arrived.");
        assertThat(told.theirs())
                .isEqualTo(new Version("Theirs, now version 8", "Waiting", "changed at 09:30"));
    }

    @Test
    void aRefusalIsToldInTheWordsOfItsRule() {
        var told =
                words.of(
                        command(
                                State.REJECTED,
                                Map.of("refusal", Refusal.of("fraud.note.too-long", "note"))),
                        waiting());
        assertThat(told.title()).isEqualTo("The platform refused your decision on CASE-1");
        assertThat(told.happened()).startsWith("The note is longer than 2,000 characters");
        assertThat(told.applyBlocked()).isNull();
    }

    @Test
    void aRefusalOfACaseThatIsNotHereSaysSo() {
        var told = words.of(command(State.REJECTED, Map.of()), null);
        assertThat(told.theirs().detail()).startsWith("This case is not on this device");
        assertThat(told.applyBlocked()).startsWith("This case is not on this device");
    }

    @Test
    void onlyWhatThePlatformDidNotTakeNeedsYou() {
        assertThat(State.values())
                .filteredOn(state -> ConflictWords.needsYou(command(state, Map.of())))
                .containsExactlyInAnyOrder(
                        State.CONFLICT, State.REJECTED, State.PARKED, State.LOST, State.UNSURE);
    }

    private static Decision decision(String by, Verdict verdict, DecisionCode code) {
        return new Decision("command", by, NOW, verdict, code, null);
    }

    private static OutboxCommand command(State state, @Nullable Object answer) {
        return new OutboxCommand(
                1,
                "mine",
                FraudProcedures.DECIDE_CASE.name(),
                1,
                Collections.FRAUD_CASES.name(),
                "case",
                Json.MAPPER.writeValueAsBytes(
                        new DecideCase("case", Verdict.APPROVE, DecisionCode.A1, null)),
                7L,
                null,
                NOW,
                0,
                1,
                state,
                NOW,
                1,
                NOW,
                "CODE",
                null,
                null,
                answer == null ? null : Json.MAPPER.writeValueAsBytes(answer),
                NOW,
                NOW);
    }

    static FraudCase waiting() {
        return new FraudCase(
                "case",
                7,
                "AU",
                "CASE-1",
                "order",
                "ORD-1",
                null,
                null,
                null,
                NOW,
                NOW.plusSeconds(3_600),
                86,
                86,
                RiskLevel.CRITICAL,
                CaseState.OPEN,
                new Money(10_000, "AUD"),
                "AU → NZ",
                List.of(new Reason("IP_PROXY", Layer.IP, 18, Map.of())),
                List.of(),
                "v1",
                "",
                "",
                List.of(),
                null,
                List.of(),
                true);
    }
}
