package live.lsn.desk.lots;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Role;
import live.lsn.api.model.goods.Disposition;
import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Inspection.Standing;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotState;
import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.NonconformityState;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.desk.Access;
import live.lsn.desk.DeskSession;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.floor.FloorAccess;
import live.lsn.desk.list.ListModel.Content;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Sort;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.db.Database;
import live.lsn.platform.goods.Floor;
import live.lsn.platform.sample.SampleData;
import live.lsn.rules.Refusal;
import live.lsn.ui.Background;
import live.lsn.ui.Formats;
import live.lsn.ui.Loadable;
import live.lsn.ui.Messages;
import live.lsn.ui.table.Condition;
import live.lsn.ui.table.Day;

import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// Without a toolkit: the test's own thread stands for the JavaFX thread and takes its work from a
/// queue.
class LotsViewModelTest {
    private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
    private static final Formats FORMATS = new Formats(Locale.UK, SYDNEY);

    @TempDir private Path dir;
    private final ConcurrentLinkedQueue<Runnable> fx = new ConcurrentLinkedQueue<>();
    private final List<LotCommands.Notice> notices = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private Role role = Role.BUYER;
    private TestPlatform site;
    private DeskSession session;
    private LotsViewModel model;

    @BeforeEach
    void open() {
        site =
                new TestPlatform(
                        dir.resolve("server"), Database::sqlite, new SampleData.Size(400, 100, 40));
        var buyer = site.caller(Role.BUYER, "AU");
        var platform = site.platform();
        session =
                DeskSession.open(
                        dir.resolve("desk"),
                        new Who(platform.url(), platform.platformId(), buyer.account(), "AU"),
                        new LocalAccounts(platform.url(), platform.localSecret())
                                .tokens(buyer.account()));
        await(() -> session.sync().status().lastSync() != null);
        var words =
                new LotsWords(
                        new Messages(Messages.bundle("live.lsn.desk.desk", Locale.UK)),
                        FORMATS,
                        session.account());
        var columns = new LotColumns(words, () -> LocalDate.now(SYDNEY));
        model =
                new LotsViewModel(
                        session,
                        () -> FloorAccess.of(new Access(role.permissions())),
                        columns.fields(Instant::now, _ -> List.of()),
                        new Background(Runnable::run, fx::add),
                        Instant::now,
                        SYDNEY);
        model.onNotice(notices::add);
        model.onRefusal((Refusal why) -> refusals.add(why.code()));
        await(() -> content() != null && !model.counts().get().isEmpty());
    }

    @AfterEach
    void close() {
        model.close();
        session.close();
        site.close();
    }

    private void await(BooleanSupplier condition) {
        var until = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(until)) throw new AssertionError("waited 20 s");
            var work = fx.poll();
            if (work == null) LockSupport.parkNanos(1_000_000);
            else work.run();
        }
    }

    private @Nullable Content<Lot> content() {
        return model.list().content().get() instanceof Loadable.Ready<Content<Lot>>(var ready)
                ? ready
                : null;
    }

    private List<Lot> listed() {
        var ready = requireNonNull(content());
        return ready.rows().page(0, ready.size());
    }

    private List<Lot> all(Predicate<Lot> which) {
        var query =
                new ListQuery<>(Collections.LOTS, List.of(), null, new Sort("counted_at", false));
        var ids = session.cache().order(query, 5_000);
        return session.cache().page(Collections.LOTS, ids, 0, ids.size()).stream()
                .filter(which)
                .toList();
    }

    private static boolean needsSomebody(Lot lot) {
        var report = lot.nonconformity();
        return lot.isToChoose() || (report != null && report.state() != NonconformityState.CLOSED);
    }

    /// Opens a lot that the platform has got meanwhile.
    private void open(Lot lot) {
        await(
                () -> {
                    var known = session.cache().find(Collections.LOTS, lot.id());
                    return known != null && known.version() >= lot.version();
                });
        model.tab().set(LotTab.ALL);
        model.list().ask().ask(lot.number(), List.of());
        await(
                () ->
                        listed().size() == 1
                                && model.detail().get() != null
                                && lot.id().equals(lot().id())
                                && lot().version() >= lot.version());
    }

    private LotDetail detail() {
        return requireNonNull(model.detail().get());
    }

    private Lot lot() {
        return detail().lot();
    }

    private Lot rejected() {
        try (var floor = new Floor(site, "AU")) {
            return floor.rejected();
        }
    }

    private NonconformityState report() {
        return requireNonNull(lot().nonconformity()).state();
    }

    private void tell(LotAct act, @Nullable LocalDate due, String text) {
        model.begin(act);
        assertThat(model.filling().get()).isEqualTo(act);
        model.followUp(due, text);
        await(() -> model.filling().get() == null);
    }

    @Test
    void eachTabListsWhatItPromisesAndCountsIt() {
        rejected();
        await(() -> !all(LotsViewModelTest::needsSomebody).isEmpty());
        model.refresh();
        for (var tab : LotTab.values()) {
            Predicate<Lot> belongs =
                    switch (tab) {
                        case NEEDS_YOU -> LotsViewModelTest::needsSomebody;
                        case TO_INSPECT ->
                                lot ->
                                        lot.state() == LotState.RECEIVED
                                                || lot.state() == LotState.INSPECTING;
                        case REJECTED -> lot -> lot.state() == LotState.REJECTED;
                        case ALL -> lot -> true;
                        case BOARD -> lot -> lot.nonconformity() != null;
                    };
            model.tab().set(tab);
            await(
                    () ->
                            listed().size() == all(belongs).size()
                                    && listed().stream().allMatch(belongs));
            var counted =
                    tab == LotTab.BOARD
                            ? all(belongs.and(lot -> !lot.isToChoose())
                                            .and(LotsViewModelTest::needsSomebody))
                                    .size()
                            : listed().size();
            await(() -> model.counts().get().getOrDefault(tab, -1L) == counted);
        }
    }

    @Test
    void whatNeedsSomebodyBeginsWithTheAnswerThatIsDueFirst() {
        await(() -> listed().size() == all(LotsViewModelTest::needsSomebody).size());
        var days =
                listed().stream()
                        .map(lot -> Due.of(lot, LocalDate.now(SYDNEY)))
                        .filter(Objects::nonNull)
                        .map(Due::day)
                        .toList();
        assertThat(days).isSorted();
    }

    @Test
    void whatHasNoDayOfAnswerComesAfterWhatHasOne() {
        Lot told;
        Lot without;
        try (var floor = new Floor(site, "AU")) {
            told = floor.rejected();
            without = floor.twins();
        }
        open(without);
        open(told);
        tell(LotAct.ASK, model.today().plusDays(5), "find the cause");
        await(() -> report() == NonconformityState.ACTION_ASKED);
        model.list().ask().clear();
        model.tab().set(LotTab.NEEDS_YOU);
        await(() -> listed().size() == all(LotsViewModelTest::needsSomebody).size());
        var hasDay = listed().stream().map(lot -> Due.of(lot, model.today()) != null).toList();
        assertThat(hasDay).contains(true, false);
        assertThat(hasDay.subList(0, hasDay.indexOf(false))).doesNotContain(false);
        assertThat(hasDay.subList(hasDay.indexOf(false), hasDay.size())).doesNotContain(true);
    }

    @Test
    void onlyWhatFollowsIsOfferedAndClosingSaysWhyNotYet() {
        open(rejected());
        assertThat(model.acts())
                .extracting(LotAct.Offered::act)
                .containsExactly(
                        LotAct.NOTIFY, LotAct.ASK, LotAct.CLOSE, LotAct.REVIEW, LotAct.DISPOSE);
        model.begin(LotAct.CLOSE);
        assertThat(model.filling().get()).isNull();
        assertThat(refusals).containsExactly("goods.report.no-effectiveness-check");
        model.begin(LotAct.ANSWER);
        assertThat(model.filling().get()).isNull();
    }

    @Test
    void aReportGoesRoundUntilTheActionWasEffectiveAndIsClosedThen() {
        open(rejected());
        var today = model.today();
        tell(LotAct.NOTIFY, null, "told by telephone");
        tell(LotAct.ASK, today.plusDays(5), "find the cause");
        await(() -> report() == NonconformityState.ACTION_ASKED);
        tell(LotAct.ANSWER, null, "worn tool");
        await(() -> report() == NonconformityState.ACTION_ANSWERED);
        tell(LotAct.INEFFECTIVE, today.plusDays(9), "the next lot had it again");
        await(() -> report() == NonconformityState.ACTION_ASKED);
        assertThat(requireNonNull(Due.of(lot(), today)).left()).isEqualTo(9);
        tell(LotAct.ANSWER, null, "tool replaced");
        await(() -> report() == NonconformityState.ACTION_ANSWERED);
        tell(LotAct.EFFECTIVE, null, "three lots without it");
        await(() -> report() == NonconformityState.EFFECTIVE);
        tell(LotAct.CLOSE, null, "nothing left to do");
        await(() -> report() == NonconformityState.CLOSED);
        assertThat(model.acts()).extracting(LotAct.Offered::act).containsExactly(LotAct.DISPOSE);
        assertThat(notices).hasSize(7);
        assertThat(requireNonNull(lot().nonconformity()).events()).hasSize(7);
    }

    @Test
    void whatWasDoneIsTakenBackAndTheReportStandsWhereItStood() {
        open(rejected());
        tell(LotAct.NOTIFY, null, "told by telephone");
        await(() -> report() == NonconformityState.NOTIFIED);
        model.undo(notices.getLast());
        await(() -> report() == NonconformityState.OPEN);
        assertThat(refusals).isEmpty();
    }

    @Test
    void aFlagOnTheContractIsSetAndTakenOff() {
        open(rejected());
        tell(LotAct.REVIEW, null, "third time this year");
        await(() -> requireNonNull(lot().nonconformity()).contractReview());
        tell(LotAct.REVIEW, null, "talked it over");
        await(() -> !requireNonNull(lot().nonconformity()).contractReview());
    }

    @Test
    void unitsThatDoNotAddUpAreRefusedAndTheFormStays() {
        open(rejected());
        model.begin(LotAct.DISPOSE);
        model.dispose(Map.of(Disposition.RETURN, 7), "three to be sorted");
        await(() -> !refusals.isEmpty());
        assertThat(refusals).containsExactly("goods.disposition.missing");
        assertThat(model.filling().get()).isEqualTo(LotAct.DISPOSE);
        model.dispose(Map.of(Disposition.RETURN, 7, Disposition.SORT, 3), "three to be sorted");
        await(() -> model.filling().get() == null && lot().dispositions().size() == 2);
        assertThat(lot().dispositions())
                .containsExactly(
                        new Lot.Way(Disposition.SORT, 3), new Lot.Way(Disposition.RETURN, 7));
    }

    private LotBoard board() {
        return requireNonNull(model.board().content().get());
    }

    private static List<Lot> cards(LotBoard.Column column) {
        return column.cards().page(0, column.size());
    }

    private LotBoard.Column column(NonconformityState state) {
        return board().columns().get(state.ordinal());
    }

    private boolean stands(Lot lot, NonconformityState state) {
        return model.board().content().get() != null
                && cards(column(state)).stream().anyMatch(card -> card.id().equals(lot.id()));
    }

    @Test
    void theBoardHasEveryReportOnceInTheColumnOfItsStateAndSaysWhatIsOverdue() {
        var rejected = rejected();
        model.tab().set(LotTab.BOARD);
        await(() -> stands(rejected, NonconformityState.OPEN));
        var today = LocalDate.now(SYDNEY);
        for (var column : board().columns()) {
            var expected =
                    all(
                            lot ->
                                    lot.nonconformity() != null
                                            && lot.nonconformity().state() == column.state());
            assertThat(cards(column)).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(column.overdue())
                    .isEqualTo(
                            expected.stream()
                                    .map(lot -> Due.of(lot, today))
                                    .filter(due -> due != null && due.isOver())
                                    .count());
        }
        assertThat(board().narrowed()).isFalse();
        model.list().ask().ask(rejected.number(), List.of());
        await(() -> board().narrowed());
        await(() -> board().columns().stream().mapToInt(LotBoard.Column::size).sum() == 1);
        assertThat(cards(column(NonconformityState.OPEN)))
                .extracting(Lot::id)
                .containsExactly(rejected.id());
    }

    /// For each state in which a report stands, where it can go from there.
    private static final Map<NonconformityState, List<NonconformityState>> WAYS =
            Map.of(
                    NonconformityState.OPEN,
                            List.of(NonconformityState.NOTIFIED, NonconformityState.ACTION_ASKED),
                    NonconformityState.NOTIFIED, List.of(NonconformityState.ACTION_ASKED),
                    NonconformityState.ACTION_ASKED, List.of(NonconformityState.ACTION_ANSWERED),
                    NonconformityState.ACTION_ANSWERED,
                            List.of(NonconformityState.ACTION_ASKED, NonconformityState.EFFECTIVE),
                    NonconformityState.EFFECTIVE, List.of(NonconformityState.CLOSED),
                    NonconformityState.CLOSED, List.of());

    /// Moves a card, fills in what that asks for, and sees it stand there.
    private void move(Lot lot, NonconformityState to) {
        var from = report();
        for (var each : NonconformityState.values()) {
            if (each == from) continue;
            assertThat(model.board().cannotMove(lot(), from, each) == null)
                    .as("%s to %s", from, each)
                    .isEqualTo(requireNonNull(WAYS.get(from)).contains(each));
        }
        model.board().move(lot(), from, to);
        await(() -> model.filling().get() != null);
        var asks = requireNonNull(model.filling().get()).asksForDay();
        model.followUp(asks ? model.today().plusDays(5) : null, "done by hand");
        await(() -> stands(lot, to) && report() == to);
        assertThat(model.filling().get()).isNull();
    }

    @Test
    void aMovedCardBeginsWhatTakesItThereAndGoesNowhereElse() {
        var lot = rejected();
        model.tab().set(LotTab.BOARD);
        await(() -> stands(lot, NonconformityState.OPEN));
        model.board().chose(lot);
        await(() -> model.detail().get() != null);
        move(lot, NonconformityState.NOTIFIED);
        move(lot, NonconformityState.ACTION_ASKED);
        move(lot, NonconformityState.ACTION_ANSWERED);
        move(lot, NonconformityState.ACTION_ASKED);
        move(lot, NonconformityState.ACTION_ANSWERED);
        move(lot, NonconformityState.EFFECTIVE);
        move(lot, NonconformityState.CLOSED);
        for (var each : NonconformityState.values())
            assertThat(model.board().cannotMove(lot(), NonconformityState.CLOSED, each))
                    .isEqualTo(Refusal.of("goods.report.closed"));
        assertThat(refusals).isEmpty();
    }

    @Test
    void whoMayOnlyReadMovesNoCard() {
        role = Role.WAREHOUSE_INSPECTOR;
        assertThat(
                        model.board()
                                .cannotMove(
                                        rejected(),
                                        NonconformityState.OPEN,
                                        NonconformityState.NOTIFIED))
                .isEqualTo(Refusal.of("command.not-permitted"));
    }

    @Test
    void whileAnotherCardIsReadNothingIsOfferedForTheOneBefore() {
        var one = rejected();
        var other = rejected();
        model.tab().set(LotTab.BOARD);
        await(() -> stands(one, NonconformityState.OPEN) && stands(other, NonconformityState.OPEN));
        model.board().chose(one);
        await(() -> !model.acts().isEmpty());
        model.board().chose(other);
        assertThat(lot().id()).isEqualTo(one.id());
        assertThat(model.acts()).isEmpty();
        model.begin(LotAct.NOTIFY);
        assertThat(model.filling().get()).isNull();
        await(() -> lot().id().equals(other.id()));
        assertThat(model.acts()).isNotEmpty();
    }

    @Test
    void ofTwoInspectionsThePersonSaysWhichOneHoldsAndTheOtherIsSetAside() {
        Lot twins;
        try (var floor = new Floor(site, "AU")) {
            twins = floor.twins();
        }
        open(twins);
        assertThat(detail().twins()).hasSize(2);
        assertThat(lot().state()).isEqualTo(LotState.ACCEPTED);
        model.choose(2);
        await(() -> lot().state() == LotState.REJECTED);
        assertThat(lot().inspections())
                .extracting(each -> requireNonNull(each.signOff()).verdict(), Inspection::standing)
                .containsExactly(
                        Tuple.tuple(LotVerdict.ACCEPTED, Standing.SET_ASIDE),
                        Tuple.tuple(LotVerdict.REJECTED, Standing.ORIGINAL));
        assertThat(report()).isEqualTo(NonconformityState.OPEN);
        assertThat(detail().twins()).isEmpty();
    }

    @Test
    void whoMayOnlyReadIsOfferedNothing() {
        open(rejected());
        role = Role.WAREHOUSE_INSPECTOR;
        assertThat(model.acts()).isEmpty();
        model.begin(LotAct.NOTIFY);
        assertThat(model.filling().get()).isNull();
    }

    @Test
    void theSuppliersFiguresCountWhatWasSignedInNinetyDays() {
        var signed = all(lot -> lot.holding() != null).stream().findFirst().orElseThrow();
        open(signed);
        var since = model.today().minusDays(LotReader.SCORED_DAYS).atStartOfDay(SYDNEY).toInstant();
        var judged =
                all(
                        lot -> {
                            var holding = lot.holding();
                            var sign = holding == null ? null : holding.signOff();
                            return sign != null
                                    && !sign.at().isBefore(since)
                                    && lot.source()
                                            .supplierId()
                                            .equals(signed.source().supplierId());
                        });
        var accepted = judged.stream().filter(lot -> lot.state() == LotState.ACCEPTED).count();
        assertThat(detail().score()).isEqualTo(new LotDetail.Score(accepted, judged.size()));
    }

    @Test
    void aFilterOnTheDueDayComparesDaysOfTheChannel() {
        open(rejected());
        tell(LotAct.ASK, model.today().plusDays(5), "find the cause");
        await(() -> report() == NonconformityState.ACTION_ASKED);
        var number = lot().number();
        var five =
                Condition.Test.of("answer_due", Condition.Op.IS, Day.of(model.today().plusDays(5)));
        model.list().ask().ask(number, List.of(five));
        await(() -> listed().size() == 1);
        var before =
                Condition.Test.of(
                        "answer_due", Condition.Op.AT_MOST, Day.of(model.today().plusDays(4)));
        model.list().ask().ask(number, List.of(before));
        await(() -> listed().isEmpty());
    }
}
