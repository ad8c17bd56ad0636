package live.lsn.desk.lots;

import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

import live.lsn.api.model.goods.Lot;
import live.lsn.desk.list.ListFields;
import live.lsn.desk.list.ListModel.Content;
import live.lsn.ui.ActButton;
import live.lsn.ui.Background;
import live.lsn.ui.ColumnChoice;
import live.lsn.ui.JobList;
import live.lsn.ui.Loadable;
import live.lsn.ui.Placeholder;
import live.lsn.ui.Shortcut;
import live.lsn.ui.table.DataTable;
import live.lsn.ui.table.FileAsk;
import live.lsn.ui.table.ListPane;
import live.lsn.ui.table.SavedView;
import live.lsn.ui.table.TableContent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// The list of lots on the left, the open one on the right.
final class LotsView extends BorderPane {
    private static final int MOST_TWINS = 9;
    private final LotsViewModel model;
    private final LotsWords words;
    private final DataTable<Lot> table;
    private final ListPane<Lot> list;
    private final LotBoardPane board;
    private final LotSplit split;
    private Runnable report = () -> {};
    private final Background background;
    private Papers papers = new Papers(() -> {}, () -> {}, _ -> {}, () -> false);
    private final InspectionsFile inspections;

    /// What is printed of the open lot.
    ///
    /// @param travellers prints those of the marked lots to one file
    /// @param asking whether a form asks for it: its keys are the only ones then
    record Papers(
            Runnable labels,
            Runnable traveller,
            Consumer<List<Lot>> travellers,
            BooleanSupplier asking) {}

    /// What the list works with.
    ///
    /// @param columns as somebody has arranged them, and where that is kept
    /// @param keepViews told of the saved views when they change
    record Tools(
            Background background,
            ListPane.Kept<ColumnChoice> columns,
            Consumer<List<SavedView>> keepViews,
            JobList jobs,
            FileAsk files,
            InspectionsFile inspections) {}

    LotsView(LotsViewModel model, LotColumns columns, ListFields fields, Tools tools) {
        this.model = model;
        this.words = columns.words();
        this.inspections = tools.inspections;
        this.background = tools.background;
        table =
                new DataTable<>(
                        words.of("lots.title"),
                        tools.background,
                        columns.columns(),
                        LotTab.NEEDS_YOU.sorts(),
                        Lot::id,
                        new Rows());
        table.style("queue");
        list =
                new ListPane<>(
                        new ListPane.Setup<>(
                                table,
                                fields.fields(),
                                model.list().ask(),
                                words.formats(),
                                tools.background,
                                tools.jobs,
                                words.of("lots.search"),
                                words.of("lots.title"),
                                tools.columns,
                                tools.keepViews,
                                tools.files,
                                List.of(markedTravellers())));
        table.onFailure(_ -> list.stand(error()));
        split = new LotSplit(list);
        board =
                new LotBoardPane(
                        model, words, tools.background, () -> split.show(true), this::stepBack);
        list.onView(
                () -> {
                    if (model.tab().get() != LotTab.BOARD) model.tab().set(LotTab.ALL);
                });
        getStyleClass().addAll("lots", "master-detail");
        model.tab().subscribe((_, now) -> turn(now));
        model.filling()
                .subscribe(
                        (_, now) -> {
                            if (model.tab().get() == LotTab.BOARD) split.filling(now != null);
                        });
        model.list().content().subscribe(this::draw);
    }

    /// Shows the open lot beside the list.
    void setPane(Region pane) {
        split.setPane(pane);
        setCenter(split);
    }

    private void turn(LotTab tab) {
        var now = table.choice();
        table.arrange(new ColumnChoice(now.columns(), tab.sorts(), now.frozen()));
        list.look(tab == LotTab.BOARD ? board : null);
        split.show(tab != LotTab.BOARD);
        focusList();
    }

    private boolean stepBack() {
        if (model.tab().get() == LotTab.BOARD && split.isShown()) {
            split.show(false);
            focusList();
            return true;
        }
        return list.stepBack();
    }

    private void toggleBoard() {
        var now = model.tab().get();
        model.tab().set(now == LotTab.BOARD ? LotTab.NEEDS_YOU : LotTab.BOARD);
    }

    private final class Rows implements DataTable.Listener<Lot> {
        @Override
        public void opened(int index, Lot lot) {
            model.list().open(index, lot);
        }

        @Override
        public void sorted(List<ColumnChoice.Sorted> sorts) {
            model.list().ask().sorts().set(sorts);
        }
    }

    private void draw(Loadable<Content<Lot>> content) {
        switch (content) {
            case Loadable.Loading<Content<Lot>> _ -> {}
            case Loadable.Failed<Content<Lot>> _ -> list.stand(error());
            case Loadable.Ready<Content<Lot>>(var ready) -> draw(ready);
        }
    }

    private void draw(Content<Lot> ready) {
        var count = words.of("lots.count", ready.summary().count());
        list.show(
                new ListPane.Answer<>(
                        ready.size(), ready.rows(), ready.index(), List.of(), "", count, "", count),
                ready.size() == 0 ? empty(ready) : null);
    }

    private Node empty(Content<Lot> ready) {
        if (!ready.whole()) return Placeholder.loading();
        var ask = model.list().ask();
        if (ask.narrowing() == 0) {
            var key = "lots.empty." + model.tab().get();
            return Placeholder.done(words.of(key), words.of("lots.empty.text"));
        }
        return Placeholder.noMatch(
                words.of("lots.no-match.title"),
                words.of("lots.no-match.text", ask.narrowing(), ready.all()),
                words.of("orders.no-match.clear"),
                ask::clear);
    }

    private Node error() {
        return Placeholder.error(
                words.of("fraud.error.title"),
                words.of("fraud.error.text"),
                "STORE",
                model::refresh);
    }

    /// What writes the report of the open lot.
    void setReport(Runnable write) {
        report = write;
    }

    void setPapers(Papers made) {
        papers = made;
    }

    private ActButton markedTravellers() {
        var button =
                new ActButton(words.of("traveller.print.several"), "⇧ P", ActButton.Kind.DEFAULT);
        button.setOnAction(_ -> printTravellers());
        return button;
    }

    /// Of the marked lots, and where none is marked, of the open one.
    private void printTravellers() {
        if (table.marks().count().get() == 0) {
            papers.traveller.run();
            return;
        }
        var marked = table.content(TableContent.Which.MARKED);
        background.load(
                marked::all,
                answer -> {
                    if (answer instanceof Loadable.Ready<List<Lot>>(var lots))
                        papers.travellers.accept(lots);
                    else if (answer instanceof Loadable.Failed<List<Lot>>) list.stand(error());
                });
    }

    /// Writes the inspections of the lots that are listed.
    void exportInspections() {
        if (model.list().content().get() instanceof Loadable.Ready<Content<Lot>>(var ready))
            inspections.ask(getScene().getWindow(), ready.rows(), ready.size());
    }

    void focusList() {
        list.focusRows();
    }

    void setViews(List<SavedView> views) {
        list.setViews(views);
    }

    /// Takes a key that was pressed anywhere in the window while this screen is shown.
    void keyPressed(KeyEvent event) {
        if (!(event.getTarget() instanceof TextInputControl)) {
            Shortcut.take(keys(), event);
        } else if (event.getCode() == KeyCode.ESCAPE) {
            model.list().ask().clear();
            focusList();
        }
    }

    List<Shortcut> keys() {
        if (papers.asking.getAsBoolean()) return List.of();
        var keys = new ArrayList<Shortcut>();
        // While a form is open its keys are the only ones.
        if (model.filling().get() == null) {
            for (var offered : model.acts())
                keys.add(
                        Shortcut.of(
                                words.of("lots.act." + offered.act()),
                                offered.act().key(),
                                () -> model.begin(offered.act())));
            var detail = model.detail().get();
            if (detail != null && !detail.twins().isEmpty() && model.mayFollowUp())
                keys.add(
                        new Shortcut(words.of("lots.key.holds"), List.of("1", "2"), this::chooses));
        }
        keys.add(Shortcut.of(words.of("lots.report-pdf"), KeyCode.P, () -> report.run()));
        keys.add(Shortcut.of(words.of("label.print"), KeyCode.L, papers.labels));
        keys.add(Shortcut.shift(words.of("traveller.print"), KeyCode.P, this::printTravellers));
        keys.add(
                Shortcut.controlShift(
                        words.of("lots.inspections.export"), KeyCode.E, this::exportInspections));
        keys.add(Shortcut.of(words.of("lots.key.board"), KeyCode.B, this::toggleBoard));
        if (model.tab().get() == LotTab.BOARD) {
            // A card that has the keyboard takes these itself.
            keys.add(Shortcut.control(words.of("lots.key.on"), KeyCode.RIGHT, board::focus));
            keys.add(Shortcut.control(words.of("lots.key.back"), KeyCode.LEFT, board::focus));
        }
        keys.addAll(list.keys());
        keys.add(Shortcut.control(words.of("lots.key.next-tab"), KeyCode.PAGE_DOWN, () -> step(1)));
        keys.add(Shortcut.control(words.of("lots.key.last-tab"), KeyCode.PAGE_UP, () -> step(-1)));
        keys.add(Shortcut.of(words.of("orders.key.back"), KeyCode.ESCAPE, this::stepBack));
        return List.copyOf(keys);
    }

    private boolean chooses(KeyEvent event) {
        var code = event.getCode();
        if (!code.isDigitKey() || event.isShortcutDown() || event.isAltDown()) return false;
        var digits = code.getName().replaceAll("\\D", "");
        var number = digits.isEmpty() ? 0 : Integer.parseInt(digits);
        if (number < 1 || number > MOST_TWINS) return false;
        model.choose(number);
        return true;
    }

    private void step(int by) {
        var tabs = LotTab.values();
        var next = model.tab().get().ordinal() + by;
        model.tab().set(tabs[Math.floorMod(next, tabs.length)]);
    }

    void close() {
        list.close();
    }
}
