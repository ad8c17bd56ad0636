package live.lsn.ui.form;

import live.lsn.ui.Words;

import java.util.Locale;

/// What can be drawn on a photo, in the order of its keys.
enum MarkTool {
    ARROW("bi-arrow-up-right"),
    BOX("bi-square"),
    ELLIPSE("bi-circle"),
    FREEHAND("bi-pencil"),
    TEXT("bi-fonts");

    private final String icon;

    MarkTool(String icon) {
        this.icon = icon;
    }

    String icon() {
        return icon;
    }

    /// The digit that chooses it.
    String key() {
        return String.valueOf(ordinal() + 1);
    }

    String text() {
        return Words.of("marks." + name().toLowerCase(Locale.ROOT));
    }
}
