package live.lsn.platform.access.admin;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import live.lsn.api.collection.Collections;
import live.lsn.api.model.Ids;
import live.lsn.api.model.Role;
import live.lsn.api.model.User;
import live.lsn.api.procedure.AccessProcedures.ChangeUser;
import live.lsn.api.procedure.AccessProcedures.CreateUser;
import live.lsn.api.procedure.SyncProcedures.Op;
import live.lsn.api.trpc.TrpcErrorCode;
import live.lsn.platform.access.Accounts;
import live.lsn.platform.access.Caller;
import live.lsn.platform.access.Credentials;
import live.lsn.platform.db.AggregateTable;
import live.lsn.platform.db.Database;
import live.lsn.platform.db.Tables;
import live.lsn.platform.feed.Change;
import live.lsn.platform.feed.Feed;
import live.lsn.platform.trpc.TrpcFailure;

import org.jooq.DSLContext;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A person's records: one in each channel that the person may open, each with role and channels.
public final class UserRecords {
    private final Database database;
    private final Accounts accounts;
    private final AggregateTable<User> users;
    private final Feed feed;
    private final Credentials credentials;

    public UserRecords(
            Database database,
            Accounts accounts,
            Tables tables,
            Feed feed,
            Credentials credentials) {
        this.database = database;
        this.accounts = accounts;
        this.users = tables.of(Collections.USERS);
        this.feed = feed;
        this.credentials = credentials;
    }

    /// Codes of all channels.
    Set<String> channels() {
        return accounts.channels().keySet();
    }

    /// @return what the feed is told, by channel
    Map<String, List<Change>> create(DSLContext sql, String account, CreateUser wish) {
        var changes = new TreeMap<String, List<Change>>();
        for (var channel : wish.channels())
            changes.put(
                    channel,
                    insert(sql, account, channel, wish.name(), wish.role(), wish.channels()));
        return changes;
    }

    /// @param known all channels
    /// @return what the feed is told, by channel
    Map<String, List<Change>> change(DSLContext sql, Collection<String> known, ChangeUser wish) {
        var before = new TreeMap<String, User>();
        for (var channel : known) {
            var user = users.lock(database, sql, channel, Ids.derived(wish.account(), channel));
            if (user != null) before.put(channel, user);
        }
        var person = before.firstEntry().getValue().name();
        var changes = new TreeMap<String, List<Change>>();
        before.forEach((channel, user) -> changes.put(channel, replace(sql, user, wish)));
        for (var channel : wish.channels()) {
            if (!before.containsKey(channel))
                changes.put(
                        channel,
                        insert(sql, wish.account(), channel, person, wish.role(), wish.channels()));
        }
        return changes;
    }

    private List<Change> replace(DSLContext sql, User before, ChangeUser wish) {
        var next = before.version() + 1;
        if (!wish.channels().contains(before.channel())) {
            users.delete(sql, before);
            return List.of(change(before.id(), next, Op.DELETE));
        }
        var after =
                new User(
                        before.id(),
                        next,
                        before.channel(),
                        before.account(),
                        before.name(),
                        wish.role(),
                        wish.role().permissions(),
                        wish.channels());
        if (!users.update(sql, after, before.version()))
            throw new IllegalStateException("a locked row changed");
        return List.of(change(after.id(), next, Op.PUT));
    }

    /// A person who comes back into a channel goes on from the version at which they left.
    private List<Change> insert(
            DSLContext sql,
            String account,
            String channel,
            String person,
            Role role,
            List<String> channels) {
        var id = Ids.derived(account, channel);
        var version = feed.lastVersion(sql, channel, id) + 1;
        var user =
                new User(id, version, channel, account, person, role, role.permissions(), channels);
        users.insert(sql, List.of(user));
        return List.of(change(id, version, Op.PUT));
    }

    private static Change change(String id, long version, Op op) {
        return new Change(Collections.USERS.name(), id, version, op);
    }

    /// An administrator stays one by his own hand, and one there must be.
    ///
    /// @throws TrpcFailure UNPROCESSABLE_CONTENT if the change would break that
    void requireAdministrators(
            DSLContext sql, Collection<String> known, Caller caller, ChangeUser wish) {
        if (wish.role() == Role.ADMINISTRATOR && !wish.disabled()) return;
        if (wish.account().equals(caller.account()))
            throw refused("users.own-administration", "Nobody takes their own administration away");
        // One such change at a time: two administrators must not end each other.
        database.lock(sql.select(field(name("id"))).from(table(name("platform_info")))).fetch();
        for (var channel : known) {
            for (var user :
                    users.list(sql, channel, field(name("role")).eq(Role.ADMINISTRATOR.name())))
                if (!user.account().equals(wish.account())
                        && credentials.isEnabled(sql, user.account())) return;
        }
        throw refused("users.last-administrator", "Somebody must be able to administer");
    }

    static TrpcFailure refused(String code, String message) {
        return new TrpcFailure(TrpcErrorCode.UNPROCESSABLE_CONTENT, message)
                .with("refusal", Map.of("code", code));
    }
}
