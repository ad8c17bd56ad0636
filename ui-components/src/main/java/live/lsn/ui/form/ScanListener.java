package live.lsn.ui.form;

import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.control.IndexRange;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Hears the scanner wherever the focus is. What it typed into a field is taken back out.
public final class ScanListener implements AutoCloseable {
    /// A text field as it was before a burst.
    private record Untouched(TextInputControl field, String text, IndexRange selection) {
        static @Nullable Untouched of(Scene scene) {
            return scene.getFocusOwner() instanceof TextInputControl field
                    ? new Untouched(field, field.getText(), field.getSelection())
                    : null;
        }

        void bringBack() {
            field.setText(text);
            field.selectRange(selection.getStart(), selection.getEnd());
        }
    }

    private final ScanDetector detector = new ScanDetector();
    private final EventHandler<KeyEvent> typed = this::typed;
    private final EventHandler<KeyEvent> pressed = this::pressed;
    private final Scene scene;
    private final Scan.Frame frame;
    private final LongSupplier nanos;
    private final Consumer<Scan> take;
    private @Nullable Untouched before;
    private boolean swallow;

    /// @param take given each scan on the JavaFX thread
    public ScanListener(Scene scene, Scan.Frame frame, Consumer<Scan> take) {
        this(scene, frame, take, System::nanoTime);
    }

    ScanListener(Scene scene, Scan.Frame frame, Consumer<Scan> take, LongSupplier nanos) {
        this.scene = scene;
        this.frame = frame;
        this.take = take;
        this.nanos = nanos;
        scene.addEventFilter(KeyEvent.KEY_TYPED, typed);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, pressed);
    }

    private void typed(KeyEvent event) {
        var text = event.getCharacter();
        if (swallow && (text.equals("\r") || text.equals("\n") || text.equals("\t"))) {
            swallow = false;
            event.consume();
            return;
        }
        if (text.length() != 1) return;
        if (detector.type(text.charAt(0), nanos.getAsLong())) before = Untouched.of(scene);
    }

    private void pressed(KeyEvent event) {
        swallow = false;
        if (event.getCode() != KeyCode.ENTER && event.getCode() != KeyCode.TAB) return;
        var scanned = detector.end(nanos.getAsLong());
        if (scanned == null) return;
        event.consume();
        swallow = true;
        if (before != null) before.bringBack();
        before = null;
        take.accept(new Scan(frame.strip(scanned), Scan.Source.SCANNED));
    }

    /// Hears no more.
    @Override
    public void close() {
        scene.removeEventFilter(KeyEvent.KEY_TYPED, typed);
        scene.removeEventFilter(KeyEvent.KEY_PRESSED, pressed);
    }
}
