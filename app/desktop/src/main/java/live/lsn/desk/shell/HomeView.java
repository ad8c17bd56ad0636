package live.lsn.desk.shell;

import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

import live.lsn.desk.Access;

import java.util.stream.Collectors;

/// For whoever has no screen to work at yet: what the role may do, and no more.
final class HomeView extends BorderPane {
    private static final double WIDTH = 640;
    private final Wording words;

    HomeView(Wording words) {
        this.words = words;
        getStyleClass().add("home");
        // Nothing in it can be done: the keyboard is where it can be read out.
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
    }

    /// @param role as people call it
    void show(String role, Access access) {
        var title = new Label(words.of("home.heading", role));
        title.getStyleClass().add("section-title");
        var card = new VBox(10, title);
        access.granted().stream()
                .sorted()
                .map(permission -> words.of("home.may." + permission))
                .map(HomeView::line)
                .forEach(card.getChildren()::add);
        var foot = line(words.of("home.foot"));
        foot.getStyleClass().add("muted");
        card.getChildren().add(foot);
        card.getStyleClass().add("card");
        card.setPadding(new Insets(16));
        card.setMaxWidth(WIDTH);
        var page = new VBox(card);
        page.setPadding(new Insets(16));
        setCenter(page);
        setAccessibleText(
                card.getChildren().stream()
                        .map(line -> ((Label) line).getText())
                        .collect(Collectors.joining("\n")));
    }

    private static Label line(String text) {
        var line = new Label(text);
        line.setWrapText(true);
        return line;
    }
}
