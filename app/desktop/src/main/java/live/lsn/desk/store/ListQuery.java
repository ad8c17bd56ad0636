package live.lsn.desk.store;

import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Aggregate;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Which rows of a collection, in which order.
///
/// @param filters all must hold
/// @param text words that must all be found: each as the beginning of a word in the collection's
///   search columns, or as a whole word of its personal words; null or blank for no search
/// @param sorts what sorts first, then what breaks its ties, and so on; at least one
public record ListQuery<A extends Aggregate>(
        SyncedCollection<A> collection,
        List<Filter> filters,
        @Nullable String text,
        List<Sort> sorts) {
    public ListQuery {
        filters = List.copyOf(filters);
        sorts = List.copyOf(sorts);
        if (sorts.isEmpty()) throw new IllegalArgumentException("a list needs an order");
    }

    /// A list in the order of one column.
    public ListQuery(
            SyncedCollection<A> collection,
            List<Filter> filters,
            @Nullable String text,
            Sort sort) {
        this(collection, filters, text, List.of(sort));
    }
}
