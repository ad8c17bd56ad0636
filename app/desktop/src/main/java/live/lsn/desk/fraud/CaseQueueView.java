package live.lsn.desk.fraud;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TextInputDialog;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import live.lsn.api.model.FraudCase;
import live.lsn.desk.fraud.QueueReader.Content;
import live.lsn.desk.store.Sort;
import live.lsn.ui.Background;
import live.lsn.ui.ColumnChoice;
import live.lsn.ui.Loadable;
import live.lsn.ui.Placeholder;
import live.lsn.ui.Shortcut;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// The queue on the left, the open case on the right, everything by key.
final class CaseQueueView extends BorderPane implements AutoCloseable {
    private static final int MOST_REASONS = 5;
    private static final double PANE = 606;
    private static final double PANE_AT_MOST = 0.45;
    private static final Duration SETTLED = Duration.millis(400);
    private final CaseQueueViewModel model;
    private final CaseWords words;
    private final Ticks ticks;
    private final QueueTabs tabs;
    private final CaseFilterBar filters;
    private final CaseTable table;
    private final StackPane list = new StackPane();
    private final CasePane pane;
    private final PauseTransition settled = new PauseTransition(SETTLED);
    private final Consumer<ColumnChoice> keep;
    private final Executor later;
    private ColumnChoice kept;
    private boolean focusDue;

    /// How somebody has arranged the list, and where that is kept.
    ///
    /// @param choice null where nothing was arranged yet
    record Arrangement(@Nullable ColumnChoice choice, Consumer<ColumnChoice> keep) {}

    CaseQueueView(
            CaseQueueViewModel model,
            CaseWords words,
            Background background,
            String currency,
            String account,
            Ticks ticks,
            Arrangement arrangement) {
        this.model = model;
        this.words = words;
        this.ticks = ticks;
        this.keep = arrangement.keep();
        this.later = background.fx();
        tabs = new QueueTabs(model.asked(), words);
        filters = new CaseFilterBar(model.asked(), words, currency);
        table = new CaseTable(words, background, currency, account, ticks, new Rows());
        pane = new CasePane(model, words, account, ticks, this::askReveal, () -> table.move(1));
        getStyleClass().add("fraud-queue");
        if (arrangement.choice() != null) table.arrange(arrangement.choice());
        kept = table.choice();
        settled.setOnFinished(_ -> keepColumns());
        table.onColumns(settled::playFromStart);
        table.onFailure(_ -> replace(error()));
        list.getChildren().add(table);
        setCenter(split());
        sceneProperty().subscribe(scene -> ticks.run(scene != null));
        model.content().subscribe(this::draw);
    }

    private final class Rows implements CaseTable.Listener {
        @Override
        public void opened(int index, FraudCase fraudCase) {
            model.open(index, fraudCase.id());
        }

        @Override
        public void sorted(Sort sort) {
            model.asked().sort().set(sort);
        }
    }

    private SplitPane split() {
        var left = new VBox(filters.node(), list);
        VBox.setVgrow(list, Priority.ALWAYS);
        left.setMinWidth(0);
        var split = new SplitPane(left, pane);
        SplitPane.setResizableWithParent(pane, false);
        // The pane has its width once; from then on the user's hand moves the line.
        split.widthProperty()
                .subscribe(
                        (before, now) -> {
                            var width = now.doubleValue();
                            if (before.doubleValue() <= 0 && width > 0)
                                split.setDividerPositions(
                                        1 - Math.min(PANE, width * PANE_AT_MOST) / width);
                        });
        return split;
    }

    /// The tabs, for the window's top bar.
    Node tabs() {
        return tabs;
    }

    /// Puts the keyboard where the work is.
    void focusList() {
        focusDue = table.getScene() == null;
        // While something stands in for the rows it must not stay in a field, or the rows that
        // come would not take it.
        (focusDue ? list : table).requestFocus();
    }

    void resetColumns() {
        table.resetColumns();
    }

    private void keepColumns() {
        settled.stop();
        var now = table.choice();
        if (now.equals(kept)) return;
        kept = now;
        keep.accept(now);
    }

    private void draw(Loadable<Content> content) {
        switch (content) {
            case Loadable.Loading<Content> _ -> {}
            case Loadable.Failed<Content> _ -> replace(error());
            case Loadable.Ready<Content>(Content ready) -> draw(ready);
        }
    }

    private void draw(Content ready) {
        tabs.show(ready.counts());
        filters.draw(ready);
        if (ready.ids().size() == 0) {
            replace(empty(ready));
            table.show(0, (_, _) -> List.of(), -1);
            return;
        }
        replace(table);
        table.show(
                ready.ids().size(), (from, to) -> model.page(ready.ids(), from, to), ready.index());
    }

    private Node empty(Content ready) {
        if (!ready.whole()) return Placeholder.loading();
        var narrowing = ready.question().narrowing();
        if (narrowing == 0)
            return Placeholder.done(words.of("fraud.empty.title"), words.of("fraud.empty.text"));
        return Placeholder.noMatch(
                words.of("fraud.no-match.title"),
                words.of("fraud.no-match.text", narrowing, ready.hidden()),
                words.of("fraud.no-match.clear"),
                model.asked()::clear);
    }

    private Node error() {
        return Placeholder.error(
                words.of("fraud.error.title"),
                words.of("fraud.error.text"),
                "STORE",
                model::refresh);
    }

    private void replace(Node node) {
        if (list.getChildren().contains(node)) return;
        // What takes the rows' place must not take the keyboard from them for good.
        // Its owner is asked for, since a node of a window in the background is not focused.
        focusDue |= table.equals(focusOwner());
        list.getChildren().setAll(node);
        var typing = focusOwner() instanceof TextInputControl;
        if (focusDue && !typing && node.equals(table)) focusList();
    }

    private @Nullable Node focusOwner() {
        return getScene() == null ? null : getScene().getFocusOwner();
    }

    // ---- keys ----

    /// Takes a key that was pressed anywhere in the window while this screen is shown.
    void keyPressed(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl) {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.asked().clear();
                focusList();
            }
            return;
        }
        Shortcut.take(keys(), event);
    }

    /// Its keys, as they are taken and as they are shown: those of what the person may do.
    List<Shortcut> keys() {
        var offered = model.offered();
        var all = new ArrayList<Shortcut>();
        for (var verdict : offered.verdicts())
            all.add(
                    key(
                            "fraud.act." + verdict,
                            KeyCode.valueOf(verdict.name().substring(0, 1)),
                            () -> model.choose(verdict)));
        all.add(key("fraud.key.cancel", KeyCode.ESCAPE, this::leave));
        if (!offered.verdicts().isEmpty()) all.addAll(keysOfDecisions());
        all.add(key("fraud.key.next", KeyCode.J, () -> table.move(1)));
        all.add(key("fraud.key.down", KeyCode.DOWN, () -> table.move(1)));
        all.add(key("fraud.key.up", KeyCode.UP, () -> table.move(-1)));
        all.add(key("fraud.key.filter", KeyCode.F, filters::offer));
        // The field comes after this key, or it would be typed into it.
        all.add(key("fraud.key.search", KeyCode.SLASH, () -> later.execute(filters::focusSearch)));
        if (offered.reveal()) all.add(key("fraud.key.reveal", KeyCode.P, this::askReveal));
        return List.copyOf(all);
    }

    private List<Shortcut> keysOfDecisions() {
        return List.of(
                new Shortcut(
                        words.of("fraud.key.reason"), List.of("1", "…", "5"), this::givesReason),
                key("fraud.key.keep", KeyCode.K, model::keepTheirs),
                key("fraud.key.apply", KeyCode.M, model::applyMine));
    }

    private Shortcut key(String text, KeyCode code, Runnable act) {
        return Shortcut.of(words.of(text), code, act);
    }

    private boolean givesReason(KeyEvent event) {
        var code = event.getCode();
        if (!code.isDigitKey() || event.isShortcutDown() || event.isAltDown()) return false;
        var digits = code.getName().replaceAll("\\D", "");
        var number = digits.isEmpty() ? 0 : Integer.parseInt(digits);
        if (number < 1 || number > MOST_REASONS) return false;
        model.decide(number);
        return true;
    }

    /// Lists every case that the words are found in, whatever its state.
    void search(String typed) {
        model.asked().all(typed, List.of());
        focusList();
    }

    /// Lists every case of a customer.
    void listCasesOf(CaseFilter.OfCustomer customer) {
        model.asked().all("", List.of(customer));
        focusList();
    }

    /// First the choice that was begun, then, where nothing is listed, the filters that hide it.
    private void leave() {
        var chosen = model.choosing().get() != null;
        if (chosen) model.cancel();
        else if (!list.getChildren().contains(table)) model.asked().clear();
    }

    private void askReveal() {
        if (model.openCase().get() == null) return;
        var dialog = new TextInputDialog();
        dialog.setTitle(words.of("fraud.reveal"));
        dialog.setHeaderText(words.of("fraud.reveal.title"));
        dialog.setContentText(words.of("fraud.reveal.note"));
        dialog.initOwner(getScene().getWindow());
        dialog.showAndWait().ifPresent(reason -> model.reveal(reason, pane::reveal));
    }

    @Override
    public void close() {
        keepColumns();
        ticks.close();
    }
}
