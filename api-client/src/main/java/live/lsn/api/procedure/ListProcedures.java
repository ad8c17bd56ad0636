package live.lsn.api.procedure;

import static java.util.Objects.requireNonNull;

import live.lsn.api.collection.Collections;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Aggregate;
import live.lsn.api.procedure.Procedure.Query;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.stream.Stream;

/// How a collection is read where there is no `sync.*`: page by page, in any order that does not
/// change by itself, and one record by its id. [SyncedCollection#listed] has the names.
///
/// A record without `version` must have `updatedAt`, an instant that grows with each change.
public final class ListProcedures {
    private ListProcedures() {}

    /// Records of a page at most, whatever was asked for.
    public static final int LARGEST_PAGE = 1_000;

    /// Both queries of every collection.
    public static final List<Query<?, ?>> ALL =
            Collections.ALL.stream()
                    .<Query<?, ?>>flatMap(
                            collection -> Stream.of(list(collection), get(collection)))
                    .toList();

    /// A collection's records, a page at a time.
    public static Query<ListPage, Listing> list(SyncedCollection<?> collection) {
        return Procedure.query(
                collection.listed().list(), ListPage.class, Listing.class, collection.permission());
    }

    /// One record of a collection; NOT_FOUND where the channel has none of that id.
    public static <A extends Aggregate> Query<GetOne, A> get(SyncedCollection<A> collection) {
        return Procedure.query(
                collection.listed().get(),
                GetOne.class,
                collection.type(),
                collection.permission());
    }

    /// The collection that the query lists; null where it lists none.
    public static @Nullable SyncedCollection<?> listedBy(Procedure<?, ?> procedure) {
        return procedure.output() != Listing.class
                ? null
                : Collections.ALL.stream()
                        .filter(collection -> collection.listed().list().equals(procedure.name()))
                        .findFirst()
                        .orElse(null);
    }

    /// @param channelId code of the sales channel
    /// @param cursor `nextCursor` of the page before; empty for the first
    /// @param limit how many records at most, 1 or more
    public record ListPage(String channelId, @Nullable String cursor, int limit) {
        public ListPage {
            requireNonNull(channelId, "channelId");
            if (limit < 1) throw new IllegalArgumentException("limit: 1 or more");
        }
    }

    /// @param items records
    /// @param nextCursor what to ask with for the next page; empty at the end
    public record Listing(List<JsonNode> items, @Nullable String nextCursor) {}

    /// @param channelId code of the sales channel
    public record GetOne(String channelId, String id) {
        public GetOne {
            requireNonNull(channelId, "channelId");
            requireNonNull(id, "id");
        }
    }
}
