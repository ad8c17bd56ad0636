package live.lsn.rules.quality;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.rules.quality.PChart.Sample;
import live.lsn.rules.quality.QualityAsk.Points;
import live.lsn.rules.quality.Submission.Found;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class QualityReportTest {
    private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final int KINDS = 12;

    private static DefectCode kind(int number) {
        var classes = NonconformityClass.values();
        return new DefectCode("D" + number / 2, classes[number % classes.length]);
    }

    private static LotQuality lot(int number, int supplier, @Nullable Submission first) {
        return new LotQuality(
                "LOT-" + number,
                "supplier-" + supplier,
                "Maker " + supplier,
                "SKU-" + number % 5,
                "Item",
                first,
                List.of(),
                false,
                null);
    }

    private static Submission signed(Instant at, boolean accepted, Map<Integer, Integer> found) {
        var list =
                found.entrySet().stream()
                        .map(
                                each ->
                                        new Found(
                                                kind(each.getKey()),
                                                "Defect " + each.getKey(),
                                                each.getValue()))
                        .toList();
        var byClass = new EnumMap<NonconformityClass, Sample>(NonconformityClass.class);
        for (var of : NonconformityClass.values()) {
            var wrong = list.stream().filter(each -> each.defect().of() == of).count();
            byClass.put(of, new Sample(80, wrong));
        }
        return new Submission(at, accepted, false, new Sample(80, list.size()), byClass, list);
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(SYDNEY).toInstant();
    }

    private static QualityReport report(List<LotQuality> lots, QualityAsk ask) {
        return QualityReport.of(lots, ask, TODAY, SYDNEY);
    }

    @Provide
    Arbitrary<List<LotQuality>> lots() {
        var found =
                Arbitraries.maps(
                                Arbitraries.integers().between(0, KINDS * 2 - 1),
                                Arbitraries.integers().between(1, 9))
                        .ofMaxSize(6);
        var submission =
                Combinators.combine(
                                Arbitraries.integers().between(0, 24 * 800),
                                Arbitraries.of(true, false),
                                found)
                        .as(
                                (hours, accepted, all) ->
                                        signed(
                                                at(TODAY, 12).minus(Duration.ofHours(hours)),
                                                accepted,
                                                all))
                        .injectNull(0.1);
        return Combinators.combine(Arbitraries.integers().between(0, 14), submission)
                .as((supplier, first) -> lot(0, supplier, first))
                .list()
                .ofMaxSize(60)
                .map(
                        some ->
                                IntStream.range(0, some.size())
                                        .mapToObj(
                                                i ->
                                                        lot(
                                                                i,
                                                                Integer.parseInt(
                                                                        some.get(i)
                                                                                .supplierId()
                                                                                .substring(9)),
                                                                some.get(i).first()))
                                        .toList());
    }

    @Provide
    Arbitrary<QualityAsk> asks() {
        return Combinators.combine(
                        Arbitraries.of(QualityPeriod.values()),
                        Arbitraries.of(NonconformityClass.values()).injectNull(0.4),
                        Arbitraries.integers()
                                .between(0, 14)
                                .map(i -> "supplier-" + i)
                                .injectNull(0.7),
                        Arbitraries.of(Points.values()))
                .as((period, of, supplier, by) -> new QualityAsk(period, supplier, null, of, by));
    }

    /// What was found, added up by loops over the lots alone.
    private static long counted(List<LotQuality> lots, QualityAsk ask) {
        var sum = 0L;
        var last = TODAY;
        var first =
                switch (ask.period()) {
                    case DAYS_30 -> LocalDate.of(2026, 10, 30);
                    case DAYS_90 -> LocalDate.of(2026, 8, 31);
                    case MONTHS_12 -> LocalDate.of(2025, 11, 29);
                };
        for (var lot : lots) {
            if (lot.first() == null) continue;
            if (ask.supplierId() != null && !ask.supplierId().equals(lot.supplierId())) continue;
            var day = lot.first().at().atZone(SYDNEY).toLocalDate();
            if (day.isBefore(first) || day.isAfter(last)) continue;
            for (var found : lot.first().found())
                if (ask.of() == null || found.defect().of() == ask.of()) sum += found.times();
        }
        return sum;
    }

    @Property(tries = 300)
    void paretoAndMatrixBothAddUpToWhatWasFound(
            @ForAll("lots") List<LotQuality> lots, @ForAll("asks") QualityAsk ask) {
        var report = report(lots, ask);
        var all = counted(lots, ask);
        assertThat(report.pareto().total()).isEqualTo(all);
        assertThat(report.pareto().bars().stream().mapToLong(Pareto.Bar::times).sum())
                .isEqualTo(all);
        assertThat(report.matrix().total()).isEqualTo(all);
        if (all > 0) assertThat(report.pareto().bars().getLast().sum()).isEqualTo(all);
        assertThat(report.matrix().rows()).hasSizeLessThanOrEqualTo(QualityReport.MOST + 1);
        assertThat(report.matrix().columns())
                .hasSizeLessThanOrEqualTo(QualityReport.MOST_COLUMNS + 1);
    }

    @Property(tries = 200)
    void theOrderOfTheLotsDoesNotMatter(
            @ForAll("lots") List<LotQuality> lots,
            @ForAll("asks") QualityAsk ask,
            @ForAll Random chance) {
        var other = new ArrayList<>(lots);
        Collections.shuffle(other, chance);
        assertThat(report(other, ask))
                .isEqualTo(withOverdue(report(lots, ask), report(other, ask)));
    }

    /// What is overdue stands as it was given.
    private static QualityReport withOverdue(QualityReport of, QualityReport other) {
        assertThat(Set.copyOf(of.overdue())).isEqualTo(Set.copyOf(other.overdue()));
        return of;
    }

    @Property(tries = 200)
    void theMatrixIsWhatStreamsGroupByThatSupplierAndKind(@ForAll("lots") List<LotQuality> lots) {
        var report = report(lots, QualityAsk.USUAL.in(QualityPeriod.MONTHS_12));
        var expected =
                report.lots().stream()
                        .flatMap(
                                each ->
                                        each.first().found().stream()
                                                .map(
                                                        found ->
                                                                Map.entry(
                                                                        each.lot().supplierId()
                                                                                + found.defect(),
                                                                        found.times())))
                        .collect(
                                Collectors.groupingBy(
                                        Map.Entry::getKey,
                                        Collectors.summingLong(Map.Entry::getValue)));
        var matrix = report.matrix();
        for (var row : matrix.rows()) {
            for (var i = 0; i < matrix.columns().size(); i++) {
                var defect = matrix.columns().get(i).defect();
                if (row.supplierId() == null || defect == null) continue;
                assertThat(row.cells().get(i))
                        .isEqualTo(expected.getOrDefault(row.supplierId() + defect, 0L));
                assertThat(report.behind(row, matrix.columns().get(i)).isEmpty())
                        .isEqualTo(row.cells().get(i) == 0);
            }
        }
    }

    @Property(tries = 200)
    void everyLotWithNonconformitiesIsBehindExactlyOneBarOrMoreAndEveryCellOpensItsLots(
            @ForAll("lots") List<LotQuality> lots, @ForAll("asks") QualityAsk ask) {
        var report = report(lots, ask);
        for (var bar : report.pareto().bars())
            assertThat(report.with(bar.defect(), Set.of())).isNotEmpty();
        for (var row : report.matrix().rows()) {
            var lotsOfRow = Set.copyOf(report.behind(row, null));
            for (var column : report.matrix().columns())
                assertThat(lotsOfRow).containsAll(report.behind(row, column));
        }
        assertThat(report.decided()).containsAll(report.rejected());
    }

    @Property(tries = 200)
    void theWeeksOfTheChartHoldAllLotsOfThePeriodOnceEach(@ForAll("lots") List<LotQuality> lots) {
        var report = report(lots, QualityAsk.USUAL.in(QualityPeriod.MONTHS_12));
        var drawn =
                report.course().points().stream().flatMap(each -> each.lots().stream()).toList();
        assertThat(drawn).containsExactlyInAnyOrderElementsOf(report.decided());
        assertThat(report.course().points()).extracting(Course.At::day).isSorted();
    }

    @Test
    void withoutDataThereIsNoFigure() {
        var report = report(List.of(lot(1, 1, null)), QualityAsk.USUAL);
        assertThat(report.acceptance().now().shown()).isEmpty();
        assertThat(report.acceptance().before().shown()).isEmpty();
        assertThat(report.nonconforming().now().shown()).isEmpty();
        assertThat(report.again().shown()).isEmpty();
        assertThat(report.course().points()).isEmpty();
        assertThat(report.worst()).isEmpty();
    }

    @Test
    void daysBeginAndEndWhereTheChannelIs() {
        // 30 days up to 28 November begin on 30 October at midnight in Sydney, 13:00 UTC before.
        var first = Instant.parse("2026-10-29T13:00:00Z");
        var lots =
                List.of(
                        lot(1, 1, signed(first, true, Map.of())),
                        lot(2, 1, signed(first.minusMillis(1), false, Map.of())));
        var report = report(lots, QualityAsk.USUAL.in(QualityPeriod.DAYS_30));
        assertThat(report.decided()).containsExactly("LOT-1");
        assertThat(report.acceptance().now().shown()).hasValue(1_000);
        assertThat(report.acceptance().before().shown()).hasValue(0);
        assertThat(report.previous().last()).isEqualTo(LocalDate.of(2026, 10, 29));
        assertThat(report.previous().first()).isEqualTo(LocalDate.of(2026, 9, 30));
    }

    /// The scorecard of the acceptance checks: 18 of 20 lots are 90.00.
    @Test
    void eighteenOfTwentyLotsAreNinetyPerCent() {
        var lots = new ArrayList<LotQuality>();
        for (var i = 0; i < 20; i++)
            lots.add(lot(i, 1, signed(at(TODAY.minusDays(i), 9), i > 1, Map.of())));
        assertThat(report(lots, QualityAsk.USUAL).acceptance().now().shown()).hasValue(900);
    }

    @Test
    void theWorstSupplierIsTheOneWithTheLargestShareWhateverItsNumberOfLots() {
        var lots = new ArrayList<LotQuality>();
        for (var i = 0; i < 9; i++)
            lots.add(lot(i, 1, signed(at(TODAY, 9), i > 2, Map.of()))); // 3 of 9
        lots.add(lot(9, 2, signed(at(TODAY, 9), false, Map.of()))); // 1 of 2
        lots.add(lot(10, 2, signed(at(TODAY, 9), true, Map.of())));
        lots.add(lot(11, 3, signed(at(TODAY, 9), true, Map.of()))); // none
        for (var i = 12; i < 15; i++)
            lots.add(lot(i, 4, signed(at(TODAY, 9), i > 12, Map.of()))); // 1 of 3
        assertThat(report(lots, QualityAsk.USUAL).worst())
                .extracting(SupplierRate::supplierId)
                .containsExactly("supplier-2", "supplier-1", "supplier-4");
    }

    @Test
    void aWeekThatIsFarOffIsNamedAndCurtailedInspectionsAreLeftOut() {
        var lots = new ArrayList<LotQuality>();
        var monday = LocalDate.of(2026, 11, 23);
        for (var week = 0; week < 10; week++) {
            var wrong = week == 4 ? 20 : 2;
            lots.add(lot(week, 1, sample(monday.minusWeeks(week), false, wrong)));
        }
        lots.add(lot(10, 1, sample(monday, true, 80)));
        var report = report(lots, QualityAsk.USUAL);
        assertThat(report.course().signals())
                .extracting(Course.At::day)
                .containsExactly(monday.minusWeeks(4));
        assertThat(report.course().curtailed()).isEqualTo(1);
        assertThat(report.nonconforming().now().denominator()).isEqualTo(800);
        assertThat(report.nonconforming().now().numerator()).isEqualTo(38);
        assertThat(report.withNonconforming()).hasSize(10);
        assertThat(report(lots, QualityAsk.USUAL.by(Points.LOTS)).course().points()).hasSize(10);
    }

    private static Submission sample(LocalDate day, boolean curtailed, int wrong) {
        return new Submission(
                at(day, 10), false, curtailed, new Sample(80, wrong), Map.of(), List.of());
    }

    @Test
    void twentyThousandLotsAreWorkedOutWithoutAWait() {
        var chance = new Random(7);
        var lots = new ArrayList<LotQuality>();
        for (var i = 0; i < 20_000; i++) {
            var found = new java.util.HashMap<Integer, Integer>();
            for (var kind = 0; kind < 6; kind++) found.put(chance.nextInt(KINDS * 2), 1 + kind);
            var when = at(TODAY, 12).minus(Duration.ofMinutes(chance.nextInt(365 * 24 * 60)));
            lots.add(lot(i, chance.nextInt(120), signed(when, chance.nextInt(9) > 0, found)));
        }
        var ask = QualityAsk.USUAL.in(QualityPeriod.MONTHS_12);
        var best = Long.MAX_VALUE;
        for (var run = 0; run < 8; run++) {
            var before = System.nanoTime();
            assertThat(report(lots, ask).lots()).hasSizeGreaterThan(19_000);
            var took = System.nanoTime() - before;
            best = Math.min(best, took);
        }
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(200));
    }
}
