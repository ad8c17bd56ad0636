package live.lsn.desk.fraud;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TextInputDialog;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import live.lsn.api.model.FraudCase;
import live.lsn.api.model.RiskLevel;
import live.lsn.api.model.Verdict;
import live.lsn.desk.fraud.CaseQueueViewModel.Content;
import live.lsn.desk.store.Sort;
import live.lsn.ui.Background;
import live.lsn.ui.Chip;
import live.lsn.ui.Columns;
import live.lsn.ui.FilterBar;
import live.lsn.ui.Loadable;
import live.lsn.ui.Placeholder;
import live.lsn.ui.Shortcut;
import live.lsn.ui.WindowedList;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The queue on the left, the open case on the right, everything by key.
final class CaseQueueView extends BorderPane {
    private static final int MOST_REASONS = 5;
    private final CaseQueueViewModel model;
    private final CaseWords words;
    private final String currency;
    private final String account;
    private final InstantSource clock;
    private final HBox tabs = new HBox(4);
    private final FilterBar filters = new FilterBar();
    private final WindowedList<FraudCase> rows;
    private final TableView<FraudCase> table = new TableView<>();
    private final StackPane list = new StackPane();
    private final CasePane pane;
    private final List<Shortcut> keys;
    private boolean selecting;

    /// A score with its level, as the first column shows them.
    private record Risk(int score, RiskLevel level) {
        @Override
        public String toString() {
            return String.valueOf(score);
        }
    }

    CaseQueueView(
            CaseQueueViewModel model,
            CaseWords words,
            Background background,
            String currency,
            String account,
            InstantSource clock) {
        this.model = model;
        this.words = words;
        this.currency = currency;
        this.account = account;
        this.clock = clock;
        this.rows = new WindowedList<>(background);
        this.keys = declareKeys();
        this.pane = new CasePane(model, words, account, clock, this::askReveal);
        getStyleClass().add("fraud-queue");
        buildTable();
        buildFilters();
        tabs.setAlignment(Pos.CENTER_LEFT);
        tabs.getStyleClass().add("queue-tabs");
        list.getChildren().add(table);
        var left = new VBox(filters, list);
        VBox.setVgrow(list, Priority.ALWAYS);
        var split = new SplitPane(left, pane);
        split.setDividerPositions(0.58);
        SplitPane.setResizableWithParent(pane, false);
        setCenter(split);
        model.content().subscribe(this::draw);
        model.filters().subscribe(_ -> drawFilters());
        model.tab().subscribe(_ -> drawTabs(Map.of()));
    }

    /// The tabs, for the window's top bar.
    Node tabs() {
        return tabs;
    }

    /// Puts the keyboard where the work is.
    void focusList() {
        table.requestFocus();
    }

    private void buildTable() {
        table.setItems(rows);
        table.getStyleClass().addAll("edge-to-edge", "queue");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setTableMenuButtonVisible(true);
        table.setAccessibleText(words.of("fraud.title"));
        table.setPlaceholder(Placeholder.loading());
        add(
                Columns.<FraudCase, Risk>level(
                        words.of("fraud.column.score"),
                        78,
                        c -> new Risk(c.score(), c.level()),
                        risk -> risk.level().ordinal()),
                "score",
                true);
        add(
                Columns.text(words.of("fraud.column.case"), 104, FraudCase::number, n -> n),
                "number",
                false,
                "strong");
        add(
                Columns.text(
                        words.of("fraud.column.customer"),
                        118,
                        FraudCase::customerName,
                        CaseWords::initial),
                null,
                false);
        add(Columns.number(currency, 92, c -> c.value(), CaseWords::amount), "value_minor", true);
        add(
                Columns.text(words.of("fraud.column.route"), 76, FraudCase::route, r -> r),
                "route",
                false,
                "muted");
        add(
                Columns.text(words.of("fraud.column.reason"), 220, c -> c, this::mainReason),
                "main_reason",
                false);
        add(
                Columns.number(
                        words.of("fraud.column.due"),
                        64,
                        FraudCase::dueAt,
                        due -> CaseWords.dueIn(due, clock.instant())),
                "due_at",
                false);
        add(
                Columns.text(words.of("fraud.column.claimed"), 80, c -> c, this::claimed),
                null,
                false,
                "muted");
        table.getSelectionModel()
                .selectedIndexProperty()
                .subscribe(
                        (_, index) -> {
                            var selected = index.intValue() < 0 ? null : rows.get(index.intValue());
                            if (!selecting && selected != null)
                                model.open(index.intValue(), selected.id());
                        });
        Columns.sortAtSource(table, _ -> sorted());
        table.getColumns().forEach(column -> column.setSortable(column.getUserData() != null));
    }

    private <V> void add(
            TableColumn<FraudCase, V> column,
            @org.jspecify.annotations.Nullable String sortBy,
            boolean falling,
            String... styles) {
        column.setUserData(sortBy);
        column.setSortable(sortBy != null);
        column.getStyleClass().addAll(styles);
        column.setReorderable(true);
        if (falling) column.setSortType(TableColumn.SortType.DESCENDING);
        table.getColumns().add(column);
    }

    /// A click on a header asks the store for another order; the rows are never sorted here.
    private void sorted() {
        if (table.getSortOrder().isEmpty()) {
            model.sort().set(new Sort("score", true));
            return;
        }
        var column = table.getSortOrder().getFirst();
        if (column.getUserData() instanceof String by)
            model.sort().set(new Sort(by, column.getSortType() == TableColumn.SortType.DESCENDING));
    }

    private String mainReason(FraudCase c) {
        return c.reasons().stream()
                .max(java.util.Comparator.comparingInt(reason -> reason.points()))
                .map(reason -> words.reason(reason, c.value().currency()))
                .orElse("");
    }

    private String claimed(FraudCase c) {
        var claim = c.claim();
        if (claim == null || !claim.holdsAt(clock.instant())) return "";
        return claim.by().equals(account)
                ? "you"
                : "analyst " + claim.by().substring(claim.by().length() - 4);
    }

    private void buildFilters() {
        filters.setSearchPrompt(words.of("fraud.search"));
        filters.searchProperty().subscribe((_, typed) -> model.text().set(typed));
        filters.setOnAdd(this::offerFilters);
    }

    private void offerFilters() {
        var menu = new ContextMenu();
        for (var filter : CaseFilter.offered()) {
            if (model.filters().get().contains(filter)) continue;
            var item = new MenuItem(label(filter));
            item.setOnAction(_ -> add(filter));
            menu.getItems().add(item);
        }
        menu.show(filters.addButton(), javafx.geometry.Side.BOTTOM, 0, 4);
    }

    private void add(CaseFilter filter) {
        var next = new ArrayList<>(model.filters().get());
        next.add(filter);
        model.filters().set(List.copyOf(next));
    }

    private void remove(CaseFilter filter) {
        model.filters()
                .set(model.filters().get().stream().filter(each -> !each.equals(filter)).toList());
    }

    private String label(CaseFilter filter) {
        return switch (filter) {
            case CaseFilter.MinScore(int score) -> words.of("fraud.filter.min-score", score);
            case CaseFilter.Level(RiskLevel level) ->
                    words.of("fraud.filter.level", words.of("fraud.level." + level));
            case CaseFilter.MinValue(long minor) ->
                    words.of("fraud.filter.min-value", CaseWords.amount(minor, currency));
            case CaseFilter.MainReason(String code) -> words.of("fraud.filter.main-reason", code);
            case CaseFilter.OfCustomer(_, String number) ->
                    words.of("fraud.filter.customer", number);
        };
    }

    private void drawFilters() {
        filters.setChips(
                model.filters().get().stream()
                        .map(filter -> new Chip(label(filter), () -> remove(filter)))
                        .toList());
    }

    private void draw(Loadable<Content> content) {
        switch (content) {
            case Loadable.Loading<Content> _ -> {}
            case Loadable.Failed<Content> _ ->
                    replace(
                            Placeholder.error(
                                    words.of("fraud.error.title"),
                                    words.of("fraud.error.text"),
                                    "STORE",
                                    model::refresh));
            case Loadable.Ready<Content>(Content ready) -> draw(ready);
        }
    }

    private void draw(Content ready) {
        drawTabs(ready.counts());
        var count = String.format(java.util.Locale.UK, "%,d", ready.summary().count());
        filters.setSummary(
                count + " cases" + levels(ready) + " · ",
                currency + " " + CaseWords.amount(ready.summary().sumMinor(), currency),
                " at risk");
        if (ready.ids().size() == 0) {
            replace(empty(ready));
            rows.refresh(0, (_, _) -> List.of());
            return;
        }
        if (!list.getChildren().contains(table)) list.getChildren().setAll(table);
        rows.refresh(ready.ids().size(), (from, to) -> model.page(ready.ids(), from, to));
        selecting = true;
        table.getSelectionModel().clearAndSelect(ready.index());
        selecting = false;
    }

    /// `, 38 critical, 74 high`
    private String levels(Content ready) {
        var told = new StringBuilder();
        for (var level :
                List.of(RiskLevel.CRITICAL, RiskLevel.HIGH, RiskLevel.MEDIUM, RiskLevel.LOW)) {
            var some = ready.levels().getOrDefault(level.name(), 0L);
            if (some > 0)
                told.append(", ")
                        .append(String.format(java.util.Locale.UK, "%,d ", some))
                        .append(
                                words.of("fraud.level." + level)
                                        .toLowerCase(java.util.Locale.ROOT));
        }
        return told.toString();
    }

    private Node empty(Content ready) {
        var filtered = !model.filters().get().isEmpty() || !model.text().get().isBlank();
        if (!filtered)
            return Placeholder.done(words.of("fraud.empty.title"), words.of("fraud.empty.text"));
        return Placeholder.noMatch(
                words.of("fraud.no-match.title"),
                words.of(
                        "fraud.no-match.text",
                        model.filters().get().size() + (model.text().get().isBlank() ? 0 : 1),
                        ready.hidden()),
                words.of("fraud.no-match.clear"),
                this::clear);
    }

    private void clear() {
        filters.searchProperty().set("");
        model.filters().set(List.of());
    }

    private void replace(Node node) {
        list.getChildren().setAll(node);
    }

    private void drawTabs(Map<QueueTab, Long> counts) {
        if (counts.isEmpty() && !tabs.getChildren().isEmpty()) {
            tabs.getChildren()
                    .forEach(
                            node ->
                                    node.pseudoClassStateChanged(
                                            javafx.css.PseudoClass.getPseudoClass("on"),
                                            node.getUserData() == model.tab().get()));
            return;
        }
        tabs.getChildren()
                .setAll(
                        java.util.Arrays.stream(QueueTab.values())
                                .map(tab -> tab(tab, counts.getOrDefault(tab, 0L)))
                                .toList());
    }

    private Button tab(QueueTab tab, long count) {
        var number = new Label(String.format(java.util.Locale.UK, "%,d", count));
        number.getStyleClass().addAll("small", "muted");
        var button = new Button(words.of(tab.key()), number);
        button.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        button.getStyleClass().addAll("flat", "queue-tab");
        button.setPadding(new Insets(0, 10, 0, 10));
        button.setUserData(tab);
        button.setFocusTraversable(false);
        button.pseudoClassStateChanged(
                javafx.css.PseudoClass.getPseudoClass("on"), tab == model.tab().get());
        button.setOnAction(_ -> model.tab().set(tab));
        return button;
    }

    // ---- keys ----

    /// Takes a key that was pressed anywhere in the window while this screen is shown.
    void keyPressed(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl) {
            if (event.getCode() == KeyCode.ESCAPE) {
                clear();
                focusList();
            }
            return;
        }
        Shortcut.take(keys, event);
    }

    /// Its keys, as they are taken and as they are shown.
    List<Shortcut> keys() {
        return keys;
    }

    private List<Shortcut> declareKeys() {
        var all = new ArrayList<Shortcut>();
        for (var verdict : Verdict.values())
            all.add(
                    Shortcut.of(
                            words.of("fraud.act." + verdict),
                            KeyCode.valueOf(verdict.name().substring(0, 1)),
                            () -> model.choose(verdict)));
        all.add(
                new Shortcut(
                        words.of("fraud.key.reason"), List.of("1", "…", "5"), this::givesReason));
        all.add(Shortcut.of(words.of("fraud.key.cancel"), KeyCode.ESCAPE, model::cancel));
        all.add(Shortcut.of(words.of("fraud.key.next"), KeyCode.J, () -> move(1)));
        all.add(Shortcut.of(words.of("fraud.key.previous"), KeyCode.K, () -> move(-1)));
        all.add(Shortcut.of(words.of("fraud.key.filter"), KeyCode.F, this::offerFilters));
        all.add(Shortcut.of(words.of("fraud.key.search"), KeyCode.SLASH, filters::focusSearch));
        all.add(Shortcut.of(words.of("fraud.key.reveal"), KeyCode.P, this::askReveal));
        return List.copyOf(all);
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
        model.tab().set(QueueTab.ALL);
        model.filters().set(List.of());
        filters.searchProperty().set(typed);
        focusList();
    }

    /// Lists every case of a customer.
    void listCasesOf(CaseFilter.OfCustomer customer) {
        model.tab().set(QueueTab.ALL);
        filters.searchProperty().set("");
        model.filters().set(List.of(customer));
        focusList();
    }

    private void move(int by) {
        var next = table.getSelectionModel().getSelectedIndex() + by;
        if (next >= 0 && next < rows.size()) {
            table.getSelectionModel().clearAndSelect(next);
            table.scrollTo(Math.max(0, next - 5));
        }
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
}
