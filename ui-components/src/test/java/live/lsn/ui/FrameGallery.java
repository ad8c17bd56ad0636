package live.lsn.ui;

import javafx.geometry.Insets;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Timeline and board of the gallery, also from right to left.
final class FrameGallery {
    static final Instant NOW = Instant.parse("2026-11-19T03:30:00Z");
    private static final Formats UK = new Formats(Locale.UK, ZoneId.of("Australia/Sydney"));
    private static final Formats EGYPT =
            new Formats(Locale.of("ar", "EG"), ZoneId.of("Australia/Sydney"));
    private static final Background AT_ONCE = new Background(Runnable::run, Runnable::run);

    record Action(String number, String what, int level, String due) {}

    static final class Look implements Board.Look<Action> {
        @Override
        public String id(Action card) {
            return card.number();
        }

        @Override
        public Node draw(Action card) {
            var number = new Label(card.number());
            number.getStyleClass().add("strong");
            var room = new Region();
            HBox.setHgrow(room, Priority.ALWAYS);
            var due = new Label(card.due());
            due.getStyleClass().addAll("small", "muted");
            var what = new Label(card.what());
            what.getStyleClass().add("small");
            return new VBox(3, new HBox(6, new LevelMeter(card.level()), number, room, due), what);
        }

        @Override
        public String spoken(Action card) {
            return card.number() + ", " + card.what() + ", due " + card.due();
        }

        @Override
        public double height() {
            return 58;
        }
    }

    private FrameGallery() {}

    static List<Timeline.Entry> entries() {
        return List.of(
                Timeline.Entry.of(
                        NOW.minus(Duration.ofDays(9)),
                        "bi-receipt",
                        Badge.Tone.NEUTRAL,
                        "Order placed, AUD 1,284.00",
                        "Live show SHW-0912"),
                Timeline.Entry.of(
                        NOW.minus(Duration.ofHours(20)),
                        "bi-shield-exclamation",
                        Badge.Tone.SEVERE,
                        "Case CASE-10482 opened, score 86",
                        null),
                Timeline.Entry.of(
                        NOW.minus(Duration.ofMinutes(42)),
                        "bi-arrow-up-circle",
                        Badge.Tone.WARNING,
                        "Escalated, E1 needs a second pair of eyes because more than one rule"
                                + " fired",
                        "Analyst 4f2a"),
                Timeline.Entry.of(
                                NOW.minusSeconds(20),
                                "bi-check2",
                                Badge.Tone.SUCCESS,
                                "Approved, A1 known good",
                                "You")
                        .asPending());
    }

    static List<Board.Column<Action>> columns() {
        return List.of(
                column("todo", "To do", "AUD 940.00", 10_000, 0),
                column("doing", "In progress", "AUD 210.00", 2, 20_000),
                column("done", "Done", "", 0, 0));
    }

    static Board.Column<Action> column(String id, String title, String sum, int size, int first) {
        return new Board.Column<>(
                id,
                title,
                sum,
                size,
                (from, to) -> IntStream.range(from, to).mapToObj(at -> action(first + at)).toList(),
                "Nothing is done yet.");
    }

    private static Action action(int at) {
        return new Action("ACT-" + (1001 + at), "Ask for other packing", at % 4, "in 3 d");
    }

    static Board<Action> board(@Nullable String refusal) {
        var board = new Board<>("Corrective actions", new Look(), AT_ONCE);
        board.show(columns());
        board.tell(refusal);
        return board;
    }

    static Scene scene(Theme theme) {
        var mirrored = new HBox(16, timeline(EGYPT), board(null));
        mirrored.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
        var straight =
                new HBox(
                        16,
                        timeline(UK),
                        board("ACT-1001 cannot be done: its proof is missing. Add it first."));
        for (var line : List.of(straight, mirrored)) {
            HBox.setHgrow(line.getChildren().getLast(), Priority.ALWAYS);
            line.setPadding(new Insets(16));
            line.setPrefHeight(430);
        }
        var scene = new Scene(new VBox(straight, mirrored), 1200, 880);
        Theme.apply(scene, theme, Density.NORMAL);
        return scene;
    }

    private static Timeline timeline(Formats formats) {
        var timeline = new Timeline("What happened", formats, () -> NOW);
        timeline.setPrefWidth(360);
        timeline.setMinWidth(360);
        timeline.show(entries());
        return timeline;
    }
}
