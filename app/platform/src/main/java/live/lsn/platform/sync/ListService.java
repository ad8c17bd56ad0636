package live.lsn.platform.sync;

import live.lsn.api.collection.Collections;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.procedure.ListProcedures;
import live.lsn.api.procedure.ListProcedures.GetOne;
import live.lsn.api.procedure.ListProcedures.ListPage;
import live.lsn.api.procedure.Procedure;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.platform.access.Caller;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Tables;
import live.lsn.platform.trpc.Call;
import live.lsn.platform.trpc.RawJson;
import live.lsn.platform.trpc.TrpcFailure;
import live.lsn.platform.trpc.TrpcRouter;

import java.util.List;

/// Serves the lists of every collection, for clients that do not follow the feed: in the order of
/// ids, each page after the last id of the one before.
public final class ListService {

    private final Database database;
    private final Visible visible;

    public ListService(Database database, Tables tables) {
        this.database = database;
        this.visible = new Visible(tables);
    }

    public void register(TrpcRouter router) {
        for (var collection : Collections.ALL) register(router, collection);
    }

    /// Both answer in bytes that are JSON already, so they are registered by shape.
    private void register(TrpcRouter router, SyncedCollection<?> collection) {
        var listed = collection.listed();
        router.query(
                Procedure.query(
                        listed.list(), ListPage.class, RawJson.class, collection.permission()),
                (input, call) -> list(collection.name(), input, call));
        router.query(
                Procedure.query(listed.get(), GetOne.class, RawJson.class, collection.permission()),
                (input, call) -> get(collection.name(), input, call));
    }

    private RawJson list(String collection, ListPage input, Call call) {
        var caller = call.caller(Caller.class);
        Visible.requireChannel(caller, input.channelId());
        var rows = visible.table(caller, collection);
        var limit = Math.min(input.limit(), ListProcedures.LARGEST_PAGE);
        return database.read(
                sql -> {
                    // One more than asked for tells whether there is a next page.
                    var page =
                            rows.page(
                                    sql,
                                    input.channelId(),
                                    input.cursor(),
                                    limit + 1,
                                    Visible.scope(caller, rows));
                    var json = new PageWriter(page).startObject().startItems();
                    var given = 0;
                    while (given < Math.min(limit, page.size()) && !json.isFull())
                        json.item(page.get(given++));
                    return json.endRows()
                            .field(
                                    "nextCursor",
                                    given < page.size() ? page.get(given - 1).id() : null)
                            .end();
                });
    }

    private RawJson get(String collection, GetOne input, Call call) {
        var caller = call.caller(Caller.class);
        Visible.requireChannel(caller, input.channelId());
        var rows = visible.table(caller, collection);
        var found =
                database.read(
                        sql ->
                                rows.bodies(
                                        sql,
                                        input.channelId(),
                                        List.of(input.id()),
                                        Visible.scope(caller, rows)));
        var row = found.get(input.id());
        if (row == null)
            throw new TrpcFailure(
                    TrpcErrorCode.NOT_FOUND, "There is no such record in " + collection);
        return new RawJson(row.json());
    }
}
