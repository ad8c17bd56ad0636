package live.lsn.desk.orders;

import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;

import live.lsn.api.model.Order;
import live.lsn.desk.list.ListFields;
import live.lsn.desk.list.ListModel;
import live.lsn.desk.list.ListModel.Content;
import live.lsn.ui.Background;
import live.lsn.ui.ColumnChoice;
import live.lsn.ui.JobList;
import live.lsn.ui.Loadable;
import live.lsn.ui.Messages;
import live.lsn.ui.Placeholder;
import live.lsn.ui.Shortcut;
import live.lsn.ui.table.DataTable;
import live.lsn.ui.table.FileAsk;
import live.lsn.ui.table.ListPane;
import live.lsn.ui.table.SavedView;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The list of orders on the left, the open one on the right.
final class OrdersView extends BorderPane {
    private static final double PANE = 0.34;
    private final ListModel<Order> model;
    private final OrderColumns columns;
    private final Messages messages;
    private final DataTable<Order> table;
    private final ListPane<Order> list;

    /// What the list works with.
    ///
    /// @param columns as somebody has arranged them, and where that is kept
    /// @param keepViews told of the saved views when they change
    record Tools(
            Background background,
            ListPane.Kept<ColumnChoice> columns,
            Consumer<List<SavedView>> keepViews,
            JobList jobs,
            FileAsk files) {}

    OrdersView(
            ListModel<Order> model,
            OrderPane pane,
            OrderColumns columns,
            ListFields fields,
            Tools tools) {
        this.model = model;
        this.columns = columns;
        this.messages = columns.messages();
        table =
                new DataTable<>(
                        messages.of("orders.title"),
                        tools.background,
                        columns.columns(),
                        OrderColumns.NEWEST,
                        Order::id,
                        new Rows());
        list =
                new ListPane<>(
                        new ListPane.Setup<>(
                                table,
                                fields.fields(),
                                model.ask(),
                                columns.formats(),
                                tools.background,
                                tools.jobs,
                                messages.of("orders.search"),
                                messages.of("orders.title"),
                                tools.columns,
                                tools.keepViews,
                                tools.files,
                                List.of()));
        table.onFailure(_ -> list.stand(error()));
        var split = new SplitPane(list, pane);
        SplitPane.setResizableWithParent(pane, false);
        split.setDividerPositions(1 - PANE);
        getStyleClass().addAll("orders", "master-detail");
        setCenter(split);
        model.open().subscribe(pane::show);
        model.content().subscribe(this::draw);
    }

    private final class Rows implements DataTable.Listener<Order> {
        @Override
        public void opened(int index, Order order) {
            model.open(index, order);
        }

        @Override
        public void sorted(List<ColumnChoice.Sorted> sorts) {
            model.ask().sorts().set(sorts);
        }
    }

    private void draw(Loadable<Content<Order>> content) {
        switch (content) {
            case Loadable.Loading<Content<Order>> _ -> {}
            case Loadable.Failed<Content<Order>> _ -> list.stand(error());
            case Loadable.Ready<Content<Order>>(var ready) -> draw(ready);
        }
    }

    private void draw(Content<Order> ready) {
        var count = messages.of("orders.count", ready.summary().count());
        list.show(
                new ListPane.Answer<>(
                        ready.size(),
                        ready.rows(),
                        ready.index(),
                        List.of(),
                        count + " · ",
                        columns.currency()
                                + " "
                                + columns.formats()
                                        .money(ready.summary().sumMinor(), columns.currency()),
                        "",
                        count),
                ready.size() == 0 ? empty(ready) : null);
    }

    private Node empty(Content<Order> ready) {
        if (!ready.whole()) return Placeholder.loading();
        var narrowing = model.ask().narrowing();
        if (narrowing == 0)
            return Placeholder.done(
                    messages.of("orders.empty.title"), messages.of("orders.empty.text"));
        return Placeholder.noMatch(
                messages.of("orders.no-match.title"),
                messages.of("orders.no-match.text", narrowing, ready.all()),
                messages.of("orders.no-match.clear"),
                model.ask()::clear);
    }

    private Node error() {
        return Placeholder.error(
                messages.of("fraud.error.title"),
                messages.of("fraud.error.text"),
                "STORE",
                model::refresh);
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
            model.ask().clear();
            focusList();
        }
    }

    List<Shortcut> keys() {
        var keys = new ArrayList<>(list.keys());
        keys.add(Shortcut.of(messages.of("orders.key.back"), KeyCode.ESCAPE, list::stepBack));
        return List.copyOf(keys);
    }

    void close() {
        list.close();
    }
}
