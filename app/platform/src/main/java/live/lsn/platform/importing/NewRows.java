package live.lsn.platform.importing;

import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Aggregate;
import live.lsn.api.procedure.SyncProcedures.Op;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Tables;
import live.lsn.platform.feed.Act;
import live.lsn.platform.feed.Change;
import live.lsn.platform.feed.Feed;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/// Stores what a channel does not have yet: some hundred records a transaction, each one position
/// of the feed. Run again after a stop, it adds what is missing.
final class NewRows {
    private static final int CHUNK = 500;

    private final Database database;
    private final Tables tables;
    private final Feed feed;
    private final String channel;

    NewRows(Database database, Tables tables, Feed feed, String channel) {
        this.database = database;
        this.tables = tables;
        this.feed = feed;
        this.channel = channel;
    }

    /// @param stored told after each transaction how many of them are stored
    /// @return ids of those that were not there before
    <A extends Aggregate> Set<String> store(
            SyncedCollection<A> collection, List<A> all, Act act, LongConsumer stored) {
        var added = new HashSet<String>();
        var done = 0L;
        for (var chunk : chunks(all)) {
            added.addAll(database.write(sql -> add(sql, collection, chunk, act)));
            done += chunk.size();
            stored.accept(done);
        }
        return added;
    }

    private <A extends Aggregate> List<String> add(
            DSLContext sql, SyncedCollection<A> collection, List<A> chunk, Act act) {
        var there = existing(sql, collection, chunk.stream().map(Aggregate::id).toList());
        var fresh = chunk.stream().filter(one -> !there.contains(one.id())).toList();
        if (fresh.isEmpty()) return List.of();
        tables.of(collection).insert(sql, fresh);
        feed.append(sql, channel, act, changes(collection, fresh));
        return fresh.stream().map(Aggregate::id).toList();
    }

    /// Which of these ids the channel has already.
    Set<String> existing(DSLContext sql, SyncedCollection<?> collection, List<String> ids) {
        return new HashSet<>(tables.of(collection).existing(sql, channel, ids));
    }

    /// The first few of these that the channel has already.
    <A extends Aggregate> List<A> known(SyncedCollection<A> collection, List<String> ids) {
        for (var chunk : chunks(ids)) {
            var id = DSL.field(DSL.name("id"), String.class);
            var found =
                    database.read(sql -> tables.of(collection).list(sql, channel, id.in(chunk)));
            if (!found.isEmpty()) return found;
        }
        return List.of();
    }

    /// All that the channel has.
    <A extends Aggregate> List<A> all(SyncedCollection<A> collection) {
        return database.read(sql -> tables.of(collection).list(sql, channel, DSL.noCondition()));
    }

    static List<Change> changes(
            SyncedCollection<?> collection, List<? extends Aggregate> aggregates) {
        return aggregates.stream()
                .map(
                        aggregate ->
                                new Change(
                                        collection.name(),
                                        aggregate.id(),
                                        aggregate.version(),
                                        Op.PUT))
                .toList();
    }

    static <T> List<List<T>> chunks(List<T> all) {
        var chunks = new ArrayList<List<T>>();
        for (var from = 0; from < all.size(); from += CHUNK)
            chunks.add(all.subList(from, Math.min(all.size(), from + CHUNK)));
        return chunks;
    }
}
