package live.lsn.ui.form;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;

import live.lsn.ui.Formats;
import live.lsn.ui.Icons;
import live.lsn.ui.Words;

/// A count between a large − and +, for fingers and gloves.
///
/// A button that is held repeats, ten times a second after 400 ms. By keyboard, digits replace the
/// count, Backspace takes the last one off, arrows step by 1, Page up and Page down by 10, Home and
/// End go to the ends.
public final class Stepper extends HBox {
    private static final Duration HELD = Duration.millis(400);
    private static final Duration REPEAT = Duration.millis(100);
    private static final int PAGE = 10;
    private final ReadOnlyIntegerWrapper value = new ReadOnlyIntegerWrapper();
    private final Label figure = new Label();
    private final Button less;
    private final Button more;
    private final Timeline repeat = new Timeline(new KeyFrame(REPEAT, _ -> repeat()));
    private final String title;
    private final Formats formats;
    private final int least;
    private final int most;
    private boolean typing;
    private int held;

    /// @param title what is counted
    /// @param least smallest count, 0 or more
    /// @param most largest count, `least` or more
    public Stepper(String title, int least, int most, int start, Formats formats) {
        super(10);
        if (least < 0 || most < least) throw new IllegalArgumentException("from " + least);
        this.title = title;
        this.formats = formats;
        this.least = least;
        this.most = most;
        getStyleClass().add("stepper");
        setAlignment(Pos.CENTER);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SPINNER);
        less = button("bi-dash", Words.of("stepper.less", title), -1);
        more = button("bi-plus", Words.of("stepper.more", title), 1);
        figure.setAlignment(Pos.CENTER);
        figure.setMaxWidth(Double.MAX_VALUE);
        figure.getStyleClass().add("count");
        figure.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(figure, Priority.ALWAYS);
        getChildren().addAll(less, figure, more);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        addEventHandler(KeyEvent.KEY_TYPED, this::digit);
        focusedProperty().subscribe(_ -> typing = false);
        figure.setOnMousePressed(_ -> requestFocus());
        repeat.setDelay(HELD.subtract(REPEAT));
        repeat.setCycleCount(Animation.INDEFINITE);
        set(start);
    }

    public int value() {
        return value.get();
    }

    public ReadOnlyIntegerProperty valueProperty() {
        return value.getReadOnlyProperty();
    }

    /// Shows a count, or the end of the range next to it.
    public void set(int count) {
        var now = Math.clamp(count, least, most);
        value.set(now);
        figure.setText(formats.whole(now));
        less.setDisable(now == least);
        more.setDisable(now == most);
        setAccessibleText(Words.of("stepper.spoken", title, now, least, most));
    }

    private Button button(String icon, String spoken, int by) {
        var button = new Button(null, Icons.of(icon));
        button.getStyleClass().add("step");
        button.setFocusTraversable(false);
        button.setAccessibleText(spoken);
        button.addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> hold(by));
        button.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> repeat.stop());
        // A screen reader's press has no mouse behind it.
        button.setOnAction(
                _ -> {
                    if (held == 0) step(by);
                    held = 0;
                });
        return button;
    }

    private void hold(int by) {
        requestFocus();
        held = by;
        step(by);
        repeat.playFromStart();
    }

    private void repeat() {
        step(held);
    }

    private void step(int by) {
        typing = false;
        set(Math.clamp((long) value.get() + by, least, most));
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) return;
        switch (event.getCode()) {
            case UP, RIGHT, ADD, PLUS -> step(1);
            case DOWN, LEFT, SUBTRACT, MINUS -> step(-1);
            case PAGE_UP -> step(PAGE);
            case PAGE_DOWN -> step(-PAGE);
            case HOME -> set(least);
            case END -> set(most);
            case BACK_SPACE -> {
                set(value.get() / 10);
                typing = true;
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void digit(KeyEvent event) {
        var text = event.getCharacter();
        if (text.length() != 1 || !Character.isDigit(text.charAt(0))) return;
        event.consume();
        var digit = Character.digit(text.charAt(0), 10);
        var longer = typing ? value.get() * 10L + digit : digit;
        set((int) Math.min(longer, most));
        typing = true;
    }
}
