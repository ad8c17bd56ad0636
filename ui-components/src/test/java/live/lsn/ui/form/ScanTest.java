package live.lsn.ui.form;

import static live.lsn.ui.testing.HeadlessFx.onFx;
import static live.lsn.ui.testing.HeadlessFx.show;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import live.lsn.ui.testing.HeadlessFx;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;

@ExtendWith(HeadlessFx.class)
class ScanTest {
    private static final long SCANNER = 8_000_000;
    private static final long PERSON = 120_000_000;
    private final List<Scan> scans = new ArrayList<>();
    private long now;

    private void type(Node target, String text, long gap, KeyCode end) {
        for (var each : text.split("")) {
            now += gap;
            target.fireEvent(typed(each));
        }
        now += gap;
        target.fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", end, false, false, false, false));
        target.fireEvent(typed(end == KeyCode.TAB ? "\t" : "\r"));
    }

    private static KeyEvent typed(String character) {
        return new KeyEvent(
                KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false);
    }

    private BarcodeField field(Scan.Frame frame) {
        return new BarcodeField("Scan a lot", frame, scans::add, () -> now);
    }

    @Test
    void aScanAndTypingAreToldApartByTheirSpeed() throws Exception {
        onFx(
                () -> {
                    var field = field(new Scan.Frame("]C1", "#"));
                    var stage = show(field, 600, 80);
                    type(field.field(), "]C1LOT-70418#", SCANNER, KeyCode.ENTER);
                    type(field.field(), "LOT-7", PERSON, KeyCode.ENTER);
                    assertThat(scans)
                            .containsExactly(
                                    new Scan("LOT-70418", Scan.Source.SCANNED),
                                    new Scan("LOT-7", Scan.Source.TYPED));
                    assertThat(field.field().getText()).isEmpty();
                    assertThat(field.field().getAccessibleHelp()).isEqualTo("typed: LOT-7");
                    stage.hide();
                    return null;
                });
    }

    @Test
    void theGroupSeparatorOfGs1StaysInTheCode() throws Exception {
        onFx(
                () -> {
                    var field = field(Scan.Frame.NONE);
                    type(field.field(), "10AB12\u001d2109", SCANNER, KeyCode.TAB);
                    assertThat(scans)
                            .containsExactly(new Scan("10AB12\u001d2109", Scan.Source.SCANNED));
                    return null;
                });
    }

    @Test
    void aScanIntoAnotherFieldIsTakenBackOutAndGivenToTheListener() throws Exception {
        onFx(
                () -> {
                    var note = new TextField("seal broken");
                    var field = field(Scan.Frame.NONE);
                    var entered = new ArrayList<String>();
                    note.setOnAction(_ -> entered.add(note.getText()));
                    var stage = show(new VBox(field, note), 600, 120);
                    var scene = stage.getScene();
                    note.requestFocus();
                    note.selectRange(5, 11);
                    now += PERSON;
                    try (var _ =
                            new ScanListener(scene, Scan.Frame.NONE, field::scanned, () -> now)) {
                        type(note, "LOT-70418", SCANNER, KeyCode.ENTER);
                        assertThat(note.getText()).isEqualTo("seal broken");
                        assertThat(note.getSelectedText()).isEqualTo("broken");
                        assertThat(entered).isEmpty();
                        type(note, "torn", PERSON, KeyCode.ENTER);
                        assertThat(entered).containsExactly("seal torn");
                    }
                    type(note, "LOT-70419", SCANNER, KeyCode.ENTER);
                    assertThat(scans).containsExactly(new Scan("LOT-70418", Scan.Source.SCANNED));
                    stage.hide();
                    return null;
                });
    }
}
