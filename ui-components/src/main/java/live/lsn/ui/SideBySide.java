package live.lsn.ui;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Two changes of one thing and what both started from, as three cards.
///
/// Base has a grey edge, mine that of the first data colour, theirs that of the second.
public final class SideBySide extends HBox {
    /// One version.
    ///
    /// @param title whose and which: "Mine, this device"
    /// @param headline its value: "Failed"
    /// @param detail who and when
    public record Side(String icon, String title, String headline, String detail) {}

    public SideBySide(Side base, Side mine, Side theirs) {
        super(12);
        getStyleClass().add("side-by-side");
        getChildren().addAll(card(base, "base"), card(mine, "mine"), card(theirs, "theirs"));
    }

    private static VBox card(Side side, String whose) {
        var title = new Label(side.title, Icons.of(side.icon));
        title.getStyleClass().add("title");
        var headline = new Label(side.headline);
        headline.getStyleClass().add("headline");
        var detail = new Label(side.detail);
        detail.getStyleClass().add("detail");
        detail.setWrapText(true);
        var card = new VBox(4, title, headline, detail);
        card.getStyleClass().addAll("side", whose);
        card.setAccessibleText(side.title + ": " + side.headline + ", " + side.detail);
        card.setPrefWidth(180);
        card.setMinWidth(0);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }
}
