package live.lsn.rules.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.model.CaseState;
import live.lsn.api.model.Decision;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Money;
import live.lsn.api.model.Permission;
import live.lsn.api.model.Reveal;
import live.lsn.api.model.RiskLevel;
import live.lsn.api.model.Role;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.FraudProcedures.AttachToCase;
import live.lsn.api.procedure.FraudProcedures.ClaimCase;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.api.procedure.FraudProcedures.RevealCase;
import live.lsn.rules.Context;
import live.lsn.rules.Outcome;
import live.lsn.rules.Outcome.Applied;
import live.lsn.rules.Outcome.Refused;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.List;

class CaseRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    static FraudCase open() {
        return new FraudCase(
                "c",
                1,
                "AU",
                "CASE-1",
                "o",
                "ORD-1",
                null,
                null,
                null,
                NOW,
                NOW.plusSeconds(3600),
                70,
                70,
                RiskLevel.HIGH,
                CaseState.OPEN,
                Money.zero("AUD"),
                "AU → NZ",
                List.of(),
                List.of(),
                "v1",
                "",
                "",
                List.of(),
                null,
                List.of(),
                true);
    }

    private static Context by(String actor, Instant at) {
        return new Context(actor, at, "00000000-0000-7000-8000-000000000001");
    }

    private static String refusal(Outcome<FraudCase> outcome) {
        return outcome instanceof Refused<FraudCase>(var why) ? why.code() : "applied";
    }

    private static FraudCase applied(Outcome<FraudCase> outcome) {
        return ((Applied<FraudCase>) outcome).after();
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeLeadsWhereItsVerdictLeads(DecisionCode code) {
        var after =
                applied(
                        CaseRules.decide(
                                open(),
                                new DecideCase("c", code.verdict(), code, null),
                                by("me", NOW)));
        assertThat(after.state()).isEqualTo(code.verdict().leadsTo());
        assertThat(after.version()).isEqualTo(2);
        assertThat(after.decisions()).hasSize(1);
    }

    @Test
    void aCodeThatExplainsAnotherVerdictIsRefused() {
        assertThat(
                        refusal(
                                CaseRules.decide(
                                        open(),
                                        new DecideCase("c", Verdict.APPROVE, DecisionCode.R1, null),
                                        by("me", NOW))))
                .isEqualTo("fraud.code.explains-another-verdict");
    }

    @Test
    void aClaimKeepsOthersOffForTenMinutesAndItsHolderNever() {
        var claimed = applied(CaseRules.claim(open(), new ClaimCase("c", false), by("me", NOW)));
        assertThat(claimed.version()).isEqualTo(1);
        assertThat(
                        refusal(
                                CaseRules.claim(
                                        claimed,
                                        new ClaimCase("c", false),
                                        by("you", NOW.plusSeconds(599)))))
                .isEqualTo("fraud.case.claimed-by-other");
        assertThat(
                        refusal(
                                CaseRules.claim(
                                        claimed,
                                        new ClaimCase("c", false),
                                        by("you", NOW.plusSeconds(600)))))
                .isEqualTo("applied");
        assertThat(
                        refusal(
                                CaseRules.claim(
                                        claimed,
                                        new ClaimCase("c", false),
                                        by("me", NOW.plusSeconds(60)))))
                .isEqualTo("applied");
    }

    @Test
    void aRevealNeedsAReason() {
        assertThat(refusal(CaseRules.reveal(open(), new RevealCase("c", "  "), by("me", NOW))))
                .isEqualTo("fraud.reveal.reason-length");
        assertThat(
                        applied(
                                        CaseRules.reveal(
                                                open(),
                                                new RevealCase("c", "call the customer"),
                                                by("me", NOW)))
                                .reveals())
                .hasSize(1);
    }

    @Test
    void escalatingAsksForItsOwnPermission() {
        var escalate = new DecideCase("c", Verdict.ESCALATE, DecisionCode.E1, null);
        var decideOnly = java.util.EnumSet.of(Permission.FRAUD_DECIDE);
        assertThat(CaseRules.DECIDE.allows(decideOnly, escalate)).isFalse();
        assertThat(
                        CaseRules.DECIDE.allows(
                                decideOnly,
                                new DecideCase("c", Verdict.APPROVE, DecisionCode.A1, null)))
                .isTrue();
        assertThat(CaseRules.DECIDE.allows(Role.FRAUD_ANALYST.permissions(), escalate)).isTrue();
    }

    /// Whatever comes in whatever order: no exception, versions rise by one with each decision, and
    /// decided stays decided.
    @Property
    void rulesAreTotalAndDecidedIsFinal(@ForAll("commands") List<Object> commands) {
        var current = open();
        for (var i = 0; i < commands.size(); i++) {
            var context = by(i % 3 == 0 ? "me" : "you", NOW.plusSeconds(i * 120L));
            var before = current;
            var outcome =
                    switch (commands.get(i)) {
                        case DecideCase decide -> CaseRules.decide(before, decide, context);
                        case ClaimCase claim -> CaseRules.claim(before, claim, context);
                        case AttachToCase attach -> CaseRules.attach(before, attach, context);
                        default -> CaseRules.reveal(before, (RevealCase) commands.get(i), context);
                    };
            if (outcome instanceof Applied<FraudCase>(FraudCase after)) {
                if (before.state() == CaseState.DECIDED)
                    assertThat(commands.get(i))
                            .isInstanceOfAny(RevealCase.class, AttachToCase.class);
                assertThat(after.version() - before.version())
                        .isEqualTo(commands.get(i) instanceof DecideCase ? 1 : 0);
                current = after;
            }
        }
        assertThat(current.version()).isEqualTo(1 + current.decisions().size());
    }

    @Provide
    Arbitrary<List<Object>> commands() {
        Arbitrary<Object> decide =
                Combinators.combine(
                                Arbitraries.of(Verdict.values()),
                                Arbitraries.of(DecisionCode.values()))
                        .as((verdict, code) -> new DecideCase("c", verdict, code, null));
        Arbitrary<Object> claim =
                Arbitraries.of(true, false).map(release -> new ClaimCase("c", release));
        Arbitrary<Object> reveal =
                Arbitraries.of("", "ok then").map(reason -> new RevealCase("c", reason));
        Arbitrary<Object> attach =
                Combinators.combine(Arbitraries.of(1, 2), Arbitraries.of("a.jpg", "", "x"))
                        .as(CaseRulesTest::attaching);
        return Arbitraries.oneOf(decide, claim, reveal, attach).list().ofMaxSize(12);
    }

    private static AttachToCase attaching(int number, String name) {
        return new AttachToCase(
                "c",
                "00000000-0000-7000-8000-00000000000" + number,
                String.valueOf(number).repeat(64),
                4_096,
                "image/jpeg",
                name);
    }

    @Test
    void aFileIsAttachedOnceEvenToADecidedCaseAndKeepsItsVersion() {
        var decided = decidedBy("k", "me", NOW);
        var once = applied(CaseRules.attach(decided, attaching(1, " a.jpg "), by("me", NOW)));
        var twice = applied(CaseRules.attach(once, attaching(1, "a.jpg"), by("you", NOW)));
        assertThat(once.attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.name()).isEqualTo("a.jpg"))
                .satisfies(file -> assertThat(file.by()).isEqualTo("me"));
        assertThat(once.version()).isEqualTo(decided.version());
        assertThat(twice).isEqualTo(once);
    }

    @Test
    void aFileWithoutANameOrWithAHashThatIsNoneIsRefused() {
        assertThat(refusal(CaseRules.attach(open(), attaching(1, " "), by("me", NOW))))
                .isEqualTo("attachment.name-length");
        var path = new AttachToCase("c", attaching(1, "a").attachmentId(), "../x", 1, "a/b", "a");
        assertThat(refusal(CaseRules.attach(open(), path, by("me", NOW))))
                .isEqualTo("attachment.malformed");
    }

    @Test
    void aCaseTakesAHundredFiles() {
        var full = open();
        for (var i = 0; i < CaseRules.MOST_ATTACHMENTS; i++) {
            var id = "00000000-0000-7000-9000-%012d".formatted(i);
            var file = new AttachToCase("c", id, "0".repeat(64), 1, "image/png", "a");
            full = applied(CaseRules.attach(full, file, by("me", NOW)));
        }
        assertThat(refusal(CaseRules.attach(full, attaching(1, "a"), by("me", NOW))))
                .isEqualTo("attachment.too-many");
    }

    // ---- what shows that a command took effect ----

    private static final DecideCase DECLINE =
            new DecideCase("c", Verdict.DECLINE, DecisionCode.R1, null);

    private static FraudCase decidedBy(String command, String who, Instant at) {
        return open().decided(
                        new Decision(command, who, at, Verdict.DECLINE, DecisionCode.R1, null));
    }

    @Test
    void aDecisionIsKnownByItsCommandWhateverElseThePlatformMadeOfIt() {
        var context = by("me", NOW);
        var other = decidedBy(context.commandId(), "service account", NOW.minusSeconds(60));
        assertThat(CaseRules.DECIDE.effect().isIn(other, DECLINE, context)).isTrue();
        assertThat(CaseRules.DECIDE.effect().isIn(open(), DECLINE, context)).isFalse();
    }

    @Test
    void aDecisionUnderAnotherIdIsKnownByWhoDidTheSameSince() {
        var context = by("me", NOW);
        assertThat(CaseRules.DECIDE.effect().isIn(decidedBy("x", "me", NOW), DECLINE, context))
                .isTrue();
        assertThat(CaseRules.DECIDE.effect().isIn(decidedBy("x", "you", NOW), DECLINE, context))
                .isFalse();
        var earlier = decidedBy("x", "me", NOW.minusMillis(1));
        assertThat(CaseRules.DECIDE.effect().isIn(earlier, DECLINE, context)).isFalse();
        var approve = new DecideCase("c", Verdict.APPROVE, DecisionCode.A1, null);
        assertThat(CaseRules.DECIDE.effect().isIn(decidedBy("x", "me", NOW), approve, context))
                .isFalse();
    }

    @Test
    void aRevealIsKnownByWhoGaveTheReasonSince() {
        var context = by("me", NOW);
        var reveal = new RevealCase("c", " the bank asks ");
        var done = open().revealed(new Reveal("me", NOW, "the bank asks"));
        assertThat(CaseRules.REVEAL.effect().isIn(done, reveal, context)).isTrue();
        assertThat(CaseRules.REVEAL.effect().isIn(open(), reveal, context)).isFalse();
        assertThat(CaseRules.REVEAL.effect().isIn(done, reveal, by("me", NOW.plusMillis(1))))
                .isFalse();
    }
}
