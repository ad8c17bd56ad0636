package live.lsn.desk.inspection;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.ui.ActButton;
import live.lsn.ui.Icons;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Locale;

/// What the screens of an inspection are put together from.
final class Parts {
    private Parts() {}

    static Label label(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /// One that is never cut short.
    static Label whole(String text, String... styles) {
        var label = label(text, styles);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    static Label wrapped(String text, String... styles) {
        var label = label(text, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static Region room() {
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        return room;
    }

    /// A button that leaves the keyboard where it is.
    static ActButton act(String text, @Nullable String key, ActButton.Kind kind, Runnable run) {
        var act = new ActButton(text, key, kind);
        act.setFocusTraversable(false);
        act.setOnAction(_ -> run.run());
        return act;
    }

    /// The mark of a class: its own shape, so that nobody has to tell it by its colour.
    static FontIcon mark(NonconformityClass of) {
        var icon =
                Icons.of(
                        switch (of) {
                            case CRITICAL -> "bi-x-octagon-fill";
                            case MAJOR -> "bi-exclamation-triangle-fill";
                            case MINOR -> "bi-info-circle-fill";
                        });
        icon.getStyleClass().addAll("class-mark", style(of));
        return icon;
    }

    static String style(NonconformityClass of) {
        return of.name().toLowerCase(Locale.ROOT);
    }
}
