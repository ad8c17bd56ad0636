package live.lsn.platform.importing;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Order;
import live.lsn.api.trpc.Json;
import live.lsn.platform.access.Accounts;
import live.lsn.platform.access.Registry;
import live.lsn.platform.db.DatabaseException;
import live.lsn.platform.sample.Enrichment;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Imports for programs of this machine: a file that lies here, progress line by line, the report
/// at the end.
public final class LocalImport {
    private static final Logger LOG = LoggerFactory.getLogger(LocalImport.class);

    private final Accounts accounts;
    private final Registry registry;
    private final Function<String, OrderBook> books;
    private final Consumer<Context> check;
    private final String epoch;
    private final Path rejects;
    private final InstantSource clock;
    private final ReentrantLock one = new ReentrantLock();

    /// @param books gives the order book of a channel
    /// @param check throws where the caller does not know the secret of this start
    public LocalImport(
            Accounts accounts,
            Registry registry,
            Function<String, OrderBook> books,
            Consumer<Context> check,
            String epoch,
            Path rejects,
            InstantSource clock) {
        this.accounts = accounts;
        this.registry = registry;
        this.books = books;
        this.check = check;
        this.epoch = epoch;
        this.rejects = rejects;
        this.clock = clock;
    }

    /// @param channel code of the channel; opened where it does not exist
    /// @param currency of the channel, where it is opened now
    /// @param zone of the retailer's times, and of the channel where it is opened now
    /// @param shiftToNow whether all times are moved by whole weeks up to now; a channel's first
    ///   import settles it for all
    public record Wish(
            String file,
            String channel,
            String currency,
            String zone,
            boolean enrich,
            boolean shiftToNow) {}

    /// @param channel code of the channel; opened where it does not exist
    /// @param currency of the file's values, and of the channel where it is opened now
    /// @param zone of the channel, where it is opened now
    /// @param asOf the day of the file that is taken for today; null for the whole file
    public record PurchaseWish(
            String file, String channel, String currency, String zone, @Nullable LocalDate asOf) {}

    private interface Work<W> {
        Record run(W wish, OrderBook.Progress progress) throws IOException;
    }

    public void mount(JavalinConfig config) {
        config.routes.post(
                "/api/local/import/orders", context -> run(context, Wish.class, this::orders));
        config.routes.post(
                "/api/local/import/purchase-orders",
                context -> run(context, PurchaseWish.class, this::purchaseOrders));
    }

    private <W> void run(Context context, Class<W> type, Work<W> work) throws IOException {
        check.accept(context);
        var wish = Json.MAPPER.readValue(context.bodyAsBytes(), type);
        context.contentType("application/x-ndjson");
        var out = context.res().getOutputStream();
        // One at a time: two imports of one file would only wait for each other.
        one.lock();
        try {
            send(out, Map.of("report", work.run(wish, (records, of) -> tell(out, records, of))));
        } catch (UnusableFileException | DatabaseException e) {
            LOG.warn("an import failed: {}", e.getClass().getSimpleName());
            send(out, Map.of("failure", String.valueOf(e.getMessage())));
        } catch (IOException | RuntimeException e) {
            LOG.warn("an import failed", e);
            send(
                    out,
                    Map.of(
                            "failure",
                            "The import stopped at a fault ("
                                    + e.getClass().getSimpleName()
                                    + "). What it stored stays; run it again to finish it, nothing"
                                    + " is stored twice."));
        } finally {
            one.unlock();
        }
    }

    private ImportOrders.Report orders(Wish wish, OrderBook.Progress progress) throws IOException {
        var file = Path.of(wish.file());
        RetailFile.check(file);
        var zone = ZoneId.of(wish.zone());
        var settled = registry.shift(wish.channel());
        var weeks = settled == null ? weeks(wish, file, zone) : settled;
        var channel = channel(wish.channel(), wish.currency(), zone);
        UnaryOperator<Order> enrich = wish.enrich() ? new Enrichment() : UnaryOperator.identity();
        return new ImportOrders(books.apply(channel.code()), channel, clock)
                .run(
                        new ImportOrders.Plan(
                                file,
                                rejects(file),
                                weeks,
                                enrich,
                                () -> registry.settleShift(channel.code(), weeks)),
                        progress);
    }

    private ImportPurchaseOrders.Report purchaseOrders(
            PurchaseWish wish, OrderBook.Progress progress) throws IOException {
        var file = Path.of(wish.file());
        PurchaseFile.check(file);
        var channel = channel(wish.channel(), wish.currency(), ZoneId.of(wish.zone()));
        if (!channel.currency().equals(wish.currency()))
            throw new UnusableFileException(
                    file,
                    "its values are in "
                            + wish.currency()
                            + " but channel "
                            + channel.code()
                            + " counts in "
                            + channel.currency()
                            + "; name another channel");
        return new ImportPurchaseOrders(books.apply(channel.code()), channel, clock)
                .run(new ImportPurchaseOrders.Plan(file, rejects(file), wish.asOf()), progress);
    }

    private Path rejects(Path file) {
        return rejects.resolve(
                file.getFileName().toString().replaceAll("\\.(csv|gz)", "") + "-rejects.csv");
    }

    /// The first import of a channel settles the shift for all: orders of one file that were stored
    /// at different times keep their distances.
    private long weeks(Wish wish, Path file, ZoneId zone) throws IOException {
        if (!wish.shiftToNow()) return 0;
        return ImportOrders.weeksToNow(
                ImportOrders.lastTime(file), LocalDateTime.ofInstant(clock.instant(), zone));
    }

    private Channel channel(String code, String currency, ZoneId zone) {
        var known = accounts.channels().get(code);
        if (known != null) return known;
        var opened = new Channel(code, code, currency, zone);
        registry.openForAll(opened, epoch, clock.instant());
        return opened;
    }

    private static void tell(OutputStream out, long records, long of) {
        try {
            send(out, Map.of("stored", records, "of", of));
        } catch (IOException e) {
            // Nobody listens any more; the import goes on to its end.
            LOG.debug("nobody listens to the import");
        }
    }

    private static void send(OutputStream out, Map<String, ?> line) throws IOException {
        out.write((Json.MAPPER.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
