package live.lsn.desk.inspection;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import live.lsn.desk.sync.SyncStatus;
import live.lsn.desk.sync.SyncStatus.Connection;
import live.lsn.ui.ActButton;
import live.lsn.ui.Icons;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What is inspected and by which plan, and what is safe.
final class UnitsHead extends VBox {
    private final InspectionWords words;
    private final Label number = Parts.whole("", "record");
    private final Label about = Parts.label("", "muted");
    private final Label scheme = Parts.label("", "medium");
    private final Label plan = Parts.label("", "muted");
    private final HBox strip = new HBox(14);
    private final Label safe = Parts.wrapped("");
    private final Label offline = Parts.whole("", "strong");
    private final Label saved = Parts.whole("", "muted");

    /// @param back leaves the inspection as it is
    /// @param draw shows which units are drawn
    UnitsHead(InspectionWords words, Runnable back, Runnable draw) {
        this.words = words;
        var leave = Parts.act("", null, ActButton.Kind.DEFAULT, back);
        leave.setGraphic(Icons.of("bi-arrow-left"));
        leave.setAccessibleText(words.of("inspection.pause"));
        leave.getStyleClass().add("head-back");
        var left = new VBox(0, number, about);
        left.setAlignment(Pos.CENTER_LEFT);
        left.setMinWidth(120);
        var right = new VBox(0, scheme, plan);
        right.setAlignment(Pos.CENTER_RIGHT);
        right.setMinWidth(120);
        var units = Parts.act(words.of("inspection.draw.act"), "D", ActButton.Kind.DEFAULT, draw);
        var head = new HBox(14, leave, left, Parts.room(), right, units);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("units-head");
        var cloud = Icons.of("bi-wifi-off");
        strip.getStyleClass().addAll("offline-strip");
        strip.setAlignment(Pos.CENTER_LEFT);
        strip.getChildren().addAll(cloud, offline, safe, Parts.room());
        getChildren().addAll(head, strip);
        strip.setVisible(false);
        strip.setManaged(false);
    }

    /// Where it is told when the last entry was saved.
    Label saved() {
        return saved;
    }

    void show(Work now) {
        number.setText(now.inspection().number());
        about.setText(words.about(now.lot()));
        scheme.setText(words.scheme(now.inspection()));
        plan.setText(words.plan(now.inspection()));
    }

    void saved(@Nullable Instant at) {
        saved.setText(
                at == null
                        ? words.of("inspection.saving")
                        : words.of("inspection.saved", words.formats().timeOfSeconds(at)));
    }

    /// @param unsent how much waits to be sent
    void show(SyncStatus now, long unsent) {
        var away = now.connection() == Connection.OFFLINE;
        strip.setVisible(away);
        strip.setManaged(away);
        if (!away) return;
        offline.setText(words.of("inspection.offline", words.formats().time(now.since())));
        safe.setText(words.of("inspection.offline.safe", unsent));
    }
}
