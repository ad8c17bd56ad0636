package live.lsn.desk.plans;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Channel;
import live.lsn.api.model.Permission;
import live.lsn.desk.Access;
import live.lsn.desk.DeskSession;
import live.lsn.desk.store.Subscription;
import live.lsn.ui.Background;
import live.lsn.ui.Messages;
import live.lsn.ui.PaletteEntry;
import live.lsn.ui.Shortcut;

import java.util.List;
import java.util.function.Supplier;

/// Inspection plans as the window knows them.
public final class PlansFeature implements AutoCloseable {
    private final Supplier<Access> access;
    private final PlansWords words;
    private final PlansViewModel model;
    private final PlansView view;
    private final Label lead = new Label();
    private final Subscription subscription;

    /// @param access what the person may do, as far as is known now
    public PlansFeature(
            DeskSession session,
            Supplier<Access> access,
            Channel channel,
            Background background,
            Messages messages) {
        this.access = access;
        words = new PlansWords(messages, messages.formats(channel.zone()));
        model =
                new PlansViewModel(
                        new SessionPlans(session, channel.code()),
                        background,
                        words.formats().decimalSeparator());
        view = new PlansView(model, words, this::mayEdit);
        lead.getStyleClass().addAll("small", "muted");
        subscription =
                session.cache()
                        .onChange(
                                names -> {
                                    if (names.contains(Collections.INSPECTION_PLANS.name()))
                                        background.onFx(model::refresh);
                                });
    }

    private boolean mayEdit() {
        return access.get().granted().contains(Permission.QUALITY_PLAN);
    }

    public Region screen() {
        return view;
    }

    /// A few words behind the title.
    public Node lead() {
        return lead;
    }

    /// Reads anew and puts the keyboard where one goes on.
    public void shown() {
        lead.setText(words.of(mayEdit() ? "plans.lead" : "plans.lead.look"));
        model.refresh();
        view.focus();
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
        if (!mayEdit()) return List.of();
        return List.of(
                new PaletteEntry(
                        words.of("plans.title"),
                        "bi-clipboard-plus",
                        words.of("plans.create"),
                        null,
                        List.of("N"),
                        null,
                        view::create));
    }

    @Override
    public void close() {
        subscription.close();
        model.close();
    }
}
