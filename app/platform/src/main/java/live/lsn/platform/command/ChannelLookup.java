package live.lsn.platform.command;

import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Aggregate;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Tables;
import live.lsn.rules.Lookup;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Reads within a command's transaction. A record that was found stays as it is until the command
/// has taken effect, so whoever sums what belongs to it first finds it.
record ChannelLookup(Database database, Tables tables, DSLContext sql, String channel)
        implements Lookup {
    @Override
    public boolean seesAll() {
        return true;
    }

    @Override
    public <A extends Aggregate> @Nullable A find(SyncedCollection<A> collection, String id) {
        return tables.of(collection).lock(database, sql, channel, id);
    }

    @Override
    public long sum(SyncedCollection<?> collection, String column, String by, String value) {
        return tables.of(collection)
                .sum(sql, channel, collection.column(column), collection.column(by), value);
    }
}
