package live.lsn.ui;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.jspecify.annotations.Nullable;

/// What happened, what is safe, what to do: on the tone's ground, within the window. It takes no
/// key from the work.
public final class Banner extends HBox {
    /// Where a banner leads.
    public record Link(String text, Runnable run) {}

    /// @param what what happened, in semi-bold
    /// @param more what is safe and what to do
    /// @param onClose what the cross does
    public Banner(
            Badge.Tone tone,
            String icon,
            String what,
            String more,
            @Nullable Link link,
            Runnable onClose) {
        super(12);
        getStyleClass().add("banner");
        tone.paint(this);
        setAlignment(Pos.TOP_LEFT);
        setMaxSize(560, Region.USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(what + " " + more);
        var head = new Text(what + " ");
        head.getStyleClass().add("what");
        var rest = new Text(more + " ");
        rest.getStyleClass().add("more");
        var words = new TextFlow(head, rest);
        words.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        if (link != null) words.getChildren().add(link(link));
        var cross = new Button("×");
        cross.getStyleClass().setAll("cross");
        cross.setFocusTraversable(false);
        cross.setAccessibleText(Words.of("banner.close"));
        cross.setOnAction(_ -> onClose.run());
        getChildren().addAll(Icons.of(icon), words, cross);
    }

    private static Hyperlink link(Link link) {
        var shown = new Hyperlink(link.text);
        shown.getStyleClass().add("to");
        shown.setFocusTraversable(false);
        shown.setOnAction(_ -> link.run.run());
        return shown;
    }
}
