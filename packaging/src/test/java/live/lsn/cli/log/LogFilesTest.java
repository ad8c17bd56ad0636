package live.lsn.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;

import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.Role;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.desk.DeskSession;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.log.LogBook;
import live.lsn.desk.log.LogEntry;
import live.lsn.desk.store.State;
import live.lsn.platform.TestPlatform;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

class LogFilesTest {
    @TempDir private Path dir;

    @BeforeEach
    void listen() {
        own().setLevel(Level.INFO);
    }

    @AfterEach
    void detach() {
        root().getAppender("desk").stop();
        root().detachAppender("desk");
        own().setLevel(Level.WARN);
    }

    private static Logger root() {
        return ((LoggerContext) LoggerFactory.getILoggerFactory())
                .getLogger(Logger.ROOT_LOGGER_NAME);
    }

    private static Logger own() {
        return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("live.lsn");
    }

    private String written() throws IOException {
        return Files.readString(LogBook.folder(dir).resolve("desk.log"));
    }

    @Test
    void whatHappensIsWrittenAndReadAgain() throws IOException {
        LogFiles.into(dir, "desk");
        own().info("begun with {} rows", 7);
        own().error(
                        "fault {}",
                        "1A2B-3C4D",
                        new IllegalStateException(
                                "canary in a message",
                                new SQLException("canary 'Jo' is there already", "23000", 1062)));
        LoggerFactory.getLogger("org.library")
                .warn("Duplicate entry 'canary'\nand canary@x.example");
        assertThat(written()).doesNotContain("canary").contains("code 1062, state 23000");
        var entries = new LogBook(dir).last(10);
        assertThat(entries)
                .extracting(LogEntry::level)
                .containsExactly(LogEntry.Level.WARN, LogEntry.Level.ERROR, LogEntry.Level.INFO);
        assertThat(entries.get(1).detail())
                .startsWith("  java.lang.IllegalStateException\n")
                .contains("caused by java.sql.SQLException")
                .contains(LogFilesTest.class.getName());
        assertThat(entries.getLast().text()).isEqualTo("begun with 7 rows");
    }

    @Test
    void nobodyElseReadsTheFolder() throws IOException {
        LogFiles.into(dir, "desk");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(LogBook.folder(dir))))
                .isEqualTo("rwx------");
    }

    @Test
    void whereNoFileCanBeTheProgramGoesOn() throws IOException {
        LogFiles.into(dir, "desk");
        var blocked = Files.writeString(dir.resolve("a-file"), "");
        LogFiles.into(blocked, "desk");
        own().info("still here");
        assertThat(written()).contains("still here");
    }

    /// Real work on a real platform, with everything logged that the program can log.
    @Test
    void nothingPersonalAndNoSecretIsLoggedAtAnyLevel() throws Exception {
        LogFiles.into(dir, "desk");
        own().setLevel(Level.TRACE);
        try (var site = new TestPlatform(dir.resolve("server"))) {
            var one = site.openCases("AU", 2).getFirst();
            var analyst = site.caller(Role.FRAUD_ANALYST, "AU");
            var token = site.platform().token(analyst.account(), Duration.ofMinutes(5));
            var who =
                    new Who(
                            site.platform().url(),
                            site.platform().platformId(),
                            analyst.account(),
                            "AU");
            try (var desk =
                    DeskSession.open(dir.resolve("desk"), who, TokenSource.fixed(() -> token))) {
                await(
                        () ->
                                desk.cache()
                                                .find(
                                                        live.lsn.api.collection.Collections
                                                                .FRAUD_CASES,
                                                        one.id())
                                        != null);
                desk.commands()
                        .send(
                                FraudProcedures.DECIDE_CASE,
                                new DecideCase(
                                        one.id(), Verdict.DECLINE, DecisionCode.R1, "canary"),
                                Duration.ZERO);
                await(() -> !desk.commands().in(EnumSet.of(State.ACKED)).isEmpty());
                // Refusals and conflicts are what the desk logs most.
                site.platform().close();
                desk.sync().tryNow();
                await(() -> desk.sync().status().reason() != null);
            }
            own().warn("the last line");
            assertThat(written())
                    .contains("the last line")
                    .doesNotContain("canary")
                    .doesNotContain(String.valueOf(one.customerName()))
                    .doesNotContain(String.valueOf(one.email()))
                    .doesNotContain(analyst.name())
                    .doesNotContain(token)
                    .doesNotContain(site.platform().localSecret());
        }
    }

    private static void await(BooleanSupplier condition) {
        var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(until);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
