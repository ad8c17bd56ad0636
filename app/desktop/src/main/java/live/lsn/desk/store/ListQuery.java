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
public record ListQuery<A extends Aggregate>(
        SyncedCollection<A> collection, List<Filter> filters, @Nullable String text, Sort sort) {
    public ListQuery {
        filters = List.copyOf(filters);
    }
}
