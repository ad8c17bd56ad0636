package live.lsn.platform;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import live.lsn.api.model.Channel;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Role;
import live.lsn.platform.access.Accounts;
import live.lsn.platform.access.Caller;
import live.lsn.platform.access.Credentials;
import live.lsn.platform.access.Passwords;
import live.lsn.platform.access.Registry;
import live.lsn.platform.access.SigningKeys;
import live.lsn.platform.access.SigningKeys.OtherMasterKeyException;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Seal;
import live.lsn.platform.db.Tables;
import live.lsn.platform.feed.Feed;
import live.lsn.platform.importing.OrderBook;
import live.lsn.platform.sample.SampleData;
import live.lsn.platform.sample.SamplePeople;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// The database that a platform starts over, founded where it was empty. Of several platforms that
/// start over one database at once, one founds it and the others wait.
final class Founding {
    private final Database database;
    private final Feed feed;
    private final Tables tables;
    private final Accounts accounts;
    private final Registry registry;
    private final Books books;
    private final Credentials credentials;
    private final SigningKeys keys;
    private final Identity identity;

    /// Which platform it is, and which history it tells.
    record Identity(String platformId, String epoch) {}

    /// The order book of a channel.
    record Books(Database database, Tables tables, Feed feed)
            implements Function<String, OrderBook> {
        @Override
        public OrderBook apply(String channel) {
            return new OrderBook(database, tables, feed, channel);
        }
    }

    /// @param databases opens the database of a folder
    /// @param size of the sample that an empty one is filled with; null for none
    /// @throws IllegalStateException if the database was sealed with another key than the folder's
    static Founding of(
            PlatformFolder folder,
            Function<PlatformFolder, Database> databases,
            Seal seal,
            SampleData.@Nullable Size size,
            InstantSource clock) {
        var database = open(folder, databases);
        try {
            return database.exclusively(() -> new Founding(database, seal, size, clock));
        } catch (OtherMasterKeyException e) {
            database.close();
            throw new IllegalStateException(
                    "the database belongs to a platform with another key than "
                            + folder.keyFile()
                            + "; put a copy of keys/platform.key from that platform's data folder"
                            + " there, readable by its owner alone, and start again",
                    e);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /// A first start that was cut short is made again: nobody could enter anything before its end.
    private static Database open(
            PlatformFolder folder, Function<PlatformFolder, Database> databases) {
        var database = databases.apply(folder);
        if (!database.isFile() || !isCutShort(database)) return database;
        database.close();
        folder.discardDatabase();
        return databases.apply(folder);
    }

    private Founding(
            Database database, Seal seal, SampleData.@Nullable Size size, InstantSource clock) {
        if (isCutShort(database))
            throw new IllegalStateException(
                    "the first start on this database was cut short; give the platform an empty"
                            + " one");
        this.database = database;
        // First of all, for it shows whether the key is the right one.
        keys = new SigningKeys(database, seal, clock);
        identity = identity(database, clock);
        feed = new Feed(database);
        accounts = new Accounts(database, seal);
        tables = new Tables(seal);
        registry = new Registry(database, feed, tables, accounts);
        books = new Books(database, tables, feed);
        if (!isFounded(database)) found(size, clock);
        credentials = new Credentials(database, seal, new Passwords(), clock);
        accounts.all().forEach(caller -> credentials.enter(caller.account(), caller.name()));
    }

    Database database() {
        return database;
    }

    Feed feed() {
        return feed;
    }

    Tables tables() {
        return tables;
    }

    Accounts accounts() {
        return accounts;
    }

    Registry registry() {
        return registry;
    }

    Books books() {
        return books;
    }

    Credentials credentials() {
        return credentials;
    }

    SigningKeys keys() {
        return keys;
    }

    Identity identity() {
        return identity;
    }

    private static boolean isCutShort(Database database) {
        return !isFounded(database)
                && database.read(sql -> sql.fetchCount(table(name("platform_info")))) > 0;
    }

    private static boolean isFounded(Database database) {
        return database.read(
                sql ->
                        sql.fetchExists(
                                table(name("platform_info")),
                                field(name("founded_us")).isNotNull()));
    }

    /// A new platform begins with two channels and one person a role, and with the sample's orders
    /// where they are wanted.
    private void found(SampleData.@Nullable Size size, InstantSource clock) {
        var channels = SamplePeople.channels();
        channels.forEach(channel -> registry.open(channel, identity.epoch(), clock.instant()));
        for (var person : SamplePeople.people()) {
            registry.enter(
                    Ids.next(),
                    person.name(),
                    person.role(),
                    person.channels(),
                    person.channels(),
                    clock.instant());
        }
        if (size != null) fill(size, channels, clock);
        database.write(
                sql ->
                        sql.update(table(name("platform_info")))
                                .set(field(name("founded_us"), Long.class), clock.millis() * 1_000)
                                .execute());
    }

    private void fill(SampleData.Size size, List<Channel> channels, InstantSource clock) {
        for (var channel : channels) {
            SampleData.fill(
                    books.apply(channel.code()),
                    channel,
                    size,
                    channel.equals(channels.getFirst()),
                    callers(Role.FRAUD_ANALYST, channel).map(Caller::account).toList(),
                    callers(Role.WAREHOUSE_INSPECTOR, channel)
                            .map(
                                    caller ->
                                            new SampleData.Inspector(
                                                    caller.account(), caller.name()))
                            .toList(),
                    clock.instant());
        }
    }

    private Stream<Caller> callers(Role role, Channel channel) {
        return accounts.all().stream()
                .filter(
                        caller ->
                                caller.role() == role
                                        && caller.channel(channel.code()).isPresent());
    }

    private static Identity identity(Database database, InstantSource clock) {
        var info = table(name("platform_info"));
        var id = field(name("id"), String.class);
        var epoch = field(name("epoch"), String.class);
        return database.write(
                sql -> {
                    var row = sql.select(id, epoch).from(info).fetchOne();
                    if (row != null) return new Identity(row.value1(), row.value2());
                    var made = new Identity(Ids.next(), Ids.next());
                    sql.insertInto(info, id, epoch, field(name("created_us"), Long.class))
                            .values(made.platformId(), made.epoch(), clock.millis() * 1_000)
                            .execute();
                    return made;
                });
    }
}
