package live.lsn.desk.shell;

import static live.lsn.desk.shell.OpenDesk.await;
import static live.lsn.desk.shell.OpenDesk.on;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

import live.lsn.api.http.TrpcClient;
import live.lsn.api.model.Role;
import live.lsn.api.procedure.AccessProcedures;
import live.lsn.api.procedure.Procedure.Nothing;
import live.lsn.ui.ActButton;

import okhttp3.HttpUrl;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// People and keys, by keyboard.
class PeopleScreenTest {
    @TempDir private Path dir;
    private OpenDesk desk;

    @BeforeEach
    void start() throws Exception {
        desk = new OpenDesk(dir, 1);
        desk.reopen(Role.ADMINISTRATOR);
        await(() -> desk.reads("Online"));
        desk.run(() -> desk.window().go("users"));
        await(() -> desk.reads("9 people") && desk.reads("What the role may do"));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private TableView<?> table() {
        return (TableView<?>) requireNonNull(desk.window().lookup(".bench-table"), "no list");
    }

    private String selected() {
        return on(() -> ((javafx.scene.control.Label) find(".bench-pane .record")).getText());
    }

    private Node find(String selector) {
        return requireNonNull(desk.window().lookup(selector), selector);
    }

    private void type(String text) {
        desk.run(
                () -> {
                    if (desk.window().getScene().getFocusOwner() instanceof TextField field)
                        field.setText(text);
                });
    }

    private boolean isFocused(String selector) {
        return on(() -> find(selector).isFocused());
    }

    private void control(KeyCode key) {
        desk.robot.press(KeyCode.CONTROL, key).release(key, KeyCode.CONTROL);
    }

    private String blocked(String words) {
        return on(
                () ->
                        desk.window().lookupAll(".act").stream()
                                .filter(ActButton.class::isInstance)
                                .map(ActButton.class::cast)
                                .filter(act -> act.getText().equals(words))
                                .map(act -> String.valueOf(act.blockedWhy()))
                                .findFirst()
                                .orElse("no such act"));
    }

    /// The secret that is on the screen.
    private String secret() {
        return on(() -> ((TextField) find(".secret")).getText());
    }

    private Set<String> enteredNames() {
        var names = new java.util.concurrent.atomic.AtomicReference<Set<String>>();
        desk.asAnother(
                Role.ADMINISTRATOR,
                client ->
                        names.set(
                                client.query(AccessProcedures.USERS, new Nothing()).users().stream()
                                        .map(AccessProcedures.UserEntry::name)
                                        .collect(Collectors.toSet())));
        return requireNonNull(names.get());
    }

    private boolean opens(String key) {
        try (var program =
                new TrpcClient(
                        new TrpcClient.Settings(
                                HttpUrl.get(desk.platform.url()),
                                TrpcClient.Transformer.NONE,
                                TrpcClient.TokenSource.fixed(() -> key),
                                1))) {
            program.query(AccessProcedures.ME, new Nothing());
            return true;
        } catch (live.lsn.api.trpc.TrpcException.Refused refused) {
            return false;
        }
    }

    @Test
    void theListIsWalkedByArrowsAndSearchedByWords() {
        var first = selected();
        desk.robot.type(KeyCode.DOWN);
        await(() -> !selected().equals(first));
        desk.robot.type(KeyCode.UP);
        await(() -> selected().equals(first));
        desk.robot.type(KeyCode.SLASH);
        await(() -> isFocused(".bench .search"));
        type("founder");
        await(() -> desk.reads("1 of 9") && selected().equals("Grace Whitlock"));
        type("nobody at all");
        await(() -> desk.reads("Nobody matches"));
        desk.robot.type(KeyCode.ESCAPE);
        await(() -> desk.reads("9 people") && isFocused(".bench-table"));
    }

    @Test
    void somebodyNewIsEnteredAndThePasswordIsShownOnce() {
        desk.robot.type(KeyCode.N);
        await(() -> isFocused("#person-name"));
        control(KeyCode.ENTER);
        await(() -> desk.reads("1 to 100 characters"));
        type("Ida Test");
        desk.robot.type(KeyCode.ENTER, KeyCode.ENTER);
        await(() -> desk.reads("Choose a role to see what it may do."));
        desk.robot.type(KeyCode.F, KeyCode.ENTER, KeyCode.ENTER);
        await(() -> desk.reads("They get a password for one sign-in") && desk.reads("Ida Test"));
        desk.robot.type(KeyCode.ENTER);
        await(() -> desk.reads("Ida Test can come in with this password"));
        var password = secret();
        assertThat(password).matches("([a-z2-7]{4}-){4}[a-z2-7]{4}");
        desk.robot.type(KeyCode.C);
        await(() -> desk.reads("Copied"));
        assertThat(on(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(password);
        desk.robot.type(KeyCode.ESCAPE);
        await(() -> desk.reads("10 people") && selected().equals("Ida Test"));
        assertThat(desk.texts()).doesNotContain(password);
        assertThat(desk.reads("None yet: a new password")).isFalse();
        assertThat(enteredNames()).contains("Ida Test");
    }

    @Test
    void whatWasTypedIsOfferedAgainAfterTheWindowWasClosedAndCanBeReadInNoFile() throws Exception {
        desk.robot.type(KeyCode.N);
        await(() -> isFocused("#person-name"));
        type("Ida Quillfeather");
        desk.robot.type(KeyCode.ENTER, KeyCode.ENTER, KeyCode.F);
        await(() -> desk.reads("Read fraud cases"));
        desk.reopen(Role.ADMINISTRATOR);
        assertThat(kept("Quillfeather")).isEmpty();
        assertThat(kept("")).anyMatch(file -> file.startsWith("draft-"));
        desk.run(() -> desk.window().go("users"));
        await(() -> desk.reads("9 people") && desk.reads("What the role may do"));
        desk.robot.type(KeyCode.N);
        await(() -> desk.reads("You left this on") && isFocused("#person-role"));
        control(KeyCode.ENTER);
        await(() -> desk.reads("Ida Quillfeather can come in with this password"));
        await(() -> kept("").stream().noneMatch(file -> file.startsWith("draft-")));
        desk.robot.type(KeyCode.ESCAPE, KeyCode.N);
        await(() -> isFocused("#person-name"));
        assertThat(desk.reads("You left this")).isFalse();
    }

    /// The names of the files of the data folder in which that can be read.
    private List<String> kept(String words) {
        try (var files = Files.walk(desk.folder())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, words))
                    .map(file -> String.valueOf(file.getFileName()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(Path file, String words) {
        try {
            var bytes = Files.readAllBytes(file);
            return Stream.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE)
                    .anyMatch(charset -> new String(bytes, charset).contains(words));
        } catch (IOException e) {
            // It went while it was looked for.
            return false;
        }
    }

    @Test
    void aRoleIsChangedAndWhatItWasStandsUnderIt() {
        desk.robot.type(KeyCode.SLASH);
        type("buyer");
        await(() -> selected().equals("Priya Raman"));
        desk.robot.type(KeyCode.ENTER, KeyCode.E);
        await(() -> desk.reads("Role and channels of Priya Raman"));
        assertThat(blocked("Save")).isEqualTo("Nothing is changed yet");
        desk.robot.type(KeyCode.DOWN);
        await(
                () ->
                        desk.reads("was Buyer")
                                && desk.reads("Saving ends every session of Priya Raman"));
        desk.robot.type(KeyCode.ESCAPE);
        await(() -> desk.reads("One field is changed and not saved."));
        desk.robot.type(KeyCode.TAB, KeyCode.TAB, KeyCode.SPACE);
        await(() -> !desk.reads("was Buyer") && selected().equals("Priya Raman"));
        desk.robot.type(KeyCode.E, KeyCode.DOWN);
        await(() -> desk.reads("was Buyer"));
        control(KeyCode.ENTER);
        await(() -> desk.reads("The access of Priya Raman is changed."));
        await(() -> desk.reads("Finance clerk · "));
    }

    @Test
    void sessionsEndOnlyAfterTheQuestionIsAnswered() {
        desk.robot.type(KeyCode.X);
        await(() -> desk.reads("End all sessions of") && desk.reads("on all devices"));
        desk.robot.type(KeyCode.ESCAPE);
        await(() -> desk.reads("What the role may do"));
        desk.robot.type(KeyCode.X);
        await(() -> desk.reads("End all sessions of"));
        desk.robot.type(KeyCode.ENTER);
        await(() -> desk.reads("Every session of") && desk.reads("is ended."));
    }

    @Test
    void onesOwnRoleIsNotOnesOwnToTakeAway() {
        desk.robot.type(KeyCode.SLASH);
        type("administrator");
        await(() -> selected().equals("Noah Adeyemi") && desk.reads("you"));
        desk.robot.type(KeyCode.ENTER, KeyCode.E);
        await(() -> desk.reads("for another administrator to change"));
        assertThat(on(() -> find(".bench-pane .combo-box").isDisabled())).isTrue();
    }

    @Test
    void whatWasToldStaysWhileThePlatformIsAwayAndEachActSaysWhyNot() {
        desk.run(desk.window().power()::stop);
        await(() -> desk.reads("Needs the platform, which is out of reach:"));
        assertThat(on(() -> table().getItems().size())).isEqualTo(9);
        assertThat(blocked("End sessions")).contains("out of reach");
        assertThat(blocked("New person")).contains("out of reach");
        desk.robot.type(KeyCode.N, KeyCode.X);
        assertThat(desk.reads("What the role may do")).isTrue();
        desk.run(desk.window().power()::start);
        await(() -> desk.reads("Online") && !desk.reads("which is out of reach"));
        assertThat(blocked("New person")).isEqualTo("null");
    }

    @Test
    void aKeyIsMadeRotatedAndRevoked() {
        control(KeyCode.DIGIT2);
        await(() -> desk.reads("No keys yet"));
        desk.robot.type(KeyCode.N);
        await(() -> desk.reads("What it is for"));
        type("stock export");
        desk.robot.type(KeyCode.TAB, KeyCode.SPACE, KeyCode.ESCAPE);
        await(() -> desk.reads("2 fields are changed and not saved."));
        desk.robot.type(KeyCode.TAB, KeyCode.SPACE);
        await(() -> desk.reads("No keys yet") && !desk.reads("What it is for"));
        desk.robot.type(KeyCode.N);
        await(() -> desk.reads("You left this on") && isFocused("#key-name"));
        control(KeyCode.ENTER);
        await(() -> desk.reads("The key stock export"));
        var first = secret();
        assertThat(opens(first)).isTrue();
        await(() -> kept("").stream().noneMatch(file -> file.startsWith("draft-")));
        assertThat(kept(first)).isEmpty();
        desk.robot.type(KeyCode.ESCAPE, KeyCode.R);
        await(() -> desk.reads("The old text counts for 24 hours more"));
        desk.robot.type(KeyCode.ENTER);
        await(() -> desk.reads("The new text of the key stock export"));
        var second = secret();
        assertThat(List.of(opens(first), opens(second))).containsOnly(true);
        desk.robot.type(KeyCode.ESCAPE, KeyCode.X);
        await(() -> desk.reads("Revoke the key stock export?"));
        desk.robot.type(KeyCode.ENTER);
        await(() -> desk.reads("The key stock export is revoked.") && desk.reads("revoked"));
        assertThat(List.of(opens(first), opens(second))).containsOnly(false);
        await(() -> blocked("Rotate").contains("It was revoked"));
        control(KeyCode.DIGIT1);
        await(() -> desk.reads("9 people"));
    }

    @Test
    void thePaletteOffersTheActsOnWhoeverIsSelected() {
        var name = selected();
        desk.run(() -> desk.window().openPalette("end sess"));
        await(() -> desk.reads("For " + name));
        desk.robot.type(KeyCode.ENTER);
        await(() -> desk.reads("End all sessions of " + name));
    }
}
