package live.lsn.desk.people;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import live.lsn.ui.ActButton;
import live.lsn.ui.Icons;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;

/// The pieces that the sheets are put together of.
final class Parts {
    private static final double NAME = 112;

    private Parts() {}

    /// The name of what is shown, its badges, and a line under it.
    static VBox head(String title, List<? extends Node> badges, String lead) {
        var name = new Label(title);
        name.getStyleClass().add("record");
        name.setMinWidth(0);
        var line = new HBox(8, name);
        line.getChildren().addAll(badges);
        line.setAlignment(Pos.CENTER_LEFT);
        var head = new VBox(4, line);
        if (!lead.isEmpty()) head.getChildren().add(muted(lead));
        head.setPadding(new Insets(14, 16, 14, 16));
        return head;
    }

    static Label muted(String text) {
        var label = wrapped(text);
        label.getStyleClass().addAll("small", "muted");
        return label;
    }

    static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static Label title(String text) {
        var title = wrapped(text);
        title.getStyleClass().add("page-title");
        return title;
    }

    /// A part of a sheet with a line above it.
    ///
    /// @param title null for none
    static VBox section(@Nullable String title, Node... content) {
        var section = new VBox(10, content);
        if (title != null) {
            var head = new Label(title);
            head.getStyleClass().add("section-title");
            section.getChildren().addFirst(head);
        }
        section.getStyleClass().add("section");
        section.setPadding(new Insets(14, 16, 14, 16));
        return section;
    }

    /// @param value node or words
    record Fact(String name, String value) {}

    static GridPane facts(List<Fact> facts) {
        var grid = new GridPane(16, 8);
        for (var fact : facts) {
            var name = new Label(fact.name());
            name.getStyleClass().addAll("small", "muted");
            name.setMinWidth(NAME);
            var value = wrapped(fact.value());
            GridPane.setHgrow(value, Priority.ALWAYS);
            grid.addRow(grid.getRowCount(), name, value);
        }
        return grid;
    }

    /// Lines with a mark before each.
    static VBox lines(String icon, Collection<String> lines) {
        var box = new VBox(6);
        for (var line : lines) {
            var mark = Icons.of(icon);
            mark.getStyleClass().add("muted");
            var label = new Label(line, mark);
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            label.setGraphicTextGap(8);
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            box.getChildren().add(label);
        }
        return box;
    }

    static FlowPane foot(List<ActButton> acts) {
        var foot = new FlowPane(8, 8);
        foot.getChildren().addAll(acts);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("act-bar");
        return foot;
    }

    /// A sentence on the ground of its tone.
    ///
    /// @param tone style class of the tone
    /// @param link null for none
    static HBox strip(
            String tone, String icon, String what, String more, @Nullable Hyperlink link) {
        var head = new Text(what + (more.isEmpty() ? "" : " "));
        head.getStyleClass().add("what");
        var rest = new Text(more + (link == null ? "" : " "));
        rest.getStyleClass().add("more");
        var words = new TextFlow(head, rest);
        if (link != null) words.getChildren().add(link);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var strip = new HBox(12, Icons.of(icon), words);
        strip.getStyleClass().addAll("strip", tone);
        strip.setAlignment(Pos.TOP_LEFT);
        strip.setAccessibleRole(AccessibleRole.TEXT);
        strip.setAccessibleText(what + " " + more);
        return strip;
    }
}
