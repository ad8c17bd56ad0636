package live.lsn.desk.shell;

import static live.lsn.desk.shell.OpenDesk.await;
import static live.lsn.desk.shell.OpenDesk.on;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.DecisionCode;
import live.lsn.api.model.Verdict;
import live.lsn.api.procedure.FraudProcedures;
import live.lsn.api.procedure.FraudProcedures.DecideCase;
import live.lsn.desk.log.LogBook;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Sort;
import live.lsn.ui.Segments;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The log and the support file, by keyboard.
class LogScreenTest {
    @TempDir private Path dir;
    private OpenDesk desk;

    @BeforeEach
    void start() throws Exception {
        desk = new OpenDesk(dir, 2);
        Files.createDirectories(LogBook.folder(desk.folder()));
        log("INFO  desk.Desk begun");
        log("WARN  desk.sync.Drain command 7 is PARKED");
        log("ERROR desk.shell.Problems fault 1A2B-3C4D\n  java.lang.IllegalStateException");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void log(String line) throws IOException {
        var file = LogBook.folder(desk.folder()).resolve("desk.log");
        var written = Files.exists(file) ? Files.readAllLines(file).size() : 0;
        Files.writeString(
                file,
                "2026-11-21T10:00:0%d.000Z %s%n".formatted(written, line),
                java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.APPEND);
    }

    private void open() {
        desk.run(() -> desk.window().go("log"));
        await(() -> desk.reads("3 entries") && desk.reads("fault 1A2B-3C4D"));
    }

    private String area() {
        return on(
                () ->
                        desk.window().lookupAll(".paper").stream()
                                .map(node -> ((TextArea) node).getText())
                                .reduce("", (a, b) -> a + b));
    }

    private List<Path> saved() {
        try (var files = Files.list(LogBook.folder(desk.folder()))) {
            return files.filter(file -> file.toString().endsWith(".txt")).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theNewestEntryStandsFirstAndIsShownWhole() {
        open();
        await(() -> area().contains("java.lang.IllegalStateException"));
        desk.robot.type(KeyCode.DOWN);
        await(() -> area().contains("command 7 is PARKED"));
    }

    @Test
    void whatIsWrittenMeanwhileComesByItself() throws IOException {
        open();
        log("WARN  desk.sync.DeskSync something new");
        await(() -> desk.reads("something new") && desk.reads("4 entries"));
    }

    @Test
    void entriesAreFoundByGradeAndByWords() {
        open();
        desk.run(() -> press("Errors"));
        await(() -> desk.reads("1 entries") && !desk.reads("PARKED"));
        desk.run(() -> press("All"));
        desk.run(() -> ((TextField) find(".log-bar .text-field")).setText("parked COMMAND"));
        await(() -> desk.reads("1 entries") && desk.reads("PARKED"));
        desk.run(() -> ((TextField) find(".log-bar .text-field")).setText("nowhere"));
        await(() -> desk.reads("No entries"));
    }

    private javafx.scene.Node find(String selector) {
        return requireNonNull(desk.window().lookup(selector), selector);
    }

    private void press(String words) {
        ((Segments<?>) find(".segments"))
                .getSegments().stream()
                        .filter(label -> label.getText().equals(words))
                        .findFirst()
                        .orElseThrow()
                        .setSelected(true);
    }

    @Test
    void aSupportFileIsReadBeforeItIsSavedAndHoldsNothingPersonal() throws IOException {
        var row = desk.session().cache();
        var ids =
                row.order(
                        new ListQuery<>(
                                Collections.FRAUD_CASES, List.of(), null, new Sort("score", true)),
                        1);
        var open = row.page(Collections.FRAUD_CASES, ids, 0, 1).getFirst();
        desk.session()
                .commands()
                .send(
                        FraudProcedures.DECIDE_CASE,
                        new DecideCase(
                                open.id(), Verdict.DECLINE, DecisionCode.R1, "canary in the note"),
                        Duration.ZERO);
        open();
        desk.robot.type(KeyCode.S);
        await(() -> area().contains("support file made at"));
        assertThat(desk.reads("Nothing has been sent and nothing saved yet")).isTrue();
        assertThat(saved()).isEmpty();
        assertThat(area())
                .contains("channel AU, role fraud analyst")
                .contains("decideCase")
                .contains(open.id())
                .contains("fault 1A2B-3C4D")
                .doesNotContain("canary")
                .doesNotContain(requireNonNull(open.customerName()))
                .doesNotContain(requireNonNull(open.email()))
                .doesNotContain(desk.person().name());
        desk.robot.type(KeyCode.C);
        await(() -> desk.reads("Copied"));
        assertThat(on(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(area());
        desk.robot.type(KeyCode.S);
        await(() -> saved().size() == 1 && desk.reads("It has not been sent"));
        assertThat(Files.readString(saved().getFirst())).isEqualTo(area());
        desk.robot.type(KeyCode.ESCAPE);
        await(() -> desk.reads("3 entries"));
    }

    @Test
    void theOutboxLeadsToIt() {
        desk.run(() -> desk.window().go("outbox"));
        desk.robot.type(KeyCode.S);
        await(() -> area().contains("support file made at"));
    }
}
