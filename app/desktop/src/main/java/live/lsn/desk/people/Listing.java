package live.lsn.desk.people;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import live.lsn.ui.Background;
import live.lsn.ui.Loadable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;

/// A list that the platform alone keeps, as it was last told, with what is searched for in it and
/// the one that is selected. What was told stays while it is asked for anew and when that fails.
final class Listing<T> {
    private final Callable<List<T>> ask;
    private final Facets<T> facets;
    private final Background background;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<State<T>> state =
            new ReadOnlyObjectWrapper<>(new State.Waiting<>());
    private final ReadOnlyObjectWrapper<List<T>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable T> selected = new ReadOnlyObjectWrapper<>(null);
    private final StringProperty typed = new SimpleStringProperty("");
    private @Nullable String wanted;
    private @Nullable String kept;
    private int latest;

    /// What is known of the list.
    sealed interface State<T> {
        /// Nothing yet.
        record Waiting<T>() implements State<T> {}

        /// Nothing at all: it could not be had.
        record Missing<T>(Trouble why) implements State<T> {}

        /// @param asOf when the platform told it
        /// @param stale why it could not be asked for since; null where it could
        record Told<T>(List<T> rows, Instant asOf, @Nullable Trouble stale) implements State<T> {}
    }

    /// @param id the same as long as it is the same thing
    /// @param words what it is found by
    record Facets<T>(Function<T, String> id, Function<T, String> words) {}

    /// @param ask asked in the background
    Listing(Callable<List<T>> ask, Facets<T> facets, Background background, InstantSource clock) {
        this.ask = ask;
        this.facets = facets;
        this.background = background;
        this.clock = clock;
        typed.subscribe(
                (_, _) -> {
                    kept = null;
                    filter();
                });
    }

    ReadOnlyObjectProperty<State<T>> state() {
        return state.getReadOnlyProperty();
    }

    /// Those that are found, in the platform's order.
    ReadOnlyObjectProperty<List<T>> shown() {
        return shown.getReadOnlyProperty();
    }

    /// One of those that are shown; null where nothing is.
    ReadOnlyObjectProperty<@Nullable T> selected() {
        return selected.getReadOnlyProperty();
    }

    List<T> all() {
        return state.get() instanceof State.Told<T> told ? told.rows() : List.of();
    }

    /// Only those with all these words are shown.
    StringProperty typed() {
        return typed;
    }

    String id(T row) {
        return facets.id().apply(row);
    }

    /// Asks the platform.
    void refresh() {
        var mine = ++latest;
        background.load(
                ask,
                answer -> {
                    if (mine != latest) return;
                    switch (answer) {
                        case Loadable.Loading<List<T>> _ -> {}
                        case Loadable.Ready<List<T>>(var rows) ->
                                take(new State.Told<>(rows, clock.instant(), null));
                        case Loadable.Failed<List<T>>(var cause) -> failed(Trouble.of(cause));
                    }
                });
    }

    private void failed(Trouble why) {
        take(
                switch (state.get()) {
                    case State.Told<T>(var rows, var asOf, _) -> new State.Told<>(rows, asOf, why);
                    case State.Waiting<T> _, State.Missing<T> _ -> new State.Missing<>(why);
                });
    }

    private void take(State<T> next) {
        state.set(next);
        filter();
    }

    /// Selects the one that something was just done to, and shows it whatever is searched for.
    void keep(String id) {
        kept = id;
        wanted = id;
        filter();
    }

    /// Selects the one with that id, now or once it is told of.
    void select(String id) {
        wanted = id;
        choose();
    }

    private void filter() {
        var text = typed.get().strip().toLowerCase(Locale.ROOT);
        var words = text.isEmpty() ? new String[0] : text.split("\\s+");
        shown.set(all().stream().filter(row -> id(row).equals(kept) || holds(row, words)).toList());
        choose();
    }

    private boolean holds(T row, String... words) {
        var text = facets.words().apply(row).toLowerCase(Locale.ROOT);
        for (var word : words) if (!text.contains(word)) return false;
        return true;
    }

    /// The one that was selected stays so; where it is not shown, the first stands in for it.
    private void choose() {
        var rows = shown.get();
        var found = rows.stream().filter(row -> id(row).equals(wanted)).findFirst();
        selected.set(found.orElse(rows.isEmpty() ? null : rows.getFirst()));
    }
}
