package live.lsn.ui.form;

import static live.lsn.ui.testing.HeadlessFx.await;
import static live.lsn.ui.testing.HeadlessFx.click;
import static live.lsn.ui.testing.HeadlessFx.onFx;
import static live.lsn.ui.testing.HeadlessFx.press;
import static live.lsn.ui.testing.HeadlessFx.show;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

import live.lsn.ui.Density;
import live.lsn.ui.Formats;
import live.lsn.ui.Theme;
import live.lsn.ui.testing.HeadlessFx;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.ZoneOffset;
import java.util.Locale;

@ExtendWith(HeadlessFx.class)
class StepperTest {
    private static Stepper stepper() {
        return new Stepper("Units", 0, 200, 12, new Formats(Locale.UK, ZoneOffset.UTC));
    }

    private static void type(Stepper stepper, String digits) {
        for (var digit : digits.split(""))
            stepper.fireEvent(
                    new KeyEvent(
                            KeyEvent.KEY_TYPED,
                            digit,
                            "",
                            KeyCode.UNDEFINED,
                            false,
                            false,
                            false,
                            false));
    }

    private static Button more(Stepper stepper) {
        return (Button) stepper.getChildren().getLast();
    }

    @Test
    void digitsReplaceTheCountAndArrowsStepWithinTheRange() throws Exception {
        onFx(
                () -> {
                    var stepper = stepper();
                    var stage = show(stepper, 300, 100);
                    stepper.requestFocus();
                    type(stepper, "19");
                    assertThat(stepper.value()).isEqualTo(19);
                    press(stage.getScene(), KeyCode.UP);
                    assertThat(stepper.value()).isEqualTo(20);
                    type(stepper, "7");
                    assertThat(stepper.value()).isEqualTo(7);
                    type(stepper, "999");
                    assertThat(stepper.value()).isEqualTo(200);
                    assertThat(more(stepper).isDisabled()).isTrue();
                    press(stage.getScene(), KeyCode.HOME);
                    press(stage.getScene(), KeyCode.DOWN);
                    assertThat(stepper.value()).isZero();
                    assertThat(stepper.getAccessibleText()).isEqualTo("Units: 0, from 0 to 200");
                    stage.hide();
                    return null;
                });
    }

    @Test
    void aClickStepsOnceAndAHeldButtonRepeats() throws Exception {
        var stepper = onFx(StepperTest::stepper);
        var stage = onFx(() -> show(stepper, 300, 100));
        onFx(
                () -> {
                    click(more(stepper));
                    assertThat(stepper.value()).isEqualTo(13);
                    more(stepper).fire();
                    assertThat(stepper.value()).isEqualTo(14);
                    more(stepper).fireEvent(mouse(MouseEvent.MOUSE_PRESSED));
                    return null;
                });
        await(() -> stepper.value() >= 18);
        onFx(
                () -> {
                    more(stepper).fireEvent(mouse(MouseEvent.MOUSE_RELEASED));
                    stage.hide();
                    return null;
                });
    }

    private static MouseEvent mouse(javafx.event.EventType<MouseEvent> type) {
        return new MouseEvent(
                type,
                1,
                1,
                1,
                1,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                true,
                null);
    }

    @Test
    void buttonsForFingersAre64PixelsWide() throws Exception {
        onFx(
                () -> {
                    var stepper = stepper();
                    var stage = show(new StackPane(stepper), 400, 100);
                    Theme.apply(stage.getScene(), Theme.LIGHT, Density.TOUCH);
                    stepper.applyCss();
                    stepper.layout();
                    assertThat(more(stepper).getWidth()).isGreaterThanOrEqualTo(64);
                    assertThat(more(stepper).getHeight()).isGreaterThanOrEqualTo(64);
                    stage.hide();
                    return null;
                });
    }
}
