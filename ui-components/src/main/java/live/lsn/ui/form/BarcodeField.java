package live.lsn.ui.form;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import live.lsn.ui.Icons;
import live.lsn.ui.Words;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// The place for a code, scanned or typed; it says which, and empties for the next one.
///
/// A [ScanListener] on the scene that gives to [#scanned] lets it take scans without the focus.
public final class BarcodeField extends HBox {
    private final ScanDetector detector = new ScanDetector();
    private final TextField field = new TextField();
    private final Label last = new Label();
    private final Scan.Frame frame;
    private final Consumer<Scan> take;
    private final LongSupplier nanos;

    /// @param title what is scanned here, such as "Scan a lot, bin, order or parcel"
    /// @param take given each code on the JavaFX thread
    public BarcodeField(String title, Scan.Frame frame, Consumer<Scan> take) {
        this(title, frame, take, System::nanoTime);
    }

    BarcodeField(String title, Scan.Frame frame, Consumer<Scan> take, LongSupplier nanos) {
        super(12);
        this.frame = frame;
        this.take = take;
        this.nanos = nanos;
        getStyleClass().add("barcode-field");
        setAlignment(Pos.CENTER_LEFT);
        // A finger may meet the frame rather than the line of text in it.
        setOnMouseClicked(_ -> focus());
        field.setPromptText(title);
        field.setAccessibleText(title);
        last.getStyleClass().addAll("small", "muted");
        last.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(field, Priority.ALWAYS);
        getChildren().addAll(Icons.of("bi-upc-scan"), field, last);
        field.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// A code that came while the focus was elsewhere.
    public void scanned(Scan scan) {
        field.clear();
        last.setText(
                Words.of(
                        scan.source() == Scan.Source.SCANNED ? "scan.scanned" : "scan.typed",
                        shown(scan.code())));
        field.setAccessibleHelp(last.getText());
        take.accept(scan);
    }

    /// Puts the focus into it.
    public void focus() {
        field.requestFocus();
    }

    /// Where a code is typed.
    public TextField field() {
        return field;
    }

    // The font has no picture for it.
    private static String shown(String code) {
        return code.replace(ScanDetector.GROUP_SEPARATOR, ' ');
    }

    private void typed(KeyEvent event) {
        var text = event.getCharacter();
        if (text.length() == 1) detector.type(text.charAt(0), nanos.getAsLong());
    }

    private void pressed(KeyEvent event) {
        var tab = event.getCode() == KeyCode.TAB;
        if (!tab && event.getCode() != KeyCode.ENTER) return;
        var scan = given(detector.end(nanos.getAsLong()), tab);
        if (scan == null) return;
        event.consume();
        scanned(scan);
    }

    private @Nullable Scan given(@Nullable String scanned, boolean tab) {
        if (scanned != null) return new Scan(frame.strip(scanned), Scan.Source.SCANNED);
        // Somebody's Tab goes on to the next field.
        var typed = field.getText().strip();
        return tab || typed.isEmpty() ? null : new Scan(typed, Scan.Source.TYPED);
    }
}
