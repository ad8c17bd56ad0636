package live.lsn.desk.log;

import live.lsn.desk.DeskSession;
import live.lsn.desk.store.OutboxCommand;
import live.lsn.desk.store.OutboxStore;
import live.lsn.desk.store.State;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What somebody who helps needs to know about this desk, as plain text that its user reads first:
/// states, ids, codes and counts. No names, nothing that was typed.
public final class SupportFile {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int LOG_ENTRIES = 500;
    private static final int COMMANDS = 200;

    private SupportFile() {}

    /// What the text is made of beside the session.
    ///
    /// @param version of the program
    /// @param role of who works here, in words
    /// @param machine what was found when the machine was looked over, a line each
    public record Facts(String version, String role, List<String> machine) {
        public Facts {
            machine = List.copyOf(machine);
        }
    }

    /// The text.
    ///
    /// @param log newest first
    public static String text(DeskSession session, Facts facts, List<LogEntry> log, Instant now) {
        var sections =
                Stream.of(
                        section(
                                "LSN Desk, support file made at " + second(now),
                                List.of(
                                        "It holds states, ids, codes and counts: no names, no"
                                                + " addresses, nothing that was typed.",
                                        "Read it before you send it; take out what you like.")),
                        section("Program", program(facts.version())),
                        section("Machine", facts.machine()),
                        section("Where", where(session, facts.role())),
                        section("Outbox", outbox(session.outbox())),
                        section(
                                "Log, the newest first",
                                log.stream().limit(LOG_ENTRIES).map(LogEntry::line).toList()));
        return withoutHome(sections.collect(Collectors.joining("\n")));
    }

    /// The folder of a person carries the person's name.
    private static String withoutHome(String text) {
        var home = System.getProperty("user.home", "");
        return home.length() > 1 ? text.replace(home, "~") : text;
    }

    private static String section(String title, List<String> lines) {
        return title
                + "\n"
                + "-".repeat(title.length())
                + "\n"
                + (lines.isEmpty() ? "nothing" : String.join("\n", lines))
                + "\n";
    }

    private static List<String> program(String version) {
        var runtime = Runtime.getRuntime();
        return List.of(
                "version " + version,
                "java " + Runtime.version(),
                "system %s %s, %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")),
                "%d processors, memory %d MiB of at most %d"
                        .formatted(
                                runtime.availableProcessors(),
                                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                                runtime.maxMemory() >> 20));
    }

    private static List<String> where(DeskSession session, String role) {
        var status = session.sync().status();
        var hello = session.sync().hello();
        return List.of(
                "channel " + session.channel() + ", role " + role,
                "platform " + (hello == null ? "not known yet" : hello.platformId()),
                "%s since %s%s"
                        .formatted(
                                status.connection(),
                                second(status.since()),
                                status.reason() == null ? "" : ", " + status.reason()),
                "up to date at "
                        + (status.lastSync() == null ? "no time yet" : second(status.lastSync())),
                "this machine's clock is off by "
                        + status.clockOffset().negated().toMillis()
                        + " ms");
    }

    private static Instant second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static List<String> outbox(OutboxStore outbox) {
        var commands = outbox.all();
        var lines = new ArrayList<String>();
        var counts =
                commands.stream()
                        .collect(
                                Collectors.groupingBy(OutboxCommand::state, Collectors.counting()));
        for (var state : State.values()) {
            var count = counts.get(state);
            if (count != null) lines.add(count + " " + state);
        }
        commands.reversed().stream().limit(COMMANDS).map(SupportFile::line).forEach(lines::add);
        return lines;
    }

    private static String line(OutboxCommand command) {
        return "%s %s %s %s of %s, made %s, tried %d times%s"
                .formatted(
                        command.id(),
                        command.state(),
                        command.procedure(),
                        command.collection(),
                        command.aggregateId(),
                        second(command.occurredAt()),
                        command.attempts(),
                        command.lastError() == null ? "" : ", " + command.lastError());
    }

    /// Writes the text beside the log files.
    ///
    /// @return where it lies
    public static Path save(LogBook book, String text, Instant now) throws IOException {
        Files.createDirectories(book.folder());
        return Files.writeString(
                book.folder().resolve("support-" + STAMP.format(now) + ".txt"), text);
    }
}
