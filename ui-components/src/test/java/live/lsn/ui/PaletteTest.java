package live.lsn.ui;

import static live.lsn.ui.testing.HeadlessFx.onFx;
import static live.lsn.ui.testing.HeadlessFx.press;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import live.lsn.ui.testing.HeadlessFx;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

@ExtendWith(HeadlessFx.class)
@SuppressWarnings("NullAway.Init") // set before each test
class PaletteTest {
    private final List<String> ran = new ArrayList<>();
    private Palette palette;
    private Button behind;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        onFx(
                () -> {
                    palette = new Palette(this::find);
                    behind = new Button("behind");
                    stage = HeadlessFx.show(new StackPane(behind, palette), 900, 600);
                    behind.requestFocus();
                    palette.show();
                    return null;
                });
    }

    @AfterEach
    void close() throws Exception {
        onFx(
                () -> {
                    stage.hide();
                    return null;
                });
    }

    private List<PaletteEntry> find(String typed) {
        return List.of(
                        entry("Record", "Release payout hold", "none on this case"),
                        entry("Record", "Hold payout", null),
                        entry("Commands", "Open payout holds", null),
                        entry("Commands", "Rules lab", null))
                .stream()
                .filter(each -> each.text().toLowerCase(Locale.ROOT).contains(typed))
                .toList();
    }

    private PaletteEntry entry(String group, String text, @Nullable String blockedWhy) {
        return new PaletteEntry(
                group, "bi-gear", text, null, List.of("H"), blockedWhy, () -> ran.add(text));
    }

    private void type(String text) {
        ((TextField) palette.lookup(".query")).setText(text);
    }

    @Test
    void typingThenDownThenEnterRunsTheSecondThatIsFree() throws Exception {
        onFx(
                () -> {
                    type("hold");
                    assertThat(palette.selectedEntry())
                            .extracting(PaletteEntry::text)
                            .isEqualTo("Hold payout");
                    press(stage.getScene(), KeyCode.DOWN);
                    press(stage.getScene(), KeyCode.ENTER);
                    return null;
                });
        assertThat(ran).containsExactly("Open payout holds");
        assertThat(palette.isVisible()).isFalse();
    }

    @Test
    void escapeClosesAndGivesTheFocusBack() throws Exception {
        onFx(
                () -> {
                    assertThat(behind.isFocused()).isFalse();
                    press(stage.getScene(), KeyCode.ESCAPE);
                    assertThat(palette.isVisible()).isFalse();
                    assertThat(stage.getScene().getFocusOwner()).isSameAs(behind);
                    return null;
                });
        assertThat(ran).isEmpty();
    }

    @Test
    void aGreyedEntryDoesNotRunAndSaysWhy() throws Exception {
        onFx(
                () -> {
                    type("release");
                    press(stage.getScene(), KeyCode.ENTER);
                    assertThat(palette.lookup(".line").getAccessibleText())
                            .isEqualTo("Release payout hold, none on this case");
                    return null;
                });
        assertThat(ran).isEmpty();
        assertThat(palette.isVisible()).isTrue();
    }

    @Test
    void aClickRuns() throws Exception {
        onFx(
                () -> {
                    type("rules");
                    HeadlessFx.click(palette.lookup(".line"));
                    return null;
                });
        assertThat(ran).containsExactly("Rules lab");
    }

    @Test
    void typedWordsAreUnderlinedWhereverTheyStand() throws Exception {
        onFx(
                () -> {
                    type("hold");
                    var matches =
                            palette.lookupAll(".match").stream()
                                    .map(node -> ((Text) node).getText());
                    assertThat(matches).containsExactlyInAnyOrder("hold", "Hold", "hold");
                    return null;
                });
    }

    @Test
    void answersToAnOlderQuestionAreDroppedAndEnterWaitsForTheNewest() throws Exception {
        var asked = new ArrayList<Consumer<List<PaletteEntry>>>();
        onFx(
                () -> {
                    var slow = new Palette((_, deliver) -> asked.add(deliver), List.of());
                    stage.getScene().setRoot(new StackPane(slow));
                    slow.show();
                    ((TextField) slow.lookup(".query")).setText("new");
                    press(stage.getScene(), KeyCode.ENTER);
                    asked.getFirst().accept(List.of(entry("Old", "Old", null)));
                    assertThat(ran).isEmpty();
                    asked.getLast().accept(List.of(entry("New", "New", null)));
                    return null;
                });
        assertThat(ran).containsExactly("New");
    }

    @Test
    void theChipNarrowsUntilItIsTakenOff() throws Exception {
        var scoped = new ArrayList<Boolean>();
        onFx(
                () -> {
                    var narrow =
                            new Palette(
                                    (question, deliver) -> {
                                        scoped.add(question.scoped());
                                        deliver.accept(List.of());
                                    },
                                    List.of());
                    stage.getScene().setRoot(new StackPane(narrow));
                    narrow.setScope("in Fraud");
                    narrow.show();
                    press(stage.getScene(), KeyCode.BACK_SPACE);
                    return null;
                });
        assertThat(scoped).containsExactly(true, false);
    }

    @Test
    void whereNothingHereFitsWhatFitsElsewhereIsShownAndNotRunUnseen() throws Exception {
        var waiting = new ArrayList<Consumer<List<PaletteEntry>>>();
        onFx(
                () -> {
                    var narrow = new Palette((_, deliver) -> waiting.add(deliver), List.of());
                    stage.getScene().setRoot(new StackPane(narrow));
                    narrow.setScope("in Fraud");
                    narrow.show("board");
                    press(stage.getScene(), KeyCode.ENTER);
                    waiting.getLast().accept(List.of());
                    waiting.getLast().accept(List.of(entry("Lots", "Lots as a board", null)));
                    assertThat(ran).isEmpty();
                    narrow.applyCss();
                    assertThat(narrow.lookup(".nothing"))
                            .isInstanceOfSatisfying(
                                    Label.class,
                                    told -> assertThat(told.getText()).endsWith("Elsewhere:"));
                    press(stage.getScene(), KeyCode.ENTER);
                    return null;
                });
        assertThat(ran).containsExactly("Lots as a board");
    }

    @Test
    void tabFillsTheSelectedEntryIn() throws Exception {
        onFx(
                () -> {
                    type("rules");
                    press(stage.getScene(), KeyCode.TAB);
                    assertThat(palette.typed()).isEqualTo("Rules lab");
                    return null;
                });
    }
}
