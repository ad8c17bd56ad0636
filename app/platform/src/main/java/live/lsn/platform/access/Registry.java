package live.lsn.platform.access;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Channel;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Role;
import live.lsn.api.model.User;
import live.lsn.api.procedure.SyncProcedures.Op;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Tables;
import live.lsn.platform.feed.Act;
import live.lsn.platform.feed.Change;
import live.lsn.platform.feed.Feed;
import live.lsn.platform.fraud.RuleSets;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Opens channels and enters the people who may use them.
public final class Registry {
    private static final String PROGRAM = "platform";
    private static final Field<String> CODE = field(name("code"), String.class);
    private static final Field<Long> SHIFT = field(name("shift_weeks"), Long.class);
    private final Database database;
    private final Feed feed;
    private final Tables tables;
    private final Accounts accounts;

    public Registry(Database database, Feed feed, Tables tables, Accounts accounts) {
        this.database = database;
        this.feed = feed;
        this.tables = tables;
        this.accounts = accounts;
    }

    /// Opens a channel.
    public void open(Channel channel, String epoch, Instant now) {
        database.write(
                sql -> {
                    sql.insertInto(
                                    table(name("channel")),
                                    CODE,
                                    field(name("name")),
                                    field(name("currency")),
                                    field(name("zone")))
                            .values(
                                    channel.code(),
                                    channel.name(),
                                    channel.currency(),
                                    channel.zone().getId())
                            .execute();
                    feed.begin(sql, channel.code(), epoch);
                    var rules = RuleSets.first(channel.code());
                    tables.of(Collections.RULE_SETS).insert(sql, List.of(rules));
                    var change =
                            new Change(
                                    Collections.RULE_SETS.name(),
                                    rules.id(),
                                    rules.version(),
                                    Op.PUT);
                    return feed.append(
                            sql,
                            channel.code(),
                            Act.of(PROGRAM, "open channel", now),
                            List.of(change));
                });
    }

    /// Opens a channel and lets in everybody who may open all the others.
    public void openForAll(Channel channel, String epoch, Instant now) {
        var before = accounts.channels().keySet();
        var people =
                accounts.all().stream()
                        .filter(caller -> caller.channels().size() == before.size())
                        .toList();
        open(channel, epoch, now);
        var all = new ArrayList<>(before);
        all.add(channel.code());
        for (var person : people) {
            enter(
                    person.account(),
                    person.name(),
                    person.role(),
                    all,
                    List.of(channel.code()),
                    now);
        }
    }

    /// By how many weeks the channel's imports are moved; null before the first of them.
    public @Nullable Long shift(String channel) {
        return database.read(
                sql ->
                        sql.select(SHIFT)
                                .from(table(name("channel")))
                                .where(CODE.eq(channel))
                                .fetchOne(SHIFT));
    }

    /// Settles the shift of a channel with its first import; a later one changes nothing.
    public void settleShift(String channel, long weeks) {
        database.write(
                sql ->
                        sql.update(table(name("channel")))
                                .set(SHIFT, weeks)
                                .where(CODE.eq(channel))
                                .and(SHIFT.isNull())
                                .execute());
    }

    /// Enters a person into these channels.
    ///
    /// @param channels all that the person may open
    /// @param into those of them that do not know the person yet
    public void enter(
            String account,
            String personName,
            Role role,
            List<String> channels,
            List<String> into,
            Instant now) {
        for (var channel : into) {
            var user =
                    new User(
                            Ids.derived(account, channel),
                            1,
                            channel,
                            account,
                            personName,
                            role,
                            role.permissions(),
                            channels);
            database.write(sql -> append(sql, user, now));
        }
    }

    private long append(DSLContext sql, User user, Instant now) {
        tables.of(Collections.USERS).insert(sql, List.of(user));
        var act = Act.of(PROGRAM, "enter user", now).with("role", user.role().name());
        return feed.append(
                sql,
                user.channel(),
                act,
                List.of(new Change(Collections.USERS.name(), user.id(), user.version(), Op.PUT)));
    }
}
