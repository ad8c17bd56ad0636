package live.lsn.cli.bench;

import live.lsn.api.collection.Collections;
import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Aggregate;
import live.lsn.api.model.CaseState;
import live.lsn.api.model.FraudCase;
import live.lsn.api.model.Role;
import live.lsn.api.signin.LocalAccounts;
import live.lsn.desk.DeskSession;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.store.CacheStore;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.Sort;
import live.lsn.platform.Platform;
import live.lsn.platform.access.Caller;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A platform with the sample's people, and a desk at it.
final class Sample {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private Sample() {}

    static Caller analyst(Platform platform) {
        return anyone(platform, Role.FRAUD_ANALYST);
    }

    private static Caller anyone(Platform platform, Role role) {
        return platform.accounts().stream()
                .filter(caller -> caller.role() == role)
                .findFirst()
                .orElseThrow();
    }

    static String channel(Caller caller) {
        return caller.channels().getFirst().code();
    }

    /// Opens the analyst's profile; the cache begins to fill.
    static DeskSession desk(Path dir, Platform platform) {
        return desk(dir, platform, Role.FRAUD_ANALYST);
    }

    /// Opens the profile of somebody who has that role; the cache begins to fill.
    static DeskSession desk(Path dir, Platform platform, Role role) {
        var who = anyone(platform, role);
        return DeskSession.open(
                dir,
                new Who(platform.url(), platform.platformId(), who.account(), channel(who)),
                new LocalAccounts(platform.url(), platform.localSecret()).tokens(who.account()));
    }

    /// Waits until the cache has all that the platform has.
    static void awaitSynced(DeskSession session) throws Exception {
        var synced = new CompletableFuture<Boolean>();
        try (var _ =
                session.sync()
                        .onStatus(
                                status -> {
                                    if (status.lastSync() != null) synced.complete(true);
                                })) {
            if (session.sync().status().lastSync() != null) return;
            synced.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /// Cases that wait, the highest score first.
    static List<FraudCase> openCases(DeskSession desk, int most) {
        var query =
                new ListQuery<>(
                        Collections.FRAUD_CASES,
                        List.of(Filter.of("state", Op.EQUALS, CaseState.OPEN)),
                        null,
                        new Sort("score", true));
        var cache = desk.cache();
        return cache.page(Collections.FRAUD_CASES, cache.order(query, most), 0, most);
    }

    /// Everything that a cache holds of a collection.
    static <A extends Aggregate> List<A> all(CacheStore cache, SyncedCollection<A> collection) {
        var sort = new Sort(collection.columns().getFirst().name(), false);
        var query = new ListQuery<>(collection, List.of(), null, sort);
        return cache.page(collection, cache.order(query, Integer.MAX_VALUE), 0, Integer.MAX_VALUE);
    }
}
