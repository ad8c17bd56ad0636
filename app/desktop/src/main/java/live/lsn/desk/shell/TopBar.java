package live.lsn.desk.shell;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import live.lsn.ui.Icons;
import live.lsn.ui.KeyCap;

/// The title of the open screen with its tabs and buttons, and the way into the palette.
final class TopBar extends HBox {
    private static final double HEIGHT = 48;
    private static final double SEARCH = 248;

    private final Button search;

    TopBar(Wording words, Runnable openPalette) {
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
        line.setPrefWidth(SEARCH);
        return line;
    }

    void show(Screen screen) {
        var title = new Label(screen.title());
        title.getStyleClass().add("page-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        getChildren().setAll(title);
        if (!screen.lead().isBlank()) {
            var lead = new Label(screen.lead());
            lead.getStyleClass().addAll("small", "muted");
            getChildren().add(lead);
        }
        getChildren().addAll(screen.tabs());
        getChildren().add(room);
        getChildren().addAll(screen.buttons());
        getChildren().add(search);
    }
}
