package live.lsn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.trpc.Json;
import live.lsn.cli.LsnTest.Ran;
import live.lsn.cli.bench.Benches;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// That it measures, tells and ends as it should; never how fast anything is.
class BenchCommandTest {
    /// Makes every ratio so easy, or so hard, that the machine does not matter.
    private static final String EASY = "--harder=0.000001";

    private static final String HARD = "--harder=1000000";

    private static List<JsonNode> measured(Ran ran) {
        return List.copyOf(Json.MAPPER.readTree(ran.out()).get("measured").values());
    }

    @Test
    void everyFigureIsToldWithItsBudgetAndItsPeer(@TempDir Path dir) {
        var ran =
                LsnTest.run(
                        "bench",
                        "queue",
                        "import",
                        "--rows",
                        "2000",
                        "--json",
                        EASY,
                        "--data",
                        dir.toString());
        assertThat(ran.code()).as(ran.err()).isZero();
        var sections = new HashSet<String>();
        for (var one : measured(ran)) {
            assertThat(one.propertyNames())
                    .contains(
                            "section",
                            "what",
                            "unit",
                            "budget",
                            "atLeast",
                            "figure",
                            "holds",
                            "peer",
                            "peer_figure",
                            "ratio",
                            "ratio_budget",
                            "ratio_holds");
            assertThat(one.get("figure").asDouble()).isPositive();
            assertThat(one.get("holds").isBoolean()).isTrue();
            sections.add(one.get("section").asString());
        }
        assertThat(sections).isEqualTo(Set.of("queue", "import"));
        assertThat(ran.err()).contains("the next run with it uses them again");
    }

    @Test
    void helpNamesEverySection() {
        var help = LsnTest.run("bench", "--help").out().replaceAll("\\s+", " ");
        for (var bench : new Benches((_, _) -> 0).all())
            assertThat(help).containsPattern("[ ,]" + bench.name() + "[ ,]");
    }

    @Test
    void aBrokenRatioEndsWith1AndAMissedFigureAlone0(@TempDir Path dir) {
        var sync =
                new String[] {
                    "bench", "sync", "--rows", "2000", "--data", dir.toString(), "--path", "nowhere"
                };
        var broken = LsnTest.run(with(sync, HARD));
        assertThat(broken.code()).as(broken.err()).isEqualTo(1);
        assertThat(broken.out()).contains("PouchDB (published").contains("BROKEN");
        var kept = LsnTest.run(with(sync, EASY, "--json"));
        assertThat(kept.code()).as(kept.err()).isZero();
        assertThat(measured(kept))
                .anySatisfy(
                        one -> {
                            assertThat(one.get("peer").asString()).isEqualTo("PouchDB");
                            assertThat(one.get("ratio_holds").asBoolean()).isTrue();
                        });
    }

    @Test
    void aPeerThatIsNotThereIsNotComparedAndBreaksNothing(@TempDir Path dir) {
        var alone = new String[] {"bench", "import", "--rows", "100", HARD, "--path", "nowhere"};
        var ran = LsnTest.run(with(alone, "--data", dir.toString()));
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("the sqlite3 program: not compared")
                .contains("install sqlite3");
        var json = LsnTest.run(with(alone, "--data", dir.toString(), "--json"));
        assertThat(measured(json).getFirst().get("peer_figure").isNull()).isTrue();
        assertThat(measured(json).getFirst().get("ratio_holds").isNull()).isTrue();
    }

    @Test
    void theJavaFxThreadIsMeasuredWithoutADisplay(@TempDir Path dir) {
        var ran =
                LsnTest.run(
                        "bench", "fx", "--rows", "500", "--json", EASY, "--data", dir.toString());
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(measured(ran))
                .anyMatch(one -> one.get("what").asString().startsWith("scrolling"))
                .anyMatch(one -> one.get("what").asString().startsWith("typing"))
                .allMatch(one -> one.get("figure").asDouble() > 0);
    }

    @Test
    void aStartIsMeasuredUntilRowsAreDrawn(@TempDir Path dir) {
        var ran =
                LsnTest.run(
                        "bench",
                        "start",
                        "--rows",
                        "500",
                        "--json",
                        EASY,
                        "--data",
                        dir.toString());
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(measured(ran))
                .anyMatch(one -> one.get("what").asString().equals("first start with sample"))
                .anyMatch(
                        one ->
                                one.get("what").asString().startsWith("warm start")
                                        && one.get("peer_figure").asDouble() > 0)
                .allMatch(one -> one.get("figure").asDouble() > 0);
    }

    @Test
    void thePlatformAnswersAMixedLoad(@TempDir Path dir) {
        var ran =
                LsnTest.run(
                        "bench",
                        "platform",
                        "--rows",
                        "2000",
                        "--json",
                        EASY,
                        "--data",
                        dir.toString());
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(measured(ran)).hasSize(3);
        assertThat(measured(ran).getLast().get("what").asString()).endsWith("failed");
        assertThat(measured(ran).getLast().get("figure").asDouble()).isZero();
    }

    @Test
    void aSectionThatIsNotThereIsToldWithThoseThatAre() {
        var wrong = LsnTest.run("bench", "everything");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("There is no section everything")
                .contains(
                        "import",
                        "sync",
                        "outbox",
                        "queue",
                        "today",
                        "plan",
                        "floor",
                        "start",
                        "fx",
                        "platform");
        assertThat(LsnTest.run("bench", "--rows", "1").code()).isEqualTo(2);
        assertThat(LsnTest.run("bench", "import", "--file", "no-such-file").code()).isEqualTo(2);
    }

    private static String[] with(String[] command, String... more) {
        var all = new java.util.ArrayList<>(List.of(command));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void plansAreMeasured() {
        var ran = LsnTest.run("bench", "plan", "--json");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(measured(ran))
                .hasSize(3)
                .allMatch(one -> one.get("section").asString().equals("plan"))
                .allMatch(one -> one.get("figure").asDouble() >= 0);
    }

    @Test
    void theEntriesOfAnInspectionAreMeasured(@TempDir Path dir) {
        var ran =
                LsnTest.run(
                        "bench",
                        "floor",
                        "--rows",
                        "1000",
                        "--json",
                        EASY,
                        "--data",
                        dir.toString());
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(measured(ran))
                .hasSize(2)
                .allMatch(one -> one.get("section").asString().equals("floor"))
                .allMatch(one -> one.get("figure").asDouble() > 0);
    }
}
