package live.lsn.platform.sync;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import live.lsn.api.collection.Collections;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.platform.access.Caller;
import live.lsn.platform.db.AggregateTable;
import live.lsn.platform.db.Tables;
import live.lsn.platform.trpc.TrpcFailure;

import org.jooq.Condition;
import org.jooq.impl.DSL;

/// What of the collections a caller may see, however it is asked for.
record Visible(Tables tables) {
    static void requireChannel(Caller caller, String channel) {
        if (caller.channel(channel).isEmpty()) {
            throw new TrpcFailure(
                    TrpcErrorCode.FORBIDDEN,
                    "The sales channel " + channel + " is not open to you");
        }
    }

    AggregateTable<?> table(Caller caller, String collection) {
        var rows = tables.named(collection);
        if (rows == null)
            throw new TrpcFailure(TrpcErrorCode.NOT_FOUND, "There is no collection " + collection);
        if (!mayRead(caller, rows.collection())) {
            throw new TrpcFailure(
                            TrpcErrorCode.FORBIDDEN,
                            "This needs the permission " + rows.collection().permission())
                    .with("permission", String.valueOf(rows.collection().permission()));
        }
        return rows;
    }

    static boolean mayRead(Caller caller, SyncedCollection<?> collection) {
        var permission = collection.permission();
        return permission == null || caller.permissions().contains(permission);
    }

    /// Which rows of a collection are the caller's to see, within the channel.
    static Condition scope(Caller caller, AggregateTable<?> rows) {
        return rows.collection().name().equals(Collections.USERS.name())
                ? field(name("account"), String.class).eq(caller.account())
                : DSL.noCondition();
    }
}
