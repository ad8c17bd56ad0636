package live.lsn.desk.orders;

import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Channel;
import live.lsn.api.model.Order;
import live.lsn.desk.Access;
import live.lsn.desk.DeskSession;
import live.lsn.desk.list.ListFields;
import live.lsn.desk.list.ListModel;
import live.lsn.desk.list.SavedViews;
import live.lsn.desk.store.Filter;
import live.lsn.ui.Background;
import live.lsn.ui.ColumnChoice;
import live.lsn.ui.JobList;
import live.lsn.ui.Messages;
import live.lsn.ui.Shortcut;
import live.lsn.ui.table.FileAsk;
import live.lsn.ui.table.ListPane;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// The orders as the window knows them.
public final class OrdersFeature implements AutoCloseable {
    private final ListModel<Order> model;
    private final OrdersView view;
    private final ListFields fields;
    private final OrderHistory history;

    /// @param access what the person may do, as far as is known now
    /// @param columns as somebody has arranged them, and where that is kept
    /// @param jobs where long work is shown
    public OrdersFeature(
            DeskSession session,
            Supplier<Access> access,
            Channel channel,
            Background background,
            Messages messages,
            InstantSource clock,
            ListPane.Kept<ColumnChoice> columns,
            JobList jobs) {
        var formats = messages.formats(channel.zone());
        var made = new OrderColumns(messages, formats, channel.currency());
        fields = made.fields(clock);
        var views = new SavedViews(session.notes(), "orders", fields.fields(), background);
        model =
                new ListModel<>(
                        session.cache(),
                        Collections.ORDERS,
                        fields,
                        OrderColumns.NEWEST,
                        background);
        history = new OrderHistory(session.cache(), session.commands(), access, background);
        var pane = new OrderPane(made, session.account(), clock);
        model.open().subscribe(history::look);
        history.cases().subscribe(pane::show);
        view =
                new OrdersView(
                        model,
                        pane,
                        made,
                        fields,
                        new OrdersView.Tools(
                                background, columns, views::save, jobs, FileAsk.dialog()));
        views.load(view::setViews);
    }

    public Region screen() {
        return view;
    }

    /// Puts the keyboard into the list.
    public void focus() {
        view.focusList();
    }

    /// Lists the orders that pass the filters, and no others.
    public void list(List<Filter> filters) {
        model.ask().ask("", fields.conditions(filters));
    }

    public List<Shortcut> keys() {
        return view.keys();
    }

    /// Takes a key that nobody nearer has used.
    public void keyPressed(KeyEvent event) {
        view.keyPressed(event);
    }

    /// Reads the list anew.
    public void refresh() {
        model.refresh();
    }

    @Override
    public void close() {
        view.close();
        history.close();
        model.close();
    }
}
