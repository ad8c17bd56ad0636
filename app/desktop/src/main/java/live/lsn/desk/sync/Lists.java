package live.lsn.desk.sync;

import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.http.TrpcClient;
import live.lsn.api.procedure.ListProcedures;
import live.lsn.api.procedure.ListProcedures.GetOne;
import live.lsn.api.procedure.Procedure;
import live.lsn.api.procedure.Procedure.Query;
import live.lsn.api.trpc.Json;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.api.trpc.TrpcException.Refused;
import live.lsn.desk.store.Told;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Asks a platform for its lists.
final class Lists {
    /// How many records are asked for at once: the first that the platform does not mind.
    private static final List<Integer> LIMITS = List.of(ListProcedures.LARGEST_PAGE, 200, 100, 50);

    /// So many pages in a row may bring nothing new.
    private static final int IDLE_PAGES = 20;

    private final TrpcClient client;
    private final String channel;
    private final ListReader reader;
    private final Served served;
    private final Set<String> forbidden = ConcurrentHashMap.newKeySet();

    Lists(TrpcClient client, String channel, Served served) {
        this.client = client;
        this.channel = channel;
        this.reader = new ListReader(channel);
        this.served = served;
    }

    /// A list whose pages lead round in a circle.
    static final class EndlessException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EndlessException(String list) {
            super("the pages of " + list + " never end", null, false, false);
        }
    }

    /// Reads a collection from its first page to its last. A record may come twice, where it moved
    /// between pages meanwhile; the later one counts.
    ///
    /// @param take is given each page
    /// @return the ids of all records
    /// @throws EndlessException if a cursor comes again, or page after page brings nothing new
    Set<String> read(SyncedCollection<?> collection, Consumer<List<Told>> take) {
        var ids = new HashSet<String>();
        var cursors = new HashSet<JsonNode>();
        var page = first(collection);
        var limit = page.limit();
        var next = page.page();
        var idle = 0;
        while (true) {
            var before = ids.size();
            next.rows().forEach(row -> ids.add(row.id()));
            take.accept(next.rows());
            var cursor = next.cursor();
            if (cursor == null) return ids;
            idle = ids.size() == before ? idle + 1 : 0;
            if (!cursors.add(cursor) || idle > IDLE_PAGES)
                throw new EndlessException(collection.listed().list());
            next = page(collection, cursor, limit);
        }
    }

    private record First(ListReader.Page page, int limit) {}

    private First first(SyncedCollection<?> collection) {
        for (var limit : LIMITS) {
            try {
                return new First(page(collection, null, limit), limit);
            } catch (Refused refused) {
                if (refused.code() != TrpcErrorCode.BAD_REQUEST || limit.equals(LIMITS.getLast()))
                    throw refused;
            }
        }
        throw new IllegalStateException("no limit");
    }

    private ListReader.Page page(
            SyncedCollection<?> collection, @Nullable JsonNode cursor, int limit) {
        var input = input();
        if (cursor != null) input.set("cursor", cursor);
        input.put("limit", limit);
        return reader.page(client.queryBytes(asked(collection.listed().list()), input).value());
    }

    /// Whether single records of the collection can be read.
    boolean gets(SyncedCollection<?> collection) {
        return !forbidden.contains(collection.name()) && served.query(collection.listed().get());
    }

    /// One record as it is now; null where there is none. Only where the platform [#gets].
    @Nullable Told find(SyncedCollection<?> collection, String id) {
        try {
            var json =
                    client.queryBytes(ListProcedures.get(collection), new GetOne(channel, id))
                            .value();
            var found = json.length == 0 || json[0] != '{' ? null : reader.row(json);
            if (found != null && !found.id().equals(id))
                throw new OddAnswerException("another record");
            return found;
        } catch (Refused refused) {
            if (Introduction.isNotThere(refused)) return null;
            if (refused.code() == TrpcErrorCode.FORBIDDEN) forbidden.add(collection.name());
            throw refused;
        }
    }

    private ObjectNode input() {
        return Json.MAPPER.createObjectNode().put("channelId", channel);
    }

    /// The cursor goes back as it came, whatever it is.
    private static Query<ObjectNode, JsonNode> asked(String name) {
        return Procedure.query(name, ObjectNode.class, JsonNode.class, null);
    }
}
