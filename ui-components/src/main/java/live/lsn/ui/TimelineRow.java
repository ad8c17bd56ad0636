package live.lsn.ui;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// One entry of a [Timeline]: its mark on the line, what happened, who and when.
final class TimelineRow extends HBox {
    /// Enough for the hour of a clock of twelve.
    private static final double TIME = 62;

    private static final double MARK = 22;
    private static final double LINE_FROM = 26;

    /// When it was.
    ///
    /// @param ago null where that is so long that the day tells more
    record Times(String clock, String whole, @Nullable String ago) {}

    /// @param last whether the line ends here
    TimelineRow(Timeline.Entry entry, String spoken, Times times, boolean last) {
        super(8);
        getStyleClass().add("entry");
        if (entry.pending()) getStyleClass().add("pending");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setAccessibleText(spoken);
        getChildren().addAll(mark(entry, last), told(entry), when(times));
        Tooltip.install(this, new Tooltip(times.whole()));
    }

    private static StackPane mark(Timeline.Entry entry, boolean last) {
        var dot = new StackPane(Icons.of(entry.icon()));
        dot.getStyleClass().add("dot");
        entry.tone().paint(dot);
        dot.setMinSize(MARK, MARK);
        dot.setMaxSize(MARK, MARK);
        var mark = new StackPane(dot);
        mark.setAlignment(Pos.TOP_CENTER);
        mark.setMinWidth(MARK);
        if (last) return mark;
        var line = new Region();
        line.getStyleClass().add("line");
        line.setMaxWidth(1);
        StackPane.setMargin(line, new Insets(LINE_FROM, 0, 2, 0));
        mark.getChildren().add(line);
        return mark;
    }

    private static VBox told(Timeline.Entry entry) {
        var text = new Label(entry.text());
        text.getStyleClass().addAll("small", "text-line");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        var told = new VBox(text);
        if (entry.actor() != null) {
            var actor = new Label(entry.actor());
            actor.getStyleClass().addAll("small", "muted");
            actor.setWrapText(true);
            actor.setMinHeight(USE_PREF_SIZE);
            told.getChildren().add(actor);
        }
        told.setPadding(new Insets(2, 0, 10, 0));
        HBox.setHgrow(told, Priority.ALWAYS);
        return told;
    }

    private static VBox when(Times times) {
        var clock = new Label(times.clock());
        clock.getStyleClass().add("small");
        var when = new VBox(clock);
        when.setAlignment(Pos.TOP_RIGHT);
        when.setPadding(new Insets(2, 0, 0, 0));
        when.setMinWidth(TIME);
        if (times.ago() == null) return when;
        var ago = new Label(times.ago());
        ago.getStyleClass().addAll("caption", "ago");
        ago.setMinWidth(USE_PREF_SIZE);
        when.getChildren().add(ago);
        return when;
    }
}
