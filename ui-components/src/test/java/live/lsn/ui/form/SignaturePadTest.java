package live.lsn.ui.form;

import static live.lsn.ui.testing.HeadlessFx.onFx;
import static live.lsn.ui.testing.HeadlessFx.show;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import live.lsn.ui.testing.HeadlessFx;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.Locale;

@ExtendWith(HeadlessFx.class)
class SignaturePadTest {
    private static void mouse(Node node, EventType<MouseEvent> type, double atX, double atY) {
        var x = node.localToScene(atX, atY).getX();
        var y = node.localToScene(atX, atY).getY();
        node.fireEvent(
                new MouseEvent(
                        type,
                        x,
                        y,
                        x,
                        y,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        false,
                        null));
    }

    private static void stroke(SignaturePad pad, double fromX, double toX) {
        var ink = pad.lookup(".ink");
        mouse(ink, MouseEvent.MOUSE_PRESSED, fromX, 20.04);
        if (toX > fromX) mouse(ink, MouseEvent.MOUSE_DRAGGED, toX, 30.26);
        mouse(ink, MouseEvent.MOUSE_RELEASED, toX, 30.26);
    }

    @Test
    void strokesBecomeAPathOfStableTextInEveryLanguage() throws Exception {
        var language = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            onFx(
                    () -> {
                        var pad = new SignaturePad("Signature", () -> {});
                        var stage = show(pad, 400, 220);
                        assertThat(pad.isEmpty()).isTrue();
                        assertThat(pad.toSvgPath()).isEmpty();
                        stroke(pad, 10, 15.58);
                        stroke(pad, 40, 40);
                        stroke(pad, 60, 5000);
                        assertThat(pad.toSvgPath())
                                .startsWith("M10.0 20.0L15.6 30.3M40.0 20.0L40.0 20.0M60.0 20.0L")
                                .doesNotContain("5000");
                        pad.undo();
                        assertThat(pad.toSvgPath())
                                .isEqualTo("M10.0 20.0L15.6 30.3M40.0 20.0L40.0 20.0");
                        pad.clear();
                        assertThat(pad.isEmpty()).isTrue();
                        stage.hide();
                        return null;
                    });
        } finally {
            Locale.setDefault(language);
        }
    }

    @Test
    void aTypedNameStandsForASignatureAndIsShownAsTyped() throws Exception {
        onFx(
                () -> {
                    var pad = new SignaturePad("Signature", () -> {});
                    ((TextField) pad.lookup(".text-field")).setText("Kim S.");
                    assertThat(pad.isEmpty()).isFalse();
                    assertThat(pad.typedName()).isEqualTo("Kim S.");
                    assertThat(pad.lookup(".ground").getAccessibleText())
                            .isEqualTo("Kim S., typed");
                    stroke(pad, 0, 0);
                    assertThat(pad.typedName()).isEmpty();
                    return null;
                });
    }
}
