package live.lsn.desk.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

class LogBookTest {
    @TempDir private Path dir;

    @BeforeEach
    void make() throws IOException {
        Files.createDirectories(LogBook.folder(dir));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(LogBook.folder(dir).resolve(name), text);
    }

    @Test
    void withoutAnyLogThereAreNoEntries() throws IOException {
        assertThat(new LogBook(dir.resolve("elsewhere")).last(10)).isEmpty();
    }

    @Test
    void whatSeveralProgramsWroteIsOneStoryTheNewestFirst() throws IOException {
        write(
                "desk.log",
                """
                2026-11-21T10:00:00.001Z INFO  desk.Desk one
                2026-11-21T10:00:02.000Z WARN  desk.sync.Drain three
                """);
        write("platform.log", "2026-11-21T10:00:01.000Z ERROR platform.Outcome two\n");
        write("support-20261121-100000.txt", "2026-11-21T10:00:03.000Z INFO  desk.Desk not this\n");
        assertThat(new LogBook(dir).last(10))
                .extracting(LogEntry::text)
                .containsExactly("three", "two", "one");
        assertThat(new LogBook(dir).last(2)).hasSize(2);
    }

    @Test
    void theLinesBelowAnEntryBelongToIt() throws IOException {
        write(
                "desk.log",
                """
                    at a line whose entry is in another file
                2026-11-21T10:00:00.000Z ERROR desk.Problems fault 1A2B-3C4D
                  java.lang.IllegalStateException
                    live.lsn.desk.A.b(A.java:1)
                2026-11-21T10:00:01.000Z NOISE desk.Problems of no known level
                2026-11-21T10:00:02.000Z INFO  desk.Desk next
                """);
        var entries = new LogBook(dir).last(10);
        assertThat(entries).hasSize(2);
        assertThat(entries.getLast().at()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
        assertThat(entries.getLast().level()).isEqualTo(LogEntry.Level.ERROR);
        assertThat(entries.getLast().part()).isEqualTo("desk.Problems");
        assertThat(entries.getLast().detail())
                .startsWith("  java.lang.IllegalStateException\n    live.lsn.desk.A.b(A.java:1)")
                .contains("of no known level");
        assertThat(entries.getLast().line())
                .startsWith("2026-11-21T10:00:00Z ERROR desk.Problems fault 1A2B-3C4D\n  java");
    }

    @Test
    void ofALongFileOnlyTheEndIsReadAndNoHalfLine() throws IOException {
        var line = "2026-11-21T10:00:00.000Z INFO  desk.Desk entry number ";
        var text = new StringBuilder();
        for (var i = 0; i < 40_000; i++) text.append(line).append(i).append('\n');
        write("desk.log", text.toString());
        var entries = new LogBook(dir).last(Integer.MAX_VALUE);
        assertThat(entries).hasSizeBetween(5_000, 39_999);
        assertThat(entries.getFirst().text()).isEqualTo("entry number 39999");
        assertThat(entries.getLast().text()).matches("entry number \\d{5}");
    }
}
