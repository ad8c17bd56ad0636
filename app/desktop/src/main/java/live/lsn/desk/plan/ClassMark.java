package live.lsn.desk.plan;

import live.lsn.api.model.goods.NonconformityClass;
import live.lsn.ui.Icons;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Locale;

/// The mark of a class: its own shape, so that nobody has to tell it by its colour.
final class ClassMark {
    private ClassMark() {}

    static FontIcon of(NonconformityClass of) {
        var icon =
                Icons.of(
                        switch (of) {
                            case CRITICAL -> "bi-x-octagon-fill";
                            case MAJOR -> "bi-exclamation-triangle-fill";
                            case MINOR -> "bi-info-circle-fill";
                        });
        icon.getStyleClass().addAll("class-mark", of.name().toLowerCase(Locale.ROOT));
        return icon;
    }
}
