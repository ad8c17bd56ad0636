package live.lsn.desk.list;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Aggregate;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Sort;
import live.lsn.desk.store.Subscription;
import live.lsn.desk.store.Summary;
import live.lsn.ui.Background;
import live.lsn.ui.ColumnChoice.Sorted;
import live.lsn.ui.Loadable;
import live.lsn.ui.table.Condition;
import live.lsn.ui.table.ListAsk;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/// A list of one collection as somebody works with it: what is asked of it, what is listed, which
/// row is open. It follows the cache.
public final class ListModel<A extends Aggregate> implements AutoCloseable {
    private final CacheStore cache;
    private final SyncedCollection<A> collection;
    private final ListFields fields;
    private final Background background;
    private final ListAsk ask;
    private final ReadOnlyObjectWrapper<Loadable<Content<A>>> content =
            new ReadOnlyObjectWrapper<>(new Loadable.Loading<>());
    private final ReadOnlyObjectWrapper<@Nullable A> open = new ReadOnlyObjectWrapper<>();
    private final AtomicBoolean refreshDue = new AtomicBoolean();
    private final Subscription changes;
    private List<Filter> base = List.of();
    private int openIndex;
    private int latest; // FX thread only; an answer to an older request is dropped
    private boolean follow = true;

    /// What is listed.
    ///
    /// @param size rows there are
    /// @param all rows that there would be if nothing narrowed the list any further
    /// @param index of the open row
    /// @param whole whether the cache was ever filled; before, nobody can tell that a list is empty
    public record Content<A extends Aggregate>(
            RowWindow<A> rows,
            int size,
            Summary summary,
            long all,
            int index,
            @Nullable A open,
            boolean whole) {}

    /// @param usual what sorts as long as nobody asks otherwise
    public ListModel(
            CacheStore cache,
            SyncedCollection<A> collection,
            ListFields fields,
            List<Sorted> usual,
            Background background) {
        this.cache = cache;
        this.collection = collection;
        this.fields = fields;
        this.background = background;
        this.ask = new ListAsk(usual, this::restart);
        this.changes = cache.onChange(this::changed);
        refresh();
    }

    /// Told on a thread of the store: asks for one refresh, however many changes come before it.
    private void changed(Set<String> names) {
        if (names.contains(collection.name()) && refreshDue.compareAndSet(false, true))
            background.onFx(this::refresh);
    }

    /// Another question is asked: begin at the top.
    private void restart() {
        openIndex = 0;
        follow = false;
        refresh();
    }

    /// Lists from now on only what passes these filters, whatever else is asked, in that order.
    public void within(List<Filter> filters, List<Sorted> sorts) {
        base = List.copyOf(filters);
        ask.together(() -> ask.sorts().set(sorts));
    }

    /// Reads the list anew and keeps the open row where it can.
    public void refresh() {
        refreshDue.set(false);
        var mine = ++latest;
        var shown = open.get();
        var keep = follow && shown != null ? shown.id() : null;
        var index = openIndex;
        var conditions = ask.added().get();
        var text = ask.search().get();
        var sorts = ask.sorts().get();
        var within = base;
        background.load(
                () -> read(within, conditions, text, sorts, keep, index),
                answer -> {
                    if (mine != latest) return;
                    if (answer instanceof Loadable.Loading<Content<A>>
                            && content.get() instanceof Loadable.Ready<Content<A>>) return;
                    content.set(answer);
                    if (answer instanceof Loadable.Ready<Content<A>>(var ready)) arrive(ready);
                });
    }

    private Content<A> read(
            List<Filter> within,
            List<Condition> conditions,
            String text,
            List<Sorted> sorts,
            @Nullable String keep,
            int place) {
        var order = sorts.stream().map(sort -> new Sort(sort.id(), sort.falling())).toList();
        var filters = new ArrayList<>(within);
        filters.addAll(fields.filters(conditions));
        var query = new ListQuery<>(collection, filters, text.isBlank() ? null : text, order);
        var rows = new RowWindow<>(cache, query);
        var summary = cache.summary(query);
        var size = (int) Math.min(Integer.MAX_VALUE, summary.count());
        var index = rows.place(keep, place, size);
        var there = index < 0 ? List.<A>of() : rows.page(index, index + 1);
        var narrowed = !conditions.isEmpty() || !text.isBlank();
        return new Content<>(
                rows,
                size,
                summary,
                narrowed
                        ? cache.summary(new ListQuery<>(collection, within, null, order)).count()
                        : summary.count(),
                index,
                there.isEmpty() ? null : there.getFirst(),
                cache.cursor() != null);
    }

    private void arrive(Content<A> ready) {
        openIndex = Math.max(0, ready.index());
        follow = true;
        if (!Objects.equals(open.get(), ready.open())) open.set(ready.open());
    }

    /// Opens the row at that place of the list.
    public void open(int index, A row) {
        openIndex = index;
        open.set(row);
    }

    /// What is asked of the list; a change asks anew.
    public ListAsk ask() {
        return ask;
    }

    public ReadOnlyObjectProperty<Loadable<Content<A>>> content() {
        return content.getReadOnlyProperty();
    }

    /// The open row; null for none.
    public ReadOnlyObjectProperty<@Nullable A> open() {
        return open.getReadOnlyProperty();
    }

    @Override
    public void close() {
        changes.close();
    }
}
