package live.lsn.platform;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Aggregate;
import live.lsn.api.model.CaseState;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Order;
import live.lsn.api.procedure.SyncProcedures.Op;
import live.lsn.api.trpc.Json;
import live.lsn.platform.db.AggregateTable;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Seal;
import live.lsn.platform.db.Tables;
import live.lsn.platform.feed.Act;
import live.lsn.platform.feed.Change;
import live.lsn.platform.feed.Feed;

import org.jooq.impl.DSL;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;

/// Makes a channel large: the orders that it has, over and over, unscored, each with an identity
/// and a time of its own. For measuring.
public final class LargeSample {
    private static final int CHUNK = 5_000;
    private static final int FIRST_NUMBER = 2_000_000;
    private static final Duration SPREAD = Duration.ofDays(365);

    private LargeSample() {}

    /// Adds orders until the channel has so many. The platform of the folder must not run.
    ///
    /// @param progress told how many there are
    /// @throws PlatformFolder.InUseException if it runs
    public static void grow(Path dir, String channel, int orders, LongConsumer progress) {
        var folder = new PlatformFolder(dir);
        try (var lock = folder.lock().acquiredBy();
                var database = Database.sqlite(folder.existingDatabase())) {
            var table = new Tables(new Seal(folder.masterKey())).of(Collections.ORDERS);
            var feed = new Feed(database);
            var there = database.read(sql -> table.count(sql, channel, DSL.noCondition()));
            var templates =
                    database.read(
                            sql ->
                                    table
                                            .page(sql, channel, null, CHUNK, DSL.noCondition())
                                            .stream()
                                            .map(body -> table.parse(body.json()))
                                            .toList());
            var random = new Random(1);
            for (var at = there; at < orders && lock.isOpen(); at += CHUNK) {
                var chunk = copies(templates, at, Math.min(orders, at + CHUNK), random);
                database.write(
                        sql -> {
                            table.insert(sql, chunk);
                            var act = Act.of("sample", "more sample orders", Instant.now());
                            return feed.append(sql, channel, act, changes(table, chunk));
                        });
                progress.accept(at + chunk.size());
            }
            database.checkpoint();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Adds open cases: those that the channel has, over and over. The platform of the folder must
    /// not run.
    ///
    /// @throws PlatformFolder.InUseException if it runs
    public static void openCases(Path dir, String channel, int count) {
        var folder = new PlatformFolder(dir);
        try (var lock = folder.lock().acquiredBy();
                var database = Database.sqlite(folder.existingDatabase())) {
            var table = new Tables(new Seal(folder.masterKey())).of(Collections.FRAUD_CASES);
            var feed = new Feed(database);
            var templates =
                    database.read(sql -> table.list(sql, channel, DSL.noCondition())).stream()
                            .filter(one -> one.state() == CaseState.OPEN)
                            .toList();
            for (var at = 0; at < count && lock.isOpen(); at += CHUNK) {
                var chunk = new ArrayList<FraudCase>();
                for (var i = at; i < Math.min(count, at + CHUNK); i++)
                    chunk.add(copy(templates.get(i % templates.size()), FIRST_NUMBER + i));
                database.write(
                        sql -> {
                            table.insert(sql, chunk);
                            var act = Act.of("sample", "more sample cases", Instant.now());
                            return feed.append(sql, channel, act, changes(table, chunk));
                        });
            }
            database.checkpoint();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FraudCase copy(FraudCase like, long number) {
        var json = (ObjectNode) Json.MAPPER.valueToTree(like);
        json.put("id", Ids.next()).put("version", 1).put("number", "CASE-" + number);
        return Json.MAPPER.treeToValue(json, FraudCase.class);
    }

    private static List<Order> copies(List<Order> templates, long from, long to, Random random) {
        var copies = new ArrayList<Order>();
        for (var at = from; at < to; at++)
            copies.add(
                    copy(
                            templates.get((int) (at % templates.size())),
                            FIRST_NUMBER + at,
                            Duration.ofSeconds(random.nextLong(SPREAD.toSeconds()))));
        return copies;
    }

    private static Order copy(Order like, long number, Duration earlier) {
        return new Order(
                Ids.next(),
                1,
                like.channel(),
                like.number().replaceAll("\\d+$", "") + number,
                like.source(),
                like.placedAt().minus(earlier),
                like.status(),
                like.customerId(),
                like.customerName(),
                like.email(),
                like.country(),
                like.show(),
                like.showTitle(),
                like.creator(),
                like.total(),
                like.refunded(),
                like.lines(),
                like.refunds(),
                like.signals(),
                like.label(),
                true);
    }

    private static <A extends Aggregate> List<Change> changes(
            AggregateTable<A> table, List<A> rows) {
        var collection = table.collection().name();
        return rows.stream()
                .map(row -> new Change(collection, row.id(), row.version(), Op.PUT))
                .toList();
    }
}
