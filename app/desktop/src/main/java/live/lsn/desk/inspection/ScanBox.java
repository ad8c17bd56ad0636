package live.lsn.desk.inspection;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import live.lsn.ui.Icons;

import org.jspecify.annotations.Nullable;

/// The field that has the keyboard while units are looked at. By itself it takes keys and scans; in
/// the other modes it is typed into.
final class ScanBox extends HBox {
    private final InspectionWords words;
    private final Acts acts;
    private final TextField field = new TextField();
    private final Label unit = Parts.whole("", "scan-unit");
    private final Label drawn = Parts.whole("", "small", "muted");
    private final Label said = Parts.label("", "scan-said");
    private final WedgeKeys keys;
    private final PauseTransition pause =
            new PauseTransition(Duration.millis(WedgeKeys.LONGEST_GAP + 10));
    private Mode mode = Mode.KEYS;

    /// What is typed into the field.
    enum Mode {
        KEYS("inspection.scan.prompt"),
        SERIAL("inspection.scan.serial"),
        TALLY("inspection.scan.tally"),
        FIND("inspection.scan.find");

        private final String prompt;

        Mode(String prompt) {
            this.prompt = prompt;
        }
    }

    /// What keys and codes do.
    interface Acts {
        void key(char key);

        void scan(String code);

        /// Enter without anything typed.
        void enter();

        void find(@Nullable String text);

        void tally(String text);
    }

    ScanBox(InspectionWords words, Acts acts) {
        super(14);
        this.words = words;
        this.acts = acts;
        keys = new WedgeKeys(key -> acts.key((char) key), acts::scan);
        getStyleClass().addAll("barcode-field", "scan-box");
        setAlignment(Pos.CENTER_LEFT);
        setOnMouseClicked(_ -> field.requestFocus());
        field.setId("inspection-scan");
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setMinWidth(60);
        said.setMaxWidth(420);
        said.setMinWidth(0);
        // What went wrong is never cut short.
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        var what = new VBox(0, unit, drawn);
        what.setAlignment(Pos.CENTER_LEFT);
        what.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(Icons.of("bi-upc-scan"), what, field, said);
        field.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field.textProperty()
                .subscribe(
                        text -> {
                            if (mode == Mode.FIND) acts.find(text);
                        });
        pause.setOnFinished(_ -> keys.release());
        enter(Mode.KEYS);
    }

    void show(Work now) {
        var index = now.hand().index();
        if (now.isAllDone()) {
            unit.setText(words.of("inspection.scan.all-done"));
            drawn.setText("");
        } else {
            unit.setText(words.of("inspection.scan.unit", words.count(index)));
            var serial = now.hand().serial();
            drawn.setText(
                    serial == null
                            ? words.of("inspection.scan.drawn", words.count(now.drawn(index)))
                            : words.of(
                                    "inspection.scan.drawn-serial",
                                    words.count(now.drawn(index)),
                                    serial));
        }
        drawn.setManaged(!drawn.getText().isEmpty());
    }

    void say(@Nullable Notice notice) {
        said.setText(notice == null ? "" : words.of(notice));
        said.getStyleClass().remove("stopped");
        if (notice != null && notice.tone() == Notice.Tone.STOPPED)
            said.getStyleClass().add("stopped");
        field.setAccessibleHelp(said.getText());
    }

    Mode mode() {
        return mode;
    }

    void enter(Mode next) {
        if (mode == Mode.FIND && next != Mode.FIND) acts.find(null);
        mode = next;
        field.clear();
        field.setEditable(next != Mode.KEYS);
        field.setPromptText(words.of(next.prompt));
        field.setAccessibleText(words.of(next.prompt));
        if (next == Mode.FIND) acts.find("");
    }

    void focus() {
        if (!field.isFocused()) field.requestFocus();
    }

    private void typed(KeyEvent event) {
        var text = event.getCharacter();
        if (text.length() != 1 || event.isControlDown() || event.isAltDown()) return;
        if (mode == Mode.FIND && Character.isDigit(text.charAt(0))) {
            event.consume();
            acts.key(text.charAt(0));
            return;
        }
        if (mode != Mode.KEYS) return;
        event.consume();
        keys.type(text.charAt(0), System.nanoTime());
        pause.playFromStart();
    }

    private void pressed(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) return;
        if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            ended();
        } else if (event.getCode() == KeyCode.TAB && mode == Mode.KEYS) {
            // A scanner's Tab ends its code; a person's leads on, to the readings.
            pause.stop();
            if (keys.end(System.nanoTime())) event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && mode != Mode.KEYS) {
            event.consume();
            enter(Mode.KEYS);
        }
    }

    private void ended() {
        var typed = field.getText().strip();
        var was = mode;
        if (was == Mode.KEYS) {
            pause.stop();
            if (!keys.end(System.nanoTime())) acts.enter();
            return;
        }
        if (was == Mode.FIND) {
            acts.enter();
            return;
        }
        enter(Mode.KEYS);
        if (typed.isEmpty()) return;
        if (was == Mode.TALLY) acts.tally(typed);
        else acts.scan(typed);
    }
}
