package live.lsn.desk.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.api.model.Ids;
import live.lsn.api.model.Role;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.api.model.goods.Severity;
import live.lsn.api.procedure.GoodsProcedures;
import live.lsn.api.procedure.GoodsProcedures.CountLot;
import live.lsn.api.procedure.GoodsProcedures.ReceiveLot;
import live.lsn.api.procedure.GoodsProcedures.StartInspection;
import live.lsn.platform.TestPlatform;
import live.lsn.platform.attach.CuttingLine;
import live.lsn.platform.db.Database;
import live.lsn.platform.goods.Floor;
import live.lsn.platform.sample.SampleData;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// The program of an inspector is ended without warning in the middle of units, with the network
/// there and away: each time it comes back with all that was told as saved, to the last key.
class InspectionKilledTest {
    private static final int KILLS = Integer.getInteger("lsn.inspection.kills", 6);
    private static final int KEYS = 8;
    private static final int UNITS = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private Path dir;
    private final long seed = new Random().nextLong();
    private final Random chance = new Random(seed);

    @Test
    void anInspectionThatIsKilledInTheMiddleOfAUnitGoesOnWhereTheLastKeyLeftIt() throws Exception {
        var size = new SampleData.Size(400, 100, 40);
        var book = dir.resolve("journal");
        try (var site = new TestPlatform(dir.resolve("server"), Database::sqlite, size);
                var floor = new Floor(site, "AU");
                var line = new CuttingLine(site.platform().url())) {
            var lot = begun(floor);
            for (var kill = 0; kill < KILLS; kill++) {
                if (kill == KILLS / 2) line.let(0);
                var before = lines(book).size();
                var desk = start(site, line.url(), lot.id(), book);
                await(desk, () -> lines(book).size() > before + KEYS);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(chance.nextInt(300)));
                kill(desk);
            }
            line.mend();
            Files.createFile(Path.of(book + ".enough"));
            var desk = start(site, line.url(), lot.id(), book);
            try {
                var last = new String[1];
                await(desk, () -> (last[0] = lines(book).getLast()).startsWith("found"));
                var state = last[0].split(" ")[1].split("#")[0];
                await(desk, () -> onThePlatform(floor, lot).equals(state));
            } finally {
                kill(desk);
            }
        }
        holds(lines(book));
    }

    private static Lot begun(Floor floor) {
        var counted =
                floor.give(
                        GoodsProcedures.COUNT_LOT,
                        new CountLot(
                                Ids.next(),
                                "LOT-K-1",
                                "AU",
                                Floor.source(floor.order()),
                                UNITS,
                                0,
                                null,
                                null,
                                List.of(),
                                null));
        floor.give(GoodsProcedures.RECEIVE_LOT, new ReceiveLot(counted.id()));
        return floor.give(
                GoodsProcedures.START_INSPECTION,
                new StartInspection(
                        counted.id(),
                        Ids.next(),
                        "INS-K-1",
                        KeptLot.spec(false, KeptLot.LENGTH),
                        Map.of(
                                NonconformityClass.CRITICAL,
                                Severity.NORMAL,
                                NonconformityClass.MAJOR,
                                Severity.NORMAL,
                                NonconformityClass.MINOR,
                                Severity.NORMAL),
                        7,
                        false));
    }

    private static String onThePlatform(Floor floor, Lot lot) {
        return InspectingDesk.state(floor.lot(lot.id()).inspections().getLast().units());
    }

    /// Each time what was found is what was told as saved last, or what the key left that was under
    /// way.
    private void holds(List<String> journal) {
        var safe = "";
        List<String> under = List.of();
        var found = 0;
        for (var line : journal) {
            var told = Arrays.asList(line.split(" "));
            var states = told.subList(1, told.size());
            switch (told.getFirst()) {
                case InspectingDesk.FOUND -> {
                    if (!safe.isEmpty()) {
                        var allowed = new ArrayList<>(under);
                        allowed.add(safe);
                        if (under.isEmpty()) assertThat(states.getFirst()).isEqualTo(safe);
                        else
                            assertThat(units(states.getFirst()))
                                    .as("seed %d", seed)
                                    .isIn(
                                            allowed.stream()
                                                    .map(InspectionKilledTest::units)
                                                    .toList());
                    }
                    safe = states.getFirst();
                    under = List.of();
                    found++;
                }
                case InspectingDesk.WILL -> under = states;
                default -> {
                    safe = states.getFirst();
                    under = List.of();
                }
            }
        }
        assertThat(found).isEqualTo(KILLS + 1);
        assertThat(journal.stream().filter(line -> line.startsWith(InspectingDesk.SAFE)).count())
                .isGreaterThan(KILLS * KEYS / 2);
    }

    private static String units(String state) {
        return state.split("#")[0];
    }

    private Process start(TestPlatform site, String url, String lot, Path book) throws IOException {
        var platform = site.platform();
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        InspectingDesk.class.getName(),
                        dir.resolve("desk").toString(),
                        url,
                        platform.localSecret(),
                        platform.platformId(),
                        site.caller(Role.WAREHOUSE_INSPECTOR, "AU").account(),
                        lot,
                        book.toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("desk.log").toFile())
                .start();
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private void await(Process desk, BooleanSupplier condition) throws IOException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            var log = dir.resolve("desk.log");
            assertThat(desk.isAlive()).as(Files.readString(log)).isTrue();
            assertThat(System.nanoTime())
                    .as("waited %s, seed %d", PATIENCE, seed)
                    .isLessThan(until);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /// Whole lines alone: the last one may have been cut off.
    private static List<String> lines(Path book) {
        try {
            if (!Files.exists(book)) return List.of();
            var text = Files.readString(book);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
