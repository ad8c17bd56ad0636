package live.lsn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.trpc.Json;
import live.lsn.cli.LsnTest.Ran;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

@Tag("aql")
class SwitchingCommandTest {
    @TempDir private Path dir = Path.of("");

    private Ran run(String text, String... options) throws IOException {
        var file = dir.resolve("lots");
        Files.writeString(file, text);
        var arguments = new ArrayList<>(List.of("switching", file.toString(), "--json"));
        arguments.addAll(List.of(options));
        return LsnTest.run(arguments.toArray(String[]::new));
    }

    private JsonNode replayed(String text, String... options) throws IOException {
        var ran = run(text, options);
        assertThat(ran.code()).as(ran.err()).isZero();
        return Json.MAPPER.readTree(ran.out());
    }

    private static List<String> all(JsonNode of, String key) {
        return StreamSupport.stream(of.spliterator(), false)
                .map(one -> one.get(key).asString())
                .toList();
    }

    private static String lots(String scheme, int... found) {
        var text = new StringBuilder("supplier,item,class,lot,scheme,size,level,aql,found\n");
        for (var at = 0; at < found.length; at++) {
            text.append("S1,I1,major,L%d,%s,3000,II,2.5,%d\n".formatted(at + 1, scheme, found[at]));
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # scheme, found in the lot on reduced inspection, verdict, next, reason
                    z14,     4, accepted, normal,  COUNT_IN_GAP
                    z14,     6, rejected, normal,  REJECTED_ON_REDUCED
                    iso2859, 4, accepted, reduced, STAYS
                    iso2859, 6, rejected, normal,  REJECTED_ON_REDUCED
                    """)
    void aCountOnReducedInspectionMeansWhatItsSchemeSays(
            String scheme, int found, String verdict, String next, String reason)
            throws IOException {
        var lots = replayed(lots(scheme, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, found)).get("lots");
        var last = lots.get(10);
        assertThat(last.get("severity").asString()).isEqualTo("reduced");
        assertThat(last.get("n").asInt()).isEqualTo(50);
        assertThat(last.get("verdict").asString()).isEqualTo(verdict);
        assertThat(last.get("nextSeverity").asString()).isEqualTo(next);
        assertThat(last.get("reasonCode").asString()).isEqualTo(reason);
        assertThat(last.get("reason").asString()).isNotBlank();
    }

    @Test
    void eachSupplierItemAndClassIsAHistoryOfItsOwn() throws IOException {
        var told =
                replayed(
                        """
                        supplier,item,class,lot,n,ac,re,found
                        S1,I1,major,1,125,7,8,8
                        S1,I1,minor,1,125,10,11,2
                        S2,I1,major,1,125,7,8,8
                        S1,I1,major,2,125,7,8,9
                        """,
                        "--scheme",
                        "iso2859");
        assertThat(all(told.get("streams"), "state"))
                .containsExactly("tightened", "normal", "normal");
        assertThat(told.get("streams").get(1).get("score").asInt()).isEqualTo(3);
    }

    @Test
    void lotsAreReplayedByTheirDates() throws IOException {
        var told =
                replayed(
                        """
                        lot,date,n,ac,re,found
                        c,2026-03-01,125,7,8,0
                        b,2026-02-01T10:00:00Z,125,7,8,8
                        a,2026-01-31,125,7,8,8
                        """,
                        "--scheme",
                        "z14");
        assertThat(all(told.get("lots"), "lot")).containsExactly("a", "b", "c");
        assertThat(all(told.get("lots"), "severity"))
                .containsExactly("normal", "normal", "tightened");
    }

    @Test
    void aLateLotTellsWhatItChanges() throws IOException {
        var told =
                replayed(
                        """
                        lot,date,size,aql,found,late
                        a,2026-01-01,3000,2.5,8,
                        late,2026-01-02,3000,2.5,8,true
                        b,2026-01-03,3000,2.5,6,
                        """,
                        "--scheme",
                        "iso2859");
        var changes = told.get("streams").get(0).get("changes");
        assertThat(all(changes, "lot")).containsExactly("b");
        var change = changes.get(0);
        assertThat(change.get("severityBefore").asString()).isEqualTo("normal");
        assertThat(change.get("severity").asString()).isEqualTo("tightened");
        // Not finished with a plan of its own, so tightened 5/6 judges it now.
        assertThat(change.get("verdictBefore").asString()).isEqualTo("accepted");
        assertThat(change.get("verdict").asString()).isEqualTo("rejected");
    }

    @Test
    void discontinuedInspectionResumesTightened() throws IOException {
        var text = new StringBuilder("lot,n,ac,re,found,supplier_action,resubmitted\n");
        for (var at = 1; at <= 7; at++) text.append("L%d,125,7,8,9,,\n".formatted(at));
        text.append("L7,125,7,8,0,,true\nL8,125,7,8,0,,\nL9,125,5,6,0,yes,\n");
        var lots = replayed(text.toString(), "--scheme", "iso2859").get("lots");
        assertThat(lots.get(6).get("nextSeverity").asString()).isEqualTo("discontinued");
        assertThat(lots.get(8).get("verdict").asString()).isEqualTo("not-inspected");
        assertThat(lots.get(9).get("severity").asString()).isEqualTo("tightened");
        assertThat(lots.get(9).get("resumed").asBoolean()).isTrue();
    }

    @Test
    void aHistoryMayBeginInTheMiddle() throws IOException {
        var recorded = "lot,size,aql,severity,found\nL1,3000,2.5,reduced,4\n";
        var one = replayed(recorded, "--scheme", "z14").get("lots").get(0);
        assertThat(one.get("severity").asString()).isEqualTo("reduced");
        assertThat(one.get("n").asInt()).isEqualTo(50);
        assertThat(one.get("nextSeverity").asString()).isEqualTo("normal");
        var plain = "lot,size,aql,found\nL1,3000,2.5,4\n";
        var other = replayed(plain, "--scheme", "iso2859", "--start", "reduced");
        assertThat(other.get("lots").get(0).get("nextSeverity").asString()).isEqualTo("reduced");
        assertThat(run(plain, "--scheme", "z14", "--start", "soft").code()).isEqualTo(2);
    }

    @Test
    void historiesComeAsJsonToo() throws IOException {
        var told =
                replayed(
                        """
                        {"lots": [
                          {"lot": "1", "scheme": "z14", "type": "double", "size": 3000, "aql": 2.5,
                           "found": [4, 4]},
                          {"lot": "2", "scheme": "z14", "type": "double", "size": 3000, "aql": 2.5,
                           "found": [7]},
                          {"lot": "3", "scheme": "z14", "type": "double", "size": 3000, "aql": 2.5,
                           "found": 8, "resubmitted": true}
                        ]}
                        """);
        assertThat(all(told.get("lots"), "verdict"))
                .containsExactly("accepted", "rejected", "accepted");
        assertThat(all(told.get("lots"), "counted")).containsExactly("true", "true", "false");
        assertThat(told.get("lots").get(0).get("sample").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    lot,n,ac,re,found\\nL1,125,7,8,yes                  | found is no whole number
                    lot,n,ac,re,found\\nL1,125,7,8,                     | neither counts nor a verdict
                    lot,n,ac,re,found\\nL1,125,7,8,-1                   | found is no whole number
                    lot,n,ac,re,found\\n,125,7,8,1                      | has no lot
                    lot,n,ac,re,found\\nL1,,7,8,1                       | has no n
                    lot,n,ac,re,found\\nL1,125,7,7,1                    | Re 7
                    lot,found\\nL1,1                                   | no plan
                    lot,n,ac,re,found\\nL1,9,0,1,0\\nL1,9,0,1,0          | stands twice
                    lot,n,ac,re,found,date\\nL1,9,0,1,0,today           | is no date
                    lot,n,ac,re,found,class\\nL1,9,0,1,0,awful          | There is no class
                    lot,n,ac,re,found,resubmitted\\nL1,9,0,1,0,maybe    | neither true nor false
                    lot,size,aql,found\\nL1,1,2.5,0                    | 2 units or more
                    lot,size,aql,found\\nL1,30,3.0,0                   | There is no AQL
                    lot,size,aql,type,found\\nL1,30,2.5,double,0       | not offered
                    lot,n,ac,re                                      | no lots
                    [{"lot": 1                                       | Not JSON
                    {"batches": []}                                  | array of lots
                    """)
    void badInputIsToldWithItsLineAndExitsWith2(String text, String why) throws IOException {
        var ran = run(text.replace("\\n", "\n"), "--scheme", "iso2859");
        assertThat(ran.code()).as(ran.out()).isEqualTo(2);
        assertThat(ran.err()).startsWith("lsn: ").contains(why).doesNotContain("Exception");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereAndASchemeThatNobodyNamesAreTold() throws IOException {
        var missing = LsnTest.run("switching", dir.resolve("nothing").toString());
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("There is no file");
        var unnamed = run("lot,n,ac,re,found\nL1,125,7,8,0\n");
        assertThat(unnamed.code()).isEqualTo(2);
        assertThat(unnamed.err()).contains("scheme");
    }

    @Test
    void inWordsEveryMoveIsExplained() throws IOException {
        Files.writeString(dir.resolve("lots"), lots("iso2859", 8, 8));
        var ran = LsnTest.run("switching", dir.resolve("lots").toString());
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("Two of five or fewer lots in a row were rejected")
                .contains("S1 I1 major: tightened inspection next");
    }
}
