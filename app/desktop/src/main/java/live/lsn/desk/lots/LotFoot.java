package live.lsn.desk.lots;

import javafx.geometry.Insets;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import live.lsn.desk.label.LabelDesk;
import live.lsn.ui.ActButton;
import live.lsn.ui.form.DraftBook;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// What can be done about the open lot, and once something was begun, its form.
final class LotFoot extends VBox {
    private final LotsViewModel model;
    private final LotsWords words;
    private final DraftBook drafts;
    private final Runnable onLeave;
    private final LabelDesk labels;
    private @Nullable LotDetail shown;
    private @Nullable ActForm form;
    private @Nullable String printed;

    /// @param onLeave run when a form is gone, so that the keyboard finds the list again
    LotFoot(
            LotsViewModel model,
            LotsWords words,
            DraftBook drafts,
            LabelDesk labels,
            Runnable onLeave) {
        super(8);
        this.model = model;
        this.words = words;
        this.drafts = drafts;
        this.labels = labels;
        this.onLeave = onLeave;
        getStyleClass().add("case-foot");
        setPadding(new Insets(12, 16, 12, 16));
        model.filling().subscribe((_, now) -> fill(now));
    }

    void show(LotDetail detail) {
        shown = detail;
        if (printed != null && !printed.equals(detail.lot().id())) printed = null;
        if (form == null && printed == null) offer();
    }

    boolean isEmpty() {
        return getChildren().isEmpty();
    }

    private void offer() {
        getChildren().clear();
        var acts = model.acts();
        var buttons = new FlowPane(8, 8);
        for (var i = 0; i < acts.size(); i++) {
            var offered = acts.get(i);
            var act = offered.act();
            var first = i == 0 && offered.blocked() == null && act != LotAct.DISPOSE;
            var button = new ActButton(name(act), act.key().getName(), kind(act, first));
            button.setFocusTraversable(false);
            button.setBlocked(why(offered));
            button.setOnAction(_ -> model.begin(act));
            buttons.getChildren().add(button);
        }
        buttons.getChildren()
                .addAll(
                        paper("label.print", "L", this::print),
                        paper("traveller.print", "⇧ P", this::traveller));
        getChildren().add(buttons);
        acts.stream()
                .map(this::why)
                .filter(Objects::nonNull)
                .map(why -> LotParts.wrapped(why, "small", "muted"))
                .forEach(getChildren()::add);
    }

    private ActButton paper(String name, String key, Runnable run) {
        var button = new ActButton(words.of(name), key, ActButton.Kind.FLAT);
        button.setFocusTraversable(false);
        button.setBlocked(shown == null ? null : labels.blocked(shown.lot()));
        button.setOnAction(_ -> run.run());
        return button;
    }

    /// Asks which labels of the open lot are wanted.
    void print() {
        var detail = shown;
        if (detail == null || form != null || labels.blocked(detail.lot()) != null) return;
        printed = detail.lot().id();
        getChildren().setAll(labels.ask(List.of(detail.lot()), this::leavePrinting));
    }

    private void leavePrinting() {
        printed = null;
        offer();
        onLeave.run();
    }

    /// Whether labels are being asked for: its keys are the only ones then.
    boolean isPrinting() {
        return printed != null;
    }

    void traveller() {
        if (shown != null) labels.travellers(List.of(shown.lot()));
    }

    /// No lot is open any more.
    void clear() {
        shown = null;
        printed = null;
    }

    private @Nullable String why(LotAct.Offered offered) {
        return offered.blocked() == null ? null : words.of(offered.blocked().code());
    }

    private String name(LotAct act) {
        var review = act == LotAct.REVIEW && shown != null && isFlagged(shown);
        return words.of(review ? "lots.act.UNREVIEW" : "lots.act." + act);
    }

    private static boolean isFlagged(LotDetail detail) {
        var report = detail.lot().nonconformity();
        return report != null && report.contractReview();
    }

    private static ActButton.Kind kind(LotAct act, boolean first) {
        if (act == LotAct.INEFFECTIVE) return ActButton.Kind.DANGER;
        return first ? ActButton.Kind.PRIMARY : ActButton.Kind.DEFAULT;
    }

    private void fill(@Nullable LotAct act) {
        var had = form;
        form = null;
        if (had != null) had.close();
        if (act != null) printed = null;
        var detail = shown;
        if (act == null || detail == null) {
            if (printed == null) offer();
            if (had != null) onLeave.run();
            return;
        }
        var made =
                act == LotAct.DISPOSE
                        ? new DisposeForm(model, words, detail.lot(), drafts)
                        : new FollowUpForm(model, words, act, name(act), detail.lot(), drafts);
        form = made;
        getChildren().setAll(made);
        made.begin();
    }

    /// Tells of something that was done: its draft goes.
    void done() {
        if (form != null) form.safe();
    }

    void close() {
        if (form != null) form.close();
    }
}
