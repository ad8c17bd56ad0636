package live.lsn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import live.lsn.api.trpc.Json;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.util.List;

/// The plan checks of the specification, through the command.
@Tag("aql")
class PlanCommandTest {
    private static JsonNode json(String arguments) {
        var ran = LsnTest.run(("plan --json " + arguments).split(" "));
        assertThat(ran.code()).as(ran.err()).isZero();
        return Json.MAPPER.readTree(ran.out());
    }

    private static List<String> lines(String arguments) {
        var ran = LsnTest.run(("plan " + arguments).split(" "));
        assertThat(ran.code()).as(ran.err()).isZero();
        return ran.out().lines().toList();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # lot, AQL, letter, plan's letter, n, Ac, Re, path, all
                    3000, 0.065, K, L, 200, 0,  1,  K -> L, false
                    3000, 2.5,   K, K, 125, 7,  8,  K,      false
                    3000, 4.0,   K, K, 125, 10, 11, K,      false
                    40,   2.5,   D, C, 5,   0,  1,  D -> C, false
                    8,    0.65,  A, F, 8,   0,  1,  A -> F, true
                    """)
    void printsThePlanOfALot(
            int lot,
            String aql,
            String letter,
            String found,
            int size,
            int acceptance,
            int rejection,
            String path,
            boolean all) {
        for (var scheme : List.of("iso2859", "z14")) {
            var plan = json("--scheme %s --lot %d --level II --aql %s".formatted(scheme, lot, aql));
            assertThat(plan.get("scheme").asString()).isEqualTo(scheme);
            assertThat(plan.get("letter").asString()).isEqualTo(letter);
            assertThat(plan.get("planLetter").asString()).isEqualTo(found);
            assertThat(plan.get("sampleSize").asInt()).isEqualTo(size);
            assertThat(plan.get("ac").asInt()).isEqualTo(acceptance);
            assertThat(plan.get("re").asInt()).isEqualTo(rejection);
            assertThat(plan.get("path").asString()).isEqualTo(path);
            assertThat(plan.get("inspectAll").asBoolean()).isEqualTo(all);
            assertThat(plan.get("aql").asDouble()).isEqualTo(Double.parseDouble(aql));
            assertThat(plan.get("stages").size()).isEqualTo(1);
        }
    }

    @Test
    void theReducedPlansDifferByScheme() {
        var asked = " --severity reduced --lot 3000 --aql 2.5";
        assertThat(json("--scheme z14" + asked).get("ac").asInt()).isEqualTo(3);
        assertThat(json("--scheme iso2859" + asked).get("ac").asInt()).isEqualTo(5);
    }

    @Test
    void plansInSeveralSamplesTellEachOfThem() {
        var plan = json("--scheme z14 --type double --lot 3000 --aql 2.5");
        var second = plan.get("stages").get(1);
        assertThat(second.get("n").asInt()).isEqualTo(80);
        assertThat(second.get("cumulative").asInt()).isEqualTo(160);
        assertThat(second.get("ac").asInt()).isEqualTo(8);
        assertThat(plan.get("totalSampleSize").asInt()).isEqualTo(160);
        var seven = json("--scheme z14 --type multiple --letter K --aql 0.40").get("stages");
        assertThat(seven.size()).isEqualTo(7);
        assertThat(seven.get(0).get("ac").isNull()).isTrue();
        var single = json("--scheme z14 --type double --lot 8 --aql 0.65");
        assertThat(single.get("path").asString()).isEqualTo("A -> F (single)");
        assertThat(single.get("planType").asString()).isEqualTo("single");
    }

    @Test
    void aTableHasAllItsCells() {
        var single = lines("--table --scheme iso2859 --severity tightened");
        assertThat(single).hasSize(1 + 416).startsWith("letter,aql,n,ac,re");
        assertThat(single).contains("A,0.010,2000,0,1", "Q,0.025,3150,1,2", "K,2.5,125,5,6");
        assertThat(single.getLast()).startsWith("R,1000,");
        var twice = lines("--table --scheme z14 --type double");
        assertThat(twice).hasSize(1 + 416).startsWith("letter,aql,n1,ac1,re1,n2,ac2,re2,plan");
        assertThat(twice).contains("K,2.5,80,3,7,160,8,9,double", "K,0.10,125,0,1,,,,single");
        var often = lines("--table --scheme z14 --type multiple --severity reduced");
        assertThat(often)
                .hasSize(1 + 416)
                .contains(
                        "K,2.5,13,#,4,26,0,5,39,1,6,52,2,7,65,3,8,78,4,9,91,6,10,multiple",
                        "E,6.5,3,0,3,6,0,4" + ",".repeat(16) + "double");
        for (var line : often) assertThat(line.split(",", -1)).hasSize(2 + 21 + 1);
    }

    private static JsonNode at(JsonNode points, String key, double value) {
        for (var point : points.values()) {
            if (Math.abs(point.get(key).asDouble() - value) < 1e-12) return point;
        }
        throw new AssertionError("no point at " + value);
    }

    @Test
    void aCurveHasItsPointsAndWhatThePlanIsKnownBy() {
        var curve = json("--oc --scheme iso2859 --lot 3000 --aql 2.5 --at 5,3.1");
        assertThat(at(curve.get("points"), "percent", 2.5).get("pa").asDouble())
                .isCloseTo(0.986384, within(1e-6));
        assertThat(at(curve.get("points"), "p", 0.05).get("pa").asDouble())
                .isCloseTo(0.711717, within(1e-6));
        assertThat(at(curve.get("points"), "percent", 3.1).get("pa").asDouble()).isPositive();
        var summary = curve.get("summary");
        assertThat(summary.get("percentAtPa95").asDouble()).isCloseTo(3.22, within(0.005));
        assertThat(summary.get("percentAtPa10").asDouble()).isCloseTo(9.24, within(0.005));
        assertThat(summary.get("aoql").asDouble()).isCloseTo(3.60, within(0.005));
        assertThat(summary.get("aoqlOfLot").asDouble())
                .isCloseTo(summary.get("aoql").asDouble() * (1 - 125.0 / 3000), within(1e-9));
        assertThat(curve.get("lotPoints").get(0).get("pa").asDouble()).isEqualTo(1);
    }

    @Test
    void aPlanOfOnesOwnHasACurveToo() {
        var curve = json("--oc --n 80 --ac 5 --lot 1200 --nonconforming 50");
        assertThat(at(curve.get("lotPoints"), "nonconforming", 50).get("pa").asDouble())
                .isCloseTo(0.890458, within(1e-6));
        var csv = lines("--oc --n 80 --ac 5 --lot 1200 --nonconforming 50");
        assertThat(csv.getFirst()).isEqualTo("law,nonconforming,p,percent,pa");
        assertThat(csv).anyMatch(line -> line.startsWith("hypergeometric,50,0.0416666"));
        assertThat(csv).anyMatch(line -> line.startsWith("binomial,,0.05,5,0.78922"));
    }

    @Test
    void aboveAnAqlOf10NonconformitiesAreCounted() {
        var curve = json("--oc --scheme z14 --letter E --aql 100");
        assertThat(curve.get("law").asString()).isEqualTo("poisson");
        assertThat(json("--oc --scheme z14 --lot 90 --aql 100").has("lotPoints")).isFalse();
        var refused =
                LsnTest.run("plan --oc --scheme z14 --letter E --aql 100 --count items".split(" "));
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("per 100");
    }

    @Test
    void isosPlansInSeveralSamplesAreNotOffered() {
        for (var asked : List.of("--table", "--lot 3000 --aql 2.5", "--oc --lot 90 --aql 1.0")) {
            for (var type : List.of("double", "multiple")) {
                var ran =
                        LsnTest.run(
                                ("plan --scheme iso2859 --json --type " + type + " " + asked)
                                        .split(" "));
                assertThat(ran.code()).isEqualTo(3);
                assertThat(ran.err()).contains("Not offered");
                assertThat(Json.MAPPER.readTree(ran.out()).get("offered").asBoolean()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--lot 3000 --aql 2.5",
                "--scheme iso9000 --lot 3000 --aql 2.5",
                "--scheme z14 --lot 3000",
                "--scheme z14 --aql 2.5",
                "--scheme z14 --lot 1 --aql 2.5",
                "--scheme z14 --lot -3 --aql 2.5",
                "--scheme z14 --lot many --aql 2.5",
                "--scheme z14 --lot 99999999999 --aql 2.5",
                "--scheme z14 --lot 3000 --aql 3.0",
                "--scheme z14 --lot 3000 --aql x",
                "--scheme z14 --lot 3000 --aql 2.5 --level IV",
                "--scheme z14 --lot 3000 --aql 2.5 --severity harsh",
                "--scheme z14 --lot 3000 --aql 2.5 --type triple",
                "--scheme z14 --letter I --aql 2.5",
                "--scheme z14 --letter S --aql 2.5",
                "--table --oc --scheme z14",
                "--table",
                "--oc --n 80",
                "--oc --n 80 --ac 5 --re 5",
                "--oc --n 80 --ac 5 --lot 50",
                "--oc --n 80 --ac 5 --nonconforming 3",
                "--oc --n 80 --ac 5 --lot 100 --nonconforming 101",
                "--oc --n 80 --ac 5 --at 101"
            })
    void badInputIsToldAndExitsWith2(String arguments) {
        var ran = LsnTest.run(("plan " + arguments).split(" "));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).startsWith("lsn: ").doesNotContain("Exception");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void inWordsItTellsWhatToDo() {
        assertThat(lines("--scheme z14 --severity reduced --lot 3000 --aql 2.5"))
                .contains("code letter  K", "sample       n 50, Ac 3, Re 6")
                .anyMatch(line -> line.contains("between Ac and Re"));
        assertThat(lines("--scheme iso2859 --lot 8 --aql 0.65"))
                .anyMatch(line -> line.contains("inspect all 8"));
    }
}
