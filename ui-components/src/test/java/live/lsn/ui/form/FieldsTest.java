package live.lsn.ui.form;

import static live.lsn.ui.testing.HeadlessFx.onFx;
import static live.lsn.ui.testing.HeadlessFx.press;
import static live.lsn.ui.testing.HeadlessFx.show;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.ComboBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import live.lsn.ui.Formats;
import live.lsn.ui.testing.HeadlessFx;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

@ExtendWith(HeadlessFx.class)
class FieldsTest {
    private static final Formats UK = new Formats(Locale.UK, ZoneOffset.UTC);
    private static final Formats GERMAN = new Formats(Locale.GERMANY, ZoneOffset.UTC);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 19);

    private static void type(FormField<?> field, String text) {
        ((TextField) field.lookup(".text-field")).setText(text);
    }

    private static String text(FormField<?> field) {
        return ((TextField) field.lookup(".text-field")).getText();
    }

    @Test
    void moneyIsTypedAsTheLanguageWritesItAndGroupedWhenLeft() throws Exception {
        onFx(
                () -> {
                    var price = Fields.money("price", "Unit price", "USD", UK);
                    var preis = Fields.money("preis", "Preis", "EUR", GERMAN);
                    var yen = Fields.money("yen", "Yen", "JPY", UK);
                    var stage = show(new VBox(price, preis, yen), 300, 300);
                    price.focus();
                    type(price, "1284.5");
                    preis.focus();
                    assertThat(text(price)).isEqualTo("1,284.50");
                    assertThat(price.value()).isEqualTo(128_450);
                    type(preis, "1.284,5");
                    assertThat(preis.value()).isEqualTo(128_450);
                    type(yen, "12,000");
                    assertThat(yen.value()).isEqualTo(12_000);
                    type(price, "12,50");
                    assertThat(price.problem()).isEqualTo("Digits only, like 12.50");
                    type(price, "1.999");
                    assertThat(price.value()).isNull();
                    stage.hide();
                    return null;
                });
    }

    @Test
    void aDayIsTypedInFiguresOrWordsOrDaysFromToday() throws Exception {
        onFx(
                () -> {
                    var day = Fields.day("due", "Needed by", UK, () -> TODAY);
                    type(day, "12/1/2027");
                    assertThat(day.value()).isEqualTo(LocalDate.of(2027, 1, 12));
                    type(day, "+7");
                    assertThat(day.value()).isEqualTo(TODAY.plusDays(7));
                    type(day, "Today");
                    assertThat(day.value()).isEqualTo(TODAY);
                    day.start(TODAY);
                    assertThat(day.value()).isEqualTo(TODAY);
                    assertThat(text(day)).isEqualTo("19 Nov 2026");
                    type(day, "31/2/2027");
                    assertThat(day.problem()).startsWith("A day like dd/mm/yyyy");
                    return null;
                });
    }

    @Test
    void everyDayReadsBackFromHowItIsWritten() throws Exception {
        onFx(
                () -> {
                    for (var formats :
                            List.of(UK, GERMAN, new Formats(Locale.US, ZoneOffset.UTC))) {
                        var day = Fields.day("due", "Needed by", formats, () -> TODAY);
                        for (var month = 1; month <= 12; month++) {
                            var date = LocalDate.of(2026, month, 9);
                            assertThat(day.start(date).value()).isEqualTo(date);
                        }
                    }
                    return null;
                });
    }

    @Test
    void aTimeZoneIsFoundByPartOfItsName() throws Exception {
        onFx(
                () -> {
                    var sydney = ZoneId.of("Australia/Sydney");
                    var zone = Fields.zone("zone", "Time zone", () -> Instant.EPOCH);
                    type(zone, "australia/sydney");
                    assertThat(zone.value()).isEqualTo(sydney);
                    type(zone, "sydn");
                    assertThat(zone.problem()).startsWith("No such time zone");
                    assertThat(ZoneEntry.matches(sydney, "sydn")).isTrue();
                    assertThat(ZoneEntry.matches(ZoneId.of("America/New_York"), "new york"))
                            .isTrue();
                    assertThat(ZoneEntry.matches(sydney, "perth")).isFalse();
                    assertThat(ZoneEntry.offset(sydney, Instant.parse("2026-11-19T00:00:00Z")))
                            .isEqualTo("UTC+11:00");
                    return null;
                });
    }

    @Test
    void fewChoicesAreAllInSightAndManyOpenAsAList() throws Exception {
        onFx(
                () -> {
                    var few = choice(3).from("C1");
                    var many = choice(9);
                    var stage = show(new VBox(few, many), 400, 300);
                    assertThat(few.lookupAll(".radio-button")).hasSize(3);
                    assertThat(many.lookup(".combo-box")).isInstanceOf(ComboBox.class);
                    few.focus();
                    assertThat(stage.getScene().getFocusOwner().getAccessibleText())
                            .isEqualTo("Method, choice C1");
                    press(stage.getScene(), KeyCode.RIGHT);
                    assertThat(few.value()).isEqualTo("C2");
                    assertThat(few.isChanged()).isTrue();
                    few.restore("C0");
                    assertThat(((RadioButton) few.lookup(".radio-button")).isSelected()).isTrue();
                    stage.hide();
                    return null;
                });
    }

    private static FormField<String> choice(int count) {
        var choices =
                java.util.stream.IntStream.range(0, count).mapToObj(each -> "C" + each).toList();
        return Fields.choice("method", "Method", choices, each -> each, each -> "choice " + each);
    }

    @Test
    void yesAndNoAreToldAsWhatTheyWere() throws Exception {
        onFx(
                () -> {
                    var field = Fields.yesNo("active", "Sign-in", "May sign in").from(true);
                    field.restore("false");
                    assertThat(field.value()).isFalse();
                    assertThat(((javafx.scene.control.Label) field.lookup(".under")).getText())
                            .isEqualTo("was yes");
                    return null;
                });
    }

    @Test
    void severalAreTickedAndKeptByTheirCodes() throws Exception {
        onFx(
                () -> {
                    var field =
                            Fields.several(
                                            "some",
                                            "Channels",
                                            List.of("au", "nz", "uk"),
                                            each -> each,
                                            each -> each.toUpperCase(java.util.Locale.ROOT))
                                    .required()
                                    .from(java.util.Set.of("uk", "au"));
                    var changes = new java.util.ArrayList<String>();
                    field.onChange(() -> changes.add(field.text()));
                    assertThat(field.text()).isEqualTo("au,uk");
                    assertThat(field.isChanged()).isFalse();
                    field.restore("nz,nz,gone");
                    assertThat(changes).containsExactly("nz");
                    assertThat(field.value()).containsExactly("nz");
                    assertThat(((javafx.scene.control.Label) field.lookup(".under")).getText())
                            .isEqualTo("was AU; UK");
                    field.restore("");
                    assertThat(field.problem()).isEqualTo("Fill this in");
                    field.enter(java.util.Set.of("au", "uk"));
                    assertThat(field.isChanged()).isFalse();
                    return null;
                });
    }

    @Test
    void aLetterChoosesTheNextThatBeginsWithIt() throws Exception {
        onFx(
                () -> {
                    var field =
                            Fields.choice(
                                    "one",
                                    "Role",
                                    List.of("Buyer", "Clerk", "Boss", "Lead", "Guest"),
                                    each -> each,
                                    each -> each);
                    var box = field.lookup(".combo-box");
                    for (var typed : List.of("b", "b", "x", "l"))
                        box.fireEvent(
                                new javafx.scene.input.KeyEvent(
                                        javafx.scene.input.KeyEvent.KEY_TYPED,
                                        typed,
                                        "",
                                        javafx.scene.input.KeyCode.UNDEFINED,
                                        false,
                                        false,
                                        false,
                                        false));
                    assertThat(field.value()).isEqualTo("Lead");
                    return null;
                });
    }
}
