package live.lsn.desk.floor;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.ui.ActButton;
import live.lsn.ui.Icons;

/// Something that was begun and can be gone on with.
final class BegunCard {
    private BegunCard() {}

    /// @param usual whether Enter goes on with it
    static Node of(String title, String more, String act, Runnable open, boolean usual) {
        var icon = Icons.of("bi-play-circle");
        icon.getStyleClass().add("floor-card-icon");
        var text =
                new VBox(
                        2,
                        FloorNodes.wrapped(title, "floor-row-title"),
                        FloorNodes.wrapped(more, "floor-row-text"));
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        var button =
                new ActButton(
                        act,
                        usual ? "Enter" : null,
                        usual ? ActButton.Kind.PRIMARY : ActButton.Kind.DEFAULT);
        button.getStyleClass().add("floor-act");
        button.setOnAction(_ -> open.run());
        var card = new HBox(16, icon, text, button);
        card.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().add("floor-card");
        card.setMinHeight(Region.USE_PREF_SIZE);
        return card;
    }
}
