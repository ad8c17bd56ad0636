package live.lsn.desk.floor;

import javafx.animation.PauseTransition;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

import live.lsn.ui.form.BarcodeField;
import live.lsn.ui.form.Scan;

import java.util.function.Consumer;
import java.util.function.IntPredicate;

/// The place for a code that all of a page types into, and a digit that stands alone in it is a
/// choice. A scanner is faster than the pause that a choice takes, so it never chooses.
final class ScanBox extends StackPane {
    /// Longer than between two keys of anybody who types a number.
    private static final Duration ALONE = Duration.millis(450);

    private final BarcodeField field;
    private final IntPredicate choose;
    private final PauseTransition pause = new PauseTransition(ALONE);
    private Runnable enter = () -> {};
    private Runnable down = () -> {};

    /// @param title what is scanned here
    /// @param take given each code
    /// @param choose does what a digit from 1 on stands for; false where it stands for nothing
    ScanBox(String title, Consumer<String> take, IntPredicate choose) {
        this.choose = choose;
        field = new BarcodeField(title, Scan.Frame.NONE, scan -> given(scan, take));
        field.field().setId("floor-scan");
        getChildren().add(field);
        pause.setOnFinished(_ -> chooseAlone());
        addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(KeyEvent.KEY_PRESSED, this::unused);
    }

    /// Told of Enter with nothing typed.
    void onEnter(Runnable listener) {
        enter = listener;
    }

    /// Told of the arrow that leads out of it.
    void onDown(Runnable listener) {
        down = listener;
    }

    void focus() {
        field.focus();
    }

    boolean isEmpty() {
        return field.field().getText().isEmpty();
    }

    void clear() {
        pause.stop();
        field.field().clear();
    }

    /// Has what is typed anywhere on the page typed here, but into another field.
    void hear(Node page) {
        page.addEventFilter(
                KeyEvent.KEY_TYPED,
                event -> {
                    if (event.getTarget() instanceof TextInputControl || !isCode(event)) return;
                    event.consume();
                    focus();
                    Event.fireEvent(field.field(), event.copyFor(field.field(), field.field()));
                });
    }

    private static boolean isCode(KeyEvent event) {
        var text = event.getCharacter();
        return text.length() == 1
                && text.charAt(0) > ' '
                && text.charAt(0) != '\u007f'
                && !event.isShortcutDown()
                && !event.isAltDown();
    }

    private void typed(KeyEvent event) {
        pause.stop();
        if (isEmpty() && isCode(event) && Character.isDigit(event.getCharacter().charAt(0)))
            pause.playFromStart();
    }

    private void chooseAlone() {
        var text = field.field().getText();
        if (text.length() == 1 && choose.test(text.charAt(0) - '0')) clear();
    }

    private void given(Scan scan, Consumer<String> take) {
        pause.stop();
        var code = scan.code();
        var digit = code.length() == 1 && Character.isDigit(code.charAt(0));
        if (!digit || !choose.test(code.charAt(0) - '0')) take.accept(code);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() != KeyCode.DOWN) return;
        event.consume();
        down.run();
    }

    /// A blank Enter has come through the field unused; Escape takes what was typed first.
    private void unused(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && isEmpty()) {
            event.consume();
            enter.run();
        } else if (event.getCode() == KeyCode.ESCAPE && !isEmpty()) {
            event.consume();
            clear();
        }
    }
}
