package live.lsn.ui.form;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

import live.lsn.ui.Formats;
import live.lsn.ui.Icons;
import live.lsn.ui.Words;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.function.Supplier;

/// A day, typed in the order of the language, as "today" or as days from today, or taken from a
/// calendar.
final class DayEntry extends TypedEntry<LocalDate> {
    private final HBox box = new HBox(4);
    private final DatePicker calendar = new DatePicker();

    DayEntry(Formats formats, Supplier<LocalDate> today) {
        super(typed -> read(typed, formats, today), formats::date);
        field().setPromptText(formats.datePattern());
        var button = new Button(null, Icons.of("bi-calendar3"));
        button.getStyleClass().addAll("field-button", "flat");
        button.setFocusTraversable(false);
        button.setAccessibleText(Words.of("form.calendar"));
        button.setOnAction(_ -> open());
        // Only its calendar is wanted: it lies unseen under the field.
        calendar.setVisible(false);
        calendar.setFocusTraversable(false);
        calendar.setMaxWidth(Double.MAX_VALUE);
        calendar.getEditor().setAccessibleText(Words.of("form.calendar"));
        calendar.setOnAction(_ -> take());
        var stack = new StackPane(calendar, field());
        HBox.setHgrow(stack, Priority.ALWAYS);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getChildren().addAll(stack, button);
        field().addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    @Override
    public Node node() {
        return box;
    }

    private void key(KeyEvent event) {
        if (event.getCode() != KeyCode.DOWN || !event.isAltDown()) return;
        event.consume();
        open();
    }

    private void open() {
        calendar.setValue(read().orNull());
        calendar.show();
    }

    private void take() {
        if (!calendar.isShowing() && calendar.getValue() == null) return;
        var day = calendar.getValue();
        if (day != null && !day.equals(read().orNull())) show(day);
        field().requestFocus();
    }

    private static Reading<LocalDate> read(
            String typed, Formats formats, Supplier<LocalDate> today) {
        if (typed.toLowerCase(formats.locale()).equals(Words.of("form.today")))
            return new Reading.Value<>(today.get());
        if (typed.matches("[+\\u2212-]\\d{1,4}")) {
            var days = Integer.parseInt(typed.substring(1));
            return new Reading.Value<>(today.get().plusDays(typed.startsWith("+") ? days : -days));
        }
        var day = formats.parseDay(typed);
        if (day == null) day = inWords(typed, formats);
        return day != null
                ? new Reading.Value<>(day)
                : new Reading.Wrong<>(
                        Words.of("form.not-day", formats.datePattern().toLowerCase(Locale.ROOT)));
    }

    /// The day in words, which is how [#tidy] leaves it.
    private static @Nullable LocalDate inWords(String typed, Formats formats) {
        var format =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(formats.locale());
        try {
            return LocalDate.parse(typed, format);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
