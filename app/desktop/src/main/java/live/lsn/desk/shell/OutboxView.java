package live.lsn.desk.shell;

import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import live.lsn.desk.shell.OutboxEntry.Group;
import live.lsn.ui.Icons;
import live.lsn.ui.PaletteEntry;
import live.lsn.ui.Shortcut;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Everything this device has recorded: what needs the user, what waits, what was sent today; at
/// the right the one that is selected.
final class OutboxView extends BorderPane {
    private static final double FOOT = 40;

    private final OutboxViewModel model;
    private final OutboxWords words;
    private final OutboxList list;
    private final OutboxPane pane;
    private final BorderPane left = new BorderPane();
    private final HBox figures = new HBox(36);
    private final Consumer<String> openCase;
    private final Runnable support;
    private final List<Shortcut> keys;

    /// @param openCase shows the case of that id
    /// @param support makes a support file
    OutboxView(
            OutboxViewModel model, OutboxWords words, Consumer<String> openCase, Runnable support) {
        this.model = model;
        this.support = support;
        this.words = words;
        this.openCase = openCase;
        this.list = new OutboxList(model, words);
        this.pane = new OutboxPane(model, words, this::open);
        this.keys = declareKeys();
        // A list takes this key for itself, to edit what it shows.
        list.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER) Shortcut.take(keys, event);
                });
        figures.getStyleClass().add("outbox-figures");
        figures.setPadding(new Insets(10, 16, 10, 16));
        var safe = new Label(words.of("outbox.safe"), Icons.of("bi-shield-check"));
        safe.getStyleClass().addAll("small", "muted", "outbox-safe");
        safe.setMinHeight(FOOT);
        safe.setPrefHeight(FOOT);
        safe.setMaxWidth(Double.MAX_VALUE);
        safe.setPadding(new Insets(0, 16, 0, 16));
        left.setTop(figures);
        left.setCenter(list);
        left.setBottom(safe);
        var split = new SplitPane(left, pane);
        split.setDividerPositions(0.52);
        SplitPane.setResizableWithParent(pane, false);
        setCenter(split);
        model.content().subscribe(this::drawFigures);
    }

    /// How much of its foot nothing may cover.
    static double foot() {
        return FOOT;
    }

    void focusList() {
        // The split makes its two sides when it is styled; before that nothing in them can be
        // focused.
        applyCss();
        list.requestFocus();
    }

    /// Once a second: what counts down and what grows older.
    void tick() {
        drawFigures(model.content().get());
        list.refresh();
        pane.tick();
    }

    List<Shortcut> keys() {
        return keys;
    }

    private List<Shortcut> declareKeys() {
        return List.of(
                Shortcut.of(
                        words.of("fraud.conflict.keep"),
                        KeyCode.K,
                        () -> selected(Group.NEEDS_YOU, this::keep)),
                Shortcut.of(
                        words.of("fraud.conflict.apply"),
                        KeyCode.M,
                        () -> selected(Group.NEEDS_YOU, this::apply)),
                Shortcut.of(
                        words.of("outbox.take-back"),
                        KeyCode.DELETE,
                        () -> selected(Group.WAITING, this::takeBack)),
                Shortcut.of(words.of("outbox.open"), KeyCode.ENTER, () -> selected(this::open)),
                Shortcut.of(words.of("log.support"), KeyCode.S, support),
                Shortcut.of(words.of("outbox.key.next"), KeyCode.DOWN, () -> list.step(1)),
                Shortcut.of(words.of("outbox.key.previous"), KeyCode.UP, () -> list.step(-1)));
    }

    private void selected(Group group, Consumer<OutboxEntry> act) {
        selected(
                entry -> {
                    if (entry.group() == group) act.accept(entry);
                });
    }

    private void selected(Consumer<OutboxEntry> act) {
        model.content().get().find(model.selected().get()).ifPresent(act);
    }

    private void open(OutboxEntry entry) {
        if (entry.base() != null) openCase.accept(entry.base().id());
    }

    private void keep(OutboxEntry entry) {
        model.keepTheirs(entry.id());
    }

    private void apply(OutboxEntry entry) {
        if (words.conflict(entry).applyBlocked() == null) model.applyMine(entry.id());
    }

    private void takeBack(OutboxEntry entry) {
        if (entry.canBeTakenBack()) model.takeBack(entry.id());
    }

    /// What the palette offers of it: the acts on the selected entry.
    List<PaletteEntry> entries() {
        var entries = new ArrayList<PaletteEntry>();
        selected(
                Group.NEEDS_YOU,
                entry -> {
                    var blocked = words.conflict(entry).applyBlocked();
                    entries.add(
                            act(entry, "bi-cloud", "fraud.conflict.keep", "K", null, this::keep));
                    entries.add(
                            act(
                                    entry,
                                    "bi-person",
                                    "fraud.conflict.apply",
                                    "M",
                                    blocked,
                                    this::apply));
                });
        selected(
                Group.WAITING,
                entry ->
                        entries.add(
                                act(
                                        entry,
                                        "bi-arrow-counterclockwise",
                                        "outbox.take-back",
                                        "Del",
                                        entry.canBeTakenBack()
                                                ? null
                                                : words.of("outbox.take-back.sent"),
                                        this::takeBack)));
        return entries;
    }

    private PaletteEntry act(
            OutboxEntry entry,
            String icon,
            String key,
            String cap,
            @org.jspecify.annotations.Nullable String blocked,
            Consumer<OutboxEntry> act) {
        return new PaletteEntry(
                words.of("palette.group.case", entry.subject()),
                icon,
                words.of(key),
                words.title(entry),
                List.of(cap),
                blocked,
                () -> act.accept(entry));
    }

    private void drawFigures(OutboxViewModel.Content content) {
        var oldest = content.oldest();
        var synced = model.lastSync();
        var shown =
                Stream.of(
                                figure(content.needsYou(), "outbox.figure.needs-you"),
                                figure(content.waiting(), "outbox.figure.waiting"),
                                figure(content.sentToday(), "outbox.figure.sent"),
                                new Figure(
                                        oldest == null ? "–" : words.age(oldest),
                                        words.of("outbox.figure.oldest")),
                                new Figure(
                                        synced == null ? "–" : words.clock(synced),
                                        words.of("outbox.figure.synced")))
                        .toList();
        if (figures.getChildren().size() != shown.size())
            figures.getChildren().setAll(shown.stream().map(_ -> tile()).toList());
        for (var i = 0; i < shown.size(); i++) {
            if (figures.getChildren().get(i) instanceof VBox tile) set(tile, shown.get(i));
        }
        figures.getChildren()
                .getFirst()
                .pseudoClassStateChanged(
                        javafx.css.PseudoClass.getPseudoClass("asks"), content.needsYou() > 0);
    }

    private record Figure(String value, String name) {}

    private Figure figure(int count, String key) {
        return new Figure(words.count(count), words.of(key));
    }

    private static VBox tile() {
        var value = new Label();
        value.getStyleClass().add("record");
        var name = new Label();
        name.getStyleClass().add("caption");
        return new VBox(value, name);
    }

    private static void set(VBox tile, Figure figure) {
        if (tile.getChildren().get(0) instanceof Label value) value.setText(figure.value());
        if (tile.getChildren().get(1) instanceof Label name) name.setText(figure.name());
        tile.setAccessibleText(figure.value() + " " + figure.name());
    }
}
