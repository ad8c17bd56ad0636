package live.lsn.rules.goods;

import static live.lsn.rules.goods.Dock.NOW;
import static live.lsn.rules.goods.Dock.SPEC;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.model.goods.Counting;
import live.lsn.api.model.goods.InspectionLevel;
import live.lsn.api.model.goods.InspectionPlan;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.PlanSpec;
import live.lsn.api.model.goods.PlanSpec.Characteristic;
import live.lsn.api.model.goods.PlanSpec.ClassAql;
import live.lsn.api.model.goods.PlanSpec.Defect;
import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;
import live.lsn.api.model.goods.Severity;
import live.lsn.api.procedure.GoodsProcedures.SetPlan;
import live.lsn.api.trpc.Json;
import live.lsn.rules.Context;
import live.lsn.rules.Outcome;
import live.lsn.rules.Outcome.Applied;
import live.lsn.rules.Outcome.Refused;
import live.lsn.rules.sampling.Aql;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.EnumMap;
import java.util.List;

/// What can be set as the plan of an item.
class PlanRulesTest {
    private static final Context CONTEXT =
            new Context("buyer", NOW, "00000000-0000-7000-8000-000000000001");

    private static final List<ClassAql> MAJOR =
            List.of(new ClassAql(NonconformityClass.MAJOR, "2.5"));

    private static Outcome<InspectionPlan> set(@Nullable InspectionPlan before, PlanSpec spec) {
        return PlanRules.set(before, new SetPlan("AU", "SKU-1", spec), CONTEXT);
    }

    /// Why it is refused; empty where it is not.
    private static String refusal(PlanSpec spec) {
        return set(null, spec) instanceof Refused<InspectionPlan>(var why) ? why.code() : "";
    }

    private static InspectionPlan applied(Outcome<InspectionPlan> outcome) {
        assertThat(outcome).isInstanceOf(Applied.class);
        return ((Applied<InspectionPlan>) outcome).after();
    }

    private static PlanSpec spec(
            List<ClassAql> classes, List<Defect> defects, Characteristic... characteristics) {
        return spec(
                Scheme.Z1_4,
                PlanType.SINGLE,
                Counting.ITEMS,
                classes,
                defects,
                List.of(characteristics),
                null);
    }

    private static PlanSpec spec(
            Scheme scheme,
            PlanType type,
            Counting counting,
            List<ClassAql> classes,
            List<Defect> defects,
            List<Characteristic> characteristics,
            @Nullable Integer skipAfter) {
        return new PlanSpec(
                scheme,
                type,
                InspectionLevel.II,
                counting,
                false,
                false,
                true,
                classes,
                defects,
                characteristics,
                skipAfter);
    }

    private static Defect defect(String code, String name, NonconformityClass of) {
        return new Defect(code, name, of);
    }

    private static Characteristic measured(
            @Nullable String lower, @Nullable String upper, int units) {
        return new Characteristic(
                "BAND", "Band", "mm", lower, upper, NonconformityClass.MAJOR, units);
    }

    @Test
    void aPlanIsSetAndSetAgain() {
        var first = applied(set(null, SPEC));
        assertThat(first.version()).isEqualTo(1);
        assertThat(first.id()).isEqualTo(InspectionPlan.idOf("AU", "SKU-1"));
        assertThat(first.spec()).isEqualTo(SPEC);
        var next = spec(MAJOR, List.of());
        var second = applied(set(first, next));
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.spec()).isEqualTo(next);
    }

    @Test
    void whatWasSetIsNoSampleAnyMore() {
        var sample = new InspectionPlan("plan", 3, "AU", "SKU-1", SPEC, true);
        assertThat(applied(set(sample, SPEC)))
                .isEqualTo(new InspectionPlan("plan", 4, "AU", "SKU-1", SPEC, false));
    }

    @Test
    void anotherChannelsPlanIsLeftAlone() {
        var theirs = new InspectionPlan("plan", 3, "UK", "SKU-1", SPEC, false);
        assertThat(set(theirs, SPEC)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " SKU-1", "SKU-1 "})
    void aPlanIsOfAnItem(String sku) {
        assertThat(PlanRules.set(null, new SetPlan("AU", sku, SPEC), CONTEXT))
                .isInstanceOf(Refused.class);
        assertThat(PlanRules.set(null, new SetPlan("AU", InspectionPlan.EVERY_ITEM, SPEC), CONTEXT))
                .isInstanceOf(Applied.class);
    }

    @Test
    void aClassStandsOnceAndTheWorstFirst() {
        var critical = new ClassAql(NonconformityClass.CRITICAL, "0.065");
        assertThat(refusal(spec(List.of(), List.of()))).isEqualTo("goods.plan.no-class");
        assertThat(refusal(spec(List.of(MAJOR.getFirst(), MAJOR.getFirst()), List.of())))
                .isEqualTo("goods.plan.class-twice");
        assertThat(refusal(spec(List.of(MAJOR.getFirst(), critical), List.of())))
                .isEqualTo("goods.plan.class-order");
        assertThat(refusal(spec(List.of(critical, MAJOR.getFirst()), List.of()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # AQL, counting,   why it is refused
                    2.5,   ITEMS,       ''
                    10,    ITEMS,       ''
                    15,    ITEMS,       goods.plan.aql
                    15,    PER_HUNDRED, ''
                    2.6,   ITEMS,       goods.plan.aql
                    much,  ITEMS,       goods.plan.aql
                    '',    PER_HUNDRED, goods.plan.aql
                    """)
    void anAqlIsOneOfTheTables(String aql, Counting counting, String refusal) {
        var classes = List.of(new ClassAql(NonconformityClass.MAJOR, aql));
        assertThat(
                        refusal(
                                spec(
                                        Scheme.Z1_4,
                                        PlanType.SINGLE,
                                        counting,
                                        classes,
                                        List.of(),
                                        List.of(),
                                        null)))
                .isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "ISO_2859_1, SINGLE, ''",
        "ISO_2859_1, DOUBLE, goods.plan.not-offered",
        "ISO_2859_1, MULTIPLE, goods.plan.not-offered",
        "Z1_4, DOUBLE, ''",
        "Z1_4, MULTIPLE, ''"
    })
    void aTableMustBeAtHand(Scheme scheme, PlanType type, String refusal) {
        assertThat(refusal(spec(scheme, type, Counting.ITEMS, MAJOR, List.of(), List.of(), null)))
                .isEqualTo(refusal);
    }

    @Test
    void aDefectHasANameACodeOfItsOwnAndAClassThatIsInspected() {
        var major = NonconformityClass.MAJOR;
        assertThat(refusal(spec(MAJOR, List.of(defect("DENT", "Dent", major))))).isEmpty();
        assertThat(refusal(spec(MAJOR, List.of(defect("DENT", " ", major)))))
                .isEqualTo("goods.plan.defect-name");
        assertThat(refusal(spec(MAJOR, List.of(defect("", "Dent", major)))))
                .isEqualTo("goods.plan.defect-code");
        assertThat(
                        refusal(
                                spec(
                                        MAJOR,
                                        List.of(
                                                defect("DENT", "Dent", major),
                                                defect("DENT", "Deep dent", major)))))
                .isEqualTo("goods.plan.defect-twice");
        assertThat(
                        refusal(
                                spec(
                                        MAJOR,
                                        List.of(
                                                defect(
                                                        "SHARP",
                                                        "Sharp edge",
                                                        NonconformityClass.CRITICAL)))))
                .isEqualTo("goods.plan.defect-class");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    # lower, upper, units, why it is refused
                    49.0,    51.0,  5,     ''
                    -,       51.0,  1,     ''
                    49.0,    -,     1,     ''
                    50,      50,    1,     ''
                    -,       -,     5,     goods.plan.no-limit
                    wide,    51.0,  5,     goods.plan.limit
                    51.0,    49.0,  5,     goods.plan.limits-crossed
                    49.0,    51.0,  0,     goods.plan.measured-units
                    """)
    void aCharacteristicHasLimitsThatAreNumbersInOrder(
            @Nullable String lower, @Nullable String upper, int units, String refusal) {
        assertThat(refusal(spec(MAJOR, List.of(), measured(lower, upper, units))))
                .isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({"9, goods.plan.skip", "10, ''", "1000, ''", "1001, goods.plan.skip"})
    void lotsPassAfterTenInARowAtTheEarliest(int after, String refusal) {
        assertThat(
                        refusal(
                                spec(
                                        Scheme.Z1_4,
                                        PlanType.SINGLE,
                                        Counting.ITEMS,
                                        MAJOR,
                                        List.of(),
                                        List.of(),
                                        after)))
                .isEqualTo(refusal);
    }

    @Test
    void everythingWrongIsToldWithItsRow() {
        var problems =
                PlanCheck.problems(
                        spec(
                                MAJOR,
                                List.of(
                                        defect("DENT", "Dent", NonconformityClass.MAJOR),
                                        defect("DENT", "", NonconformityClass.MINOR)),
                                measured("2", "1", 0)));
        assertThat(problems)
                .containsExactly(
                        new PlanProblem("goods.plan.defect-name", "defects", 1),
                        new PlanProblem("goods.plan.defect-twice", "defects", 1),
                        new PlanProblem("goods.plan.defect-class", "defects", 1),
                        new PlanProblem("goods.plan.limits-crossed", "characteristics", 0),
                        new PlanProblem("goods.plan.measured-units", "characteristics", 0));
    }

    @Test
    void aPlanFromBeforeSkipLotIsReadAsOneWithoutIt() {
        var written = Json.MAPPER.valueToTree(SPEC).deepCopy();
        ((tools.jackson.databind.node.ObjectNode) written).remove("skipAfter");
        assertThat(Json.MAPPER.treeToValue(written, PlanSpec.class)).isEqualTo(SPEC);
    }

    @Provide
    static Arbitrary<PlanSpec> specs() {
        var aqls = Arbitraries.of("0.065", "2.5", "10", "15", "3", "x");
        var classes =
                Combinators.combine(Arbitraries.of(NonconformityClass.class), aqls)
                        .as(ClassAql::new)
                        .list()
                        .ofMaxSize(3);
        var defects =
                Combinators.combine(
                                Arbitraries.of("A", "B", "C", ""),
                                Arbitraries.of("Dent", ""),
                                Arbitraries.of(NonconformityClass.class))
                        .as(Defect::new)
                        .list()
                        .ofMaxSize(3);
        var limits = Arbitraries.of("1", "2.0", "-3", "x").injectNull(0.3);
        var measured =
                Combinators.combine(
                                limits,
                                limits,
                                Arbitraries.of(NonconformityClass.class),
                                Arbitraries.integers().between(-1, 3))
                        .as(
                                (low, high, of, n) ->
                                        new Characteristic("M", "M", "", low, high, of, n))
                        .list()
                        .ofMaxSize(1);
        return Combinators.combine(
                        Arbitraries.of(Scheme.class),
                        Arbitraries.of(PlanType.class),
                        Arbitraries.of(Counting.class),
                        classes,
                        defects,
                        measured,
                        Arbitraries.integers().between(8, 12).injectNull(0.5))
                .as(PlanRulesTest::spec);
    }

    /// What can be set can be inspected by: the tables answer, and the inspection is begun.
    @Property
    void whatIsTakenCanBeInspectedBy(@ForAll("specs") PlanSpec spec) {
        if (!refusal(spec).isEmpty()) return;
        var severities = new EnumMap<NonconformityClass, Severity>(NonconformityClass.class);
        spec.classes().forEach(one -> severities.put(one.of(), Severity.NORMAL));
        assertThat(LotPlans.of(spec, severities, 3_000)).hasSameSizeAs(spec.classes());
        var dock = Dock.received(50);
        dock.give(InspectionRules.START, Dock.start("a", spec, Severity.NORMAL, false));
        assertThat(dock.lot().inspections().getFirst().spec()).isEqualTo(spec);
        spec.classes().forEach(one -> assertThat(Aql.find(one.aql())).isPresent());
    }
}
