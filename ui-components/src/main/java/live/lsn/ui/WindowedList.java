package live.lsn.ui;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableIntegerValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableListBase;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// A list of known size whose rows are fetched in pages of 256 when looked at, for tables of a
/// million rows.
///
/// A row not there yet is null. The 40 pages used last are kept. Do not wrap it in a sorted or
/// filtered list, which would fetch everything: sort and filter at the source. Use on the JavaFX
/// thread only.
///
/// Arriving rows are announced as updates, so a table keeps its selected index, but its selected
/// item does not follow: use [#at] with the selected index. A screen that follows a record selects
/// the record's new index itself after a refresh.
public final class WindowedList<T> extends ObservableListBase<T> {
    /// Rows fetched at a time.
    public static final int PAGE = 256;

    /// Pages kept.
    public static final int PAGES_KEPT = 40;

    // A screenful never touches more than two pages, plus the one of the selected row.
    private static final int PAGES_IN_VIEW = 3;

    private record Page<T>(int generation, List<T> rows) {}

    private final Background background;
    private final LinkedHashMap<Integer, Page<T>> pages = new LinkedHashMap<>(64, 0.75f, true);
    private final Set<Integer> underway = new HashSet<>();
    private final ReadOnlyObjectWrapper<@Nullable Exception> failure =
            new ReadOnlyObjectWrapper<>();
    private PageSource<T> source = (_, _) -> List.of();
    private int generation;
    private int size;

    /// An empty list; [#refresh] fills it.
    public WindowedList(Background background) {
        this.background = background;
    }

    /// @param size rows there are, 0 or more
    public WindowedList(Background background, int size, PageSource<T> source) {
        this(background);
        refresh(size, source);
    }

    /// Changes to another answer of the source. Rows shown stay until the new ones arrive.
    ///
    /// @param newSize rows there are now, 0 or more
    public void refresh(int newSize, PageSource<T> newSource) {
        if (newSize < 0)
            throw new IllegalArgumentException("size must be 0 or more, was " + newSize);
        source = newSource;
        generation++;
        underway.clear();
        failure.set(null);
        var inView = lastUsed();
        resize(newSize);
        inView.stream().filter(page -> page * PAGE < newSize).forEach(this::fetch);
    }

    /// Why the last page did not come, or null. Its rows are asked for again only after a refresh.
    public ReadOnlyObjectProperty<@Nullable Exception> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// The row at an index that changes, as a table's selected one; null for none (-1) and until it
    /// is there.
    ///
    /// The caller keeps what it gets: the list holds it weakly.
    public ObservableValue<@Nullable T> at(ObservableIntegerValue index) {
        return Bindings.createObjectBinding(
                () -> index.get() < 0 || index.get() >= size ? null : get(index.get()),
                index,
                this);
    }

    @Override
    @SuppressWarnings("NullAway") // A row on its way is null; the base class has no word for it.
    public T get(int index) {
        Objects.checkIndex(index, size);
        var number = index / PAGE;
        var page = pages.get(number);
        if (page == null || page.generation != generation) {
            fetch(number);
            page = pages.get(number);
        }
        return rowOf(page, index % PAGE);
    }

    @Override
    public int size() {
        return size;
    }

    /// Looks among the rows at hand alone; -1 says nothing about the others.
    @Override
    public int indexOf(@Nullable Object row) {
        if (row == null) return -1;
        var found = -1;
        for (var entry : pages.entrySet()) {
            var within = entry.getValue().rows.indexOf(row);
            var index = entry.getKey() * PAGE + within;
            if (within >= 0 && index < size && (found < 0 || index < found)) found = index;
        }
        return found;
    }

    @Override
    public int lastIndexOf(@Nullable Object row) {
        return indexOf(row);
    }

    @Override
    public boolean contains(@Nullable Object row) {
        return indexOf(row) >= 0;
    }

    /// Itself alone: comparing rows would fetch them all.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    private List<Integer> lastUsed() {
        var used = new ArrayList<>(pages.keySet());
        return new ArrayList<>(used.subList(Math.max(0, used.size() - PAGES_IN_VIEW), used.size()));
    }

    private void resize(int newSize) {
        var old = size;
        size = newSize;
        beginChange();
        if (newSize > old) nextAdd(old, newSize);
        if (newSize < old) nextRemove(newSize, gone(newSize, old));
        endChange();
        pages.keySet().removeIf(number -> number * PAGE >= newSize);
    }

    private List<T> gone(int from, int to) {
        // Only a short tail is told row by row; a long one was mostly never here.
        if (to - from > PAGE) return Collections.nCopies(to - from, absent());
        var rows = new ArrayList<T>(to - from);
        for (var i = from; i < to; i++) rows.add(rowOf(pages.get(i / PAGE), i % PAGE));
        return rows;
    }

    private void fetch(int number) {
        if (!underway.add(number)) return;
        var asked = generation;
        var from = number * PAGE;
        var to = Math.min(size, from + PAGE);
        var asking = source;
        background.load(
                () -> List.copyOf(asking.page(from, to)),
                answer -> {
                    if (asked == generation) accept(number, answer);
                });
    }

    private void accept(int number, Loadable<List<T>> answer) {
        switch (answer) {
            case Loadable.Loading<List<T>> _ -> {}
            // It stays underway, or each layout would ask again.
            case Loadable.Failed<List<T>>(var cause) -> failure.set(cause);
            case Loadable.Ready<List<T>>(var rows) -> {
                underway.remove(number);
                var old = pages.put(number, new Page<>(generation, rows));
                if (pages.size() > PAGES_KEPT) pages.pollFirstEntry();
                announce(number, old);
            }
        }
    }

    private void announce(int number, @Nullable Page<T> old) {
        var page = pages.get(number);
        var from = number * PAGE;
        var to = Math.min(size, from + PAGE);
        beginChange();
        for (var i = from; i < to; i++) {
            if (!Objects.equals(rowOf(old, i - from), rowOf(page, i - from))) nextUpdate(i);
        }
        endChange();
    }

    private T rowOf(@Nullable Page<T> page, int within) {
        return page == null || within >= page.rows.size() ? absent() : page.rows.get(within);
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T absent() {
        return null;
    }
}
