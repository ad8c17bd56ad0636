package live.lsn.desk.fraud;

import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TextInputDialog;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;

import live.lsn.api.model.Customer;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.RiskLevel;
import live.lsn.api.model.Verdict;
import live.lsn.desk.attach.FilesPane;
import live.lsn.desk.attach.FilesViewModel;
import live.lsn.desk.fraud.QueueReader.Content;
import live.lsn.ui.Background;
import live.lsn.ui.ColumnChoice;
import live.lsn.ui.JobList;
import live.lsn.ui.Loadable;
import live.lsn.ui.Placeholder;
import live.lsn.ui.Shortcut;
import live.lsn.ui.table.Condition;
import live.lsn.ui.table.DataTable;
import live.lsn.ui.table.Field;
import live.lsn.ui.table.FileAsk;
import live.lsn.ui.table.ListPane;
import live.lsn.ui.table.SavedView;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The queue on the left, the open case on the right, everything by key.
final class CaseQueueView extends BorderPane implements AutoCloseable {
    private static final int MOST_REASONS = 5;
    private static final double PANE = 606;
    private static final double PANE_AT_MOST = 0.45;
    private final CaseQueueViewModel model;
    private final CaseWords words;
    private final Ticks ticks;
    private final QueueTabs tabs;
    private final DataTable<FraudCase> table;
    private final ListPane<FraudCase> list;
    private final CasePane pane;
    private final FilesPane files;
    private final String currency;

    /// How somebody has arranged the list, and what it works with.
    ///
    /// @param columns as they were arranged, and where that is kept
    /// @param keepViews told of the saved views when they change
    record Arrangement(
            ListPane.Kept<ColumnChoice> columns,
            Consumer<List<SavedView>> keepViews,
            JobList jobs,
            FileAsk files) {}

    CaseQueueView(
            CaseQueueViewModel model,
            CaseColumns columns,
            List<Field> fields,
            CaseWords words,
            Background background,
            Ticks ticks,
            FilesViewModel filesModel,
            FilesPane files,
            Arrangement arrangement) {
        this.files = files;
        this.model = model;
        this.words = words;
        this.ticks = ticks;
        this.currency = columns.currency();
        tabs = new QueueTabs(model.asked(), words);
        table =
                new DataTable<>(
                        words.of("fraud.title"),
                        background,
                        columns.columns(ticks),
                        Asked.BY_SCORE,
                        FraudCase::id,
                        new Rows());
        table.setRows(() -> new HeldRow(ticks, columns.account()));
        table.style("queue");
        var bulk =
                new BulkActs(
                        model.bulk(), words, () -> model.offered().verdicts(), this::decideMarked);
        list =
                new ListPane<>(
                        new ListPane.Setup<>(
                                table,
                                fields,
                                model.asked().list(),
                                words.formats(),
                                background,
                                arrangement.jobs,
                                words.of("fraud.search"),
                                words.of("fraud.file"),
                                arrangement.columns,
                                arrangement.keepViews,
                                arrangement.files,
                                List.of(bulk)));
        list.onView(() -> model.asked().tab().set(QueueTab.ALL));
        pane =
                new CasePane(
                        model,
                        words,
                        columns.account(),
                        ticks,
                        filesModel,
                        files,
                        this::askReveal,
                        () -> table.move(1));
        getStyleClass().addAll("fraud-queue", "master-detail");
        table.onFailure(_ -> list.stand(error()));
        // While cases are marked, a key means those and not the open one.
        table.marks().count().subscribe(marked -> pane.showActs(marked.longValue() == 0));
        table.marks().count().subscribe(bulk::draw);
        setCenter(split());
        sceneProperty().subscribe(scene -> ticks.run(scene != null));
        model.content().subscribe(this::draw);
    }

    private final class Rows implements DataTable.Listener<FraudCase> {
        @Override
        public void opened(int index, FraudCase fraudCase) {
            model.open(index, fraudCase.id());
        }

        @Override
        public void sorted(List<ColumnChoice.Sorted> sorts) {
            model.asked().list().sorts().set(sorts);
        }
    }

    private SplitPane split() {
        var split = new SplitPane(list, pane);
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
        list.focusRows();
    }

    void resetColumns() {
        table.resetColumns();
    }

    /// Takes in the saved views, once they were read.
    void setViews(List<SavedView> views) {
        list.setViews(views);
    }

    private void draw(Loadable<Content> content) {
        switch (content) {
            case Loadable.Loading<Content> _ -> {}
            case Loadable.Failed<Content> _ -> list.stand(error());
            case Loadable.Ready<Content>(Content ready) -> draw(ready);
        }
    }

    private void draw(Content ready) {
        tabs.show(ready.counts());
        var count = ready.summary().count();
        var cases = words.of(count == 1 ? "fraud.count.one" : "fraud.count", count);
        list.show(
                new ListPane.Answer<>(
                        ready.size(),
                        ready.rows(),
                        ready.index(),
                        ready.own(),
                        cases + " · ",
                        currency + " " + words.amount(ready.summary().sumMinor(), currency),
                        " " + words.of("fraud.at-risk"),
                        cases + levels(ready)),
                ready.size() == 0 ? empty(ready) : null);
    }

    /// `, 38 critical, 74 high`; one level alone is not told, the count says it.
    private String levels(Content content) {
        var told = new StringBuilder();
        for (var level : List.of(RiskLevel.values()).reversed()) {
            var some = content.levels().getOrDefault(level.name(), 0L);
            if (some > 0 && some < content.summary().count())
                told.append(", ")
                        .append(words.count(some))
                        .append(' ')
                        .append(words.inSentence("fraud.level." + level));
        }
        return told.toString();
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
                model.asked().list()::clear);
    }

    private Node error() {
        return Placeholder.error(
                words.of("fraud.error.title"),
                words.of("fraud.error.text"),
                "STORE",
                model::refresh);
    }

    // ---- keys ----

    /// Takes a key that was pressed anywhere in the window while this screen is shown.
    void keyPressed(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl) {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.asked().list().clear();
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
                            () -> choose(verdict)));
        all.add(key("fraud.key.cancel", KeyCode.ESCAPE, this::leave));
        if (!offered.verdicts().isEmpty()) all.addAll(keysOfDecisions());
        all.add(key("fraud.key.next", KeyCode.J, () -> table.move(1)));
        all.addAll(list.keys());
        if (offered.attach()) all.addAll(keysOfFiles());
        if (offered.reveal()) all.add(key("fraud.key.reveal", KeyCode.P, this::askReveal));
        return List.copyOf(all);
    }

    private List<Shortcut> keysOfFiles() {
        return List.of(
                key("files.key.attach", KeyCode.T, files::choose),
                Shortcut.control(words.of("files.key.paste"), KeyCode.V, files::paste),
                key("files.key.open", KeyCode.O, files::openFirst));
    }

    /// Asks for files for the open case.
    void attach() {
        files.choose();
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
        if (areMarked()) decideMarked(number);
        else model.decide(number);
        return true;
    }

    private boolean areMarked() {
        return table.marks().count().get() > 0;
    }

    /// What is marked is meant before what is open.
    private void choose(Verdict verdict) {
        if (areMarked()) model.bulk().choose(verdict);
        else model.choose(verdict);
    }

    private void decideMarked(int number) {
        if (model.bulk().choosing().get() == null) return;
        model.decideMarked(number, table.marks().now());
        table.marks().clear();
        focusList();
    }

    /// Lists every case that the words are found in, whatever its state.
    void search(String typed) {
        model.asked().all(typed, List.of());
        focusList();
    }

    /// Lists every case of a customer.
    void listCasesOf(Customer customer) {
        list.name(customer.id(), customer.number());
        model.asked()
                .all("", List.of(Condition.Test.of("customer_id", Condition.Op.IS, customer.id())));
        focusList();
    }

    /// First the choice that was begun, then the marks, then, where nothing is listed, the filters
    /// that hide it.
    private void leave() {
        if (model.bulk().choosing().get() != null) model.bulk().cancel();
        else if (model.choosing().get() != null) model.cancel();
        else list.stepBack();
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
        list.close();
        ticks.close();
    }
}
