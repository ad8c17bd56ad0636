package live.lsn.ui;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

/// What stands in the place of rows when there are none: all done, nothing asked, none fit, on
/// their way, or failed.
public final class Placeholder extends VBox {
    // Rows that come sooner than this never flash a skeleton.
    private static final Duration PATIENCE = Duration.millis(200);
    private static final double[] SKELETON = {172, 134, 158, 108, 146};

    private Placeholder(String styleClass) {
        super(6);
        getStyleClass().addAll("placeholder", styleClass);
        setAlignment(Pos.TOP_CENTER);
    }

    /// All is done: "Queue is clear".
    public static Placeholder done(String title, String detail) {
        return told("done", "bi-check2-circle", title, detail, null);
    }

    /// Something is to be entered first.
    ///
    /// @param detail what, and where
    public static Placeholder nothingYet(String title, String detail) {
        return told("nothing-yet", "bi-input-cursor-text", title, detail, null);
    }

    /// Filters hide everything.
    ///
    /// @param detail how many filters hide how many rows
    /// @param onClear takes all filters off
    public static Placeholder noMatch(String title, String detail, String clear, Runnable onClear) {
        var button = new ActButton(clear, "Esc", ActButton.Kind.DEFAULT);
        button.setOnAction(_ -> onClear.run());
        return told("no-match", "bi-funnel", title, detail, button);
    }

    /// The rows could not be had.
    ///
    /// @param detail what is safe and what to do
    /// @param code for support, said at the end
    public static Placeholder error(String title, String detail, String code, Runnable onAgain) {
        var button = new ActButton(Words.of("error.again"), "F5", ActButton.Kind.DEFAULT);
        button.setOnAction(_ -> onAgain.run());
        return told(
                "error",
                "bi-exclamation-triangle",
                title,
                Words.of("error.code", detail, code),
                button);
    }

    /// Grey rows, drawn only after 200 ms.
    public static Placeholder loading() {
        var placeholder = new Placeholder("loading");
        placeholder.setAccessibleText(Words.of("loading"));
        placeholder.setAlignment(Pos.TOP_LEFT);
        for (var width : SKELETON) placeholder.getChildren().add(skeleton(width));
        placeholder.setVisible(false);
        var wait = new PauseTransition(PATIENCE);
        wait.setOnFinished(_ -> placeholder.setVisible(true));
        wait.play();
        return placeholder;
    }

    private static Placeholder told(
            String styleClass, String icon, String title, String detail, @Nullable Node button) {
        var placeholder = new Placeholder(styleClass);
        var head = new Label(title);
        head.getStyleClass().add("title");
        var text = new Label(detail);
        text.getStyleClass().add("detail");
        text.setWrapText(true);
        text.setTextAlignment(TextAlignment.CENTER);
        text.setAlignment(Pos.CENTER);
        text.setMaxWidth(320);
        text.setMinHeight(USE_PREF_SIZE);
        placeholder.setAccessibleText(title + ". " + detail);
        placeholder.getChildren().addAll(Icons.of(icon), head, text);
        if (button != null) placeholder.getChildren().add(button);
        return placeholder;
    }

    private static HBox skeleton(double width) {
        var rest = bar(width);
        var first = bar(26);
        first.setMinWidth(USE_PREF_SIZE);
        return new HBox(8, first, rest);
    }

    private static Region bar(double width) {
        var bar = new Region();
        bar.getStyleClass().add("skeleton");
        bar.setMinSize(0, 10);
        bar.setPrefSize(width, 10);
        bar.setMaxSize(width, 10);
        return bar;
    }
}
