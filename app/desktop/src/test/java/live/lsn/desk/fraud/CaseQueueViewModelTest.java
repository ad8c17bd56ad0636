package live.lsn.desk.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.collection.Collections;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Permission;
import live.lsn.api.model.RiskLevel;
import live.lsn.api.model.Role;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.desk.Access;
import live.lsn.desk.DeskSession;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.fraud.CaseQueueViewModel.Notice;
import live.lsn.desk.fraud.QueueReader.Content;
import live.lsn.desk.list.ListFields;
import live.lsn.desk.list.RowWindow;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.Sort;
import live.lsn.desk.store.State;
import live.lsn.desk.store.Summary;
import live.lsn.platform.TestPlatform;
import live.lsn.rules.Refusal;
import live.lsn.ui.Background;
import live.lsn.ui.ColumnChoice.Sorted;
import live.lsn.ui.Loadable;
import live.lsn.ui.Messages;
import live.lsn.ui.table.Condition.Op;
import live.lsn.ui.table.Condition.Test;
import live.lsn.ui.table.Marks;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Without a toolkit: the test's own thread stands for the JavaFX thread and takes its work from a
/// queue.
class CaseQueueViewModelTest {
    private static final int CASES = 30;
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir private Path dir;
    private final ConcurrentLinkedQueue<Runnable> fx = new ConcurrentLinkedQueue<>();
    private final Executor worker = Runnable::run;
    private final List<Notice> notices = new java.util.ArrayList<>();
    private final List<Refusal> refusals = new java.util.ArrayList<>();
    private TestPlatform site;
    private DeskSession session;
    private CaseQueueViewModel model;

    @BeforeEach
    void open() {
        site = new TestPlatform(dir.resolve("server"));
        site.openCases("AU", CASES);
        var analyst = site.caller(Role.FRAUD_ANALYST, "AU");
        var platform = site.platform();
        var tokens =
                new LocalAccounts(platform.url(), platform.localSecret()).tokens(analyst.account());
        session =
                DeskSession.open(
                        dir.resolve("desk"),
                        new Who(platform.url(), platform.platformId(), analyst.account(), "AU"),
                        tokens);
        var zone = ZoneId.of("Australia/Sydney");
        var text = Messages.bundle("live.lsn.desk.desk", Locale.UK);
        var cases =
                new Cases(
                        session.cache(),
                        session.commands(),
                        new ConflictWords(text, zone, session.account()));
        model =
                new CaseQueueViewModel(
                        cases,
                        session.commands(),
                        () -> FraudAccess.of(new Access(Role.FRAUD_ANALYST.permissions())),
                        new Background(worker, fx::add),
                        new QueueReader(cases, fields(session, zone)));
        model.onNotice(notices::add);
        model.onRefusal(refusals::add);
        await(() -> count() == CASES);
    }

    @AfterEach
    void close() {
        model.close();
        session.close();
        site.close();
    }

    private Content content() {
        return model.content().get() instanceof Loadable.Ready<Content>(Content ready)
                ? ready
                : new Content(
                        new RowWindow<>(
                                session.cache(),
                                Cases.query(
                                        List.of(),
                                        "no such case",
                                        List.of(new Sort("score", true)))),
                        new Summary(-1, 0),
                        List.of(),
                        model.asked().question(),
                        0,
                        Map.of(),
                        Map.of(),
                        -1,
                        null,
                        false);
    }

    private static ListFields fields(DeskSession desk, ZoneId zone) {
        var words = new CaseWords(Messages.bundle("live.lsn.desk.desk", Locale.UK), zone);
        return new CaseColumns(words, "AUD", desk.account()).fields(InstantSource.system());
    }

    private long count() {
        return content().summary().count();
    }

    private void await(BooleanSupplier condition) {
        var until = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited " + SOON).isLessThan(until);
            var work = fx.poll();
            if (work != null) work.run();
            else LockSupport.parkNanos(2_000_000);
        }
    }

    @org.junit.jupiter.api.Test
    void noQueueIsToldToBeEmptyBeforeTheCacheWasFilled() {
        var away = new Who("http://127.0.0.1:9/api/trpc", "unknown", session.account(), "AU");
        try (var never = DeskSession.open(dir.resolve("never"), away, TokenSource.none())) {
            assertThat(read(never).size()).isZero();
            assertThat(read(never).whole()).isFalse();
        }
        await(() -> session.sync().status().lastSync() != null);
        assertThat(read(session).whole()).isTrue();
    }

    private Content read(DeskSession desk) {
        var zone = ZoneId.of("Australia/Sydney");
        var text = Messages.bundle("live.lsn.desk.desk", Locale.UK);
        var cases =
                new Cases(
                        desk.cache(),
                        desk.commands(),
                        new ConflictWords(text, zone, desk.account()));
        return new QueueReader(cases, fields(desk, zone)).read(model.asked().question(), null, 0);
    }

    @org.junit.jupiter.api.Test
    void theRiskiestCaseIsOpenedFirst() {
        await(() -> model.detail().get() instanceof Loadable.Ready<Cases.Detail>);
        var open = requireNonNull(model.openCase().get());
        assertThat(content().rows().page(0, 1).getFirst().id()).isEqualTo(open);
        assertThat(content().rows().page(0, CASES))
                .isSortedAccordingTo(
                        java.util.Comparator.comparingInt(
                                        (live.lsn.api.model.FraudCase c) -> c.score())
                                .reversed());
    }

    @org.junit.jupiter.api.Test
    void decidingTellsWhatCanBeTakenBackAndOpensTheNext() {
        var first = requireNonNull(model.openCase().get());
        model.choose(Verdict.DECLINE);
        assertThat(model.reasons()).hasSize(5);
        model.decide(1);
        await(() -> count() == CASES - 1);
        assertThat(notices).hasSize(1);
        assertThat(model.openCase().get()).isNotEqualTo(first);
        assertThat(model.choosing().get()).isNull();
        model.undo(notices.getFirst());
        await(() -> count() == CASES);
        assertThat(model.openCase().get()).isEqualTo(first);
    }

    @org.junit.jupiter.api.Test
    void aReasonWithoutAChoiceOrOutOfRangeDoesNothing() {
        model.decide(1);
        model.choose(Verdict.VERIFY);
        model.decide(2);
        assertThat(session.outbox().all()).isEmpty();
        model.choose(Verdict.VERIFY);
        assertThat(model.choosing().get()).isNull();
    }

    @org.junit.jupiter.api.Test
    void filtersNarrowTheListAndTellWhatTheyHide() {
        model.asked().list().add(Test.of("level", Op.IS, "CRITICAL"));
        await(() -> count() >= 0 && count() < CASES);
        assertThat(content().rows().page(0, CASES)).allMatch(c -> c.level() == RiskLevel.CRITICAL);
        assertThat(count() + content().hidden()).isEqualTo(CASES);
        assertThat(content().levels()).containsOnlyKeys("CRITICAL");
        model.asked().list().search().set("no such case");
        await(() -> count() == 0);
        assertThat(model.openCase().get()).isNull();
    }

    @org.junit.jupiter.api.Test
    void anotherOrderBeginsAtTheTop() {
        model.asked().list().sorts().set(List.of(new Sorted("value_minor", false)));
        await(
                () ->
                        model.openCase().get() != null
                                && content().index() == 0
                                && content().rows().page(0, 1).getFirst().value().minor()
                                        == 10_000);
        assertThat(content().rows().page(0, 1).getFirst().id()).isEqualTo(model.openCase().get());
    }

    @org.junit.jupiter.api.Test
    void theOpenCaseStaysOpenWhenOthersArrive() {
        var place = content().rows();
        var third = place.page(2, 3).getFirst().id();
        model.open(2, third);
        site.openCases("AU", 3);
        await(() -> count() == CASES + 3);
        assertThat(model.openCase().get()).isEqualTo(third);
    }

    @org.junit.jupiter.api.Test
    void decidingTwiceIsRefusedAtOnce() {
        var first = requireNonNull(model.openCase().get());
        model.choose(Verdict.APPROVE);
        model.decide(1);
        await(() -> count() == CASES - 1);
        model.open(0, first);
        model.choose(Verdict.DECLINE);
        model.decide(1);
        await(() -> !refusals.isEmpty());
        assertThat(refusals.getFirst().code()).isEqualTo("fraud.case.already-decided");
        assertThat(session.outbox().all()).hasSize(1);
    }

    @org.junit.jupiter.api.Test
    void aTabTellsItsOwnFiltersAndLetsThemBeTakenOff() {
        var waiting = Test.of("state", Op.IS, "OPEN");
        assertThat(content().own()).containsExactly(Test.of("score", Op.AT_LEAST, 60L), waiting);
        model.choose(Verdict.DECLINE);
        model.decide(1);
        await(() -> count() == CASES - 1);
        model.asked().list().remove(waiting);
        await(() -> count() == CASES);
        assertThat(content().own()).containsExactly(Test.of("score", Op.AT_LEAST, 60L));
        assertThat(content().hidden()).isZero();
        model.asked().list().clear();
        await(() -> count() == CASES - 1);
    }

    @org.junit.jupiter.api.Test
    void anotherTabBeginsWithAllItsFilters() {
        model.asked().list().remove(Test.of("state", Op.IS, "OPEN"));
        await(() -> content().own().size() == 1);
        model.asked().tab().set(QueueTab.MINE);
        await(() -> content().own().size() == 2 && count() == 0);
        model.asked().tab().set(QueueTab.HIGH_RISK);
        await(() -> content().own().size() == 2 && count() == CASES);
    }

    @org.junit.jupiter.api.Test
    void moreCasesThanSomebodyCanAnswerForAreNotDecidedTogether() {
        site.openCases("AU", BulkDecisions.MOST);
        await(() -> count() == CASES + BulkDecisions.MOST);
        model.bulk().choose(Verdict.DECLINE);
        model.decideMarked(1, new Marks.Marked(true, Set.of()));
        await(() -> !refusals.isEmpty());
        assertThat(refusals.getFirst().code()).isEqualTo("fraud.bulk.too-many");
        assertThat(session.outbox().all()).isEmpty();
    }

    @org.junit.jupiter.api.Test
    void allButSomeAreDecidedTogether() {
        var kept = content().rows().ids(0, 2);
        model.bulk().choose(Verdict.APPROVE);
        model.decideMarked(2, new Marks.Marked(true, Set.copyOf(kept)));
        await(() -> count() == 2);
        assertThat(content().rows().ids(0, 2)).isEqualTo(kept);
        assertThat(session.outbox().all())
                .hasSize(CASES - 2)
                .extracting(OutboxCommand::aggregateId)
                .doesNotContainAnyElementsOf(kept)
                .doesNotHaveDuplicates();
        assertThat(notices).isEmpty();
    }

    @org.junit.jupiter.api.Test
    void keepingTheirsGivesTheActsBack() {
        var open = conflicted(Verdict.ESCALATE, DecisionCode.E1);
        model.choose(Verdict.APPROVE);
        assertThat(model.choosing().get()).as("the conflict comes first").isNull();
        model.keepTheirs();
        await(() -> shows(open) && model.conflict() == null);
        assertThat(session.outbox().all())
                .extracting(OutboxCommand::state)
                .containsExactly(State.DISCARDED_BY_USER);
        model.choose(Verdict.APPROVE);
        assertThat(model.choosing().get()).isEqualTo(Verdict.APPROVE);
    }

    @org.junit.jupiter.api.Test
    void applyingMineOnTopSendsItAnewOnWhatIsThereNow() {
        var open = conflicted(Verdict.ESCALATE, DecisionCode.E1);
        model.applyMine();
        await(
                () ->
                        decisions(open) == 2
                                && session.outbox().all().stream()
                                        .anyMatch(c -> c.state() == State.ACKED));
        await(() -> shows(open) && model.conflict() == null);
        assertThat(refusals).isEmpty();
    }

    @org.junit.jupiter.api.Test
    void mineIsNotAppliedOnACaseThatIsDecided() {
        conflicted(Verdict.DECLINE, DecisionCode.R1);
        assertThat(requireNonNull(model.conflict()).applyBlocked()).contains("decided already");
        model.applyMine();
        assertThat(session.outbox().all())
                .extracting(OutboxCommand::state)
                .containsExactly(State.CONFLICT);
    }

    /// The open case, approved here and, while that could be taken back, decided by another.
    private String conflicted(Verdict theirs, DecisionCode code) {
        var place = content().rows();
        var open = place.page(0, 1).getFirst();
        var other =
                site.platform().accounts().stream()
                        .filter(c -> c.role().permissions().contains(Permission.FRAUD_ESCALATE))
                        .filter(c -> c.channel("AU").isPresent())
                        .filter(c -> !c.account().equals(session.account()))
                        .findFirst()
                        .orElseThrow();
        session.commands()
                .send(
                        FraudProcedures.DECIDE_CASE,
                        new DecideCase(open.id(), Verdict.APPROVE, DecisionCode.A1, null),
                        Duration.ofSeconds(1));
        site.client(other)
                .mutate(
                        FraudProcedures.DECIDE_CASE,
                        new DecideCase(open.id(), theirs, code, null),
                        TestPlatform.envelope(Ids.next(), "AU", open.version()));
        await(
                () ->
                        session.outbox().all().getFirst().state() == State.CONFLICT
                                && decisions(open.id()) == 1);
        model.find(open.id());
        await(() -> count() == 1 && shows(open.id()) && model.conflict() != null);
        return open.id();
    }

    private boolean shows(String id) {
        var shown = model.shown();
        return shown != null && shown.fraudCase().id().equals(id);
    }

    private int decisions(String id) {
        var base = session.cache().base(Collections.FRAUD_CASES, id);
        return base == null ? 0 : base.decisions().size();
    }
}
