package live.lsn.ui.form;

import static live.lsn.ui.testing.HeadlessFx.await;
import static live.lsn.ui.testing.HeadlessFx.onFx;
import static live.lsn.ui.testing.HeadlessFx.show;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;

import live.lsn.ui.Background;
import live.lsn.ui.Density;
import live.lsn.ui.Formats;
import live.lsn.ui.Theme;
import live.lsn.ui.testing.HeadlessFx;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;

@ExtendWith(HeadlessFx.class)
class FormTest {
    private static final Formats UK = new Formats(Locale.UK, ZoneOffset.UTC);
    private static final Instant NOW = Instant.parse("2026-11-19T14:03:00Z");

    private final MemoryDrafts memory = new MemoryDrafts();
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final List<String> happened = new ArrayList<>();
    private final FormField<String> item = Fields.text("item", "Item").required();
    private final FormField<Long> quantity =
            Fields.quantity("quantity", "Quantity", UK)
                    .unit("pcs")
                    .help("As on the delivery note")
                    .check(Fields.between(1, 500, UK))
                    .from(3L);
    private final Form form =
            new Form(() -> happened.add("saved"), () -> happened.add("left")).row(item, quantity);

    @BeforeEach
    void open() throws Exception {
        onFx(
                () -> {
                    var stage = show(form, 480, 400);
                    item.focus();
                    return stage;
                });
    }

    @AfterEach
    void close() throws Exception {
        onFx(
                () -> {
                    form.getScene().getWindow().hide();
                    return null;
                });
    }

    private static TextField input(FormField<?> field) {
        return (TextField) field.lookup(".text-field");
    }

    private static String under(FormField<?> field) {
        return ((Label) field.lookup(".under")).getText();
    }

    private void type(FormField<?> field, String text) {
        input(field).setText(text);
    }

    private void press(KeyCode key) {
        HeadlessFx.press(form.getScene(), key);
    }

    private boolean reads(String words) {
        return form.lookupAll(".label").stream()
                .anyMatch(
                        node ->
                                node instanceof Label label
                                        && label.isVisible()
                                        && label.getParent().isVisible()
                                        && label.getText().contains(words));
    }

    private void push(String words) {
        form.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> words.equals(button.getText()))
                .findFirst()
                .orElseThrow()
                .fire();
    }

    private Hyperlink link(String words) {
        return form.lookupAll(".hyperlink").stream()
                .map(Hyperlink.class::cast)
                .filter(link -> words.equals(link.getText()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFieldThatComesIntoADarkWindowIsWrittenInALightColour() throws Exception {
        var late = Fields.text("late", "Late");
        onFx(
                () -> {
                    Theme.apply(form.getScene(), Theme.DARK, Density.NORMAL);
                    return null;
                });
        onFx(
                () -> {
                    form.row(late.start("here"));
                    return null;
                });
        await(() -> input(late).lookup(".text") instanceof Text text && isLight(text.getFill()));
        onFx(
                () -> {
                    Theme.apply(form.getScene(), Theme.LIGHT, Density.NORMAL);
                    return null;
                });
    }

    private static boolean isLight(Paint paint) {
        return paint instanceof Color color && color.getBrightness() > 0.7;
    }

    @Test
    void anErrorWaitsForTheTypingToRestAndIsThenToldWithEveryKey() throws Exception {
        onFx(
                () -> {
                    type(quantity, "12,5");
                    assertThat(under(quantity)).isEqualTo("was 3");
                    return null;
                });
        await(() -> under(quantity).equals("Whole number, like 12"));
        onFx(
                () -> {
                    type(quantity, "12");
                    assertThat(under(quantity)).isEqualTo("was 3");
                    quantity.validate();
                    type(quantity, "501");
                    assertThat(under(quantity)).isEqualTo("From 1 to 500");
                    assertThat(input(quantity).getAccessibleText()).isEqualTo("Quantity");
                    assertThat(input(quantity).getAccessibleHelp()).isEqualTo("From 1 to 500");
                    type(quantity, "3");
                    assertThat(under(quantity)).isEqualTo("As on the delivery note");
                    return null;
                });
    }

    @Test
    void savingGoesToTheFirstWrongFieldAndSaysHowManyAre() throws Exception {
        onFx(
                () -> {
                    type(quantity, "many");
                    quantity.focus();
                    assertThat(form.save()).isFalse();
                    assertThat(input(item).isFocused()).isTrue();
                    assertThat(reads("2 fields need a change")).isTrue();
                    assertThat(input(item).getAccessibleText()).isEqualTo("Item, required");
                    type(item, "SKU-1");
                    type(quantity, "4");
                    assertThat(reads("need a change")).isFalse();
                    assertThat(form.save()).isTrue();
                    assertThat(happened).containsExactly("saved");
                    form.saved();
                    assertThat(form.dirtyProperty().get()).isFalse();
                    return null;
                });
    }

    @Test
    void enterGoesOnAndSavesInTheLastField() throws Exception {
        onFx(
                () -> {
                    type(item, "SKU-1");
                    press(KeyCode.ENTER);
                    assertThat(input(quantity).isFocused()).isTrue();
                    press(KeyCode.UP);
                    assertThat(quantity.value()).isEqualTo(4);
                    press(KeyCode.ENTER);
                    assertThat(happened).containsExactly("saved");
                    return null;
                });
    }

    @Test
    void escapeAsksOnlyWhenSomethingIsChanged() throws Exception {
        onFx(
                () -> {
                    press(KeyCode.ESCAPE);
                    assertThat(happened).containsExactly("left");
                    type(item, "SKU-1");
                    press(KeyCode.ESCAPE);
                    assertThat(reads("One field is changed and not saved.")).isTrue();
                    assertThat(happened).hasSize(1);
                    press(KeyCode.ESCAPE);
                    assertThat(reads("not saved")).isFalse();
                    assertThat(input(item).isFocused()).isTrue();
                    press(KeyCode.ESCAPE);
                    push("Leave anyway");
                    assertThat(happened).hasSize(2);
                    assertThat(item.value()).isNull();
                    return null;
                });
    }

    private DraftDesk drafts() {
        return new DraftDesk(
                form,
                memory,
                "order",
                new Background(work::add, Runnable::run),
                UK,
                InstantSource.fixed(NOW));
    }

    private void runAll() {
        while (!work.isEmpty()) work.remove().run();
    }

    @Test
    void everyKeystrokeIsKeptAndTheLatestWins() throws Exception {
        onFx(
                () -> {
                    drafts();
                    runAll();
                    type(item, "S");
                    type(item, "SK");
                    type(item, "SKU");
                    runAll();
                    assertThat(memory.saved).containsExactly("SKU");
                    return null;
                });
    }

    @Test
    void nothingIsLostWhenTheFormClosesBeforeTheWorkerCame() throws Exception {
        onFx(
                () -> {
                    var desk = drafts();
                    type(item, "SKU");
                    desk.close();
                    assertThat(memory.saved).containsExactly("SKU");
                    runAll();
                    assertThat(memory.saved).containsExactly("SKU");
                    return null;
                });
    }

    @Test
    void aDraftIsRestoredWithItsHourAndCanBeDiscarded() throws Exception {
        memory.kept.put("order", new Drafts.Draft(NOW, Map.of("item", "SKU-9", "quantity", "x")));
        onFx(
                () -> {
                    drafts();
                    runAll();
                    assertThat(reads("You left this on 19 Nov 2026, 14:03.")).isTrue();
                    assertThat(input(item).getText()).isEqualTo("SKU-9");
                    assertThat(input(quantity).getText()).isEqualTo("x");
                    assertThat(input(item).isFocused()).isTrue();
                    link("Discard").fire();
                    runAll();
                    assertThat(input(item).getText()).isEmpty();
                    assertThat(input(quantity).getText()).isEqualTo("3");
                    assertThat(memory.kept).isEmpty();
                    assertThat(reads("You left")).isFalse();
                    return null;
                });
    }

    @Test
    void aDraftDoesNotOverwriteWhatIsTypedWhileItWasRead() throws Exception {
        memory.kept.put("order", new Drafts.Draft(NOW, Map.of("item", "SKU-9")));
        onFx(
                () -> {
                    drafts();
                    type(item, "A");
                    runAll();
                    assertThat(input(item).getText()).isEqualTo("A");
                    return null;
                });
    }

    @Test
    void aDiskThatIsFullIsToldAndTriedAgain() throws Exception {
        onFx(
                () -> {
                    drafts();
                    runAll();
                    memory.full = true;
                    type(item, "SKU");
                    runAll();
                    assertThat(reads("The draft is not kept")).isTrue();
                    memory.full = false;
                    type(item, "SKU-1");
                    runAll();
                    assertThat(reads("The draft is not kept")).isFalse();
                    assertThat(memory.saved).containsExactly("SKU-1");
                    return null;
                });
    }

    @Test
    void keepingAsADraftLeavesWithTheDraftInTheStore() throws Exception {
        onFx(
                () -> {
                    drafts();
                    runAll();
                    type(item, "SKU");
                    press(KeyCode.ESCAPE);
                    push("Keep as draft");
                    assertThat(happened).isEmpty();
                    runAll();
                    assertThat(happened).containsExactly("left");
                    assertThat(memory.kept).containsKey("order");
                    return null;
                });
    }

    @Test
    void aDraftThatCannotBeKeptIsNotLeft() throws Exception {
        onFx(
                () -> {
                    drafts();
                    runAll();
                    memory.full = true;
                    type(item, "SKU");
                    press(KeyCode.ESCAPE);
                    push("Keep as draft");
                    runAll();
                    assertThat(happened).isEmpty();
                    assertThat(reads("The draft is not kept")).isTrue();
                    assertThat(reads("not saved.")).isFalse();
                    assertThat(input(item).getText()).isEqualTo("SKU");
                    assertThat(input(item).isFocused()).isTrue();
                    memory.full = false;
                    press(KeyCode.ESCAPE);
                    push("Keep as draft");
                    runAll();
                    assertThat(happened).containsExactly("left");
                    assertThat(memory.saved).containsExactly("SKU");
                    return null;
                });
    }

    @Test
    void goingOnWithADraftPutsTheOfferAwayAndKeepsWhatItHeld() throws Exception {
        memory.kept.put("order", new Drafts.Draft(NOW, Map.of("item", "SKU-9")));
        onFx(
                () -> {
                    drafts();
                    runAll();
                    link("Go on").fire();
                    assertThat(reads("You left")).isFalse();
                    assertThat(input(item).getText()).isEqualTo("SKU-9");
                    assertThat(memory.kept).containsKey("order");
                    return null;
                });
    }

    @Test
    void typingGoesOnWithADraft() throws Exception {
        memory.kept.put("order", new Drafts.Draft(NOW, Map.of("item", "SKU-9")));
        onFx(
                () -> {
                    drafts();
                    runAll();
                    type(quantity, "8");
                    runAll();
                    assertThat(reads("You left")).isFalse();
                    assertThat(memory.saved).containsExactly("SKU-9");
                    return null;
                });
    }
}
