package live.lsn.desk.shell;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import live.lsn.ui.Icons;
import live.lsn.ui.KeyCap;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The title of the open screen with the one that led to it, its tabs and buttons, and the ways
/// into the palette and the help.
final class TopBar extends HBox {
    private static final double HEIGHT = 48;
    private static final double SEARCH = 248;

    private final Button search;
    private final Button help;

    /// @param openHelp opens the help of the screen, or closes it
    TopBar(Wording words, Runnable openPalette, Runnable openHelp) {
        super(12);
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(0, 16, 0, 16));
        setPrefHeight(HEIGHT);
        setMinHeight(HEIGHT);
        getStyleClass().add("top-bar");
        search = new Button();
        search.setGraphic(searchLine(words.of("palette.prompt")));
        search.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        search.getStyleClass().add("palette-button");
        search.setFocusTraversable(false);
        search.setMinWidth(Region.USE_PREF_SIZE);
        search.setAccessibleText(words.of("palette.prompt"));
        search.setOnAction(_ -> openPalette.run());
        help = new Button(words.of("help.here"), helpLine());
        help.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        help.getStyleClass().add("palette-button");
        help.setFocusTraversable(false);
        help.setMinWidth(Region.USE_PREF_SIZE);
        help.setTooltip(new Tooltip(words.of("help.here")));
        help.setAccessibleText(words.of("help.here"));
        help.setOnAction(_ -> openHelp.run());
    }

    private static HBox helpLine() {
        var line = new HBox(6, Icons.of("bi-question-circle"), new KeyCap("F1"));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static HBox searchLine(String prompt) {
        var hint = new Label(prompt);
        hint.getStyleClass().add("muted");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var icon = Icons.of("bi-search");
        icon.getStyleClass().add("muted");
        var line = new HBox(6, icon, hint, room, new KeyCap("Ctrl"), new KeyCap("K"));
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinWidth(SEARCH);
        return line;
    }

    /// @param trail the title of the screen that led to this one; null for none
    /// @param back leads there
    void show(Screen screen, @Nullable String trail, Runnable back) {
        var title = new Label(screen.title());
        title.getStyleClass().add("page-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        getChildren().setAll(trail == null ? List.of(title) : List.of(crumb(trail, back), title));
        if (!screen.lead().isBlank()) {
            var lead = new Label(screen.lead());
            lead.getStyleClass().addAll("small", "muted");
            getChildren().add(lead);
        }
        getChildren().addAll(screen.tabs());
        getChildren().add(room);
        getChildren().addAll(screen.buttons());
        getChildren().addAll(search, help);
    }

    private static Node crumb(String trail, Runnable back) {
        var link = new Hyperlink(trail);
        link.setOnAction(_ -> back.run());
        link.setMinWidth(Region.USE_PREF_SIZE);
        var point = Icons.of("bi-chevron-right");
        point.getStyleClass().add("muted");
        var crumb = new HBox(8, link, point);
        crumb.setAlignment(Pos.CENTER_LEFT);
        crumb.setMinWidth(Region.USE_PREF_SIZE);
        crumb.getStyleClass().add("crumb");
        return crumb;
    }
}
