package live.lsn.desk.lots;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/// The pieces that the open lot is put together of.
final class LotParts {
    private LotParts() {}

    /// A part with a line under it.
    static VBox section(List<Node> content) {
        var section = new VBox(8);
        section.getChildren().setAll(content);
        section.getStyleClass().add("section");
        section.setPadding(new Insets(12, 16, 12, 16));
        return section;
    }

    static Label label(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /// Words that take as many lines as they need.
    static Label wrapped(String text, String... styles) {
        var label = label(text, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static HBox line(Node... nodes) {
        var line = new HBox(8, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
