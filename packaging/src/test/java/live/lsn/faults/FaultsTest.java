package live.lsn.faults;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// The whole matrix: `mvn -Pfaults verify`, with `-Dfaults=long` all of it, and with
/// `-Dfaults.control=naive-cursor`, `no-ledger` or `sync-off` against a fault of the suite's own,
/// which it must find. `-Dfaults.rows=1,16` tries these rows alone. The report lies in
/// `target/faults.txt` and `target/faults.json`.
@Tag("faults")
class FaultsTest {
    private static final FaultReport REPORT = new FaultReport();
    private static final long SEED = Long.getLong("faults.seed", new Random().nextInt(1_000_000));

    /// Which rows alone are tried, where some are named.
    private static final List<Integer> ROWS =
            Stream.of(System.getProperty("faults.rows", "").split(","))
                    .filter(row -> !row.isBlank())
                    .map(row -> Integer.valueOf(row.strip()))
                    .toList();

    @TempDir private static Path dir;

    private static Trials trials(Path folder) {
        var whole = System.getProperty("faults", "short").equals("long");
        return new Trials(folder, SEED, whole, Control.chosen());
    }

    @TestFactory
    Stream<DynamicTest> everyInvariantHoldsUnder() {
        return Matrix.faults().stream()
                .filter(fault -> ROWS.isEmpty() || fault.rows().stream().anyMatch(ROWS::contains))
                .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> tryOut(fault)));
    }

    private static void tryOut(Fault fault) throws Exception {
        var trials = trials(Files.createDirectories(dir.resolve("row" + fault.rows().getFirst())));
        var start = System.nanoTime();
        try {
            if (fault.onlyWhole() && !trials.whole())
                throw new NotHereException("only in the long form, -Dfaults=long");
            REPORT.held(fault, fault.trial().with(trials), since(start));
        } catch (NotHereException why) {
            REPORT.notTried(fault, String.valueOf(why.getMessage()));
            throw new TestAbortedException(why.getMessage());
        } catch (BrokenException broken) {
            REPORT.broke(fault, broken, since(start));
            throw broken;
        } catch (Exception | AssertionError e) {
            REPORT.failed(fault, e, since(start));
            throw e;
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @AfterAll
    static void report() throws IOException {
        REPORT.write(Path.of("target"), trials(dir));
    }
}
