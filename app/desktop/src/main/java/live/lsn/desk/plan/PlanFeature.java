package live.lsn.desk.plan;

import javafx.scene.Node;
import javafx.scene.control.Label;
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
import java.util.List;

/// The plan calculator as the window knows it. It reads nothing of the platform, so that it works
/// anywhere.
public final class PlanFeature {
    private final PlanWords words;
    private final PlanViewModel model;
    private final PlanView view;
    private final Label lead = new Label();

    /// @param notes where what was asked last is kept
    public PlanFeature(
            ProfileNotes notes,
            Background background,
            Messages messages,
            ZoneId zone,
            JobList jobs) {
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
        return List.of(copy, export);
    }

    /// Puts the keyboard where the lot is given.
    public void focus() {
        view.focusLot();
    }

    /// Takes a key that nobody nearer has used.
    public void keyPressed(KeyEvent event) {
        view.keyPressed(event);
    }

    /// Its keys, as they are taken and as they are shown.
    public List<Shortcut> keys() {
        return view.keys();
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
