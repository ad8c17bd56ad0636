package live.lsn.ui.form;

import static live.lsn.ui.testing.HeadlessFx.onFx;
import static live.lsn.ui.testing.HeadlessFx.show;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import live.lsn.ui.ActButton;
import live.lsn.ui.Background;
import live.lsn.ui.Formats;
import live.lsn.ui.testing.HeadlessFx;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

@ExtendWith(HeadlessFx.class)
class WizardTest {
    private static final Formats UK = new Formats(Locale.UK, ZoneOffset.UTC);
    private static final Instant NOW = Instant.parse("2026-11-19T14:03:00Z");

    private final MemoryDrafts memory = new MemoryDrafts();
    private final List<String> happened = new ArrayList<>();
    private final FormField<String> name = Fields.text("name", "Name").required();
    private final FormField<String> login = Fields.text("login", "Login");
    private final FormField<Set<String>> channels =
            Fields.several("channels", "Channels", List.of("AU", "NZ"), each -> each, each -> each)
                    .required();
    private final Form form = new Form(() -> happened.add("saved"), () -> happened.add("left"));
    private final Wizard wizard =
            new Wizard(form, "Add")
                    .step("Who", name, login)
                    .step("Where", channels)
                    .check("Check and add");
    private final VBox window = new VBox(wizard, new HBox(8, wizard.acts().toArray(Node[]::new)));

    @BeforeEach
    void open() throws Exception {
        onFx(
                () -> {
                    var stage = show(window, 480, 480);
                    wizard.focusFirst();
                    return stage;
                });
    }

    @AfterEach
    void close() throws Exception {
        onFx(
                () -> {
                    window.getScene().getWindow().hide();
                    return null;
                });
    }

    private void press(KeyCode key) {
        HeadlessFx.press(window.getScene(), key);
    }

    private void control(KeyCode key) {
        var owner = window.getScene().getFocusOwner();
        owner.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, true, false, false));
    }

    private void type(FormField<?> field, String text) {
        ((TextField) field.lookup(".text-field")).setText(text);
    }

    private CheckBox tick(String words) {
        return channels.lookupAll(".check-box").stream()
                .map(CheckBox.class::cast)
                .filter(box -> box.getText().equals(words))
                .findFirst()
                .orElseThrow();
    }

    private boolean isFocused(FormField<?> field) {
        return field.isFocusWithin();
    }

    private Node summary() {
        return wizard.lookup(".step-summary");
    }

    private List<String> offered() {
        return wizard.acts().stream().filter(Node::isVisible).map(ActButton::getText).toList();
    }

    private List<String> spoken() {
        return wizard.lookupAll(".step").stream().map(Node::getAccessibleText).toList();
    }

    @Test
    void enterGoesFromFieldToFieldAndFromStepToStepAndAddsInTheLast() throws Exception {
        onFx(
                () -> {
                    type(name, "Ida");
                    press(KeyCode.ENTER);
                    assertThat(isFocused(login)).isTrue();
                    press(KeyCode.ENTER);
                    assertThat(isFocused(channels)).isTrue();
                    tick("NZ").setSelected(true);
                    press(KeyCode.ENTER);
                    assertThat(summary().isFocused()).isTrue();
                    assertThat(summary().getAccessibleText())
                            .isEqualTo("Name: Ida. Login: not given. Channels: NZ");
                    assertThat(happened).isEmpty();
                    press(KeyCode.ENTER);
                    assertThat(happened).containsExactly("saved");
                    return null;
                });
    }

    @Test
    void aStepIsLeftForwardsOnlyWhenItIsRight() throws Exception {
        onFx(
                () -> {
                    type(login, "ida");
                    control(KeyCode.PAGE_DOWN);
                    assertThat(isFocused(name)).isTrue();
                    assertThat(((Label) name.lookup(".under")).getText()).isEqualTo("Fill this in");
                    type(name, "Ida");
                    control(KeyCode.PAGE_DOWN);
                    assertThat(isFocused(channels)).isTrue();
                    control(KeyCode.PAGE_DOWN);
                    assertThat(isFocused(channels)).isTrue();
                    assertThat(((Label) channels.lookup(".under")).getText())
                            .isEqualTo("Fill this in");
                    control(KeyCode.PAGE_UP);
                    assertThat(isFocused(name)).isTrue();
                    assertThat(name.value()).isEqualTo("Ida");
                    assertThat(login.value()).isEqualTo("ida");
                    return null;
                });
    }

    @Test
    void theActsAndTheLineTellWhereOneIs() throws Exception {
        onFx(
                () -> {
                    assertThat(offered()).containsExactly("Next");
                    type(name, "Ida");
                    wizard.next();
                    assertThat(offered()).containsExactly("Next", "Back");
                    tick("AU").setSelected(true);
                    wizard.next();
                    assertThat(offered()).containsExactly("Add", "Back");
                    assertThat(spoken())
                            .containsExactly(
                                    "Step 1 of 3, Who, done",
                                    "Step 2 of 3, Where, done",
                                    "Step 3 of 3, Check and add, now");
                    return null;
                });
    }

    @Test
    void savingFromTheFirstStepGoesToWhateverIsMissing() throws Exception {
        onFx(
                () -> {
                    type(name, "Ida");
                    control(KeyCode.ENTER);
                    assertThat(happened).isEmpty();
                    assertThat(isFocused(channels)).isTrue();
                    tick("AU").setSelected(true);
                    control(KeyCode.ENTER);
                    assertThat(happened).containsExactly("saved");
                    return null;
                });
    }

    @Test
    void whatIsWrongInTheSummaryIsOneLinkAway() throws Exception {
        onFx(
                () -> {
                    type(name, "Ida");
                    wizard.next();
                    tick("AU").setSelected(true);
                    wizard.next();
                    var links = List.copyOf(summary().lookupAll(".hyperlink"));
                    assertThat(links)
                            .extracting(Node::getAccessibleText)
                            .containsExactly("Change Who", "Change Where");
                    ((Hyperlink) links.getFirst()).fire();
                    assertThat(isFocused(name)).isTrue();
                    assertThat(tick("AU").isSelected()).isTrue();
                    return null;
                });
    }

    private DraftDesk drafts() {
        return new DraftDesk(
                form,
                memory,
                "person-new",
                new Background(Runnable::run, Runnable::run),
                UK,
                InstantSource.fixed(NOW));
    }

    @Test
    void aDraftHoldsAllStepsAndTheOneThatIsShown() throws Exception {
        onFx(
                () -> {
                    drafts();
                    type(name, "Ida");
                    wizard.next();
                    assertThat(requireNonNull(memory.kept.get("person-new")).texts())
                            .containsOnly(
                                    Map.entry("name", "Ida"),
                                    Map.entry("login", ""),
                                    Map.entry("channels", ""),
                                    Map.entry("wizard-step", "1"));
                    return null;
                });
    }

    @Test
    void aDraftIsTakenUpInItsStepAndDiscardedFromTheFirst() throws Exception {
        memory.kept.put(
                "person-new",
                new Drafts.Draft(NOW, Map.of("name", "Ida", "channels", "NZ", "wizard-step", "1")));
        onFx(
                () -> {
                    drafts();
                    assertThat(isFocused(channels)).isTrue();
                    assertThat(tick("NZ").isSelected()).isTrue();
                    var links = List.copyOf(form.lookupAll(".draft-line .hyperlink"));
                    ((Hyperlink) links.getLast()).fire();
                    assertThat(isFocused(name)).isTrue();
                    assertThat(tick("NZ").isSelected()).isFalse();
                    assertThat(memory.kept).isEmpty();
                    return null;
                });
    }

    @Test
    void aDraftWhoseFirstStepIsNoLongerRightIsTakenUpThere() throws Exception {
        memory.kept.put(
                "person-new", new Drafts.Draft(NOW, Map.of("channels", "NZ", "wizard-step", "2")));
        onFx(
                () -> {
                    drafts();
                    assertThat(isFocused(name)).isTrue();
                    assertThat(offered()).containsExactly("Next");
                    return null;
                });
    }

    @Test
    void leavingAsksFromAnyStepAndTheKeysRestMeanwhile() throws Exception {
        onFx(
                () -> {
                    type(name, "Ida");
                    wizard.next();
                    press(KeyCode.ESCAPE);
                    assertThat(form.guard().isVisible()).isTrue();
                    control(KeyCode.PAGE_UP);
                    assertThat(form.guard().isVisible()).isTrue();
                    assertThat(happened).isEmpty();
                    press(KeyCode.ESCAPE);
                    assertThat(isFocused(channels)).isTrue();
                    return null;
                });
    }

    @Test
    void theLineBeginsAtTheRightWhereThatIsWritten() throws Exception {
        onFx(
                () -> {
                    window.getScene().setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
                    window.layout();
                    var steps = List.copyOf(wizard.lookupAll(".step"));
                    assertThat(steps.getFirst().localToScene(0, 0).getX())
                            .isGreaterThan(steps.getLast().localToScene(0, 0).getX());
                    return null;
                });
    }
}
