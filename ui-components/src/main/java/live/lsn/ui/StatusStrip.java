package live.lsn.ui;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The state of the program, at the foot of the window, 26 px high.
public final class StatusStrip extends HBox {
    /// One word of the state.
    ///
    /// @param icon Bootstrap icon, [#DOT] for a filled dot, or null
    /// @param key a key cap before the words, or null
    /// @param strong a word after the text in semi-bold, or null
    /// @param onClick where a click leads, or null when it is only told
    public record Segment(
            @Nullable String icon,
            @Nullable String key,
            String text,
            @Nullable String strong,
            Badge.Tone tone,
            @Nullable Runnable onClick) {
        /// A round mark in the tone's colour.
        public static final String DOT = "bi-circle-fill";

        /// Plain muted words.
        public static Segment of(String text) {
            return new Segment(null, null, text, null, Badge.Tone.NEUTRAL, null);
        }

        /// Words with an icon before them.
        public static Segment of(String icon, String text, Badge.Tone tone) {
            return new Segment(icon, null, text, null, tone, null);
        }

        /// A key and what it does.
        public static Segment key(String key, String text) {
            return new Segment(null, key, text, null, Badge.Tone.NEUTRAL, null);
        }

        /// The same words with one more, in semi-bold.
        public Segment strong(String word) {
            return new Segment(icon, key, text, word, tone, onClick);
        }

        /// The same words, leading somewhere.
        public Segment to(Runnable onClick) {
            return new Segment(icon, key, text, strong, tone, onClick);
        }
    }

    private final HBox left = new HBox(20);
    private final HBox right = new HBox(20);
    private List<Segment> atLeft = List.of();
    private List<Segment> atRight = List.of();

    public StatusStrip() {
        getStyleClass().add("status-strip");
        left.setAlignment(Pos.CENTER_LEFT);
        right.setAlignment(Pos.CENTER_RIGHT);
        right.setMinWidth(USE_PREF_SIZE);
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(left, right);
    }

    /// Connection, last sync, outbox, what needs the person.
    public void setLeft(List<Segment> segments) {
        fill(left.getChildren(), atLeft, segments);
        atLeft = List.copyOf(segments);
    }

    /// Keys, channel, business time.
    public void setRight(List<Segment> segments) {
        fill(right.getChildren(), atRight, segments);
        atRight = List.copyOf(segments);
    }

    /// Replaces no more than what is told otherwise; what takes the place of the link that has the
    /// keyboard gets it.
    private static void fill(List<Node> nodes, List<Segment> before, List<Segment> now) {
        for (var i = 0; i < now.size(); i++) {
            if (i >= before.size()) nodes.add(node(now.get(i)));
            else if (!now.get(i).equals(before.get(i))) {
                var focused = nodes.get(i).isFocused();
                nodes.set(i, node(now.get(i)));
                if (focused) nodes.get(i).requestFocus();
            }
        }
        if (nodes.size() > now.size()) nodes.subList(now.size(), nodes.size()).clear();
    }

    private static Node node(Segment segment) {
        var words = words(segment);
        if (segment.strong == null) return words;
        var strong = new Label(segment.strong);
        strong.getStyleClass().addAll("segment", "strong-word");
        var both = new HBox(3, words, strong);
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }

    private static Labeled words(Segment segment) {
        var words = labeled(segment);
        words.getStyleClass().add("segment");
        words.setAccessibleText(segment.text);
        segment.tone.paint(words);
        if (Segment.DOT.equals(segment.icon)) words.getStyleClass().add("dotted");
        if (segment.key != null) words.setGraphic(new KeyCap(segment.key));
        else if (segment.icon != null) words.setGraphic(Icons.of(segment.icon));
        return words;
    }

    private static Labeled labeled(Segment segment) {
        var onClick = segment.onClick;
        if (onClick == null) return new Label(segment.text);
        var button = new Button(segment.text);
        button.getStyleClass().setAll("link");
        button.setOnAction(_ -> onClick.run());
        return button;
    }
}
