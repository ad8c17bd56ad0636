package live.lsn.desk.today;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.desk.today.Page.Worries;
import live.lsn.ui.Icons;

import java.time.Duration;
import java.time.InstantSource;

/// What waits for somebody, each with the way to where it is done.
final class WorryList extends HBox {
    private final TodayWords words;
    private final TodayActs acts;
    private final InstantSource clock;

    WorryList(TodayWords words, TodayActs acts, InstantSource clock) {
        super(28);
        this.words = words;
        this.acts = acts;
        this.clock = clock;
        getStyleClass().addAll("card", "worries");
    }

    void show(Worries worries) {
        getChildren().clear();
        if (worries.fraudWaiting() >= 0) add(fraud(worries));
        add(outbox(worries));
    }

    private void add(HBox row) {
        var column = new VBox(row);
        HBox.setHgrow(column, Priority.ALWAYS);
        getChildren().add(column);
    }

    private HBox fraud(Worries worries) {
        if (worries.fraudWaiting() == 0)
            return row("bi-shield-check", false, words.of("today.fraud.none"), "", acts.fraud());
        return row(
                "bi-shield-exclamation",
                worries.critical() > 0,
                words.of(
                        worries.fraudWaiting() == 1 ? "today.fraud.one" : "today.fraud",
                        words.formats().whole(worries.fraudWaiting()),
                        words.formats().whole(worries.critical())),
                due(worries),
                acts.fraud());
    }

    private String due(Worries worries) {
        var due = worries.firstDue();
        if (due == null) return "";
        var now = clock.instant();
        return due.isBefore(now)
                ? words.of("today.due.late", words.age(Duration.between(due, now)))
                : words.of("today.due.in", words.age(Duration.between(now, due)));
    }

    private HBox outbox(Worries worries) {
        var whole = words.formats();
        if (worries.needsYou() > 0)
            return row(
                    "bi-exclamation-circle",
                    true,
                    words.of("today.outbox.needs-you", whole.whole(worries.needsYou())),
                    words.of("today.outbox.safe"),
                    acts.outbox());
        return worries.unsent() > 0
                ? row(
                        "bi-cloud-upload",
                        false,
                        words.of("today.outbox.waiting", whole.whole(worries.unsent())),
                        words.of("today.outbox.by-itself"),
                        acts.outbox())
                : row(
                        "bi-cloud-check",
                        false,
                        words.of("today.outbox.none"),
                        words.of("today.outbox.none.text"),
                        acts.outbox());
    }

    private HBox row(String icon, boolean severe, String what, String detail, Runnable open) {
        var mark = Icons.of(icon);
        mark.getStyleClass().addAll("state-icon", severe ? "severe" : "muted");
        var text = new Label(what, mark);
        text.getStyleClass().add("what");
        text.setMinWidth(USE_PREF_SIZE);
        var more = new Label(detail);
        more.getStyleClass().addAll("small", "muted");
        more.setMinWidth(0);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var link = new Hyperlink(words.of("today.open"));
        link.setAccessibleText(words.of("today.open") + ": " + what);
        link.setMinWidth(USE_PREF_SIZE);
        link.setOnAction(_ -> open.run());
        var row = new HBox(8, text, more, room, link);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
