package live.lsn.desk.inspection;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import live.lsn.rules.sampling.Verdict;
import live.lsn.ui.ActButton;
import live.lsn.ui.Icons;

import org.kordamp.ikonli.javafx.FontIcon;

/// Where the inspection stands, and what may be done now.
final class VerdictFoot extends HBox {
    private final InspectionWords words;
    private final FontIcon mark = Icons.of("bi-check-circle");
    private final Label title = Parts.whole("", "verdict-title");
    private final Label detail = Parts.label("", "muted");
    private final ActButton finish;

    VerdictFoot(InspectionWords words, Label saved, Runnable pause, Runnable sign) {
        super(16);
        this.words = words;
        getStyleClass().add("verdict-foot");
        setAlignment(Pos.CENTER_LEFT);
        var text = new VBox(0, title, detail);
        text.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        var leave = Parts.act(words.of("inspection.pause"), "Esc", ActButton.Kind.DEFAULT, pause);
        finish = Parts.act(words.of("inspection.sign"), "F9", ActButton.Kind.DEFAULT, sign);
        finish.getStyleClass().add("finish");
        getChildren().addAll(mark, text, saved, leave, finish);
    }

    void show(Work now) {
        var verdict = now.count().verdict();
        var accepts = verdict instanceof Verdict.Accepted;
        var rejects = now.isLost();
        mark.setIconLiteral(rejects ? "bi-x-circle" : "bi-check-circle");
        getStyleClass().removeAll("accepts", "rejects");
        getStyleClass().add(rejects ? "rejects" : "accepts");
        title.setText(title(now, accepts, rejects));
        detail.setText(detail(now, accepts));
        // One filled button: the one that leads on.
        finish.getStyleClass().remove("accent");
        if (now.isOver()) finish.getStyleClass().add("accent");
        finish.setBlocked(
                now.isOver() ? null : words.of("inspection.sign.not-yet", detail(now, accepts)));
    }

    private String title(Work now, boolean accepts, boolean rejects) {
        if (accepts) return words.of("inspection.verdict.accepted");
        if (now.isOver()) return words.of("inspection.verdict.rejected");
        if (now.inspection().units().isEmpty()) return words.of("inspection.verdict.none");
        return words.of(rejects ? "inspection.verdict.rejects" : "inspection.verdict.accepts");
    }

    private String detail(Work now, boolean accepts) {
        if (accepts) return words.of("inspection.verdict.accepted.more");
        if (now.isOver())
            return words.of(
                    now.count().verdict() instanceof Verdict.Rejected rejected
                                    && rejected.curtailed()
                            ? "inspection.verdict.curtailed"
                            : "inspection.verdict.rejected.more");
        var open = now.firstOpen();
        if (open <= now.inspection().most() && now.entry(open) != null) {
            var missing = now.unmeasured(open);
            if (missing != null)
                return words.of("inspection.verdict.open", words.count(open), missing.name());
        }
        return words.of(
                now.isLost() ? "inspection.verdict.no-early" : "inspection.verdict.left",
                words.count(now.left()));
    }
}
