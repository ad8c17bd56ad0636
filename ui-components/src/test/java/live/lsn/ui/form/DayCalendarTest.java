package live.lsn.ui.form;

import static live.lsn.ui.testing.HeadlessFx.await;
import static live.lsn.ui.testing.HeadlessFx.onFx;
import static live.lsn.ui.testing.HeadlessFx.show;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.scene.robot.Robot;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

import live.lsn.ui.Formats;
import live.lsn.ui.testing.HeadlessFx;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/// The calendar of a day's field, by keyboard.
@ExtendWith(HeadlessFx.class)
class DayCalendarTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 19);
    private final FormField<LocalDate> day =
            Fields.day("due", "Needed by", new Formats(Locale.UK, ZoneOffset.UTC), () -> TODAY);
    private final FormField<String> other = Fields.text("other", "Other");
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        stage =
                onFx(
                        () -> {
                            var shown = show(new VBox(day, other), 320, 200);
                            day.focus();
                            return shown;
                        });
        await(() -> input().isFocused());
    }

    @AfterEach
    void close() throws Exception {
        onFx(
                () -> {
                    stage.hide();
                    return null;
                });
    }

    private TextField input() {
        return (TextField) day.lookup("#due");
    }

    private static boolean isOpen() {
        return Window.getWindows().stream().anyMatch(PopupWindow.class::isInstance);
    }

    private static void type(KeyCode... keys) throws Exception {
        onFx(
                () -> {
                    var robot = new Robot();
                    for (var key : keys) robot.keyPress(key);
                    for (var i = keys.length - 1; i >= 0; i--) robot.keyRelease(keys[i]);
                    return null;
                });
    }

    @Test
    void altAndDownOpensItAtTheDayAndTheArrowsAndEnterTakeAnother() throws Exception {
        onFx(() -> day.start(TODAY));
        type(KeyCode.ALT, KeyCode.DOWN);
        await(DayCalendarTest::isOpen);
        type(KeyCode.RIGHT);
        type(KeyCode.DOWN);
        type(KeyCode.ENTER);
        await(() -> !isOpen());
        await(() -> LocalDate.of(2026, 11, 27).equals(day.value()));
        await(() -> input().isFocused());
        assertThat(onFx(() -> input().getText())).isEqualTo("27 Nov 2026");
    }

    @Test
    void escapeClosesItAndTheDayStays() throws Exception {
        onFx(() -> day.start(TODAY));
        type(KeyCode.ALT, KeyCode.DOWN);
        await(DayCalendarTest::isOpen);
        type(KeyCode.RIGHT);
        type(KeyCode.ESCAPE);
        await(() -> !isOpen());
        assertThat(onFx(day::value)).isEqualTo(TODAY);
        await(() -> input().isFocused());
    }

    @Test
    void itOpensFromAnEmptyFieldAndFromItsButtonToo() throws Exception {
        type(KeyCode.ALT, KeyCode.DOWN);
        await(DayCalendarTest::isOpen);
        type(KeyCode.ENTER);
        await(() -> !isOpen());
        await(() -> day.value() != null);
        onFx(
                () -> {
                    ((Button) day.lookup(".field-button")).fire();
                    return null;
                });
        await(DayCalendarTest::isOpen);
        type(KeyCode.ESCAPE);
        await(() -> !isOpen());
    }
}
