package live.lsn.ui;

import static live.lsn.ui.testing.HeadlessFx.await;
import static live.lsn.ui.testing.HeadlessFx.onFx;
import static live.lsn.ui.testing.HeadlessFx.press;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import live.lsn.ui.testing.HeadlessFx;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

@ExtendWith(HeadlessFx.class)
@SuppressWarnings("NullAway.Init") // set before each test
class ToastPaneTest {
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final TextField field = new TextField();
    private ToastPane toasts;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        onFx(
                () -> {
                    toasts = new ToastPane();
                    stage = HeadlessFx.show(new StackPane(field, toasts), 600, 400);
                    toasts.requestFocus();
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

    private Toast toast(String name, Duration time) {
        return new Toast(
                "bi-check2-circle",
                name,
                left -> "Sent in " + left + " s.",
                time,
                () -> told.add(name + " undone"),
                () -> told.add(name + " expired"));
    }

    private void show(String name, Duration time) throws Exception {
        onFx(
                () -> {
                    toasts.show(toast(name, time));
                    return null;
                });
    }

    @Test
    void theKeyZUndoesTheNewestAndThenTheOneBelow() throws Exception {
        show("first", Toast.USUAL);
        show("second", Toast.USUAL);
        onFx(
                () -> {
                    press(stage.getScene(), KeyCode.Z);
                    press(stage.getScene(), KeyCode.Z);
                    press(stage.getScene(), KeyCode.Z);
                    return null;
                });
        assertThat(told).containsExactly("second undone", "first undone");
        assertThat(toasts.pending()).isZero();
    }

    @Test
    void zIsALetterWhileTyping() throws Exception {
        show("act", Toast.USUAL);
        onFx(
                () -> {
                    field.requestFocus();
                    press(stage.getScene(), KeyCode.Z);
                    return null;
                });
        assertThat(told).isEmpty();
        assertThat(toasts.pending()).isOne();
    }

    @Test
    void itExpiresOnceAfterItsTimeAndCannotBeUndoneThen() throws Exception {
        show("act", Duration.ofMillis(120));
        await(() -> !told.isEmpty());
        assertThat(onFx(toasts::undo)).isFalse();
        assertThat(told).containsExactly("act expired");
    }

    @Test
    void timeRunsForOneHiddenBehindANewerOne() throws Exception {
        show("old", Duration.ofMillis(120));
        show("new", Toast.USUAL);
        await(() -> !told.isEmpty());
        assertThat(told).containsExactly("old expired");
        assertThat(toasts.pending()).isOne();
    }

    @Test
    void atTheEndOfTheProgramAllExpireOldestFirst() throws Exception {
        show("first", Toast.USUAL);
        show("second", Toast.USUAL);
        onFx(
                () -> {
                    toasts.expireAll();
                    return null;
                });
        assertThat(told).containsExactly("first expired", "second expired");
    }
}
