package live.lsn.desk.floor;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.api.model.goods.Severity;
import live.lsn.ui.Badge;
import live.lsn.ui.Badge.Tone;

import org.jspecify.annotations.Nullable;

/// What is inspected next, by dock time, and what was done today.
final class NextPane extends VBox {
    private static final double WIDTH = 372;
    private final FloorWords words;
    private final @Nullable Inspections inspections;
    private final VBox rows = new VBox(12);
    private final HBox done = new HBox(12);

    /// @param inspections null where nobody inspects here
    NextPane(FloorWords words, @Nullable Inspections inspections) {
        super(12);
        this.words = words;
        this.inspections = inspections;
        getStyleClass().add("floor-next");
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        var head =
                new HBox(
                        8,
                        FloorNodes.label(words.of("floor.next"), "floor-head"),
                        FloorNodes.label(words.of("floor.next.by"), "muted"));
        head.setAlignment(javafx.geometry.Pos.BASELINE_LEFT);
        done.getStyleClass().add("floor-done");
        getChildren().addAll(head, FloorNodes.scroll(rows), done);
    }

    void show(FloorNow now) {
        rows.getChildren().setAll(now.next().stream().map(next -> row(next, now)).toList());
        if (now.next().isEmpty())
            rows.getChildren().add(FloorNodes.wrapped(words.of("floor.next.none"), "muted"));
        else if (now.waiting() > now.next().size())
            rows.getChildren()
                    .add(
                            FloorNodes.label(
                                    words.of("floor.next.more", now.waiting() - now.next().size()),
                                    "muted"));
        done.getChildren()
                .setAll(
                        figure(now.done().lots(), "floor.done.lots"),
                        figure(now.done().accepted(), "floor.done.accepted"),
                        figure(now.done().rejected(), "floor.done.rejected"));
    }

    /// Puts the keyboard on the first lot; false where there is none to be pressed.
    boolean focusFirst() {
        if (inspections == null || rows.getChildren().isEmpty()) return false;
        rows.getChildren().getFirst().requestFocus();
        return rows.getChildren().getFirst().isFocused();
    }

    private Node figure(int count, String key) {
        var figure = FloorNodes.label(words.whole(count), "floor-done-count");
        var box = new VBox(figure, FloorNodes.label(words.of(key), "floor-done-text"));
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private Node row(FloorNow.Next next, FloorNow now) {
        var lot = next.lot();
        var dock = lot.source().dockAt();
        var time = FloorNodes.label(words.dock(dock, now.today()), "floor-row-title");
        time.setMinWidth(Region.USE_PREF_SIZE);
        var name = FloorNodes.label(lot.source().item(), "floor-row-title");
        var head = new HBox(8, name, FloorNodes.room(), time);
        var plan = FloorNodes.label(words.plan(next), "floor-row-text");
        var foot = new HBox(8, plan, FloorNodes.room());
        foot.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        if (next.stopped())
            foot.getChildren().add(new Badge(words.of("floor.badge.stopped"), Tone.DANGER));
        else if (next.severity() == Severity.TIGHTENED)
            foot.getChildren().add(new Badge(words.of("floor.badge.tightened"), Tone.SEVERE));
        var undrawn = words.undrawn(next);
        if (undrawn != null) foot.getChildren().add(new Badge(undrawn, Tone.NEUTRAL));
        var late = words.late(dock, now.at());
        if (late != null) foot.getChildren().add(new Badge(late, Tone.DANGER));
        var box =
                new VBox(3, head, FloorNodes.label(words.lotAndOrder(lot), "floor-row-text"), foot);
        if (inspections == null) {
            box.getStyleClass().add("floor-row-still");
            return box;
        }
        return FloorNodes.row(
                box,
                FloorWords.joined(
                        lot.source().item(),
                        words.lotAndOrder(lot),
                        undrawn == null ? words.plan(next) : undrawn),
                () -> inspections.open(lot.id()));
    }
}
