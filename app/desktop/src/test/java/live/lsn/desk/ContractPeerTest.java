package live.lsn.desk;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import live.lsn.api.collection.Collections;
import live.lsn.api.contract.Contract;
import live.lsn.api.http.TrpcClient.TokenSource;
import live.lsn.api.model.Money;
import live.lsn.api.model.Product;
import live.lsn.api.peer.NodePeer;
import live.lsn.api.trpc.Json;
import live.lsn.desk.DeskSession.Who;
import live.lsn.desk.store.Filter;
import live.lsn.desk.store.ListQuery;
import live.lsn.desk.store.Op;
import live.lsn.desk.store.Sort;
import live.lsn.desk.sync.SyncStatus.Connection;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A platform that was written in TypeScript, to the contract's types alone, served by the real
/// server of tRPC: it compiles, and the desk follows it.
class ContractPeerTest {
    private static final Path SOURCE = Path.of("src/test/node");
    private static final Duration SOON = Duration.ofSeconds(30);

    /// More than one page of a bootstrap.
    private static final int PRODUCTS = 5_003;

    @TempDir private Path dir;

    @Test
    void theDeskFillsAndFollowsWhatATypeScriptPlatformServes() throws Exception {
        var home = NodePeer.install(SOURCE);
        new Contract().write(home);
        assertThat(compiled(home)).isEmpty();
        try (var peer = NodePeer.start(SOURCE, "peer.js", String.valueOf(PRODUCTS));
                var desk = open(peer.ready().get("url").asString())) {
            await(
                    () ->
                            desk.sync().status().connection() == Connection.ONLINE
                                    && count(desk, null) == PRODUCTS);
            var first = requireNonNull(desk.cache().find(Collections.PRODUCTS, id(0)));
            assertThat(first.price()).isEqualTo(new Money(1_000, "AUD"));
            assertThat(first.highResale()).isTrue();

            peer.send(Json.MAPPER.writeValueAsString(changed(first)));
            peer.send(Json.MAPPER.writeValueAsString(Map.of("remove", id(1))));

            await(() -> count(desk, "renamed") == 1 && count(desk, null) == PRODUCTS - 1);
            assertThat(desk.cache().find(Collections.PRODUCTS, id(1))).isNull();
            assertThat(desk.cache().find(Collections.PRODUCTS, id(0))).isEqualTo(changed(first));
        }
    }

    private static String compiled(Path home) throws Exception {
        var compiler =
                new ProcessBuilder("node", "node_modules/typescript/bin/tsc", "-p", ".")
                        .directory(home.toFile())
                        .redirectErrorStream(true)
                        .start();
        var told = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(compiler.waitFor()).as(told).isZero();
        return told;
    }

    private DeskSession open(String url) {
        return DeskSession.open(
                dir, new Who(url, "typescript-peer", "peer-user", "AU"), TokenSource.none());
    }

    private static String id(int n) {
        return "01980000-0000-7000-8000-%012d".formatted(n);
    }

    private static Product changed(Product before) {
        return new Product(
                before.id(),
                before.version() + 1,
                before.channel(),
                before.sku(),
                "Another name",
                "renamed",
                before.price(),
                before.highResale(),
                before.generated());
    }

    private static long count(DeskSession desk, @Nullable String category) {
        List<Filter> filters =
                category == null ? List.of() : List.of(Filter.of("category", Op.EQUALS, category));
        return desk.cache()
                .summary(
                        new ListQuery<>(
                                Collections.PRODUCTS, filters, null, new Sort("sku", false)))
                .count();
    }

    private static void await(BooleanSupplier condition) {
        var until = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) throw new AssertionError("waited " + SOON);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
