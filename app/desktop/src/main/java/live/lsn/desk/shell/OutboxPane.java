package live.lsn.desk.shell;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import live.lsn.desk.fraud.CaseConflict;
import live.lsn.desk.shell.OutboxEntry.Group;
import live.lsn.ui.ActButton;
import live.lsn.ui.Comparison;
import live.lsn.ui.Icons;
import live.lsn.ui.KeyCap;
import live.lsn.ui.Placeholder;
import live.lsn.ui.SideBySide;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/// The selected entry of the outbox: what happened, what is safe, and the acts at its foot.
final class OutboxPane extends BorderPane {
    private final OutboxViewModel model;
    private final OutboxWords words;
    private final Consumer<OutboxEntry> openCase;
    private final VBox body = new VBox();
    private final ScrollPane scroll = new ScrollPane(body);
    private @Nullable OutboxEntry shown;
    private @Nullable Label next;

    OutboxPane(OutboxViewModel model, OutboxWords words, Consumer<OutboxEntry> openCase) {
        this.model = model;
        this.words = words;
        this.openCase = openCase;
        getStyleClass().add("outbox-pane");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        setCenter(scroll);
        model.content().subscribe(_ -> draw());
        model.selected().subscribe(_ -> draw());
    }

    private void draw() {
        var entry = model.content().get().find(model.selected().get()).orElse(null);
        if (entry != null && entry.equals(shown)) return;
        shown = entry;
        next = null;
        body.getChildren().clear();
        setBottom(null);
        if (entry == null) {
            body.getChildren()
                    .add(Placeholder.done(words.of("outbox.empty"), words.of("outbox.empty.text")));
            return;
        }
        switch (entry.group()) {
            case NEEDS_YOU -> drawChoice(entry, words.conflict(entry));
            case WAITING -> drawWaiting(entry);
            case SENT -> drawSent(entry);
        }
    }

    /// Once a second: what counts down.
    void tick() {
        if (shown != null && next != null) next.setText(words.next(shown));
    }

    private void drawChoice(OutboxEntry entry, CaseConflict conflict) {
        var open = model.content().get().of(Group.NEEDS_YOU);
        var place = words.of("outbox.place", open.indexOf(entry) + 1, open.size());
        body.getChildren()
                .addAll(
                        head("bi-exclamation-circle-fill", conflict.title(), place, true),
                        told(conflict.happened()),
                        section(
                                new SideBySide(
                                        side("bi-clock-history", conflict.base()),
                                        side("bi-person", conflict.mine()),
                                        side("bi-cloud", conflict.theirs()))));
        var fields = words.fields(entry);
        if (!fields.isEmpty())
            body.getChildren().add(section(new Comparison(words.headers(), fields)));
        body.getChildren().add(section(choices(conflict)));
        var keep = new ActButton(words.of("fraud.conflict.keep"), "K", ActButton.Kind.PRIMARY);
        keep.setOnAction(_ -> model.keepTheirs(entry.id()));
        var apply = new ActButton(words.of("fraud.conflict.apply"), "M", ActButton.Kind.DEFAULT);
        apply.setOnAction(_ -> model.applyMine(entry.id()));
        apply.setBlocked(conflict.applyBlocked());
        foot(keep, apply, open(entry));
    }

    private static SideBySide.Side side(String icon, CaseConflict.Version version) {
        return new SideBySide.Side(icon, version.title(), version.value(), version.detail());
    }

    private VBox choices(CaseConflict conflict) {
        var title = new Label(words.of("outbox.choices"));
        title.getStyleClass().add("section-title");
        var blocked = conflict.applyBlocked();
        var apply =
                choice(
                        "M",
                        words.of("fraud.conflict.apply"),
                        blocked == null ? conflict.applies() : blocked);
        apply.setOpacity(blocked == null ? 1 : 0.6);
        return new VBox(
                10, title, choice("K", words.of("fraud.conflict.keep"), conflict.keeps()), apply);
    }

    private static HBox choice(String key, String name, String does) {
        var what = new Label(name);
        what.getStyleClass().add("medium");
        what.setMinWidth(130);
        var effect = new Label(does);
        effect.getStyleClass().addAll("small", "muted");
        effect.setWrapText(true);
        var line = new HBox(8, new KeyCap(key), what, effect);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void drawWaiting(OutboxEntry entry) {
        var coming = told(words.next(entry));
        next = coming;
        body.getChildren()
                .addAll(
                        head("bi-hourglass", words.title(entry), "", false),
                        coming,
                        section(
                                facts(
                                        List.of(
                                                fact("outbox.fact.made", made(entry)),
                                                fact("outbox.fact.based", based(entry)),
                                                fact("outbox.fact.tries", tries(entry)),
                                                fact("outbox.fact.id", entry.id())))));
        var back = new ActButton(words.of("outbox.take-back"), "Del", ActButton.Kind.DEFAULT);
        back.setOnAction(_ -> model.takeBack(entry.id()));
        if (!entry.canBeTakenBack()) back.setBlocked(words.of("outbox.take-back.sent"));
        foot(back, open(entry));
    }

    private void drawSent(OutboxEntry entry) {
        body.getChildren()
                .addAll(
                        head("bi-check2", words.title(entry), "", false),
                        told(words.of("outbox.sent.told")),
                        section(
                                facts(
                                        List.of(
                                                fact(
                                                        "outbox.fact.receipt",
                                                        words.receipt(entry.command())),
                                                fact("outbox.fact.version", version(entry)),
                                                fact("outbox.fact.made", made(entry)),
                                                fact(
                                                        "outbox.fact.sent",
                                                        words.moment(entry.command().updatedAt())),
                                                fact("outbox.fact.id", entry.id())))));
        foot(open(entry));
    }

    private ActButton open(OutboxEntry entry) {
        var open = new ActButton(words.of("outbox.open"), "Enter", ActButton.Kind.DEFAULT);
        open.setOnAction(_ -> openCase.accept(entry));
        if (entry.base() == null) open.setBlocked(words.of("outbox.open.away"));
        return open;
    }

    private String made(OutboxEntry entry) {
        return words.moment(entry.command().occurredAt());
    }

    private static String based(OutboxEntry entry) {
        var version = entry.command().basedOnVersion();
        return version == null ? "–" : String.valueOf(version);
    }

    private static String version(OutboxEntry entry) {
        var version = entry.command().ackVersion();
        return version == null ? "–" : String.valueOf(version);
    }

    private String tries(OutboxEntry entry) {
        return entry.command().attempts() == 0
                ? words.of("outbox.never")
                : String.valueOf(entry.command().attempts());
    }

    private record Fact(String name, String value) {}

    private Fact fact(String key, String value) {
        return new Fact(words.of(key), value);
    }

    private static GridPane facts(List<Fact> facts) {
        var grid = new GridPane(24, 8);
        for (var fact : facts) {
            var name = new Label(fact.name());
            name.getStyleClass().addAll("small", "muted");
            name.setMinWidth(Region.USE_PREF_SIZE);
            grid.addRow(grid.getRowCount(), name, new Label(fact.value()));
        }
        return grid;
    }

    private static HBox head(String icon, String text, String place, boolean severe) {
        var mark = Icons.of(icon);
        mark.getStyleClass().addAll("state-icon", severe ? "severe" : "muted");
        var title = new Label(text, mark);
        title.getStyleClass().add("page-title");
        title.setGraphicTextGap(8);
        title.setWrapText(true);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var where = new Label(place);
        where.getStyleClass().addAll("small", "muted");
        where.setMinWidth(Region.USE_PREF_SIZE);
        var head = new HBox(8, title, room, where);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setPadding(new Insets(14, 16, 4, 16));
        return head;
    }

    private static Label told(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().add("told");
        return label;
    }

    private static VBox section(Node content) {
        var section = new VBox(content);
        section.getStyleClass().add("section");
        section.setPadding(new Insets(14, 16, 14, 16));
        return section;
    }

    private void foot(ActButton... acts) {
        var foot = new HBox(8, acts);
        foot.getStyleClass().add("act-bar");
        setBottom(foot);
    }
}
