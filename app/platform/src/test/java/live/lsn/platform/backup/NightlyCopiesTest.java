package live.lsn.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;

import live.lsn.platform.db.Database;
import live.lsn.platform.feed.Act;
import live.lsn.platform.feed.Feed;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

class NightlyCopiesTest {
    private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");

    private final ByHand schedule = new ByHand();
    private final Database database;
    private final Path folder;
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");

    NightlyCopiesTest(@TempDir Path dir) throws IOException {
        database = Database.sqlite(dir.resolve("platform.db"));
        folder = Files.createDirectory(dir.resolve("copies"));
    }

    /// Work that runs when the test says so.
    private static final class ByHand implements Schedule {
        private final Queue<Runnable> due = new ArrayDeque<>();
        private final List<Duration> waits = new ArrayList<>();

        @Override
        public void after(Duration wait, Runnable work) {
            waits.add(wait);
            due.add(work);
        }

        void next() {
            due.remove().run();
        }

        @Override
        public void close() {
            due.clear();
        }
    }

    @BeforeEach
    void begin() {
        database.write(
                sql -> {
                    new Feed(database).begin(sql, "AU", "epoch");
                    return 0;
                });
        append();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void append() {
        database.write(
                sql ->
                        new Feed(database)
                                .append(sql, "AU", Act.of("test", "something", now), List.of()));
    }

    private NightlyCopies copies(NightlyCopies.Source source) {
        return new NightlyCopies(source, folder, Files::createFile, () -> now, SYDNEY, schedule);
    }

    private List<String> names() throws IOException {
        return NightlyCopies.in(folder).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    @Test
    void theStartDoesNotWaitForTheCopyThatIsMissing() throws IOException {
        copies(database::copyTo).start();
        assertThat(names()).isEmpty();
        assertThat(schedule.waits).containsExactly(Duration.ofSeconds(20));
        schedule.next();
        assertThat(names()).containsExactly("platform-2026-11-21.db");
    }

    @Test
    void aCopyOpensAndItsAuditVerifies() throws IOException {
        copies(database::copyTo).start();
        schedule.next();
        append();
        try (var copy = Database.sqlite(NightlyCopies.in(folder).getFirst())) {
            var verified = new Feed(copy).verify().getFirst();
            assertThat(verified.fault()).isNull();
            // as it was when it was made
            assertThat(verified.positions()).isEqualTo(1);
        }
        assertThat(new Feed(database).verify().getFirst().positions()).isEqualTo(2);
    }

    @Test
    void oneIsMadeEachNightFromTwoInTheMorningOn() throws IOException {
        copies(database::copyTo).start();
        schedule.next();
        now = Instant.parse("2026-11-21T14:55:00Z"); // 01:55 in Sydney
        schedule.next();
        assertThat(names()).hasSize(1);
        now = Instant.parse("2026-11-21T15:05:00Z"); // 02:05
        schedule.next();
        schedule.next();
        assertThat(names()).containsExactly("platform-2026-11-21.db", "platform-2026-11-22.db");
    }

    @Test
    void theNewestThirtyAreKept() throws IOException {
        copies(database::copyTo).start();
        for (var night = 0; night < 33; night++) {
            schedule.next();
            now = now.plus(Duration.ofDays(1));
        }
        assertThat(names())
                .hasSize(30)
                .startsWith("platform-2026-11-24.db")
                .endsWith("platform-2026-12-23.db");
    }

    @Test
    void aCopyThatFailsIsToldAndTriedAgainAndLeavesNothingHalf() throws IOException {
        var full = new boolean[] {true};
        var copies =
                copies(
                        target -> {
                            if (full[0]) {
                                write(target);
                                throw new IllegalStateException("the disk is full");
                            }
                            database.copyTo(target);
                        });
        copies.start();
        schedule.next();
        var failure = copies.failure();
        assertThat(failure).isEqualTo(new NightlyCopies.Failure(now, "the disk is full"));
        assertThat(folder).isEmptyDirectory();
        full[0] = false;
        schedule.next();
        assertThat(copies.failure()).isNull();
        assertThat(names()).hasSize(1);
    }

    @Test
    void whatAStoppedCopyLeftDoesNotKeepTheNextFromBeingMade() throws IOException {
        write(folder.resolve("platform-2026-11-21.db.new"));
        copies(database::copyTo).start();
        schedule.next();
        assertThat(folder.toFile().list()).containsExactly("platform-2026-11-21.db");
    }

    @Test
    void onceClosedNothingIsCopied() throws IOException {
        var copies = copies(database::copyTo);
        copies.start();
        var look = schedule.due.remove();
        copies.close();
        look.run();
        assertThat(names()).isEmpty();
        assertThat(schedule.due).isEmpty();
    }

    @Test
    void theCopyHasTheRightsOfTheFileThatWasMadeForIt() throws IOException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) return;
        var own = PosixFilePermissions.fromString("rw-------");
        new NightlyCopies(
                        database::copyTo,
                        folder,
                        file -> Files.createFile(file, PosixFilePermissions.asFileAttribute(own)),
                        () -> now,
                        SYDNEY,
                        schedule)
                .start();
        schedule.next();
        assertThat(Files.getPosixFilePermissions(NightlyCopies.in(folder).getFirst()))
                .isEqualTo(own);
    }

    private static void write(Path file) {
        try {
            Files.writeString(file, "half of something");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
