package live.lsn.desk.plan;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import live.lsn.desk.parts.AskedFile;
import live.lsn.desk.store.ProfileNotes;
import live.lsn.ui.ActButton;
import live.lsn.ui.Background;
import live.lsn.ui.JobList;
import live.lsn.ui.Messages;
import live.lsn.ui.PaletteEntry;
import live.lsn.ui.Shortcut;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// The plan calculator as the window knows it. It reads nothing of the platform, so that it works
/// anywhere.
public final class PlanFeature {
    private final PlanWords words;
    private final PlanViewModel model;
    private final PlanView view;
    private final @Nullable Runnable plans;
    private final Label lead = new Label();

    /// @param notes where what was asked last is kept
    /// @param plans opens the inspection plans; null for whoever may not read them
    public PlanFeature(
            ProfileNotes notes,
            Background background,
            Messages messages,
            ZoneId zone,
            JobList jobs,
            @Nullable Runnable plans) {
        this.plans = plans;
        words = new PlanWords(messages, messages.formats(zone));
        model = new PlanViewModel(background, words.formats(), new PlanMemory(notes, background));
        view = new PlanView(model, words, new AskedFile(messages, jobs), this::tell);
        lead.getStyleClass().addAll("small", "muted");
        model.plans().subscribe(_ -> tell(words.of("plan.lead")));
    }

    private void tell(String what) {
        lead.setText(what);
    }

    public Region screen() {
        return view;
    }

    /// A few words behind the title: what is here, or what was just done.
    public Node lead() {
        return lead;
    }

    /// What can be done with a plan.
    public List<Node> buttons() {
        var copy = new ActButton(words.of("plan.copy"), "Ctrl+C", ActButton.Kind.DEFAULT);
        copy.setFocusTraversable(false);
        copy.setOnAction(_ -> view.copy());
        var export = new ActButton(words.of("plan.export"), "Ctrl+E", ActButton.Kind.DEFAULT);
        export.setFocusTraversable(false);
        export.setOnAction(_ -> view.export());
        model.plans()
                .subscribe(
                        plans -> copy.setBlocked(plans == null ? words.of("plan.blocked") : null));
        model.curve()
                .subscribe(
                        drawn ->
                                export.setBlocked(drawn == null ? words.of("plan.blocked") : null));
        if (plans == null) return List.of(copy, export);
        var open = new ActButton(words.of("plan.plans"), "P", ActButton.Kind.DEFAULT);
        open.setFocusTraversable(false);
        open.setOnAction(_ -> plans.run());
        return List.of(copy, export, open);
    }

    /// Puts the keyboard where the lot is given.
    public void focus() {
        view.focusLot();
    }

    /// Takes a key that nobody nearer has used.
    public void keyPressed(KeyEvent event) {
        view.keyPressed(event);
        if (!event.isConsumed() && !(event.getTarget() instanceof TextInputControl))
            Shortcut.take(more(), event);
    }

    /// Its keys, as they are taken and as they are shown.
    public List<Shortcut> keys() {
        var keys = new ArrayList<>(view.keys());
        keys.addAll(more());
        return keys;
    }

    private List<Shortcut> more() {
        return plans == null
                ? List.of()
                : List.of(Shortcut.of(words.of("plan.plans"), KeyCode.P, plans));
    }

    /// What the command palette offers of it.
    public List<PaletteEntry> entries() {
        var none = model.plans().get() == null ? words.of("plan.blocked") : null;
        var curve = model.curve().get() == null ? words.of("plan.blocked") : null;
        return List.of(
                entry("bi-files", "plan.palette.copy", List.of("Ctrl", "C"), none, view::copy),
                entry(
                        "bi-file-earmark-spreadsheet",
                        "plan.palette.export",
                        List.of("Ctrl", "E"),
                        curve,
                        view::export),
                entry("bi-graph-down", "plan.palette.compare", List.of("V"), null, view::compare));
    }

    private PaletteEntry entry(
            String icon, String key, List<String> keys, @Nullable String blocked, Runnable run) {
        return new PaletteEntry(
                words.of("plan.title"), icon, words.of(key), null, keys, blocked, run);
    }
}
