package live.lsn.desk.fraud;

import javafx.geometry.Side;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import live.lsn.api.model.CaseState;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Reason;
import live.lsn.api.model.RiskLevel;
import live.lsn.desk.store.Sort;
import live.lsn.ui.Background;
import live.lsn.ui.ColumnChoice;
import live.lsn.ui.Columns;
import live.lsn.ui.PageSource;
import live.lsn.ui.Placeholder;
import live.lsn.ui.SpareRoom;
import live.lsn.ui.WindowedList;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// The queue's rows. Its columns are the user's to choose; the reason has the room that is left.
final class CaseTable extends TableView<FraudCase> {
    private static final String REASON = "reason";
    private final CaseWords words;
    private final Ticks ticks;
    private final String account;
    private final WindowedList<FraudCase> rows;
    private final Background background;
    private final Consumer<Sort> onSort;
    private final ColumnChoice usual;
    private boolean selecting;

    /// A score with its level, as the first column shows them.
    private record Risk(int score, RiskLevel level) {
        @Override
        public String toString() {
            return String.valueOf(score);
        }
    }

    /// What the user does with the rows.
    interface Listener {
        void opened(int index, FraudCase fraudCase);

        void sorted(Sort sort);
    }

    CaseTable(
            CaseWords words,
            Background background,
            String currency,
            String account,
            Ticks ticks,
            Listener listener) {
        this.words = words;
        this.ticks = ticks;
        this.account = account;
        this.background = background;
        this.rows = new WindowedList<>(background);
        this.onSort = listener::sorted;
        setItems(rows);
        getStyleClass().addAll("edge-to-edge", "queue");
        setTableMenuButtonVisible(true);
        setAccessibleText(words.of("fraud.title"));
        setPlaceholder(Placeholder.loading());
        setRowFactory(_ -> new HeldRow(ticks, account));
        addColumns(currency);
        Columns.sortAtSource(this, _ -> sorted());
        getColumns().forEach(column -> column.setSortable(column.getUserData() != null));
        getSortOrder().setAll(List.of(getColumns().getFirst()));
        usual = choice();
        getSelectionModel()
                .selectedIndexProperty()
                .subscribe((_, index) -> opened(index.intValue(), listener));
        var menu = columnMenu();
        getColumns().forEach(column -> column.setContextMenu(menu));
        skinProperty().subscribe(_ -> offer(menu));
    }

    private void addColumns(String currency) {
        add(
                "score",
                Columns.<FraudCase, Risk>level(
                        words.of("fraud.column.score"),
                        84,
                        c -> new Risk(c.score(), c.level()),
                        risk -> risk.level().ordinal()),
                "score",
                true,
                "score-column");
        add(
                "case",
                Columns.text(words.of("fraud.column.case"), 96, FraudCase::number, n -> n),
                "number",
                false,
                "strong");
        add(
                "customer",
                Columns.text(
                        words.of("fraud.column.customer"),
                        94,
                        FraudCase::customerName,
                        CaseWords::initial),
                null,
                false);
        add(
                "value",
                Columns.number(currency, 76, c -> c.value(), words::amount),
                "value_minor",
                true);
        add(
                "route",
                Columns.text(words.of("fraud.column.route"), 70, FraudCase::route, r -> r),
                "route",
                false,
                "muted");
        var reason =
                Columns.<FraudCase, FraudCase>text(
                        words.of("fraud.column.reason"), 220, c -> c, this::mainReason);
        reason.setMinWidth(90);
        add(REASON, reason, "main_reason", false);
        var due =
                Columns.<FraudCase, DueCell.Due>number(
                        words.of("fraud.column.due"),
                        60,
                        c -> new DueCell.Due(c.dueAt(), c.state() != CaseState.DECIDED),
                        _ -> "");
        due.setCellFactory(_ -> new DueCell<>(words, ticks));
        add("due", due, "due_at", false);
        var claimed =
                Columns.<FraudCase, FraudCase>text(
                        words.of("fraud.column.claimed"), 72, c -> c, _ -> "");
        claimed.setCellFactory(_ -> new ClaimCell(words, account, ticks));
        add("claimed", claimed, null, false, "muted");
        SpareRoom.to(this, reason);
    }

    private <V> void add(
            String id,
            TableColumn<FraudCase, V> column,
            @Nullable String sortBy,
            boolean falling,
            String... styles) {
        column.setId(id);
        column.setUserData(sortBy);
        column.getStyleClass().addAll(styles);
        if (falling) column.setSortType(TableColumn.SortType.DESCENDING);
        getColumns().add(column);
    }

    private String mainReason(FraudCase c) {
        return c.reasons().stream()
                .max(Comparator.comparingInt(Reason::points))
                .map(reason -> words.shortReason(reason, c.value().currency()))
                .orElse("");
    }

    // ---- rows ----

    /// Shows another answer of the store.
    ///
    /// @param selected index of the open case
    void show(int size, PageSource<FraudCase> source, int selected) {
        rows.refresh(size, source);
        if (size == 0) return;
        selecting = true;
        getSelectionModel().clearAndSelect(selected);
        selecting = false;
    }

    /// Goes on by so many rows, as far as there are any.
    void move(int by) {
        var next = getSelectionModel().getSelectedIndex() + by;
        if (next < 0 || next >= rows.size()) return;
        getSelectionModel().clearAndSelect(next);
        scrollTo(Math.max(0, next - 5));
    }

    /// Why rows did not come.
    void onFailure(Consumer<Exception> listener) {
        rows.failureProperty()
                .subscribe(
                        cause -> {
                            if (cause != null) listener.accept(cause);
                        });
    }

    private void opened(int index, Listener listener) {
        var selected = index < 0 || index >= rows.size() ? null : rows.get(index);
        if (!selecting && selected != null) listener.opened(index, selected);
    }

    /// A click on a header asks the store for another order; the rows are never sorted here.
    private void sorted() {
        if (getSortOrder().isEmpty()) {
            // The third click takes the order away; what is listed is by score then, and says so.
            background.onFx(
                    () -> {
                        if (getSortOrder().isEmpty()) usual.sortOnly(this);
                    });
            return;
        }
        var column = getSortOrder().getFirst();
        if (column.getUserData() instanceof String by)
            onSort.accept(new Sort(by, column.getSortType() == TableColumn.SortType.DESCENDING));
    }

    // ---- columns ----

    /// The columns as they are now; the reason's width is not told, since it takes what is left.
    ColumnChoice choice() {
        return ColumnChoice.of(this).without(REASON);
    }

    void arrange(ColumnChoice choice) {
        choice.applyTo(this);
    }

    /// The columns as they were made.
    void resetColumns() {
        usual.applyTo(this);
    }

    /// Told whenever the columns may have changed.
    void onColumns(Runnable listener) {
        getColumns()
                .forEach(
                        column -> {
                            column.widthProperty().subscribe((_, _) -> listener.run());
                            column.visibleProperty().subscribe((_, _) -> listener.run());
                            column.sortTypeProperty().subscribe((_, _) -> listener.run());
                        });
        getColumns().subscribe(listener);
        getSortOrder().subscribe(listener);
    }

    private ContextMenu columnMenu() {
        var menu = new ContextMenu();
        for (var column : getColumns()) {
            var item = new CheckMenuItem(column.getText());
            item.selectedProperty().bindBidirectional(column.visibleProperty());
            // What says which case it is and why must stay.
            item.setDisable(column.getId().equals("case") || column.getId().equals(REASON));
            menu.getItems().add(item);
        }
        var reset = new MenuItem(words.of("fraud.columns.reset"));
        reset.setOnAction(_ -> resetColumns());
        menu.getItems().addAll(new SeparatorMenuItem(), reset);
        return menu;
    }

    /// Puts our menu in the place of the table's own, which cannot be added to.
    private void offer(ContextMenu menu) {
        var button = lookup(".show-hide-columns-button");
        if (button == null) return;
        Objects.requireNonNull(button)
                .setOnMousePressed(
                        press -> {
                            menu.show(button, Side.BOTTOM, 0, 0);
                            press.consume();
                        });
    }
}
