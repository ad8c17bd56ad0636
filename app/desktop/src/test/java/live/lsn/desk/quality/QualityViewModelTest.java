package live.lsn.desk.quality;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Role;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotVerdict;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.procedure.GoodsProcedures;
import live.lsn.api.procedure.GoodsProcedures.ChooseInspection;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.desk.DeskSession;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Sort;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.db.Database;
import live.lsn.platform.goods.Floor;
import live.lsn.platform.sample.SampleData;
import live.lsn.rules.quality.QualityAsk.Points;
import live.lsn.rules.quality.QualityPeriod;
import live.lsn.rules.quality.QualityReport;
import live.lsn.ui.Background;
import live.lsn.ui.Messages;
import live.lsn.ui.table.Cell;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Without a toolkit: the test's own thread stands for the JavaFX thread and takes its work from a
/// queue.
class QualityViewModelTest {
    private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
    @TempDir private Path dir;
    private final ConcurrentLinkedQueue<Runnable> fx = new ConcurrentLinkedQueue<>();
    private TestPlatform site;
    private DeskSession session;
    private QualityViewModel model;

    @BeforeEach
    void open() {
        site =
                new TestPlatform(
                        dir.resolve("server"),
                        Database::sqlite,
                        new SampleData.Size(3_000, 100, 40));
        var buyer = site.caller(Role.BUYER, "AU");
        var platform = site.platform();
        session =
                DeskSession.open(
                        dir.resolve("desk"),
                        new Who(platform.url(), platform.platformId(), buyer.account(), "AU"),
                        new LocalAccounts(platform.url(), platform.localSecret())
                                .tokens(buyer.account()));
        await(() -> session.sync().status().lastSync() != null);
        model =
                new QualityViewModel(
                        session.cache(),
                        new Background(Runnable::run, fx::add),
                        Instant::now,
                        SYDNEY);
        model.watch(true);
        await(() -> model.shown() != null && requireNonNull(model.shown()).whole());
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

    private QualityPage page() {
        return requireNonNull(model.shown());
    }

    private QualityReport report() {
        return page().report();
    }

    private List<Lot> all() {
        var query =
                new ListQuery<>(Collections.LOTS, List.of(), null, new Sort("counted_at", false));
        var ids = session.cache().order(query, 5_000);
        return session.cache().page(Collections.LOTS, ids, 0, ids.size());
    }

    private long signedSince(LocalDate first, boolean acceptedOnly) {
        return all().stream()
                .filter(lot -> !lot.inspections().isEmpty())
                .map(lot -> lot.inspections().getFirst().signOff())
                .filter(signed -> signed != null)
                .filter(signed -> !LocalDate.ofInstant(signed.at(), SYDNEY).isBefore(first))
                .filter(signed -> !acceptedOnly || signed.verdict() == LotVerdict.ACCEPTED)
                .count();
    }

    @Test
    void theFiguresAreThoseOfTheLotsOnThisDevice() {
        for (var period : QualityPeriod.values()) {
            model.look(period);
            await(() -> report().ask().period() == period);
            var first = report().span().first();
            assertThat(report().acceptance().now().denominator())
                    .isEqualTo(signedSince(first, false))
                    .isPositive();
            assertThat(report().acceptance().now().numerator()).isEqualTo(signedSince(first, true));
        }
        var defects =
                all().stream()
                        .flatMap(lot -> lot.inspections().stream())
                        .filter(inspection -> !inspection.isOpen())
                        .flatMap(inspection -> inspection.units().stream())
                        .flatMap(unit -> unit.defects().values().stream())
                        .mapToLong(Integer::longValue)
                        .sum();
        assertThat(report().pareto().total()).isEqualTo(defects);
        assertThat(report().matrix().total()).isEqualTo(defects);
    }

    @Test
    void aSupplierAnItemAndAClassNarrowItAndAllComeBack() {
        var all = report().lots().size();
        var supplier = page().suppliers().getFirst();
        model.supplier(supplier.id());
        await(() -> report().lots().size() < all);
        assertThat(page().supplier()).isEqualTo(supplier.name());
        assertThat(report().lots()).allMatch(each -> each.lot().supplierId().equals(supplier.id()));
        model.item(report().lots().getFirst().lot().sku());
        await(() -> page().item() != null);
        assertThat(report().lots())
                .extracting(each -> each.lot().sku())
                .containsOnly(requireNonNull(report().ask().sku()));
        model.nextClass();
        model.nextClass();
        await(() -> report().ask().of() == NonconformityClass.MAJOR);
        assertThat(report().pareto().bars())
                .allMatch(bar -> bar.defect().of() == NonconformityClass.MAJOR);
        model.clear();
        await(() -> report().lots().size() == all && report().ask().of() == null);
    }

    @Test
    void theChartIsDrawnByLotsToo() {
        model.nextPoints();
        await(() -> report().ask().points() == Points.LOTS);
        assertThat(report().course().points()).allMatch(at -> at.lots().size() == 1);
    }

    @Test
    void aLotThatIsRejectedMeanwhileCountsAndNobodyReadsWhileNobodyLooks() {
        var before = report().acceptance().now();
        model.watch(false);
        try (var floor = new Floor(site, "AU")) {
            floor.rejected();
        }
        await(
                () ->
                        all().size() > before.denominator()
                                && signedSince(report().span().first(), false)
                                        > before.denominator());
        assertThat(report().acceptance().now()).isEqualTo(before);
        model.watch(true);
        await(() -> report().acceptance().now().denominator() == before.denominator() + 1);
        assertThat(report().acceptance().now().numerator()).isEqualTo(before.numerator());
    }

    @Test
    void aLotThatHasChangedIsReadAnewAndTheOthersStayAsTheyWere() {
        var before = report().acceptance().now();
        try (var floor = new Floor(site, "AU")) {
            var twins = floor.twins();
            await(() -> report().acceptance().now().numerator() == before.numerator() + 1);
            floor.give(
                    GoodsProcedures.CHOOSE_INSPECTION,
                    new ChooseInspection(twins.id(), twins.inspections().getLast().id()));
            await(() -> report().acceptance().now().numerator() == before.numerator());
        }
        assertThat(report().acceptance().now().denominator()).isEqualTo(before.denominator() + 1);
        var fresh = new QualityReader(session.cache(), SYDNEY).read(model.today());
        model.refresh();
        await(() -> report().lots().size() == before.denominator() + 1);
        assertThat(QualityReport.of(fresh.lots(), report().ask(), model.today(), SYDNEY))
                .isEqualTo(report());
    }

    @Test
    void theWorkbookHoldsTheFiguresOfThePage() {
        var messages = new Messages(Messages.bundle("live.lsn.desk.desk", Locale.UK));
        var sheets =
                new QualitySheets(
                                new QualityWords(messages, messages.formats(SYDNEY)),
                                "AU",
                                SYDNEY,
                                null,
                                Instant.EPOCH)
                        .of(page());
        assertThat(sheets).hasSize(6).allMatch(sheet -> !sheet.titles().isEmpty());
        assertThat(sheets.get(1).rows().getFirst().get(1))
                .isEqualTo(new Cell.Share(report().acceptance().now().shown().orElseThrow()));
        assertThat(sheets.get(2).rows()).hasSize(report().pareto().bars().size());
        assertThat(sheets.get(3).rows()).hasSize(report().course().points().size());
        assertThat(sheets.get(4).rows()).hasSize(report().matrix().rows().size());
        assertThat(sheets.get(4).rows())
                .allMatch(row -> row.size() == sheets.get(4).titles().size());
    }
}
